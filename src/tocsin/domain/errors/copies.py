"""Backups, copies of a workspace and what was erased: codes 70 to 76, 93 to 96, 124 and 125.

A shell keeps 126 and above for itself.
"""

from __future__ import annotations

from tocsin.domain.errors.base import TocsinError


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

    sentence = "The backup is damaged: {why}. It was left as it is, and nothing was restored. Try another backup, or bring what is whole into a new folder with `tocsin restore FOLDER NEW --what-is-whole`."
    exit_code = 73


class CannotBackUp(TocsinError):
    """The system refuses to write in the folder of a backup."""

    sentence = "The backup cannot be written: {why}. The workspace is unchanged, and the last finished backup in that folder still stands. Check the folder's disk and permissions, then do it again."
    exit_code = 74


class NothingWhole(TocsinError):
    """What is whole in a damaged workspace or backup is not enough to begin a new workspace with."""

    sentence = "What is whole there is not enough to begin a workspace with: the opening of its record cannot be read. Nothing was written. Name a backup beside it with --also."
    exit_code = 75


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

    sentence = "The other copy is damaged or was altered: {why}. Nothing of it was taken over, and this workspace is as it was. Run `tocsin verify` in the other copy, and keep its folder as it is."
    exit_code = 125


class OwnDevice(TocsinError):
    """A copy of the workspace was to remove the device as which it signs."""

    sentence = "That is the device as which this copy signs. Nothing was written. Remove it from another copy of the workspace."
    exit_code = 95


class RemovedBefore(TocsinError):
    """A device was to be removed that is removed already."""

    sentence = "That device was removed before, and what it signs on its own does not count. Nothing was written; `tocsin device list` shows them all."
    exit_code = 96


class DistrustedCopy(TocsinError):
    """Something was to be recorded in a copy whose device was removed, or announced by a removed one alone."""

    sentence = "This copy is not trusted any more: it was removed in another one, and what is recorded here would count nowhere. Nothing new is written, and all that is here can still be read. {how}."
    exit_code = 76


class NotASlip(TocsinError):
    """What was to be taken back as a slip of typing may have been seen or used already."""

    sentence = "That is no slip of typing any more: {why}. Nothing was erased. Put it right with `tocsin correct` or `tocsin retract`; if it must not be kept at all, `tocsin erase` needs a ground."
    exit_code = 93
