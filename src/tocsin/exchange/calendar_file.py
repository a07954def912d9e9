"""Our days to ask again as an iCalendar file (RFC 5545).

It betrays nothing: one entry a day with the same words each, unless a person chooses that letters and offices be named.
A day is a day wherever the calendar is opened: no time and no zone stand in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

WORDS = "Tocsin: look at the desk"
_LONGEST = 75  # octets of a line, section 3.1
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Entry:
    """A day and, where a person chose so, what it is for."""

    day: date
    words: str = WORDS


def calendar_file(entries: Iterable[Entry], written: datetime) -> bytes:
    """The file. An entry is known by its day and words alone, so that a later file puts none there twice."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tocsin//Tocsin//EN"]
    for entry in sorted(set(entries), key=lambda one: (one.day, one.words)):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_uid(entry)}",
            f"DTSTAMP:{written:%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{entry.words.translate(_ESCAPED)}",
            "CLASS:PRIVATE",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "\r\n".join([*(part for line in lines for part in _folded(line)), "END:VCALENDAR", ""]).encode("utf-8")


def _uid(entry: Entry) -> str:
    uid = f"tocsin-{entry.day:%Y%m%d}"
    return uid if entry.words == WORDS else f"{uid}-{hashlib.sha256(entry.words.encode()).hexdigest()[:16]}"


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most so many octets, no letter torn apart; those after the first begin with a blank."""
    piece, size = "", 0
    for sign in line:
        octets = len(sign.encode("utf-8"))
        if size + octets > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + sign, size + octets
    yield piece
