"""“Confirmed” takes two independent sources and two persons; anything less is refused in words, and writes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from support.cases import Case, new_case
from support.copies import Copies
from support.record import ident
from tocsin.access.confirmation import list_confirmations
from tocsin.actions.confirm import confirm
from tocsin.actions.correct import correct
from tocsin.actions.init import Office
from tocsin.actions.join import join
from tocsin.actions.prefer import prefer
from tocsin.actions.record import Item, record
from tocsin.actions.retract import retract
from tocsin.domain.errors import BadValue, NoSuch, NotConfirmed, ReasonMissing, TocsinError
from tocsin.domain.operations import ClaimAssessed, ClaimMade
from tocsin.domain.viewer import Viewer
from tocsin.records import store

WHY = "both were heard apart"
COLLEAGUE = Viewer(ident(90))


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


@pytest.fixture
def event(case: Case) -> str:
    """An event that two sources tell of."""
    return told_by(case, 2)


def told_by(case: Case, number: int) -> str:
    sources = [case.add("source", connection="010200000000") for _ in range(number)]
    return case.add("event", told_in=[case.add("statement", source=source) for source in sources])


def status(case: Case, event: str) -> str:
    shown = case.view(event).one("event.assessed")
    return shown.value if shown else ""


def refused(error: type[TocsinError], words: str | None, work: Any, *given: Any, **named: Any) -> None:
    before = store.position()
    with pytest.raises(error, match=words):
        work(*given, **named)
    assert store.position() == before


def test_it_is_in_force_when_another_person_agrees(case: Case, event: str) -> None:
    asked = confirm(case.viewer, event, WHY)
    assert (asked.waits, status(case, event), asked.sources.number) == (True, "", 2)
    agreed = confirm(COLLEAGUE, event, "read again")
    assert (agreed.waits, agreed.claim, status(case, event)) == (False, asked.claim, "010000000000")
    (found,) = list_confirmations(case.viewer, event)
    assert (found.members, found.waits, found.enough) == ((case.viewer.member, COLLEAGUE.member), False, True)


def test_the_same_person_cannot_agree_with_himself(case: Case, event: str) -> None:
    confirm(case.viewer, event, WHY)
    refused(NotConfirmed, "another member must agree", confirm, case.viewer, event, WHY)
    assert status(case, event) == ""


@pytest.mark.parametrize(("number", "words"), [(0, "no independent source"), (1, "only one independent source")])
def test_two_sources_are_needed(case: Case, number: int, words: str) -> None:
    refused(NotConfirmed, words, confirm, case.viewer, told_by(case, number), WHY)


def test_who_agrees_needs_two_sources_as_well(case: Case, event: str) -> None:
    confirm(case.viewer, event, WHY)
    first, second = (shown.value for shown in case.view(event).all("event.told_in"))
    case.more(second, origin=first)
    refused(NotConfirmed, "only one", confirm, COLLEAGUE, event, WHY)


def test_a_reason_is_needed(case: Case, event: str) -> None:
    refused(ReasonMissing, None, confirm, case.viewer, event, " ")
    confirm(case.viewer, event, WHY)
    refused(ReasonMissing, None, confirm, COLLEAGUE, event, "")


def test_nobody_sets_it_by_hand(case: Case, event: str) -> None:
    typed = Item("event", {"assessed": ["010100000000"]}, entity=event)
    refused(NotConfirmed, "by hand", record, case.viewer, case.id, [typed])
    refused(NotConfirmed, "by hand", record, case.viewer, case.id, [Item("act", {"act.status": [" confirmed "]})])
    likely = case.more(event, assessed="040000000000")
    (claim,) = case.claims(likely, "event.assessed")
    refused(NotConfirmed, "by hand", correct, case.viewer, claim, "010000000000", WHY)


def test_a_claim_that_waits_is_not_preferred_by_one_person(case: Case, event: str) -> None:
    asked = confirm(case.viewer, event, WHY)
    refused(NotConfirmed, "by hand", prefer, COLLEAGUE, asked.claim, WHY)


def test_it_is_taken_back_by_one_person_and_may_be_asked_again(case: Case, event: str) -> None:
    case.more(event, assessed="040000000000")
    confirm(case.viewer, event, WHY)
    asked = confirm(COLLEAGUE, event, WHY)
    retract(case.viewer, asked.claim, "the second source was the first")
    assert status(case, event) == "040000000000"
    again = confirm(COLLEAGUE, event, WHY)
    assert again.waits
    assert status(case, event) == "040000000000"


def test_an_act_is_confirmed_on_what_is_told_of_it(case: Case, event: str) -> None:
    act = case.add("act", event=event, status="reported")
    refused(NotConfirmed, "no independent", confirm, case.viewer, act, WHY)
    told_in = [shown.value for shown in case.view(event).all("event.told_in")]
    for number, told in enumerate(told_in):
        made = ClaimMade(claim=ident(60 + number), entity=act, property="act.type", statement=told, value="arrest")
        case.say(made)
    confirm(case.viewer, act, WHY)
    confirm(COLLEAGUE, act, WHY)
    shown = case.view(act).one("act.status")
    assert shown is not None
    assert shown.value == "confirmed"


def test_the_closer_term_is_the_one_asked_for(case: Case, event: str) -> None:
    confirm(case.viewer, event, WHY, value="010300000000")
    confirm(COLLEAGUE, event, WHY)
    assert status(case, event) == "010300000000"
    refused(BadValue, "none of", confirm, case.viewer, event, WHY, value="030000000000")


def test_who_asks_for_another_term_agrees_with_nobody(case: Case, event: str) -> None:
    confirm(case.viewer, event, WHY, value="010100000000")
    assert confirm(COLLEAGUE, event, WHY, value="010300000000").waits
    assert status(case, event) == ""
    assert not confirm(case.viewer, event, WHY, value="010300000000").waits
    assert status(case, event) == "010300000000"


def test_nobody_agrees_in_the_name_of_another(case: Case, event: str) -> None:
    asked = confirm(case.viewer, event, WHY)
    case.say(ClaimAssessed(claim=asked.claim, assessor=COLLEAGUE.member, holds="supported"))
    (found,) = list_confirmations(case.viewer, event)
    assert found.members == (case.viewer.member,)


def test_joined_sources_are_not_two(case: Case) -> None:
    sources = [case.add("source", connection="010200000000") for _ in range(2)]
    event = case.add("event", told_in=[case.add("statement", source=source) for source in sources])
    join(case.viewer, *sources)
    refused(NotConfirmed, "only one", confirm, case.viewer, event, WHY)


def test_of_another_kind_there_is_nothing_to_confirm(case: Case) -> None:
    person = case.add("person", name="Ilona Varga")
    refused(NoSuch, None, confirm, case.viewer, person, WHY)
    with pytest.raises(NoSuch):
        list_confirmations(case.viewer, person)


def test_two_who_ask_in_two_copies_can_agree_with_each_other(folder: Any) -> None:
    copies = Copies(folder)
    with copies.at("here") as office:
        made = new_case(office)
        event = told_by(made, 2)
        confirm(office.viewer, event, WHY)
    copies.copy()
    with copies.at("there"):
        assert not confirm(COLLEAGUE, event, WHY).waits
    copies.merge()
    with copies.case("here", made.id) as here:
        assert status(here, event) == "010000000000"
