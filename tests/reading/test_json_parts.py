"""The JSON of a reading, part by part, and headlines that are passages of what the body tells."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.rows import reading_of, sentence
from tocsin.domain.facts import Finding, Repair, Severity, Stance
from tocsin.domain.passages import InText
from tocsin.reading import as_json, read
from tocsin.reading.model import EventRead, Reading

TEXT = """On 3 May 2021 police arrested journalist Marta Velin (Poland) in Dovrin. Ms Velin was beaten by two men.

We call on the Ministry of Ports (MP) to free her by 30 June 2021. See https://lake.example/a.
"""
EMPTY = Reading("en", None, None, None, (), (), (), (), (), (), (), (), "test/1")


def _event(**changes: Any) -> EventRead:
    plain = EventRead(
        type="arrest",
        term="arrest",
        date=None,
        date_text=None,
        date_span=None,
        date_basis=None,
        place=None,
        victims=(),
        perpetrator=None,
        attribution=None,
        completion="done",
        stance=Stance.ASSERTS,
        channel=None,
        count=None,
        start=50,
        end=80,
        passages=((50, 80),),
    )
    return replace(plain, **changes)


HEADLINE = _event(start=0, end=20, passages=((0, 20),), heading=True)


def _events(*events: EventRead) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = as_json(replace(EMPTY, events=events))["events"]
    return found


FOLDED = [
    pytest.param(HEADLINE, _event(), id="neither names anybody"),
    pytest.param(replace(HEADLINE, victims=("A",)), _event(victims=("A",)), id="both name the same person"),
    pytest.param(replace(HEADLINE, victims=("A", "B")), _event(victims=("B",)), id="they share one of two"),
    pytest.param(replace(HEADLINE, victims=("A",)), _event(), id="only the headline names somebody"),
    pytest.param(HEADLINE, _event(victims=("A",)), id="only the body names somebody"),
    pytest.param(HEADLINE, _event(date="2021-05-03"), id="the body has the date"),
    pytest.param(
        replace(HEADLINE, type="abduction", completion="attempted"),
        _event(type="attempted_abduction", completion="attempted"),
        id="the headline leaves out that it was an attempt",
    ),
]


@pytest.mark.parametrize(("headline", "event"), FOLDED)
def test_a_headline_becomes_a_passage_of_the_event(headline: EventRead, event: EventRead) -> None:
    (found,) = _events(headline, event)
    assert found["passages"] == [[0, 20], [50, 80]]
    assert (found["start"], found["end"], found["type"]) == (50, 80, event.type)


APART = [
    pytest.param(replace(HEADLINE, type="killing"), _event(), id="another type"),
    pytest.param(
        replace(HEADLINE, victims=("A",), date="2021-05-03"), _event(victims=("B",)), id="another person on a day"
    ),
    pytest.param(replace(HEADLINE, heading=False), _event(), id="no headline"),
    pytest.param(replace(HEADLINE, type="attempted_abduction"), _event(type="abduction"), id="an attempt is no deed"),
]


@pytest.mark.parametrize(("headline", "event"), APART)
def test_what_is_another_event_stays_one(headline: EventRead, event: EventRead) -> None:
    assert [found["passages"] for found in _events(headline, event)] == [[[0, 20]], [[50, 80]]]


def test_a_headline_without_a_body_is_an_event() -> None:
    (found,) = _events(HEADLINE)
    assert (found["start"], found["end"]) == (0, 20)


def test_a_headline_goes_to_the_first_event_that_it_can_tell() -> None:
    later = _event(start=90, end=99, passages=((90, 99),))
    assert [found["passages"] for found in _events(HEADLINE, _event(), later)] == [[[0, 20], [50, 80]], [[90, 99]]]


def test_two_headlines_of_one_event_are_two_passages() -> None:
    second = replace(HEADLINE, start=21, end=40, passages=((21, 40),))
    (found,) = _events(HEADLINE, second, _event())
    assert found["passages"] == [[0, 20], [21, 40], [50, 80]]


def test_the_dek_of_a_headline_does_not_change_the_stance_of_the_body() -> None:
    (found,) = _events(HEADLINE, _event(stance=Stance.HEDGES, attribution="the activists"))
    assert (found["stance"], found["attribution"]) == ("hedges", "the activists")


@given(st.permutations([HEADLINE, _event(), _event(type="killing", start=90, end=99, passages=((90, 99),))]))
def test_events_stand_in_the_order_of_the_text(events: list[EventRead]) -> None:
    starts = [found["start"] for found in _events(*events)]
    assert starts == sorted(starts) == [50, 90]


def test_a_person() -> None:
    (person,) = as_json(reading_of(TEXT))["persons"]
    at, again = TEXT.index("Marta Velin"), TEXT.index("Velin was beaten")
    assert person == {
        "name": "Marta Velin",
        "aliases": ["Ms Velin"],
        "roles": ["journalist"],
        "country": "Poland",
        "mentions": [[at, at + 11], [again, again + 5]],
    }


def test_an_organisation() -> None:
    (body,) = as_json(reading_of(TEXT))["organisations"]
    at, short = TEXT.index("Ministry of Ports"), TEXT.index("MP")
    assert body == {
        "name": "Ministry of Ports",
        "aliases": ["MP"],
        "roles": ["state body", "addressee"],
        "mentions": [[at, at + 17], [short, short + 2]],
    }


def test_an_event() -> None:
    event = as_json(reading_of(TEXT))["events"][0]
    assert event == {
        "type": "arrest",
        "term": "arrest",
        "date": "2021-05-03",
        "date_text": "3 May 2021",
        "place": "Dovrin",
        "victims": ["Marta Velin"],
        "perpetrator": "police",
        "attribution": None,
        "completion": "done",
        "stance": "asserts",
        "channel": None,
        "count": None,
        "start": event["start"],
        "end": event["end"],
        "passages": [[event["start"], event["end"]]],
    }
    assert "police arrested journalist Marta Velin" in TEXT[event["start"] : event["end"]]


def test_a_request() -> None:
    (request,) = as_json(reading_of(TEXT))["requests"]
    assert {key: request[key] for key in ("text", "addressees", "deadline")} == {
        "text": "free her by 30 June 2021",
        "addressees": ["Ministry of Ports"],
        "deadline": "2021-06-30",
    }
    assert list(request) == ["text", "addressees", "deadline", "start", "end"]


def test_citations_and_their_spans_run_parallel() -> None:
    whole = as_json(reading_of(TEXT))
    assert whole["citations"] == ["https://lake.example/a"]
    assert [TEXT[start:end] for start, end in whole["citation_spans"]] == whole["citations"]


def test_nothing_read_is_empty_lists_and_no_missing_key() -> None:
    assert as_json(EMPTY) == {
        "language": "en",
        "languages": [],
        "reader": "test/1",
        "cut_at": None,
        "document_date": None,
        "title": None,
        "place": None,
        "publisher": None,
        "contacts": [],
        "persons": [],
        "organisations": [],
        "events": [],
        "requests": [],
        "citations": [],
        "citation_spans": [],
        "citation_of": [],
        "notes": [],
        "messages": [],
        "passed_over": [],
        "findings": [],
    }


FINDING = Finding("a-rule", 3, Severity.QUESTION, "Is it so?", ("event:0",), ("proposal:0",), (None,))


@pytest.mark.parametrize("severity", list(Severity))
def test_the_severity_of_a_finding_is_a_plain_word(severity: Severity) -> None:
    (found,) = as_json(EMPTY, [replace(FINDING, severity=severity)])["findings"]
    assert found["severity"] == severity.value
    assert type(found["severity"]) is str


def test_a_finding_without_a_passage_has_no_span() -> None:
    (found,) = as_json(EMPTY, [FINDING])["findings"]
    assert found == {"rule": "a-rule", "severity": "question", "message": "Is it so?", "spans": [], "repairs": []}


def test_one_passage_behind_two_claims_is_one_span() -> None:
    twice = replace(FINDING, claims=("a", "b", "c"), passages=(InText("", 4, 9), InText("", 4, 9), InText("", 1, 2)))
    (found,) = as_json(EMPTY, [twice])["findings"]
    assert found["spans"] == [[4, 9], [1, 2]]


def test_a_repair_without_a_passage_has_no_span() -> None:
    (found,) = as_json(EMPTY, [replace(FINDING, repairs=(Repair("a", None, "3", "4"),))])["findings"]
    assert found["repairs"] == [{"span": None, "from": "3", "to": "4"}]


WHOLE = [
    sentence(TEXT),
    sentence("Полиция задержала её. https://lake.example/a"),
    sentence("POLICE ARREST MARTA VELIN\n\nOn 3 May 2021 police arrested Marta Velin."),
    sentence(""),
    sentence("😀 On 3 May 2021 police arrested Marta Velin 😀"),
]


@pytest.mark.parametrize("text", WHOLE)
def test_it_goes_through_json_and_comes_back_the_same(text: str) -> None:
    whole = as_json(read(text))
    assert json.loads(json.dumps(whole, ensure_ascii=False)) == whole


@pytest.mark.parametrize("text", WHOLE)
def test_no_key_tells_of_the_inside(text: str) -> None:
    events = as_json(read(text))["events"]
    assert not {"heading", "date_basis", "date_span", "deadline_span"} & {key for event in events for key in event}
