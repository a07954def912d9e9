"""Lists, one entry, claims, names and handles as they are handed out."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from support.cases import Case, claims_made, new_case
from support.record import ident
from tocsin.access import cases as cases_module
from tocsin.access import timeline as timeline_module
from tocsin.access.cases import find_case, list_cases
from tocsin.access.claims import find_claim
from tocsin.access.dossier import get_dossier, get_entity
from tocsin.access.handles import find_claim_id, find_entity, handle
from tocsin.access.letters import interventions_using
from tocsin.access.members import member_names
from tocsin.access.people import suggest
from tocsin.access.scopes import case_of
from tocsin.access.timeline import list_events
from tocsin.actions.init import INBOX, Office
from tocsin.actions.retract import retract
from tocsin.actions.unlocking import opened_scopes
from tocsin.actions.writing import writing
from tocsin.domain.changesets import digest_text
from tocsin.domain.errors import NoSuch
from tocsin.domain.facts import Stance
from tocsin.domain.operations import EntityOpened, LetterComposed
from tocsin.domain.viewer import Viewer


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def test_cases_stand_in_the_order_of_their_folded_titles(office: Office) -> None:
    for title in ("Żółw", "Ästhetik", "zebra", "Ёлка", "Apple"):
        new_case(office, title)
    titles = [line.title for line in list_cases(office.viewer).items]
    assert titles == ["Apple", "Ästhetik", "Ёлка", INBOX, "zebra", "Żółw"]


def test_a_long_list_comes_in_pages(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases_module, "MOST", 2)
    for number in range(4):
        new_case(office, f"Case {number}")
    pages, start = [], 0
    while start is not None:
        page = list_cases(office.viewer, start)
        pages.append([line.title for line in page.items])
        assert page.total == 5
        start = page.next
    assert pages == [["Case 0", "Case 1"], ["Case 2", "Case 3"], [INBOX]]
    assert find_case(office.viewer, "Case 3").title == "Case 3"
    assert list_cases(office.viewer, 100).items == ()


def test_a_total_counts_what_the_viewer_may_see(office: Office) -> None:
    cases = [new_case(office, f"Case {number}") for number in range(3)]
    viewer = Viewer(office.viewer.member, frozenset({cases[1].scope}))
    page = list_cases(viewer)
    assert ([line.id for line in page.items], page.total, page.next) == ([cases[1].id], 1, None)


FOUND = [("Harbour", 0), ("harb", 0), ("HARBOUR", 0), ("Гав", 1), ("Гавань", 1), ("gavan", 1), ("Light", 2)]


@pytest.mark.parametrize(("words", "which"), FOUND)
def test_a_case_is_found_by_what_a_person_types(office: Office, words: str, which: int) -> None:
    cases = [new_case(office, title) for title in ("Harbour", "Гавань", "Lighthouse", "Lantern one", "Lantern two")]
    assert find_case(office.viewer, words).id == cases[which].id
    assert find_case(office.viewer, cases[which].id).id == cases[which].id


@pytest.mark.parametrize("words", ["Lantern", "nowhere", "L", "arbour", "", "  ", "???"])
def test_none_or_several_is_no_case(office: Office, words: str) -> None:
    for title in ("Harbour", "Lighthouse", "Lantern one", "Lantern two"):
        new_case(office, title)
    with pytest.raises(NoSuch):
        find_case(office.viewer, words)


def test_of_several_that_begin_alike_the_whole_title_is_meant(office: Office) -> None:
    new_case(office, "Harbour two")
    exact = new_case(office, "Harbour")
    assert find_case(office.viewer, "harbour").id == exact.id


def test_words_that_fold_to_nothing_find_no_case(office: Office) -> None:
    """Even where there is only one case: nothing was asked for."""
    for words in ("", "…", "—"):
        with pytest.raises(NoSuch):
            find_case(office.viewer, words)


def test_events_stand_in_the_order_of_time_doubt_and_all(case: Case) -> None:
    dates = ["2018-07-05", "2018-07", "absent:unknown", "2017", "2018-07-05?", "../2016"]
    events = {date: case.add("event", date=date) for date in dates}
    undated = case.add("event", type="threat")
    lines = list_events(case.viewer, case.id).items
    order = ["../2016", "2017", "2018-07-05?", "2018-07", "2018-07-05", "absent:unknown"]
    assert [line.id for line in lines] == [*(events[date] for date in order), undated]
    assert [line.bounds is None for line in lines] == [False] * 5 + [True] * 2
    assert [line.bounds.soft for line in lines if line.bounds] == [False, False, True, False, False]


def test_a_timeline_comes_in_pages(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline_module, "MOST", 2)
    for year in range(2010, 2015):
        case.add("event", date=str(year))
    first = list_events(case.viewer, case.id)
    assert ([line.date for line in first.items], first.next, first.total) == (["2010", "2011"], 2, 5)
    assert [line.date for line in list_events(case.viewer, case.id, 4).items] == ["2014"]
    assert list_events(case.viewer, case.id, 4).next is None


def test_a_disputed_date_says_so(case: Case) -> None:
    event = case.add("event", date="2018-07-05")
    case.more(event, date="2013-07-10")
    (line,) = list_events(case.viewer, case.id).items
    assert line.disputed


def test_an_entry_is_the_same_alone_and_in_its_case(case: Case) -> None:
    event = case.add("event", date="2018", attribution=["her lawyer", "the police"])
    view = get_entity(case.viewer, event)
    assert view == get_dossier(case.viewer, case.id).entities[event]
    with pytest.raises(FrozenInstanceError):
        view.id = "another"


def test_a_claim_is_found_with_all_that_it_says(case: Case) -> None:
    event = case.add("event", count="3..5")
    (claim,) = case.claims(event, "event.count")
    found = find_claim(case.viewer, claim)
    assert (found.entity, found.kind, found.scope, found.property) == (event, "event", case.scope, "event.count")
    assert (found.value, found.absent, found.stance, found.retracted) == ("3..5", None, Stance.ASSERTS, False)
    retract(case.viewer, claim, "misheard")
    assert find_claim(case.viewer, claim).retracted


def test_an_absent_claim_is_found_with_its_reason(case: Case) -> None:
    event = case.add("event", count="absent:not_asked")
    found = find_claim(case.viewer, case.claims(event, "event.count")[0])
    assert (found.value, found.absent) == ("", "not_asked")


LIKE = [("Жанара Темирова", True), ("Zhanara Temirova", True), ("Zhanar Temirova", True), ("Temirova Zhanara", True)]


@pytest.mark.parametrize(("name", "likely"), [*LIKE, ("Ilona Varga", False), ("", False)])
def test_names_are_suggested_across_alphabets_and_spellings(case: Case, name: str, likely: bool) -> None:
    person = case.add("person", name="Жанара Темирова")
    found = suggest(case.viewer, name)
    assert [match.entity for match in found] == ([person] if likely else [])


def test_the_likeliest_comes_first_and_a_case_can_be_asked_alone(case: Case, office: Office) -> None:
    other = new_case(office, "Lighthouse")
    same, near = other.add("person", name="Ilona Varga"), case.add("group", name="Ilona Vargas")
    found = suggest(case.viewer, "Ilona Varga")
    assert [(match.entity, match.kind) for match in found] == [(same, "person"), (near, "group")]
    assert found[0].likeness == 100
    assert [match.entity for match in suggest(case.viewer, "Ilona Varga", scope=case.scope)] == [near]
    assert suggest(case.viewer, "Ilona Varga", scope=f"case:{ident(9)}") == ()


def test_somebody_with_many_spellings_is_suggested_once(case: Case) -> None:
    person = case.add("person", name=["Ilona Varga", "Ilona Vargha", "Илона Варга"])
    assert [match.entity for match in suggest(case.viewer, "Ilona Varga")] == [person]


def test_a_retracted_name_is_not_suggested(case: Case) -> None:
    person = case.add("person", name="Ilona Varga")
    retract(case.viewer, case.claims(person, "person.name")[0], "it was her sister")
    assert suggest(case.viewer, "Ilona Varga") == ()


def test_a_handle_finds_what_it_was_made_from(case: Case) -> None:
    event = case.add("event", date="2018")
    (claim,) = case.claims(event, "event.date")
    for words in (event, handle("event", event), event[-5:]):
        assert find_entity(case.viewer, words, "event") == event
    assert find_entity(case.viewer, handle("event", event)) == event
    assert find_claim_id(case.viewer, claim) == find_claim_id(case.viewer, handle("claim", claim)) == claim


@pytest.mark.parametrize("words", ["", "x", "event-", "event-_____", "person", ident(7), "event-\x00"])
def test_what_is_no_handle_finds_nothing(case: Case, words: str) -> None:
    case.add("event", date="2018")
    for find in (find_entity, find_claim_id):
        with pytest.raises(NoSuch):
            find(case.viewer, words)


def test_a_handle_of_another_kind_finds_nothing(case: Case) -> None:
    event = case.add("event", date="2018")
    for words, kind in ((handle("person", event), None), (event, "person"), (handle("event", event), "act")):
        with pytest.raises(NoSuch):
            find_entity(case.viewer, words, kind)


def test_an_entry_knows_its_case(case: Case, office: Office) -> None:
    assert case_of(case.viewer, case.add("event", date="2018")) == case.id
    with writing(office.viewer) as said:
        said.say(f"book:{opened_scopes().book}", EntityOpened(entity=ident(77), kind="group"))
    with pytest.raises(NoSuch):
        case_of(case.viewer, ident(77))


def test_members_are_named_to_who_may_see_the_book(office: Office) -> None:
    assert member_names(office.viewer) == {office.viewer.member: "Mira Halven"}
    assert member_names(Viewer(office.viewer.member, frozenset())) == {}


def test_a_claim_names_the_letters_that_use_it(case: Case) -> None:
    event = case.add("event", date="2018", type="threat")
    used, unused = case.claims(event, "event.date"), case.claims(event, "event.type")
    letter = digest_text(bytes(32))
    for intervention in (ident(81), ident(80)):
        case.say(LetterComposed(intervention=intervention, letters=(letter,), claims=used))
    assert interventions_using(case.viewer, [*used, *unused]) == (ident(80), ident(81))
    assert interventions_using(case.viewer, unused) == interventions_using(case.viewer, []) == ()
    assert claims_made(case.scope)
