"""The closed list of what can go wrong, as one sentence each: what happened, what was kept, what to do.

An error is a class; its docstring's first line says when it is raised (the reference lists it), `sentence` is what a
person reads, `exit_code` is what a script sees, unique. Fields never carry a name, a passphrase or a passage of a
statement; a file name appears only where the person typed it in the same command.
"""

from __future__ import annotations

from typing import ClassVar


class TocsinError(Exception):
    """Base of the list; never raised itself."""

    sentence: ClassVar[str] = ""
    exit_code: ClassVar[int] = 1

    def __init__(self, **fields: object) -> None:
        self.fields = fields
        super().__init__(self.sentence.format(**fields))


# --- 20-39: the workspace and its sealed files ------------------------------------------------------------------------


class CannotUnlock(TocsinError):
    """The passphrase opens no slot, or the header is damaged; which of them is not said."""

    sentence = "This passphrase does not open the workspace, or its header is damaged. Nothing was changed. Check the keyboard layout and try again; `tocsin verify` says whether the header is damaged."
    exit_code = 20


class WorkspaceBusy(TocsinError):
    """Another process holds the workspace."""

    sentence = (
        "Another Tocsin on this machine has this workspace open. Nothing was changed. Close it there, then try again."
    )
    exit_code = 21


class NewerFormat(TocsinError):
    """A file is of a format that this version does not know."""

    sentence = "The {what} is of the format “{format}”, which this version of Tocsin does not know. Nothing was changed. Open it with a newer version."
    exit_code = 22


class NotAWorkspace(TocsinError):
    """The folder holds no header."""

    sentence = "There is no workspace in that folder. Nothing was written. Give the folder that holds header.json, or make one with `tocsin init`."
    exit_code = 23


class WorkspaceExists(TocsinError):
    """A workspace was to be made where something is already."""

    sentence = "There is something in that folder already. Nothing was changed. Give a folder that is empty or does not exist yet."
    exit_code = 24


class DamagedFile(TocsinError):
    """A sealed file was altered, cut, lengthened or swapped, or cannot be read from the disk."""

    sentence = "A sealed file is not what was put there: {why}. It was left as it is. Bring it back from a backup, or add the original again."
    exit_code = 25


class MissingFile(TocsinError):
    """A sealed file that the record names is not in the vault."""

    sentence = "A sealed file is missing from the vault. Nothing was changed. Bring it back from a backup, or add the original again."
    exit_code = 26


class DiskFull(TocsinError):
    """The disk has no room for what was to be written."""

    sentence = "The disk is full. What was there before is unchanged; nothing half-written was kept. Make room and do it again."
    exit_code = 27


class CannotWrite(TocsinError):
    """The system refuses to write in the workspace."""

    sentence = "The workspace cannot be written to: {why}. What was there before is unchanged. Check the folder's permissions and its disk, then do it again."
    exit_code = 28


class BadPassphrase(TocsinError):
    """A new passphrase is too easy to guess, or in use."""

    sentence = "That passphrase will not do: {why}. Nothing was changed. Six words drawn at random are easy to keep and hard to guess."
    exit_code = 29


class BadRecovery(TocsinError):
    """Recovery words are mistyped."""

    sentence = (
        "Those recovery words will not do: {why}. Nothing was changed. Compare them with the paper and type them again."
    )
    exit_code = 30


class LastSlot(TocsinError):
    """The last passphrase was to be taken away."""

    sentence = "This is the last passphrase of the workspace; without it only the recovery words would open it. Nothing was changed. Add another one first."
    exit_code = 31


class NoFreeSlot(TocsinError):
    """All sixteen slots are in use."""

    sentence = "A workspace takes sixteen passphrases, and all are in use. Nothing was changed. Remove one first."
    exit_code = 32


class NoSuchSlot(TocsinError):
    """A slot was named that is not in use."""

    sentence = (
        "There is no passphrase in that place. Nothing was changed. `tocsin passphrase list` shows the places in use."
    )
    exit_code = 33


class KeyringFull(TocsinError):
    """Passphrases were removed so often that the keyring has no room for the keys that a removal adds."""

    sentence = "Passphrases of this workspace were removed more than a hundred times, and there is no room for further keys. Nothing was changed. Put another passphrase in that place instead: `tocsin passphrase change`."
    exit_code = 34


