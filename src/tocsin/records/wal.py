"""A write-ahead log that a kill left behind, read before SQLite touches it.

SQLite ends at the first frame that does not check, takes what follows for the torn tail of a write, and the checkpoint
destroys it: a byte flipped in the middle loses every later commit in silence. But a frame behind the broken one still
checks against the *stored* checksum of its predecessor and carries the log's salts. A write is synced before the next
one begins; so where a whole frame of a later write stands behind a broken one, the log was damaged, not torn. Where
none does, the log alone cannot tell, and `heads` decides. Source: https://www.sqlite.org/fileformat2.html, section 4.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from tocsin.records.pages import PAGE, PageCheck, read_salt

HEADER, FRAME_HEADER = 32, 24
FRAME = FRAME_HEADER + PAGE
_VERSION = 3007000
_ORDERS = {0x377F0682: "<", 0x377F0683: ">"}  # the magic says in which byte order the words are summed
_MASK = 0xFFFFFFFF

Sum = tuple[int, int]


class WalState(StrEnum):
    """How a log stands."""

    NONE = "none"  # there is none, or it is empty
    WHOLE = "whole"  # every frame checks, up to the end or to frames of an earlier generation
    CUT = "cut"  # it ends in a write that is not whole: torn by a crash, or damaged in the last write
    DAMAGED = "damaged"  # a write that had ended is broken, and others stand behind it


@dataclass(frozen=True, slots=True)
class WalReport:
    """What SQLite will take from a log, and what it will pass over in silence.

    `frames` are those of whole commits, `pages` the pages that they hold, `broken_at` the first frame that does not
    check (0 is the log's own header; None where all do), `all_frames` as many as the file has room for.
    """

    state: WalState
    frames: int = 0
    all_frames: int = 0
    broken_at: int | None = None
    pages: frozenset[int] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class _Frame:
    """One frame as it stands: page number, pages of the database after a commit (else 0), salts, checksum, page."""

    number: int
    page_number: int
    commit: int
    salts: Sum
    stored: Sum
    summed: bytes
    page: bytes


def wal_path(record: Path) -> Path:
    """The log beside a database."""
    return record.with_name(record.name + "-wal")


def inspect_wal(record: Path, key: bytes) -> WalReport:
    """Read the log beside `record` and change nothing; `key` is the raw key. Raises OSError."""
    path = wal_path(record)
    if not path.exists() or path.stat().st_size == 0:
        return WalReport(WalState.NONE)
    with path.open("rb") as file:
        return _Log(file, PageCheck(key, read_salt(record))).report()


class _Log:
    """Walks one log."""

    def __init__(self, file: BinaryIO, check: PageCheck) -> None:
        self._file = file
        self._check = check
        head = file.read(HEADER)
        self._all = max(0, (file.seek(0, 2) - HEADER) // FRAME)
        words = struct.unpack(">8I", head) if len(head) == HEADER else (0,) * 8
        self._order = _ORDERS.get(words[0], "<")
        self._salts, self._start = words[4:6], words[6:8]
        known = words[0] in _ORDERS and words[1:3] == (_VERSION, PAGE)
        self._sound = known and checksum(head[:24], (0, 0), self._order) == self._start

    def report(self) -> WalReport:
        """What becomes of it."""
        if not self._sound:
            return WalReport(self._without_header(), 0, self._all, 0)
        running, frames = self._start, 0
        pages: set[int] = set()
        pending: set[int] = set()
        for frame in self._frames(1):
            computed = checksum(frame.summed, running, self._order)
            if frame.salts != self._salts or computed != frame.stored or not frame.page_number:
                return self._report(self._broken(frame, computed), frames, frame.number, pages)
            if not self._check(frame.page_number, frame.page):
                return self._report(WalState.DAMAGED, frames, frame.number, pages)
            running = frame.stored
            pending.add(frame.page_number)
            if frame.commit:
                frames = frame.number
                pages |= pending
                pending.clear()
        return self._report(WalState.WHOLE, frames, None, pages)

    def _report(self, state: WalState, frames: int, broken_at: int | None, pages: set[int]) -> WalReport:
        return WalReport(state, frames, self._all, None if state is WalState.WHOLE else broken_at, frozenset(pages))

    def _broken(self, frame: _Frame, computed: Sum) -> WalState:
        behind = self._behind(frame, computed)
        mislabelled = computed == frame.stored  # only its salts are wrong, which no earlier generation would explain
        if frame.salts != self._salts and not mislabelled and next(behind, None) is None:
            return WalState.WHOLE
        ended = bool(frame.commit) and frame.salts == self._salts
        damaged = mislabelled and bool(frame.commit)
        for later in self._behind(frame, computed):
            damaged = damaged or ended
            ended = ended or bool(later.commit)
        return WalState.DAMAGED if damaged else WalState.CUT

    def _behind(self, broken: _Frame, computed: Sum) -> Iterator[_Frame]:
        """Frames of this generation behind a broken one that check against their predecessor as it is stored.

        Ends where a frame does neither, though its page is whole: there an earlier write begins that was rolled back,
        or an earlier generation.
        """
        before = {broken.stored, computed}
        for frame in self._frames(broken.number + 1):
            sums = {checksum(frame.summed, one, self._order) for one in before}
            if frame.salts == self._salts and frame.stored in sums:
                yield frame
            elif self._check(frame.page_number, frame.page):
                return
            before = {frame.stored}

    def _without_header(self) -> WalState:
        """The header does not check: damage where a commit names one of its salts, since a new log takes new ones."""
        for frame in self._frames(1):
            if frame.commit and (frame.salts[0] == self._salts[0] or frame.salts[1] == self._salts[1]):
                return WalState.DAMAGED
        return WalState.CUT

    def _frames(self, first: int) -> Iterator[_Frame]:
        for number in range(first, self._all + 1):
            self._file.seek(HEADER + (number - 1) * FRAME)
            data = self._file.read(FRAME)
            page_number, commit, *rest = struct.unpack_from(">6I", data)
            page = data[FRAME_HEADER:]
            yield _Frame(number, page_number, commit, (rest[0], rest[1]), (rest[2], rest[3]), data[:8] + page, page)


def checksum(data: bytes, start: Sum, order: str) -> Sum:
    """SQLite's running checksum over pairs of 32-bit words in a byte order (`<` or `>`)."""
    one, two = start
    for first, second in struct.iter_unpack(f"{order}II", data):
        one = (one + first + two) & _MASK
        two = (two + second + one) & _MASK
    return one, two
