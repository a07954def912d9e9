"""The calendar file: our days and the same few words, whatever the record holds; more only where a person chose so."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from tocsin.exchange.calendar_file import WORDS, Entry, calendar_file

NOW = datetime(2031, 4, 4, 10, 30, tzinfo=UTC)


def test_one_entry_whole() -> None:
    assert calendar_file([Entry(date(2031, 4, 25))], NOW).decode().split("\r\n") == [
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
    lines = calendar_file(map(Entry, days), NOW).decode().split("\r\n")
    assert [line for line in lines if line.startswith("SUMMARY")] == [f"SUMMARY:{WORDS}"] * len(set(days))
    assert [line[-8:] for line in lines if line.startswith("DTSTART")] == sorted({f"{day:%Y%m%d}" for day in days})


def test_words_that_a_person_chose_are_escaped_and_folded_and_stand_once() -> None:
    words = "Ask again: UA 7/2031 – Генеральна прокуратура Орванії; " + "відділ нагляду, " * 6
    data = calendar_file(
        [Entry(date(2031, 4, 25), words), Entry(date(2031, 4, 25), words), Entry(date(2031, 4, 25))], NOW
    )
    assert all(len(line.encode()) <= 75 for line in data.decode().split("\r\n"))
    unfolded = data.decode().replace("\r\n ", "").split("\r\n")
    summaries = [line.removeprefix("SUMMARY:") for line in unfolded if line.startswith("SUMMARY:")]
    assert [one.replace("\\;", ";").replace("\\,", ",") for one in summaries] == [words, WORDS]
    uids = [line for line in unfolded if line.startswith("UID:")]
    assert len(set(uids)) == 2
    assert uids[1] == "UID:tocsin-20310425"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_words_come_back_as_they_were(words: str) -> None:
    lines = calendar_file([Entry(date(2031, 4, 25), words)], NOW).decode().replace("\r\n ", "").split("\r\n")
    (line,) = (line for line in lines if line.startswith("SUMMARY:"))
    back = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], line.removeprefix("SUMMARY:"))
    assert back == words.replace("\r", "")
