"""A letter as it went out: its sentences with their claims, to whom it was delivered, and the sheet that keeps this.

The sheet is sealed beside the letters (docs/format/record.md); it is for the office, and no letter carries it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from tocsin.domain.facts import Stance

SHEET_FORM = 1
SHEET_MADE_BY = "tocsin basis sheet 1"
SHEET_MEDIA = "application/json"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: where it stands (`events 2.1`), its exact words, the claims that it rests on."""

    place: str
    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Used:
    """A claim that a letter uses, as it was made; `out` where it was retracted or deprecated since.

    `value` is its canonical text, empty where the claim says that there is none.
    """

    id: str
    entity: str
    property: str
    value: str
    statement: str
    stance: Stance = Stance.ASSERTS
    out: bool = False


@dataclass(frozen=True, slots=True)
class Delivered:
    """When and to what office it was sent; each may be unknown, and is empty then."""

    day: str
    office: str


@dataclass(frozen=True, slots=True)
class SentLetter:
    """An intervention with its letter. `lines` is empty where no sheet was kept, or it cannot be opened.

    `day` is the day on the letter as EDTF. A correction names in `corrects` the intervention that it corrects, and in
    `mends` what each of its corrections rests on; `revises` is the version before this one, if it came back from Word.
    `audience` is who reads it, empty where that is not recorded; `update` is which update of the first of its number it
    is, empty for that one. `series` is what the drafts of one letter have in common (`domain.series.drafts_key`).
    """

    intervention: str
    title: str
    number: str
    day: str
    lines: tuple[Line, ...]
    used: tuple[Used, ...]
    offices: tuple[str, ...] = ()
    sent: tuple[Delivered, ...] = ()
    corrects: str = ""
    mends: tuple[frozenset[str], ...] = ()
    revises: str = ""
    audience: str = ""
    update: str = ""
    series: tuple[str, ...] = ()


class Sheet(msgspec.Struct, frozen=True):
    """What is sealed: sentences as (place, words, claims), and of a correction what each mend rests on."""

    rows: tuple[tuple[str, str, tuple[str, ...]], ...]
    mends: tuple[tuple[str, ...], ...] = ()
    form: int = SHEET_FORM


def sheet_bytes(lines: Iterable[Line], mends: Iterable[Iterable[str]] = ()) -> bytes:
    """The sheet as it is sealed: JSON in UTF-8, the same bytes for the same letter."""
    rows = tuple((line.place, line.text, line.claims) for line in lines if line.claims)
    return msgspec.json.encode(Sheet(rows, tuple(tuple(sorted(one)) for one in mends)), order="sorted")


def read_sheet(data: bytes) -> tuple[tuple[Line, ...], tuple[frozenset[str], ...]]:
    """Lines and mends of a sheet; none of what a later version may have written."""
    try:
        sheet = msgspec.json.decode(data, type=Sheet)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return (), ()
    if sheet.form != SHEET_FORM:
        return (), ()
    return tuple(Line(*row) for row in sheet.rows), tuple(frozenset(one) for one in sheet.mends)
