"""A run of operations that is being projected, sorted by what they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from tocsin.domain.judgements import concerned
from tocsin.domain.operations import (
    ClaimMade,
    ContentErased,
    EntitiesJoined,
    EntitiesParted,
    EntityOpened,
    FileSealed,
    FindingReopened,
    FindingSettled,
    Known,
    LetterApproved,
    LetterComposed,
    LetterWithdrawn,
    ReasonGiven,
    StatementReviewed,
    StrikePassed,
)
from tocsin.domain.resolve import Order
from tocsin.records import bulk
from tocsin.records.derived import Aside
from tocsin.records.fields import raw_id
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset

# what is done with letters and findings, and why something was done: looked for among very many claims
_DEEDS = (FindingSettled, FindingReopened, LetterComposed, LetterApproved, LetterWithdrawn, StrikePassed, ReasonGiven)


class Told(NamedTuple):
    """One operation with its number and scope."""

    number: int
    scope: str
    operation: Known


@dataclass
class Batch:
    """What a run of operations brings, by number; `aside` collects what says nothing for now (`derived.Aside`)."""

    told: dict[int, Known] = field(default_factory=dict)
    opened: list[tuple[int, str, EntityOpened]] = field(default_factory=list)
    made: list[tuple[int, ClaimMade]] = field(default_factory=list)
    judging: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    files: list[tuple[int, str, FileSealed]] = field(default_factory=list)
    uses: list[tuple[int, str, LetterComposed]] = field(default_factory=list)
    deeds: list[tuple[int, str]] = field(default_factory=list)
    joined: list[tuple[int, EntitiesJoined]] = field(default_factory=list)
    parted: list[tuple[int, EntitiesParted]] = field(default_factory=list)
    reviewed: list[tuple[int, StatementReviewed]] = field(default_factory=list)
    erased: list[tuple[int, str, ContentErased]] = field(default_factory=list)
    aside: list[tuple[int, bytes, bool]] = field(default_factory=list)
    _headers: dict[int, tuple[int, str]] = field(default_factory=dict)

    def take(self, number: int, scope: str, operation: Known) -> None:
        """Sort one operation in."""
        self.told[number] = operation
        self._note_deed(number, scope, operation)
        match operation:
            case ClaimMade():
                self.made.append((number, operation))
            case EntityOpened():
                self.opened.append((number, scope, operation))
            case FileSealed():
                self.files.append((number, scope, operation))
            case LetterComposed():
                self.uses.append((number, scope, operation))
            case EntitiesJoined():
                self.joined.append((number, operation))
            case EntitiesParted():
                self.parted.append((number, operation))
            case StatementReviewed():
                self.reviewed.append((number, operation))
            case ContentErased():
                self.erased.append((number, scope, operation))
            case _:
                if claims := concerned(operation):
                    self.judging.append((number, claims))

    def _note_deed(self, number: int, scope: str, operation: Known) -> None:
        if isinstance(operation, _DEEDS):
            self.deeds.append((number, scope))

    def read_orders(self, numbers: Iterable[int]) -> None:
        """Make `order` know these numbers."""
        seqs = {number // PLACES for number in numbers} - self._headers.keys()
        for seq, tick, uid in bulk.select(Changeset, ("seq", "tick", "uid"), "seq", seqs):
            self._headers[seq] = (tick, uid)

    def order(self, number: int) -> Order:
        """The place of an operation in the order of everything."""
        return (*self._headers[number // PLACES], number % PLACES)

    def put_aside(self, number: int, uid: str, *, waits: bool = False) -> None:
        """An operation that says nothing until something happens to this id."""
        self.aside.append((number, raw_id(uid), waits))

    def write_aside(self) -> None:
        """Keep what was put aside."""
        bulk.insert(Aside, ("id", "uid", "waits"), self.aside)
        self.aside.clear()