class BrokenCryptography(TocsinError):
    """The self-test fails: this machine computes something else than it should."""

    sentence = "The cryptography on this machine gives wrong results ({primitive}), so nothing was opened or written. Do not use this machine for the workspace; install Tocsin again or try another one."
    exit_code = 35


class TooLittleMemory(TocsinError):
    """The key derivation needs more memory than the machine gives."""

    sentence = "This machine has too little free memory to unlock: {mebibytes} MiB are needed. Nothing was changed. Close other programs, or unlock on a larger machine."
    exit_code = 36


class SourceSealed(TocsinError):
    """What identifies a source does not open under this workspace's key, or was moved from elsewhere."""

    sentence = "This detail of a source cannot be opened here: it was altered, moved, or sealed in another workspace. It was left as it is. Look for it in a backup."
    exit_code = 37


class NotSettled(TocsinError):
    """A workspace that was only to be looked at must be unlocked once before: to upgrade it, or to finish a change."""

    sentence = "This workspace cannot be looked at as it is: {why}. Nothing was changed. Unlock it once, for instance with `tocsin -w FOLDER verify`, then do this again."
    exit_code = 38


class OnlyLooking(TocsinError):
    """Something was to be written in a workspace that was opened only to be looked at."""

    sentence = "This workspace was opened only to be looked at, so nothing was written in it. Unlock it to change it."
    exit_code = 39


# --- 40-59: what comes in ---------------------------------------------------------------------------------------------


class CannotReadFile(TocsinError):
    """A file that a person named does not exist, is a folder, or may not be opened."""

    sentence = "“{path}” cannot be opened: {why}. Nothing was kept. Look at the path and at who may read the file."
    exit_code = 40


class NotReadable(TocsinError):
    """A file whose text was asked for has none that can be read."""

    sentence = "The file was not read: {why}. Nothing was written."
    exit_code = 58


class CannotStartReader(TocsinError):
    """The system refuses the separate process in which every file is read."""

    sentence = "The separate process that reads files could not be started. Nothing was read. Close other programs and try again."
    exit_code = 41


# --- 60-79: what was typed in -----------------------------------------------------------------------------------------


class BadDate(TocsinError):
    """A date is not one of the accepted EDTF forms, or does not exist."""

    sentence = "“{text}” is not a date Tocsin can keep: {why}. Nothing was written. Write it like 2018-07-05, 2018-07, 2017-03/.. or [2018-07-03,2018-07-05]."
    exit_code = 60


class BadValue(TocsinError):
    """A value does not fit the property it was given for."""

    sentence = "“{property}” cannot hold that value: {why}. Nothing was written."
    exit_code = 61


class UnknownWord(TocsinError):
    """A kind, property or term is not in the schema."""

    sentence = "There is no {what} called “{word}”. Nothing was written. docs/reference/ lists the words."
    exit_code = 62


class VocabularyMissing(TocsinError):
    """The compiled vocabulary of a package is missing or empty: the program was not built."""

    sentence = "Tocsin's own word lists are missing ({package}). Nothing was read or written. In a checkout run `make env`; otherwise install Tocsin again."
    exit_code = 69


# --- 100-119: letters and proofreading --------------------------------------------------------------------------------


class BriefProblem(TocsinError):
    """A brief cannot be used: a key is missing, misspelt, or holds the wrong thing."""

    sentence = "The brief cannot be used: {key} {why}. No letter was written. Mend that key and compose again."
    exit_code = 100


class UnknownTemplate(TocsinError):
    """No letter template has this name."""

    sentence = "There is no letter template called “{template}”. No letter was written. Known are: {known}."
    exit_code = 101


class NotInThisCase(TocsinError):
    """A brief chooses a person or an event that the case does not hold, or that the member may not see."""

    sentence = "The brief chooses under “{key}” something that this case does not hold ({id}). No letter was written. `tocsin show` lists what it holds."
    exit_code = 102


class NothingToSay(TocsinError):
    """The chosen events of a case hold no claim that a letter could state."""

    sentence = "The chosen events hold nothing that a letter could say. No letter was written. Record at least what happened, and by whose word."
    exit_code = 103


class LetterNotSet(TocsinError):
    """A letter could not be set as PDF."""

    sentence = "The letter could not be set as PDF ({why}). Nothing was written. Save it as DOCX or text instead."
    exit_code = 104


