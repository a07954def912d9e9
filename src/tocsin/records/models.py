"""All tables, so that Django finds them: the record, what is derived from it, and what stays local."""

from tocsin.records.derived import (
    CaseRow,
    Claim,
    Dated,
    Entity,
    EventRow,
    File,
    Joined,
    Judged,
    LetterUse,
    NameKey,
    PersonRow,
    Scope,
    StatementRow,
    Word,
)
from tocsin.records.local import DerivedForm, InClear, LogEntry, Proposal
from tocsin.records.record import Changeset, Device, Head, Operation

__all__ = [
    "CaseRow",
    "Changeset",
    "Claim",
    "Dated",
    "DerivedForm",
    "Device",
    "Entity",
    "EventRow",
    "File",
    "Head",
    "InClear",
    "Joined",
    "Judged",
    "LetterUse",
    "LogEntry",
    "NameKey",
    "Operation",
    "PersonRow",
    "Proposal",
    "Scope",
    "StatementRow",
    "Word",
]
