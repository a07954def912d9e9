"""Who said what when, and a case as it was known at the end of a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from support.cases import Case, new_case
from support.office import DAY_MS, PASSPHRASE, START_MS
from support.record import ident
from tocsin.access.dossier import get_dossier
from tocsin.access.entry_history import get_part_as_known, list_history_of
from tocsin.access.history import get_dossier_as_known, list_history
from tocsin.actions.correct import correct
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.retract import retract
from tocsin.actions.unlock import unlock
from tocsin.domain.dossier import State
from tocsin.domain.errors import NoSuch
from tocsin.domain.operations import ClaimMade, ClaimRetracted, EntityOpened, ReasonGiven
from tocsin.lib.clock import FixedClock

MONDAY = START_MS + 10 * DAY_MS


def day(ms: int) -> date:
    return datetime.fromtimestamp(ms / 1000, UTC).date()


class Days:
    """A workspace that is opened on one day after another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.office: Office | None = None

    def on(self, ms: int) -> Office:
        self.close()
        self.office = unlock(self.folder, PASSPHRASE, clock=FixedClock(ms, 1000))
        return self.office

    def close(self) -> None:
        if self.office:
            lock(self.office)
        self.office = None


@pytest.fixture
def days(folder: Path) -> Iterator[Days]:
    opened = Days(folder)
    yield opened
    opened.close()


@pytest.fixture
def told(days: Days) -> tuple[Days, Case, str]:
    """A case of Monday, whose event got a second date on Tuesday and lost the first on Wednesday."""
    case = new_case(days.on(MONDAY))
    event = case.add("event", date="2018-07-05", type="threat")
    first = case.claims(event, "event.date")[0]
    Case(days.on(MONDAY + DAY_MS), case.id).more(event, date="2018-07-10")
    later = Case(days.on(MONDAY + 2 * DAY_MS), case.id)
    retract(later.viewer, first, "the stamp says otherwise")
    return days, later, event


EACH = [(-1, None, None), (0, "2018-07-05", State.KNOWN), (1, "", State.DISPUTED), (2, "2018-07-10", State.KNOWN)]


@pytest.mark.parametrize(("after", "value", "state"), EACH)
def test_a_case_as_it_was_known(
    told: tuple[Days, Case, str], after: int, value: str | None, state: State | None
) -> None:
    _, case, event = told
    known = get_dossier_as_known(case.viewer, case.id, day(MONDAY) + timedelta(after))
    if value is None:
        assert dict(known.entities) == {}
        return
    shown = known.entities[event].one("event.date")
    assert shown is not None
    assert shown.state is state
    if value:
        assert shown.value == value
    else:
        assert {shown.value, shown.others[0].value} == {"2018-07-05", "2018-07-10"}


def test_as_known_today_is_as_it_stands(told: tuple[Days, Case, str]) -> None:
    _, case, _ = told
    known = get_dossier_as_known(case.viewer, case.id, day(MONDAY + 2 * DAY_MS))
    assert known == get_dossier(case.viewer, case.id)
    for uid, view in get_dossier(case.viewer, case.id).entities.items():
        assert list(known.entities[uid].values) == list(view.values)


def test_the_day_ends_with_its_last_millisecond(days: Days) -> None:
    midnight = int(datetime(2021, 3, 4, tzinfo=UTC).timestamp() * 1000)
    case = new_case(days.on(midnight - 30_000))
    before = case.add("event", date="2018")
    after = Case(days.on(midnight - 1000), case.id).add("event", date="2019")  # written at midnight exactly
    known = get_dossier_as_known(case.viewer, case.id, date(2021, 3, 3))
    assert before in known.entities
    assert after not in known.entities
    assert after in get_dossier_as_known(case.viewer, case.id, date(2021, 3, 4)).entities


