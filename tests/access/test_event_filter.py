"""What a filter asks the index, and who stands in which event."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from support.cases import Case, new_case
from tocsin.access import event_filter
from tocsin.access.event_filter import Certainty, EventFilter, counted, events_of, rows_in_time
from tocsin.access.events import list_events
from tocsin.actions.correct import correct
from tocsin.actions.init import Office
from tocsin.actions.retract import retract
from tocsin.domain.errors import NoSuch
from tocsin.domain.operations import ClaimMade
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id
from tocsin.records.derived import Entity, EventRow, EventValues


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
        (EventFilter(assessed="rejected", certainty=Certainty.FIRM), [["_event.assessed.rejected"], ["_firm"]]),
        (EventFilter(certainty=Certainty.DOUBTFUL), [["_doubtful"]]),
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


def test_rows_are_chosen_in_chunks(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    made = numbers(*(case.add("event", type="threat") for _ in range(5)))
    rows = rows_in_time(case.viewer, EventFilter())
    chunks = event_filter.bulk.chunks
    monkeypatch.setattr(event_filter.bulk, "chunks", lambda values: chunks(values, 2))
    chosen = [sorted(row.entity for row in some) for some in event_filter.chosen(rows, made)]
    assert [number for some in chosen for number in some] == made
    assert len(chosen) == 3


def test_a_row_holds_what_is_shown_and_what_is_in_dispute_with_it(case: Case) -> None:
    event, other = case.add("event", type="threat", country="AQ", channel="phone"), case.add("event", type="arrest")
    case.more(event, country="TF")
    retract(case.viewer, case.claims(event, "event.channel")[0], "misheard")

    def found(**asked: Any) -> list[int]:
        return sorted(EventRow.objects.filter(EventFilter(**asked).holding()).values_list("entity", flat=True))

    for asked in ({"type": "threat"}, {"country": "AQ"}, {"country": "TF", "type": "threat"}, {"disputed": True}):
        assert found(**asked) == numbers(event)
    assert found(channel="phone") == found(type="torture") == []
    assert found() == numbers(event, other)
    assert found(type="arrest", place="a place is not asked of rows") == numbers(other)


def test_what_is_counted_beforehand_is_for_who_sees_everything(case: Case) -> None:
    """And it follows what becomes of events."""
    events = [case.add("event", type="threat", completion="done") for _ in range(3)]

    def total(viewer: Viewer, **asked: Any) -> int | None:
        known = counted(viewer, EventFilter(**asked))
        return None if known is None else sum(known.values_list("events", flat=True))

    assert [total(case.viewer), total(case.viewer, type="threat"), total(case.viewer, type="arrest")] == [3, 3, 0]
    correct(case.viewer, case.claims(events[0], "event.type")[0], "arrest", "the letter says so")
    assert [total(case.viewer), total(case.viewer, type="threat"), total(case.viewer, type="arrest")] == [3, 2, 1]
    for event in events[1:]:
        retract(case.viewer, case.claims(event, "event.type")[0], "misheard")
    assert total(case.viewer, type="threat") == 0
    assert not EventValues.objects.filter(events=0).exists()
    assert total(Viewer(case.viewer.member, frozenset({case.scope}))) is None
    for asked in ({"case": case.id}, {"place": case.id}, {"person": case.id}):
        assert total(case.viewer, **asked) is None


def test_what_is_disputed_hedged_or_denied_is_doubtful_and_all_else_is_firm(case: Case) -> None:
    firm = case.add("event", type="threat", date="2018")
    torn = case.add("event", type="threat", date="2018")
    case.more(torn, date="2019")
    hedged = case.add("event", type="threat")
    entry, claim = new_id(), new_id()
    case.say(
        ClaimMade(claim=claim, entity=hedged, property="event.date", statement=entry, value="2018", stance="hedges")
    )

    def listed(certainty: Certainty) -> set[str]:
        return {line.id for line in list_events(case.viewer, EventFilter(case=case.id, certainty=certainty)).items}

    assert (listed(Certainty.FIRM), listed(Certainty.DOUBTFUL)) == ({firm}, {torn, hedged})
    retract(case.viewer, claim, "a slip")
    assert (listed(Certainty.FIRM), listed(Certainty.DOUBTFUL)) == ({firm, hedged}, {torn})


def test_events_are_narrowed_by_the_statement_that_tells_of_them(case: Case) -> None:
    statement = case.add("statement", title="Harbour Light")
    told, other = case.add("event", type="threat", told_in=statement), case.add("event", type="threat")
    person = case.add("person", name="Ilona Varga")
    for event in (told, other):
        case.add("act", event=event, victim=person)

    def listed(**narrowed: str) -> list[str]:
        return [line.id for line in list_events(case.viewer, EventFilter(told_in=statement, **narrowed)).items]

    assert listed() == listed(person=person) == listed(type="threat") == [told]
    assert listed(type="arrest") == []
    with pytest.raises(NoSuch):
        list_events(case.viewer, EventFilter(told_in=told))
