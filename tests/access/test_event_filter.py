"""What a filter asks the index, and who stands in which event."""

from __future__ import annotations

from datetime import date

import pytest

from support.cases import Case, new_case
from tocsin.access import event_filter
from tocsin.access.event_filter import EventFilter, events_of, rows_in_time
from tocsin.actions.init import Office
from tocsin.domain.errors import NoSuch
from tocsin.records.derived import Entity


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office, "Harbour")


@pytest.mark.parametrize(
    ("wanted", "tokens"),
    [
        (EventFilter(), []),
        (EventFilter(type="arrest"), [["_event.type.arrest"]]),
        (EventFilter(country="AQ", completion="done"), [["_event.country.aq"], ["_event.completion.done"]]),
        (EventFilter(disputed=True), [["_kevent"], ["_disputed"]]),
        (EventFilter(channel="phone", disputed=True), [["_event.channel.phone"], ["_disputed"]]),
        (EventFilter(case="x", person="y", since=date(2018, 1, 1)), []),
    ],
)
def test_the_index_is_asked_for_values_only(wanted: EventFilter, tokens: list[list[str]]) -> None:
    assert wanted.tokens() == tokens


@pytest.mark.parametrize(
    ("day", "since", "until", "possible", "sure"),
    [
        ("2018-07-05", "2018-07-05", "2018-07-05", True, True),
        ("2018-07-05", "2018-07-06", None, False, False),
        ("2018-07-05", None, "2018-07-04", False, False),
        ("2018-07", "2018-07-31", "2018-08-02", True, False),
        ("2018-07", "2018-07-01", "2018-07-31", True, True),
        ("2018-07-05~", "2018-07-01", "2018-07-31", True, False),
        ("../2018-07-05", "2017-01-01", "2018-07-31", True, False),
        ("2018-07-06/..", "2018-07-01", None, True, True),
        ("", "2018-07-01", None, False, False),
    ],
)
def test_possible_and_sure(
    case: Case, day: str, since: str | None, until: str | None, possible: bool, sure: bool
) -> None:
    case.add("event", type="threat", **({"date": day} if day else {}))
    first, last = (date.fromisoformat(text) if text else None for text in (since, until))
    for surely, right in ((False, possible), (True, sure)):
        wanted = EventFilter(since=first, until=last, surely=surely)
        assert rows_in_time(case.viewer, wanted).exists() is right


def numbers(*uids: str) -> list[int]:
    return sorted(Entity.objects.filter(uid__in=uids).values_list("id", flat=True))


def test_victims_and_actors_stand_in_the_events_of_their_acts(case: Case) -> None:
    first, second = case.add("event", type="threat"), case.add("event", type="arrest")
    victim, actor, nobody = (case.add("person", name=f"Ilona {number}") for number in range(3))
    for event in (first, second):
        act = case.add("act", event=event, victim=victim)
    case.add("involvement", act=act, actor=actor)
    assert events_of(case.viewer, victim) == numbers(first, second)
    assert events_of(case.viewer, actor) == numbers(second)
    assert events_of(case.viewer, nobody) == []
    with pytest.raises(NoSuch):
        events_of(case.viewer, "nobody at all")


def test_rows_and_tokens_are_read_in_chunks(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    made = numbers(*(case.add("event", type="threat") for _ in range(5)))
    rows = rows_in_time(case.viewer, EventFilter())
    chunks = event_filter.bulk.chunks
    monkeypatch.setattr(event_filter.bulk, "chunks", lambda values: chunks(values, 2))
    assert sorted(row.entity for row in event_filter.rows_of(rows, made)) == made
    assert [number for number, held in event_filter.tokens_of(made) if "_event.type.threat" in held] == made
    assert len(list(event_filter.holding(rows, [["_event.type.threat", "_event.type.arrest"]]))) == 5
    assert list(event_filter.holding(rows, [["_event.type.arrest"]])) == []
