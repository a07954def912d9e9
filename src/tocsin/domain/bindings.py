"""A letter that came back from a word processor: what each of its sentences rests on, and the sheet that keeps this.

The sheet is sealed beside the letters (docs/format/record.md); it is for the office, and no letter carries it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import msgspec

SHEET_FORM = 1
SHEET_MADE_BY = "tocsin bindings sheet 1"


class Tie(StrEnum):
    """How a sentence that came back is tied to the record."""

    SAME = "same"  # unchanged, or only as it is set
    REWORDED = "reworded"  # other words, and every value that it stated still stands there, and no other
    TRANSLATED = "translated"  # by its place, dates, numbers and names checked
    TIED = "tied"  # a person tied it
    OURS = "ours"  # it states nothing of a person or an event, or a person says that it is our own word
    CHANGED = "changed"  # rested on claims, and says something else now
    NEW = "new"
    LEFT_OUT = "left_out"  # stood in the letter, and does not any more


UNBOUND = frozenset({Tie.CHANGED, Tie.NEW})


@dataclass(frozen=True, slots=True)
class Binding:
    """One sentence. `number` counts those that came back from 1, and is 0 for one that was left out.

    `was` are its words as we wrote them and `was_claims` what they rested on; `why` says what was not found again.
    """

    number: int
    place: str
    text: str
    tie: Tie
    claims: tuple[str, ...] = ()
    was: str = ""
    was_claims: tuple[str, ...] = ()
    why: str = ""

    @property
    def unbound(self) -> bool:
        """Whether a person has to tie it, or to say that it is our own word."""
        return self.tie in UNBOUND


@dataclass(frozen=True, slots=True)
class Bindings:
    """All sentences of a letter that came back, and the remarks in the margin, which are kept aside."""

    rows: tuple[Binding, ...] = ()
    comments: tuple[str, ...] = ()

    @property
    def unbound(self) -> tuple[Binding, ...]:
        """What rests on nothing that is recorded."""
        return tuple(row for row in self.rows if row.unbound)

    @property
    def translated(self) -> tuple[Binding, ...]:
        """What somebody has to look at who reads both languages."""
        return tuple(row for row in self.rows if row.tie is Tie.TRANSLATED)

    @property
    def said_ours(self) -> tuple[Binding, ...]:
        """What only a person's word makes ours."""
        return tuple(row for row in self.rows if row.tie is Tie.OURS and row.why)

    @property
    def to_stand_behind(self) -> tuple[Binding, ...]:
        """What whoever approves it reads first: what is ours by a person's word alone, and what was translated."""
        return tuple(row for row in self.rows if row.tie is Tie.TRANSLATED or (row.tie is Tie.OURS and row.why))


_Row = tuple[int, str, str, str, tuple[str, ...], str, tuple[str, ...], str]


class _Sheet(msgspec.Struct, frozen=True):
    rows: tuple[_Row, ...]
    comments: tuple[str, ...] = ()
    form: int = SHEET_FORM


def bindings_bytes(rows: Iterable[Binding], comments: Iterable[str] = ()) -> bytes:
    """The sheet as it is sealed: JSON in UTF-8, the same bytes for the same letter."""
    packed = tuple(
        (row.number, row.place, row.text, str(row.tie), row.claims, row.was, row.was_claims, row.why) for row in rows
    )
    return msgspec.json.encode(_Sheet(packed, tuple(comments)), order="sorted")


def read_bindings(data: bytes) -> Bindings | None:
    """What a sheet says; None for one that a later version may have written."""
    try:
        sheet = msgspec.json.decode(data, type=_Sheet)
        if sheet.form != SHEET_FORM:
            return None
        rows = tuple(
            Binding(number, place, text, Tie(tie), claims, was, was_claims, why)
            for number, place, text, tie, claims, was, was_claims, why in sheet.rows
        )
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError):
        return None
    return Bindings(rows, sheet.comments)
