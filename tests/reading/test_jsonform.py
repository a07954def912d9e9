"""The JSON of a reading has exactly the form of DESIGN 5."""

from __future__ import annotations

import json

import pytest

from tocsin.domain.facts import Finding, Repair, Severity
from tocsin.domain.passages import InText
from tocsin.reading import as_json, guess_language, read

TEXT = """POLICE DETAIN MARTA VELIN IN PORT HARROW

Police detained journalist Marta Velin in Port Harrow on 3 May 2021. See https://lake.example/a.

The Lakeside Union calls on the authorities to release her.
"""
KEYS = {
    "": "language languages reader cut_at document_date "
    "title place publisher contacts "
    "persons organisations events requests citations citation_spans citation_of notes messages passed_over findings",
    "persons": "name aliases roles country mentions",
    "organisations": "name aliases roles mentions",
    "events": "type term date date_text place victims perpetrator attribution completion stance channel count start "
    "end passages",
    "requests": "text addressees deadline start end",
}


@pytest.mark.parametrize("part", [part for part in KEYS if part])
def test_the_keys_of_each_part(part: str) -> None:
    (first, *_) = as_json(read(TEXT))[part]
    assert list(first) == KEYS[part].split()


def test_the_keys_of_the_whole() -> None:
    assert list(as_json(read(TEXT))) == KEYS[""].split()


def test_it_is_plain_json() -> None:
    whole = as_json(read(TEXT))
    assert json.loads(json.dumps(whole)) == whole


def test_a_headline_is_a_passage_of_the_event_it_tells() -> None:
    reading = read(TEXT)
    (event,) = as_json(reading)["events"]
    assert len(reading.events) == 2
    assert len(event["passages"]) == 2
    assert event["start"] > TEXT.index("\n")


def test_findings_with_spans_and_repairs() -> None:
    finding = Finding(
        rule="weekday",
        version=1,
        severity=Severity.CONTRADICTION,
        message="Which is right?",
        subjects=("event:0",),
        claims=("proposal:1", "proposal:2"),
        passages=(InText("", 1, 4), None),
        repairs=(Repair("proposal:1", InText("", 1, 2), "3", "4"),),
    )
    (found,) = as_json(read(TEXT), (finding,))["findings"]
    assert found == {
        "rule": "weekday",
        "severity": "contradiction",
        "message": "Which is right?",
        "spans": [[1, 4]],
        "repairs": [{"span": [1, 2], "from": "3", "to": "4"}],
    }


def test_every_span_lies_in_the_text() -> None:
    whole = as_json(read(TEXT))
    spans = [span for part in ("persons", "organisations") for item in whole[part] for span in item["mentions"]]
    spans += [span for event in whole["events"] for span in event["passages"]]
    spans += whole["citation_spans"] + whole["passed_over"]
    assert spans
    assert all(0 <= start < end <= len(TEXT) for start, end in spans)


def test_the_same_text_gives_the_same_reading() -> None:
    assert read(TEXT) == read(TEXT)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Police arrested her.", "en"),
        ("Полиция задержала журналистку.", "ru"),
        ("Поліція затримала журналістку.", "uk"),
        ("Dziennikarka została zatrzymana przez policję.", "pl"),
        ("", "en"),
        ("Łucja Velin was arrested.", "en"),
    ],
)
def test_languages_are_told_by_their_letters(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_another_language_gives_addresses_and_nothing_else() -> None:
    reading = read("Полиция задержала её 3 мая 2021 года. https://lake.example/a")
    assert reading.language == "ru"
    assert reading.citations == ("https://lake.example/a",)
    assert reading.persons == reading.events == reading.requests == ()
    assert reading.passed_over == ((0, 60),)
