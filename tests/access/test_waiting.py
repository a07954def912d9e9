"""Who was asked what and how it stands: read from the record, at a moment that is given, of what may be seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from support.cases import Case, new_case
from tocsin.access.waiting import get_waiting, list_open, list_waiting
from tocsin.actions.init import Office
from tocsin.actions.offices import keep_offices
from tocsin.domain.correspondence import Asked, Outcome
from tocsin.domain.errors import NoSuch
from tocsin.domain.follow_up import Basis, State
from tocsin.domain.offices import Office as Addressed
from tocsin.domain.viewer import Viewer

LATER = datetime(2020, 12, 1, 12, tzinfo=UTC)


class Letters:
    """A case with a letter to one office."""

    def __init__(self, office: Office, title: str = "Harbour") -> None:
        self.case: Case = new_case(office, title)
        self.letter = self.case.add("intervention", title="Appeal", number="UA 7/2020")
        self.office = self.case.add("addressee", office="Prosecutor General")
        self.demand = self.case.add("demand", intervention=self.letter, number="1", addressee=self.office)

    def send(self, **values: str) -> str:
        told = {"intervention": self.letter, "addressee": self.office, "sent": "2020-09-14", **values}
        return self.case.add("delivery", **told)

    def rows(self, moment: datetime = LATER) -> tuple[Asked, ...]:
        return get_waiting(self.case.viewer, self.case.id, moment)

    def row(self, moment: datetime = LATER) -> Asked:
        (row,) = self.rows(moment)
        return row


@pytest.fixture
def letters(office: Office) -> Letters:
    return Letters(office)


def test_nothing_is_waited_for_before_something_was_sent(letters: Letters) -> None:
    assert letters.rows() == list_waiting(letters.case.viewer, LATER) == ()


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2020-10-04T09:00+00:00", State.NOT_DUE),
        ("2020-10-05T12:00+00:00", State.DUE),
        ("2020-10-06T11:00+00:00", State.DUE),  # the 5th goes on in the far west
        ("2020-10-06T12:00+00:00", State.OVERDUE),
    ],
)
def test_silence_comes_with_time_alone(letters: Letters, moment: str, state: State) -> None:
    letters.send()
    row = letters.row(datetime.fromisoformat(moment))
    assert (row.state, row.due and row.due.basis, row.demands) == (state, Basis.USUAL, (letters.demand,))


def test_the_clock_and_the_holidays_of_an_office_count_where_they_are_known(letters: Letters) -> None:
    letters.send()
    letters.case.more(letters.office, time_zone="Europe/Kyiv")
    assert letters.row(datetime.fromisoformat("2020-10-05T21:30+00:00")).state is State.OVERDUE
    letters.case.more(letters.office, holiday=["2020-10-05", "2020-11"])
    assert letters.row(datetime.fromisoformat("2020-10-06T20:30+00:00")).state is State.DUE


def test_what_the_directory_knows_of_an_office_s_days_and_clock_counts_where_the_letter_has_none(
    letters: Letters,
) -> None:
    letters.send()

    def last_day() -> str:
        due = letters.row().due
        return str(due.day.latest) if due else ""

    def keep(*offices: Addressed) -> None:
        keep_offices(letters.case.viewer, offices)

    assert last_day() == "2020-10-05"
    known = Addressed("prosecutor", "PROSECUTOR General", holidays=("2020-10-05",), time_zone="Europe/Kyiv")
    keep(known)
    assert last_day() == "2020-10-06"
    assert letters.row(datetime.fromisoformat("2020-10-06T21:30+00:00")).state is State.OVERDUE
    keep(replace(known, days_off=("monday", "sunday"), holidays=()))
    assert last_day() == "2020-10-03"
    letters.case.more(letters.office, day_off=["saturday", "sunday"])
    assert last_day() == "2020-10-05"
    keep(replace(known, key="other"))  # of two that are called the same nobody knows which it is
    assert letters.row(datetime.fromisoformat("2020-10-05T21:30+00:00")).state is State.DUE


def test_the_day_set_goes_before_the_day_asked_and_that_before_the_usual_one(letters: Letters) -> None:
    first = letters.send()
    letters.case.more(letters.letter, reply_by="2020-10-20")
    due = letters.row().due
    assert due is not None
    assert (due.basis, str(due.day.latest)) == (Basis.ASKED, "2020-10-20")
    letters.case.more(first, follow_up="2020-10-22")
    due = letters.row().due
    assert due is not None
    assert (due.basis, str(due.day.latest)) == (Basis.SET, "2020-10-22")


@pytest.mark.parametrize(
    ("types", "state"),
    [
        (["050000000000"], State.OVERDUE),
        (["050000000000", "020000000000"], State.REPLIED),
        (["030100000000"], State.COUNTER),
        (["030100000000", "010000000000"], State.REPLIED),
        (["010000000000", "030200000000", "050000000000"], State.COUNTER),
    ],
)
def test_the_last_reply_that_says_something_counts_and_a_holding_one_none(
    letters: Letters, types: list[str], state: State
) -> None:
    delivery = letters.send()
    days = [f"2020-09-{20 + place}" for place in range(len(types))]
    for day, kind in reversed(list(zip(days, types, strict=True))):  # the order of entry is not that of the days
        letters.case.add("response", delivery=delivery, received=day, type=kind)
    assert letters.row().state is state


def test_a_letter_that_came_back_is_no_silence(letters: Letters) -> None:
    letters.send(came_back="bounced")
    assert letters.row().state is State.CAME_BACK


def test_who_got_a_copy_was_asked_nothing(letters: Letters) -> None:
    embassy = letters.case.add("addressee", office="Embassy of Ordavia")
    letters.send()
    delivery = letters.send(addressee=embassy)
    copy = next(row for row in letters.rows() if row.delivery == delivery)
    assert (copy.state, copy.demands) == (State.NOT_ASKED, ())


def test_a_correction_that_asks_nothing_is_waited_for_by_nobody(letters: Letters) -> None:
    letters.send()
    correction = letters.case.add("intervention", corrects=letters.letter)
    delivery = letters.send(intervention=correction)
    assert [row.state for row in letters.rows() if row.delivery == delivery] == [State.NOT_ASKED]


def test_an_office_that_a_reply_names_is_to_be_written_to_and_then_waited_for(letters: Letters) -> None:
    delivery = letters.send()
    named = letters.case.add("addressee", office="Regional Prosecutor")
    letters.case.add("response", delivery=delivery, type="050000000000", received="2020-09-20", forwarded_to=named)
    first, now = letters.rows()
    assert (first.state, now.delivery, now.office, now.sent_on_by) == (
        State.OVERDUE,
        "",
        "Regional Prosecutor",
        delivery,
    )
    letters.send(addressee=named, sent="2020-10-01")
    assert [(row.state, row.demands) for row in letters.rows()] == [(State.OVERDUE, (letters.demand,))] * 2


def test_an_addressee_without_a_delivery_is_named_once_others_were_written_to(letters: Letters) -> None:
    minister = letters.case.add("addressee", office="Minister")
    letters.case.more(letters.demand, addressee=minister)
    assert letters.rows() == ()
    letters.send()
    assert [(row.office, bool(row.delivery)) for row in letters.rows()] == [
        ("Prosecutor General", True),
        ("Minister", False),
    ]
    other = letters.case.add("addressee", office="MINISTER")  # the next letter enters its addressees anew
    letters.send(addressee=other)
    assert all(row.delivery for row in letters.rows())


def test_a_closed_matter_says_so(letters: Letters) -> None:
    letters.send()
    assert not letters.row().closed
    letters.case.more(letters.letter, standing="070000000000")
    assert letters.row().closed


def test_what_a_response_means_for_a_demand(letters: Letters) -> None:
    delivery = letters.send()
    assert letters.row().outcome(letters.demand) is Outcome.UNKNOWN
    for day, outcome in (("2020-09-25", "reversed"), ("2020-09-20", "met")):
        response = letters.case.add("response", delivery=delivery, received=day)
        letters.case.add("answer", response=response, demand=letters.demand, outcome=outcome)
    assert letters.row().outcome(letters.demand) is Outcome.REVERSED


def test_a_letter_of_which_no_day_is_known_is_not_called_overdue(letters: Letters) -> None:
    letters.case.add("delivery", intervention=letters.letter, addressee=letters.office)
    assert letters.row().state is State.NO_DAY


def test_all_cases_are_those_that_may_be_seen(letters: Letters, office: Office) -> None:
    letters.send()
    other = Letters(office, "Other")
    other.send()
    every = list_waiting(letters.case.viewer, LATER)
    assert {row.case for row in every} == {letters.case.id, other.case.id}
    stranger = Viewer(office.viewer.member, frozenset({other.case.scope}))
    assert list_waiting(stranger, LATER) == other.rows()
    with pytest.raises(NoSuch):
        get_waiting(stranger, letters.case.id, LATER)


def test_of_cases_in_which_nobody_waits_any_more_nothing_is_read(office: Office) -> None:
    viewer, own = office.viewer, [Letters(office, title) for title in ("Harbour", "Quay", "Mole", "Pier", "Lock")]
    silent, answered, held, back, closed = own
    deliveries = [one.send() for one in own]
    answered.case.add("response", delivery=deliveries[1], type="010000000000", received="2020-10-01")
    held.case.add("response", delivery=deliveries[2], type="050000000000", received="2020-10-01")
    back.case.more(deliveries[3], came_back="bounced")
    assert {row.case for row in list_open(viewer, LATER)} == {one.case.id for one in (silent, held, closed)}
    closed.case.more(closed.letter, standing="070000000000")
    waiting = [row for row in list_waiting(viewer, LATER) if row.state in {State.DUE, State.OVERDUE} and not row.closed]
    assert [row for row in list_open(viewer, LATER) if row.state in {State.DUE, State.OVERDUE}] == waiting
    assert {row.case for row in waiting} == {silent.case.id, held.case.id}
    assert {row.case for row in list_open(viewer, LATER)} == {silent.case.id, held.case.id}
    stranger = Viewer(viewer.member, frozenset({held.case.scope}))
    assert {row.case for row in list_open(stranger, LATER)} == {held.case.id}
    held.case.add("response", delivery=deliveries[2], type="030000000000", received="2020-10-09")
    assert list_open(stranger, LATER) == ()


def test_a_delivery_that_names_no_letter_is_waited_for_by_nobody_and_hurts_nobody(office: Office) -> None:
    letters = Letters(office)
    letters.case.add("delivery", sent="2020-09-14")
    assert list_open(office.viewer, LATER) == list_waiting(office.viewer, LATER)
