"""Our days to ask again as an iCalendar file (RFC 5545) that betrays nothing: one entry a day, the same words each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

WORDS = "Tocsin: look at the desk"


def calendar_file(days: Iterable[date], written: datetime) -> bytes:
    """The file. An entry bears its day and no more, so that a later file puts none there twice."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tocsin//Tocsin//EN"]
    for day in sorted(set(days)):
        lines += [
            "BEGIN:VEVENT",
            f"UID:tocsin-{day:%Y%m%d}",
            f"DTSTAMP:{written:%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{WORDS}",
            "CLASS:PRIVATE",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode("ascii")
