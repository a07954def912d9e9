"""What other cases tell of the people of a case: found by names, shown to those only who may see both."""

from __future__ import annotations

import pytest

from support.cases import Case, new_case
from tocsin.access.across import across_in_steps, get_across, get_texts
from tocsin.access.facts import get_facts
from tocsin.actions.init import Office
from tocsin.actions.join import join
from tocsin.checking import check
from tocsin.checking.across import check_across, with_others
from tocsin.domain.errors import NoSuch
from tocsin.domain.facts import SAME, Finding
from tocsin.domain.viewer import Viewer


@pytest.fixture
def case(office: Office) -> Case:
    case = new_case(office)
    arrested(case, "Marta Velin", "2031-05-14")
    return case


@pytest.fixture
def other(office: Office, case: Case) -> Case:
    other = new_case(office, "Lighthouse")
    arrested(other, "Марта Велин", "2031-05-15")
    return other


def arrested(case: Case, name: str, day: str) -> str:
    person = case.add("person", name=name)
    event = case.add("event", type="arrest", completion="done", date=day)
    case.add("act", event=event, victim=person, type="arrest")
    return person


def asked(viewer: Viewer, case: Case) -> list[Finding]:
    across = get_across(viewer, case.id)
    return list(check_across(across.facts, across.titles, {}))


def both(case: Case, other: Case) -> Viewer:
    return Viewer(case.viewer.member, frozenset({case.scope, other.scope}))


def test_it_asks_about_an_act_that_another_case_tells_otherwise(case: Case, other: Case) -> None:
    for viewer in (case.viewer, both(case, other)):
        found = {finding.rule: finding for finding in asked(viewer, case)}
        assert set(found) == {"one-name-two-alphabets", "same-act-told-differently"}
        assert all("Told in another case too: “Lighthouse”." in finding.message for finding in found.values())


def test_it_asks_the_same_from_both_sides(case: Case, other: Case) -> None:
    one, two = asked(case.viewer, case), asked(case.viewer, other)
    assert {(finding.rule, frozenset(finding.claims)) for finding in one} == {
        (finding.rule, frozenset(finding.claims)) for finding in two
    }


def test_who_does_not_see_the_other_case_is_told_nothing_of_it(case: Case, office: Office) -> None:
    """No count, no order and no wording changes when a hidden case tells of the same person."""
    viewer = Viewer(office.viewer.member, frozenset({case.scope}))
    before = get_across(viewer, case.id)
    hidden = new_case(office, "Quillfeather")
    for day in ("2031-05-15", "2031-05-16"):
        person = arrested(hidden, "Marta Velin", day)
        join(office.viewer, person, next(iter(people(case))))
    after = get_across(viewer, case.id)
    assert after == before
    assert repr(after) == repr(before)
    assert asked(viewer, case) == []
    with pytest.raises(NoSuch):
        get_across(viewer, hidden.id)


def test_a_hidden_case_changes_nothing_between_two_that_are_seen(case: Case, other: Case, office: Office) -> None:
    viewer = both(case, other)
    before = [repr(finding) for finding in asked(viewer, case)]
    hidden = new_case(office, "Quillfeather")
    for number in range(60):
        arrested(hidden, "Marta Velin", f"2031-05-{1 + number % 28:02d}")
    assert [repr(finding) for finding in asked(viewer, case)] == before


def people(case: Case) -> list[str]:
    return [entity for entity, kind in get_facts(case.viewer, case.id).kinds.items() if kind == "person"]


def test_only_what_concerns_the_same_people_is_read_from_another_case(case: Case, other: Case) -> None:
    stranger = arrested(other, "Ivo Brandt", "2031-05-14")
    across = get_across(case.viewer, case.id)
    assert stranger not in across.facts.kinds
    assert {across.titles[entity] for entity in across.facts.kinds if entity in across.titles} == {"Lighthouse"}
    assert not set(across.titles) & set(across.own.kinds)


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_it_is_the_same_in_steps_of_any_length(
    case: Case, other: Case, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    for name in ("Ivo Brandt", "Oren Tal", "Ilona Varga"):
        arrested(case, name, "2031-06-01")
        arrested(other, name, "2031-06-02")
    whole = get_across(case.viewer, case.id)
    monkeypatch.setattr("tocsin.access.across.AT_ONCE", at_once)
    *going, found = across_in_steps(case.viewer, case.id)
    assert found == whole
    assert set(going) == {None}
    assert set(people(other)) <= set(whole.titles)  # each of the four is found


def test_nobody_of_that_name_elsewhere(case: Case, office: Office) -> None:
    arrested(new_case(office, "Lighthouse"), "Ivo Brandt", "2031-05-15")
    across = get_across(case.viewer, case.id)
    assert across.titles == {}
    assert across.facts.kinds == get_facts(case.viewer, case.id).kinds


def test_whom_a_person_joined_is_one(case: Case, other: Case) -> None:
    (one,), (two,) = people(case), people(other)
    join(case.viewer, one, two)
    assert {finding.rule for finding in asked(case.viewer, case)} == {"same-act-told-differently"}
    across = get_across(case.viewer, case.id)
    assert {(fact.entity, fact.value) for fact in across.facts.facts if fact.property == SAME} == {
        (one, two),
        (two, one),
    }
    assert not [fact for fact in across.own.facts if fact.property == SAME and fact.value not in across.own.kinds]


def test_within_a_case_a_join_ends_the_question(case: Case) -> None:
    (one,) = people(case)
    two = case.add("person", name="Martha Velin")
    only = {"one-name-two-alphabets"}
    assert len(check(get_across(case.viewer, case.id).own, only=only)) == 1
    join(case.viewer, one, two)
    assert check(get_across(case.viewer, case.id).own, only=only) == ()


def test_what_one_finding_says_whole_is_not_asked_twice(case: Case, other: Case) -> None:
    case.add("person", name="Martha Velin")
    across = get_across(case.viewer, case.id)
    own = check(across.own, only={"one-name-two-alphabets"})
    found = with_others(own, check_across(across.facts, across.titles, {}))
    assert [finding.rule for finding in found].count("one-name-two-alphabets") == 1


def test_texts_are_given_to_who_may_see_them(case: Case) -> None:
    assert get_texts(case.viewer, ["", "B" * 42 + "A"]) == {}