class NotAWordFile(TocsinError):
    """`proofread` was given something that is no Word document (DOCX)."""

    sentence = "This file is no Word document (DOCX), so no comment can be set in it. Nothing was written. `tocsin read FILE` shows the findings for any file."
    exit_code = 110


class LockedWordFile(TocsinError):
    """A Word document is protected with a password."""

    sentence = "This Word document is protected with a password. Nothing was written. Save it without the password and proofread it again."
    exit_code = 111


class BrokenWordFile(TocsinError):
    """A Word document is damaged, or built as none is."""

    sentence = "This Word document cannot be read: {why}. Nothing was written. Open it in a word processor, save it anew and proofread it again."
    exit_code = 112


class OversizedWordFile(TocsinError):
    """A Word document, or a part of it, unpacks to more than is safe."""

    sentence = "This Word document unpacks to more than {limit} MiB, which no draft does. Nothing was written. Copy the text into a new document and proofread that."
    exit_code = 113


class StrictWordFile(TocsinError):
    """A Word document is saved in the strict form of the format."""

    sentence = "This is a “Strict Open XML” document. Nothing was written. Save it as an ordinary Word document (.docx) and proofread it again."
    exit_code = 114


class WouldOverwrite(TocsinError):
    """A file that would be written exists already, or is the draft itself."""

    sentence = "“{file}” exists already. Nothing was written. Give another name with --out, or --force to replace a file other than the draft."
    exit_code = 115


class CannotWriteCopy(TocsinError):
    """The system refuses to write a file where a person wants it."""

    sentence = "“{file}” cannot be written: {why}. The draft is unchanged. Give another place with --out."
    exit_code = 116


# --- 80-99: the record ------------------------------------------------------------------------------------------------


class DamagedRecord(TocsinError):
    """The record cannot be opened, lost rows that were acknowledged, or does not verify."""

    sentence = "The record of this workspace is damaged: {what}. Nothing was changed. Keep the folder as it is and work from a backup; `tocsin verify` names what is damaged, and `tocsin restore DAMAGED NEW --what-is-whole` saves the rest."
    exit_code = 80


class NoSuch(TocsinError):
    """What was asked for does not exist, or the member may not see it: both are answered alike."""

    sentence = "There is no such {what} here. Nothing was written. `tocsin show` lists what there is."
    exit_code = 81


class SeveralFit(NoSuch):
    """What was typed fits more than one thing that the member may see."""

    sentence = "More than one {what} fits those words. Nothing was written. Give its handle, or the whole id that --json shows."
    exit_code = 88


class Locked(TocsinError):
    """A verb needs an unlocked workspace and there is none."""

    sentence = "No workspace is unlocked. Nothing was written. Name one with --workspace, or make one with `tocsin init FOLDER`."
    exit_code = 82


class NotDecided(TocsinError):
    """A proposal was decided already, or a review has nothing waiting."""

    sentence = "That proposal has been decided already. What was decided is kept; `tocsin history` shows it."
    exit_code = 83


class ReasonMissing(TocsinError):
    """A verb that needs a reason was given none."""

    sentence = "Say why with --because “…”. Nothing was written; the reason is kept beside what you change."
    exit_code = 84


class NothingToRead(TocsinError):
    """A statement has no text that could be read or quoted."""

    sentence = "That statement has no text: it is kept, not read. Nothing was written. Type its words with `tocsin record --transcript`."
    exit_code = 85


class CannotSave(TocsinError):
    """A file could not be saved outside the workspace."""

    sentence = "The file was not saved: {why}. Nothing was overwritten, and the workspace holds everything still. Give another place with --out."
    exit_code = 86


class BadEntry(TocsinError):
    """A TOML file for `record` is not of the form that it takes."""

    sentence = "That file cannot be taken in: {why}. Nothing was written. docs/how-to/enter-by-hand.md shows the form."
    exit_code = 87


# --- 97-99: the record on a server ------------------------------------------------------------------------------------


class NoServer(TocsinError):
    """The database server cannot be reached, refuses the name, the password or the database, or broke off."""

    sentence = "The database server does not answer, or does not let Tocsin in. What was acknowledged is kept; look whether what you were about to write is there. Check that the server runs and is reached from here, and that name, password and database in TOCSIN_DATABASE are right."
    exit_code = 97


