"""The calendar file: our days and the same few words, whatever the record holds."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from tocsin.letters.calendar_file import WORDS, calendar_file

NOW = datetime(2031, 4, 4, 10, 30, tzinfo=UTC)


def test_one_entry_whole() -> None:
    assert calendar_file([date(2031, 4, 25)], NOW).decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tocsin//Tocsin//EN",
        "BEGIN:VEVENT",
        "UID:tocsin-20310425",
        "DTSTAMP:20310404T103000Z",
        "DTSTART;VALUE=DATE:20310425",
        "DTEND;VALUE=DATE:20310426",
        "SUMMARY:Tocsin: look at the desk",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@given(st.lists(st.dates(date(2000, 1, 1), date(2999, 1, 1))))
def test_entries_differ_by_their_day_alone_and_each_day_has_one(days: list[date]) -> None:
    lines = calendar_file(days, NOW).decode().split("\r\n")
    assert [line for line in lines if line.startswith("SUMMARY")] == [f"SUMMARY:{WORDS}"] * len(set(days))
    assert [line[-8:] for line in lines if line.startswith("DTSTART")] == sorted({f"{day:%Y%m%d}" for day in days})
