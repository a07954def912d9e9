"""The workspace and its sealed files: codes 20 to 39."""

from __future__ import annotations

from tocsin.domain.errors.base import TocsinError


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