class UnfitDatabase(TocsinError):
    """The database that TOCSIN_DATABASE names cannot hold this record."""

    sentence = "The database that TOCSIN_DATABASE names cannot hold this record: {why}. Nothing was written there. docs/how-to/postgresql.md says what it must be like."
    exit_code = 98


class RecordBusy(TocsinError):
    """Somebody else held the record on the server for longer than one waits."""

    sentence = (
        "Somebody else is writing to the record and has not finished. Nothing was written. Do it again in a moment."
    )
    exit_code = 99


# --- 70-75: backup and recovery --------------------------------------------------------------------------------------


class NotABackup(TocsinError):
    """The folder holds no backup, or one that was never finished."""

    sentence = "There is no finished backup in that folder. Nothing was written. Give the folder that holds backup.json; a damaged one may still give much with `tocsin restore FOLDER NEW --what-is-whole`."
    exit_code = 70


class FolderTaken(TocsinError):
    """A backup was to be written where something else is, or the backup of another workspace."""

    sentence = "That folder holds something else than a backup of this workspace. Nothing in it was changed. Give a folder that is empty, does not exist yet, or holds this workspace's backup."
    exit_code = 71


class BackupAhead(TocsinError):
    """A backup holds changes that the workspace does not have: another copy wrote it, or this one is an older one."""

    sentence = "The backup in that folder holds changes that this workspace does not have. Nothing in it was changed. Give another folder; to bring both together, restore that backup to a folder of its own and merge it."
    exit_code = 72


class DamagedBackup(TocsinError):
    """A part of a backup was altered, cut, swapped or is missing."""

    sentence = "The backup is damaged: {what}. It was left as it is, and nothing was restored. Try another backup, or bring what is whole into a new folder with `tocsin restore FOLDER NEW --what-is-whole`."
    exit_code = 73


class CannotBackUp(TocsinError):
    """The system refuses to write in the folder of a backup."""

    sentence = "The backup cannot be written: {why}. The workspace is unchanged, and the last finished backup in that folder still stands. Check the folder's disk and permissions, then do it again."
    exit_code = 74


class NothingWhole(TocsinError):
    """What is whole in a damaged workspace or backup is not enough to begin a new workspace with."""

    sentence = "What is whole there is not enough to begin a workspace with: the opening of its record cannot be read. Nothing was written. Name a backup beside it with --also."
    exit_code = 75


# --- 94-96 and 124-125: copies of a workspace; a shell keeps 126 and above for itself -----------------------------------


class NotACopy(TocsinError):
    """The folder to be merged holds another workspace."""

    sentence = "That folder holds another workspace, not a copy of this one. Nothing was taken over, and neither was changed. Give the folder of a copy of this workspace."
    exit_code = 124


class SameFolder(TocsinError):
    """A workspace was to be merged with itself."""

    sentence = (
        "That is the folder of this workspace itself. Nothing was changed. Give the folder of another copy of it."
    )
    exit_code = 94


class DamagedCopy(TocsinError):
    """The copy to be merged does not hold together: something of it is missing, or was altered."""

    sentence = "The other copy is damaged or was altered: {what}. Nothing of it was taken over, and this workspace is as it was. Run `tocsin verify` in the other copy, and keep its folder as it is."
    exit_code = 125


class OwnDevice(TocsinError):
    """A copy of the workspace was to remove the device as which it signs."""

    sentence = "That is the device as which this copy signs. Nothing was written. Remove it from another copy of the workspace."
    exit_code = 95


class RemovedBefore(TocsinError):
    """A device was to be removed that is removed already."""

    sentence = "That device was removed before, and what it signs on its own does not count. Nothing was written; `tocsin device list` shows them all."
    exit_code = 96


# --- 93: erasure -------------------------------------------------------------------------------------------------------


class NotASlip(TocsinError):
    """What was to be taken back as a slip of typing may have been seen or used already."""

    sentence = "That is no slip of typing any more: {why}. Nothing was erased. Put it right with `tocsin correct` or `tocsin retract`; if it must not be kept at all, `tocsin erase` needs a ground."
    exit_code = 93


def every_error() -> list[type[TocsinError]]:
    """All errors of the product, by exit code."""
    found: list[type[TocsinError]] = []
    waiting = list(TocsinError.__subclasses__())
    while waiting:
        error = waiting.pop()
        waiting.extend(error.__subclasses__())
        found.append(error)
    return sorted(found, key=lambda error: error.exit_code)
