"""The record, and the server that may keep it: codes 80 to 92 and 97 to 99."""

from __future__ import annotations

from tocsin.domain.errors.base import TocsinError


class DamagedRecord(TocsinError):
    """The record cannot be opened, lost rows that were acknowledged, or does not verify."""

    sentence = "The record of this workspace is damaged: {why}. Nothing was changed. Keep the folder as it is and work from a backup; `tocsin verify` names what is damaged, and `tocsin restore DAMAGED NEW --what-is-whole` saves the rest."
    exit_code = 80


class NoSuch(TocsinError):
    """What was asked for does not exist, or the member may not see it: both are answered alike."""

    sentence = "There is no such {what} here. Nothing was written. `tocsin show` lists what there is."
    exit_code = 81


class SeveralFit(NoSuch):
    """What was typed fits more than one thing that the member may see."""

    sentence = "More than one {what} fits those words. Nothing was written. Give its handle, or the whole id that --json shows."
    exit_code = 88


class NotConfirmed(TocsinError):
    """“Confirmed” was to be set without two independent sources, or without a second person who agrees."""

    sentence = "“Confirmed” takes two independent sources and two persons: {why}. Nothing was written. docs/how-to/confirm.md says how they are counted."
    exit_code = 89


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


class NothingToMend(TocsinError):
    """A repair was to be made for a finding that proposes none of anything recorded."""

    sentence = "That finding proposes no change of anything recorded, and the words of a received text stay as they are. Nothing was written. Put a claim right with `tocsin correct`, or say with --settle and --because why it stays."
    exit_code = 90


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
