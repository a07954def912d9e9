"""Lists and counts of events against reading everything, and long lists page by page."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest

from support.cases import Case, new_case
from tocsin.access import event_filter, events, facets, sorted_rows
from tocsin.access.event_filter import EventFilter
from tocsin.access.events import Order, list_events
from tocsin.access.people import list_people
from tocsin.actions.init import Office
from tocsin.domain import dates
from tocsin.domain.dates import Bounds, Kind
from tocsin.domain.dates.bounds import OPEN_FUTURE, OPEN_PAST
from tocsin.domain.dates.compare import Verdict, within
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer

DATES = ("2018-07-05", "2018-07", "2018", "2018-07-05~", "2018-07-04/2018-07-09", "../2018-07-05", "2018-07-06/..", "")
VALUES = {
    "type": ("arrest", "threat"),
    "country": ("AQ", "TF"),
    "completion": ("done", "attempted"),
    "channel": ("phone", "sms"),
}


@dataclass(frozen=True)
class Told:
    """What was recorded of one event."""

    case: Case
    values: dict[str, str]
    people: frozenset[str] = frozenset()


def record(chance: random.Random, where: Case, people: list[str]) -> tuple[str, Told]:
    """An event with values by chance, and whoever stands in its act."""
    values = {name: chance.choice(terms) for name, terms in VALUES.items() if chance.random() < 0.6}
    values |= {"date": day} if (day := chance.choice(DATES)) else {}
    event = where.add("event", **values)
    victim, actor = chance.choice(people), chance.choice(people)
    act = where.add("act", event=event, victim=victim)
    where.add("involvement", act=act, actor=actor)
    return event, Told(where, values, frozenset({victim, actor}))


@pytest.fixture
def cases(office: Office) -> list[Case]:
    return [new_case(office, title) for title in ("One", "Two")]


def asked(chance: random.Random, told: dict[str, Told]) -> EventFilter:
    parts: dict[str, Any] = {name: chance.choice(terms) for name, terms in VALUES.items() if chance.random() < 0.25}
    if chance.random() < 0.4:
        parts["since"] = date(2018, 7, chance.randint(1, 9))
    if chance.random() < 0.4:
        parts["until"] = date(2018, 7, chance.randint(3, 12))
    one = chance.choice(list(told.values()))
    parts |= {"case": one.case.id} if chance.random() < 0.2 else {}
    parts |= {"person": min(one.people)} if chance.random() < 0.3 else {}
    return EventFilter(**parts, surely=chance.random() < 0.5)


def fits(one: Told, wanted: EventFilter) -> bool:
    """The same by the meaning of the words: no index, no bounds in rows."""
    same = all(getattr(wanted, name) in (None, one.values.get(name)) for name in VALUES)
    here = wanted.case in (None, one.case.id) and (wanted.person is None or wanted.person in one.people)
    return same and here and _in_time(one.values.get("date"), wanted)


def _in_time(text: str | None, wanted: EventFilter) -> bool:
    if not wanted.dated:
        return True
    if text is None:
        return False
    first = dates.bounds(str(wanted.since), Kind.MOMENT).s_min if wanted.since else OPEN_PAST
    last = dates.bounds(str(wanted.until), Kind.MOMENT).e_max if wanted.until else OPEN_FUTURE
    verdict = within(dates.bounds(text, Kind.MOMENT), Bounds(first, first, last, last))
    return verdict is Verdict.DEFINITE or (verdict is Verdict.POSSIBLE and not wanted.surely)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("counted", [10_000, 3])
def test_lists_and_counts_are_those_of_reading_everything(
    cases: list[Case], monkeypatch: pytest.MonkeyPatch, seed: int, counted: int
) -> None:
    """With a low bound the rows are walked; with the real one the index names them."""
    monkeypatch.setattr(events, "MOST_COUNTED", counted)
    monkeypatch.setattr(events, "FEW", counted)
    chance = random.Random(seed)
    people = {case.id: [case.add("person", name=f"Ilona {number}") for number in range(3)] for case in cases}
    told = dict(record(chance, where, people[where.id]) for where in chance.choices(cases, k=14))
    few = Viewer(cases[0].viewer.member, frozenset({cases[0].scope}))
    for _ in range(14):
        wanted = asked(chance, told)
        for viewer in (cases[0].viewer, few):
            right = {uid for uid, one in told.items() if viewer.may_see(one.case.scope) and fits(one, wanted)}
            try:
                page = list_events(viewer, wanted, order=chance.choice(list(Order)))
            except NoSuch:
                assert viewer is few
                continue
            assert {line.id for line in page.items} == right, wanted
            assert page.total in (len(right), None) or page.more
            # what the index can count alone is counted so; the rest by reading
            monkeypatch.setattr(facets, "MOST_NAMED", chance.choice((5_000, 0)))
            found = Counter({(one.property, one.value): one.count for one in facets.facets(viewer, wanted).counts})
            assert found == Counter(
                (f"event.{name}", value) for uid in right for name, value in told[uid].values.items() if name in VALUES
            )


def test_place_and_dispute_narrow_too(cases: list[Case]) -> None:
    case = cases[0]
    place = case.add("place", name="Brod")
    there, other = case.add("event", place=place, date="2018"), case.add("event", date="2018-07-05")
    case.more(other, date="2018-07-06")
    assert [line.id for line in list_events(case.viewer, EventFilter(place=place)).items] == [there]
    assert [line.id for line in list_events(case.viewer, EventFilter(disputed=True)).items] == [other]
    with pytest.raises(NoSuch):
        list_events(case.viewer, EventFilter(place=there))


def test_a_value_in_dispute_counts_with_both(cases: list[Case]) -> None:
    event = cases[0].add("event", country="AQ")
    cases[0].more(event, country="TF")
    for country in ("AQ", "TF"):
        assert [line.id for line in list_events(cases[0].viewer, EventFilter(country=country)).items] == [event]


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("wanted", [EventFilter(), EventFilter(type="arrest"), EventFilter(since=date(2018, 1, 1))])
def test_pages_hold_everything_once_in_order(
    cases: list[Case], monkeypatch: pytest.MonkeyPatch, order: Order, wanted: EventFilter
) -> None:
    monkeypatch.setattr(events, "SHOWN", 3)
    first = date(2018, 7, 1)
    for number in (3, 1, 1, 2, 0, 2, 5):
        cases[number % 2].add("event", type="arrest", date=(first + timedelta(days=number)).isoformat())
    for case in cases:
        case.add("event", type="arrest")
    viewer = cases[0].viewer
    for bound in (10_000, 2):
        monkeypatch.setattr(events, "FEW", bound)
        page = list_events(viewer, wanted, order=order)
        seen = list(page.items)
        while page.next is not None:
            page = list_events(viewer, wanted, order=order, after=page.next)
            seen += page.items
        days = [line.date for line in seen if line.date]
        assert days == sorted(days, reverse=order is Order.LATEST)
        assert len({line.id for line in seen}) == len(seen) == (7 if wanted.dated else 9)
        assert all(line.date for line in seen[:7])


def test_counting_stops_and_says_so(cases: list[Case], monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (events, facets):
        monkeypatch.setattr(module, "MOST_COUNTED", 2)
    for name in ("FEW", "MOST_LOOKED"):
        monkeypatch.setattr(events, name, 2)
    for name in ("MOST_NAMED", "MOST_READ"):
        monkeypatch.setattr(facets, name, 2)
    for number in range(4):
        cases[0].add("event", type="arrest", date=f"2018-07-0{number + 1}")
    viewer = cases[0].viewer
    page = list_events(viewer, EventFilter(type="arrest"))
    assert (page.total, page.more, len(page.items)) == (2, True, 4)
    page = list_events(viewer, EventFilter(type="arrest", since=date(2018, 1, 1)))
    assert (page.total, page.more) == (None, True)
    (count,) = facets.facets(viewer, EventFilter()).counts
    assert (count.value, count.count, count.more) == ("arrest", 2, True)
    assert facets.facets(viewer, EventFilter(since=date(2018, 1, 1))).among == 2


def test_people_are_listed_by_folded_name_page_by_page(cases: list[Case], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorted_rows, "MOST", 2)
    names = ["Яна", "Ілона Варга", "Ilona Brandt", "Łucja", "Zhanara", "Ilona Brandt", "Әсел"]
    for number, name in enumerate(names):
        cases[number % 2].add("person", name=name)
    viewer, seen, after = cases[0].viewer, [], None
    while True:
        page = list_people(viewer, after=after)
        seen += [line.name for line in page.items]
        after = page.next
        if after is None:
            break
    assert seen == ["Әсел", "Ilona Brandt", "Ilona Brandt", "Ілона Варга", "Łucja", "Яна", "Zhanara"]
    assert [line.name for line in list_people(viewer, cases[1].id).items] == ["Ilona Brandt", "Ілона Варга"]


def test_the_events_of_somebody_hidden_are_nobody_s(cases: list[Case]) -> None:
    person = cases[1].add("person", name="Ilona")
    few = Viewer(cases[0].viewer.member, frozenset({cases[0].scope}))
    with pytest.raises(NoSuch):
        event_filter.events_of(few, person)
