"""The closed list of what can go wrong, as one sentence each: what happened, what was kept, what to do.

An error is a class; its docstring's first line says when it is raised (the reference lists it), `sentence` is what a
person reads, `exit_code` is what a script sees, unique. Fields never carry a name, a passphrase or a passage of a
statement; a file name appears only where the person typed it in the same command.
"""

from __future__ import annotations

from tocsin.domain.errors.base import TocsinError
from tocsin.domain.errors.copies import (
    BackupAhead,
    CannotBackUp,
    DamagedBackup,
    DamagedCopy,
    DistrustedCopy,
    FolderTaken,
    NotABackup,
    NotACopy,
    NotASlip,
    NothingWhole,
    OwnDevice,
    RemovedBefore,
    SameFolder,
)
from tocsin.domain.errors.desk import PortTaken
from tocsin.domain.errors.intake import (
    AlteredModel,
    BadModel,
    CannotReadFile,
    CannotStartReader,
    NotAModel,
    NotReadable,
)
from tocsin.domain.errors.letters import (
    BriefProblem,
    BrokenWordFile,
    CannotApprove,
    CannotWriteCopy,
    LetterNotSet,
    LetterNotTaken,
    LockedWordFile,
    NoConsent,
    NotApproved,
    NotAWordFile,
    NotForThisAddressee,
    NothingToSay,
    NotInThisCase,
    OtherCheckWords,
    OversizedWordFile,
    StrictWordFile,
    UnknownTemplate,
    WouldOverwrite,
)
from tocsin.domain.errors.record import (
    BadEntry,
    CannotSave,
    DamagedRecord,
    Locked,
    NoServer,
    NoSuch,
    NotConfirmed,
    NotDecided,
    NothingToMend,
    NothingToRead,
    ReasonMissing,
    RecordBusy,
    SeveralFit,
    UnfitDatabase,
)
from tocsin.domain.errors.redaction import CannotBeSearched, CannotPass, MustNotLeave
from tocsin.domain.errors.templates import LetterRefused, TemplateProblem
from tocsin.domain.errors.typed import BadDate, BadTable, BadValue, UnknownWord, VocabularyMissing
from tocsin.domain.errors.workspace import (
    BadPassphrase,
    BadRecovery,
    BrokenCryptography,
    CannotUnlock,
    CannotWrite,
    DamagedFile,
    DiskFull,
    KeyringFull,
    LastSlot,
    MissingFile,
    NewerFormat,
    NoFreeSlot,
    NoSuchSlot,
    NotAWorkspace,
    NotSettled,
    OnlyLooking,
    SourceSealed,
    TooLittleMemory,
    WorkspaceBusy,
    WorkspaceExists,
)

__all__ = [
    "AlteredModel",
    "BackupAhead",
    "BadDate",
    "BadEntry",
    "BadModel",
    "BadPassphrase",
    "BadRecovery",
    "BadTable",
    "BadValue",
    "BriefProblem",
    "BrokenCryptography",
    "BrokenWordFile",
    "CannotApprove",
    "CannotBackUp",
    "CannotBeSearched",
    "CannotPass",
    "CannotReadFile",
    "CannotSave",
    "CannotStartReader",
    "CannotUnlock",
    "CannotWrite",
    "CannotWriteCopy",
    "DamagedBackup",
    "DamagedCopy",
    "DamagedFile",
    "DamagedRecord",
    "DiskFull",
    "DistrustedCopy",
    "FolderTaken",
    "KeyringFull",
    "LastSlot",
    "LetterNotSet",
    "LetterNotTaken",
    "LetterRefused",
    "Locked",
    "LockedWordFile",
    "MissingFile",
    "MustNotLeave",
    "NewerFormat",
    "NoConsent",
    "NoFreeSlot",
    "NoServer",
    "NoSuch",
    "NoSuchSlot",
    "NotABackup",
    "NotACopy",
    "NotAModel",
    "NotASlip",
    "NotAWordFile",
    "NotAWorkspace",
    "NotApproved",
    "NotConfirmed",
    "NotDecided",
    "NotForThisAddressee",
    "NotInThisCase",
    "NotReadable",
    "NotSettled",
    "NothingToMend",
    "NothingToRead",
    "NothingToSay",
    "NothingWhole",
    "OnlyLooking",
    "OtherCheckWords",
    "OversizedWordFile",
    "OwnDevice",
    "PortTaken",
    "ReasonMissing",
    "RecordBusy",
    "RemovedBefore",
    "SameFolder",
    "SeveralFit",
    "SourceSealed",
    "StrictWordFile",
    "TemplateProblem",
    "TocsinError",
    "TooLittleMemory",
    "UnfitDatabase",
    "UnknownTemplate",
    "UnknownWord",
    "VocabularyMissing",
    "WorkspaceBusy",
    "WorkspaceExists",
    "WouldOverwrite",
    "every_error",
]


def every_error() -> list[type[TocsinError]]:
    """All errors of the product, by exit code."""
    found: list[type[TocsinError]] = []
    waiting = list(TocsinError.__subclasses__())
    while waiting:
        error = waiting.pop()
        waiting.extend(error.__subclasses__())
        found.append(error)
    return sorted(found, key=lambda error: error.exit_code)
