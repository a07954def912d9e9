"""How long something lasted, as a text says it in four languages: “for 45 days”, “15 суток”, “przez dwa tygodnie”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tocsin.checking.words.numbers import NUMBER, number_of
from tocsin.checking.words.people import LOOSE_BEFORE
from tocsin.lib.late import Late

_UNITS: Mapping[str, str] = {
    "day": r"days?|дн(?:ей|я|и)|день|сут(?:ок|ки)|днів|дні|доб(?:а|и|у)|діб|dni(?:a|ach)?|dzień|d[oó]b|dob(?:a|y|ę)",
    "week": r"weeks?|недел(?:я|и|ю|ь)|тиж(?:день|ні|нів|ня)|tygod(?:zień|nie|ni|nia|niach)",
    "month": r"months?|месяц(?:а|ев|ы)?|місяц(?:ь|і|ів|я)|miesi(?:ąc|ące|ęcy|ąca|ącach)",
    "year": r"years?|лет|года?|рок(?:и|ів|у)|рік|lat|lata|rok|roku",
}
_DAYS: Mapping[str, tuple[float, float]] = {"day": (1, 1), "week": (7, 4), "month": (30.44, 16), "year": (365.25, 183)}
DURATION = (
    rf"(?P<number>{NUMBER})\s+(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _UNITS.items())})(?!\w)['’]?"
)
_ANY = Late(DURATION, re.IGNORECASE)
_NOT_LONG = Late(
    r"(?i)\s*(?:ago|later|earlier|before|after|old|спустя|назад|раньше|позже|тому|пізніше|раніше|temu|później|wcześniej)"
    r"(?!\w)"
)
_PART = Late(
    r"(?i)(?<!\w)(?:first|last|next|every|each|another|other|remaining|within|перв\w+|последн\w+|следующ\w+|кажд\w+|ещ[её]"
    r"|перш\w+|останн\w+|наступн\w+|кожн\w+|ще|pierwsz\w+|ostatn\w+|kolejn\w+|następn\w+|każd\w+|co|jeszcze)\s+$"
)


@dataclass(frozen=True, slots=True)
class Lasting:
    """So many days, weeks, months or years, said at code points `start` to `end`."""

    number: int
    unit: str
    start: int
    end: int

    def off(self, days: int) -> float:
        """How far a number of days lies beyond these words: 0 where they may mean it, else 1 and more, in their width.

        A day may be counted or not at either end; a week, a month or a year that has not passed by half is often left
        out, one that has begun often too.
        """
        each, width = _DAYS[self.unit]
        short, over = self.number * each - width - days, days - (self.number + 1) * each
        away = max(short, over)
        return 0.0 if away <= 0 else 1 + away / width


def lastings(text: str, start: int = 0, end: int | None = None) -> Iterator[Lasting]:
    """Every firm duration between two code points: none of "at least ten days", "the first ten days",
    "ten days later"."""
    for found in _ANY.finditer(text, start, len(text) if end is None else end):
        before = text[max(0, found.start() - 24) : found.start()]
        whole = not (LOOSE_BEFORE.search(before) or _PART.search(before) or _NOT_LONG.match(text, found.end()))
        if whole and (lasting := _lasting(found)):
            yield lasting


def _lasting(found: re.Match[str]) -> Lasting | None:
    number = number_of(found["number"])
    unit = next(name for name in _UNITS if found[name])
    return Lasting(number, unit, found.start(), found.end()) if number else None
