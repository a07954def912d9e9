"""The shapes that a date can have once it is parsed. Each writes itself back exactly as it was read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """What a set means: one of its members, or all of them."""

    ONE = "one-of"
    ALL = "all-of"


class Edge(StrEnum):
    """The end of an interval that carries no date: going on without end, or not known."""

    OPEN = ".."
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Year, month (or season) or day. `left` doubts this part alone, `right` this part and all to its left."""

    digits: str
    left: str = ""
    right: str = ""

    @property
    def text(self) -> str:
        """The part as EDTF."""
        return f"{self.left}{self.digits}{self.right}"

    @property
    def mark(self) -> str:
        """The doubt on this part: ~, ?, % or nothing."""
        return self.left or self.right


@dataclass(frozen=True, slots=True)
class Day:
    """A date of one to three parts: year, month or season, day; digits may be X."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The date as EDTF."""
        return "-".join(part.text for part in self.parts)

    @property
    def soft(self) -> bool:
        """Whether the source doubts it, or it is a season, whose limits nobody agrees on."""
        return self.season or any(part.mark for part in self.parts)

    @property
    def season(self) -> bool:
        """Whether the second part is a season, 21 (spring) to 24 (winter)."""
        return len(self.parts) == 2 and self.parts[1].digits in {"21", "22", "23", "24"}


@dataclass(frozen=True, slots=True)
class Instant:
    """A clock time with its offset. `clock` is HH:MM or HH:MM:SS, `zone` is Z or ±HH:MM."""

    day: Day
    clock: str
    zone: str

    @property
    def text(self) -> str:
        """The time as EDTF."""
        return f"{self.day.text}T{self.clock}{self.zone}"


@dataclass(frozen=True, slots=True)
class Interval:
    """From start to end; an extent, whatever the property's kind."""

    start: Day | Instant | Edge
    end: Day | Instant | Edge

    @property
    def text(self) -> str:
        """The interval as EDTF."""
        return f"{_text(self.start)}/{_text(self.end)}"


@dataclass(frozen=True, slots=True)
class Range:
    """All dates from first to last inside a set; an end that is None is open."""

    first: Day | None
    last: Day | None

    @property
    def text(self) -> str:
        """The range as EDTF."""
        return f"{self.first.text if self.first else ''}..{self.last.text if self.last else ''}"


@dataclass(frozen=True, slots=True)
class Choice:
    """A set: [one of] or {all of} its items."""

    mode: Mode
    items: tuple[Day | Range, ...]

    @property
    def text(self) -> str:
        """The set as EDTF."""
        inside = ",".join(item.text for item in self.items)
        return f"[{inside}]" if self.mode is Mode.ONE else f"{{{inside}}}"


Form = Day | Instant | Interval | Choice


@dataclass(frozen=True, slots=True)
class Edtf:
    """A parsed date."""

    form: Form

    @property
    def text(self) -> str:
        """The date as it was written: parsing and writing lose nothing."""
        return self.form.text


def plain(value: Day) -> bool:
    """Whether a date is digits only, without doubt, and no season."""
    return not value.soft and all(part.digits.isdigit() for part in value.parts)


def _text(end: Day | Instant | Edge) -> str:
    return end.value if isinstance(end, Edge) else end.text
