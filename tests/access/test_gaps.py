"""The facts that gaps are looked for in: every property, why a value is absent, what protects though set aside."""

from __future__ import annotations

import pytest

from support.cases import Case, new_case
from support.record import ident
from tocsin.access.gaps import SEALED, get_recorded, this_moment
from tocsin.actions.init import Office
from tocsin.actions.retract import retract
from tocsin.domain.errors import NoSuch
from tocsin.domain.facts import Fact
from tocsin.domain.operations import ClaimMade, ClaimRanked


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def facts_of(case: Case, entity: str, property_id: str) -> list[Fact]:
    return list(get_recorded(case.viewer, case.id).of(entity, property_id))


def test_words_flags_and_days_are_facts(case: Case) -> None:
    person = case.add("person", name="Marta Velin", present_risk="calls at night", minor="false")
    stage = case.add("stage", served="2031-05", limit_days="14")
    assert [fact.value for fact in facts_of(case, person, "person.present_risk")] == ["calls at night"]
    assert [fact.value for fact in facts_of(case, person, "person.minor")] == ["false"]
    (served,) = facts_of(case, stage, "stage.served")
    assert served.bounds is not None
    assert served.bounds.e_max - served.bounds.s_min == 31 * 86_400 - 1
    assert [fact.value for fact in facts_of(case, stage, "stage.limit_days")] == ["14"]
    recorded = get_recorded(case.viewer, case.id)
    assert recorded.labels[person] == "Marta Velin"
    assert recorded.kinds[stage] == "stage"


def test_the_reason_for_no_value_is_kept(case: Case) -> None:
    person = case.add("person", birth="absent:withheld")
    (fact,) = facts_of(case, person, "person.birth")
    assert (fact.value, fact.absent, fact.bounds) == ("", "withheld", None)


def test_what_was_taken_back_or_set_aside_is_none(case: Case) -> None:
    person = case.add("person", occupation="lawyer", sex="female")
    (occupation,), (sex,) = case.claims(person, "person.occupation"), case.claims(person, "person.sex")
    retract(case.viewer, occupation, "another person")
    case.say(ClaimRanked(claim=sex, rank="deprecated"))
    assert facts_of(case, person, "person.occupation") == facts_of(case, person, "person.sex") == []


def test_what_protects_counts_whatever_its_rank(case: Case) -> None:
    consent = case.add("consent", granted="false")
    (granted,) = case.claims(consent, "consent.granted")
    case.say(ClaimRanked(claim=granted, rank="deprecated"))
    assert [fact.value for fact in facts_of(case, consent, "consent.granted")] == ["false"]
    retract(case.viewer, granted, "given after all")
    assert facts_of(case, consent, "consent.granted") == []


def test_words_in_a_statement_tell_of_an_event(case: Case) -> None:
    event, statement = case.add("event"), case.add("statement", date="2031-05-05")
    assert facts_of(case, event, "event.told_in") == []
    here = (("text", "A" * 43, 3, 10),)
    case.say(
        ClaimMade(
            claim=ident(60), entity=event, property="event.type", statement=statement, value="arrest", passages=here
        )
    )
    (told,) = facts_of(case, event, "event.told_in")
    assert (told.value, told.claim) == (statement, ident(60))


def test_a_sealed_name_is_there_and_says_nothing(case: Case) -> None:
    source = case.add("source", name="Petra Lind")
    assert {fact.value for fact in facts_of(case, source, "source.name")} == {SEALED}
    assert "Petra" not in repr(get_recorded(case.viewer, case.id))


def test_a_case_that_is_none(case: Case) -> None:
    with pytest.raises(NoSuch):
        get_recorded(case.viewer, ident(99))


def test_the_moment_has_an_offset(case: Case) -> None:
    assert this_moment().utcoffset() is not None