def test_what_was_written_with_a_clock_set_back_is_known_with_its_parents(days: Days) -> None:
    case = new_case(days.on(MONDAY))
    early = Case(days.on(MONDAY - 5 * DAY_MS), case.id)
    event = early.add("event", date="2018")
    assert dict(get_dossier_as_known(early.viewer, case.id, day(MONDAY - 5 * DAY_MS)).entities) == {}
    assert event in get_dossier_as_known(early.viewer, case.id, day(MONDAY)).entities
    assert [told.doubtful for told in list_history(early.viewer, case.id, event)] == [True, True]


def test_the_history_of_a_case_is_all_of_it_the_oldest_first(told: tuple[Days, Case, str]) -> None:
    _, case, _ = told
    history = list_history(case.viewer, case.id)
    assert [told.operation for told in history] == case.told()
    assert [told.time for told in history] == sorted(told.time for told in history)
    assert {told.member for told in history} == {case.viewer.member}
    assert {day(told.time) for told in history} == {day(MONDAY + n * DAY_MS) for n in range(3)}


def test_the_history_of_an_entry_is_what_concerns_it(told: tuple[Days, Case, str]) -> None:
    _, case, event = told
    case.add("event", date="2017")
    kinds = [type(told.operation) for told in list_history(case.viewer, case.id, event)]
    assert kinds == [EntityOpened, ClaimMade, ClaimMade, ClaimMade, ClaimRetracted, ReasonGiven]


def test_a_correction_stands_in_the_history_with_both_sides(days: Days) -> None:
    case = new_case(days.on(MONDAY))
    event = case.add("event", date="2013-07-10")
    new = correct(case.viewer, case.claims(event, "event.date")[0], "2018-07-10", "misread")
    told = [told.operation for told in list_history(case.viewer, case.id, event)]
    assert [type(one) for one in told] == [EntityOpened, ClaimMade, ClaimMade, ClaimRetracted, ReasonGiven]
    assert told[2].claim == new
    assert told[4].text == "misread"


def test_what_is_not_there_has_no_history(told: tuple[Days, Case, str]) -> None:
    _, case, event = told
    for case_id, entity in ((ident(7), None), (case.id, ident(7)), (event, None)):
        with pytest.raises(NoSuch):
            list_history(case.viewer, case_id, entity)
    with pytest.raises(NoSuch):
        get_dossier_as_known(case.viewer, ident(7), day(MONDAY))


@pytest.mark.parametrize("after", [-1, 0, 1, 2])
def test_an_entry_as_it_was_known_is_that_of_the_whole_case(told: tuple[Days, Case, str], after: int) -> None:
    _, case, event = told
    on = day(MONDAY) + timedelta(after)
    part, whole = get_part_as_known(case.viewer, case.id, [event], on), get_dossier_as_known(case.viewer, case.id, on)
    assert part.entities.get(event) == whole.entities.get(event)
    assert part.entities.keys() <= whole.entities.keys()


def test_what_an_entry_names_is_known_as_it_was_then(days: Days) -> None:
    case = new_case(days.on(MONDAY))
    person = case.add("person", name="Ilona Varga")
    act = case.add("act", victim=person)
    later = Case(days.on(MONDAY + DAY_MS), case.id)
    later.more(person, name="Ilona Varha")
    known = get_part_as_known(later.viewer, case.id, [act], day(MONDAY))
    assert [one.value for one in known.entities[person].all("person.name")] == ["Ilona Varga"]
    elsewhere = get_part_as_known(later.viewer, new_case(days.on(MONDAY + DAY_MS)).id, [act], day(MONDAY + DAY_MS))
    assert act not in elsewhere.entities


def test_the_history_of_an_entry_is_found_without_that_of_its_case(told: tuple[Days, Case, str]) -> None:
    _, case, event = told
    case.add("event", date="2017")
    correct(case.viewer, case.claims(event, "event.date")[0], "2018-07-11", "misread")
    assert list_history_of(case.viewer, case.id, [event]) == list_history(case.viewer, case.id, event)
