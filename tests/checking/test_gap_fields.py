"""What a procedure asks for and a case lacks: every field of every procedure, taken away one at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.whole_files import PERSON, whole_file

from tocsin.checking import Asked, check
from tocsin.checking.recorded import field_words
from tocsin.checking.rows import Row, case_of_rows
from tocsin.domain.facts import CaseFacts, Fact, Finding, Severity, Stance
from tocsin.domain.procedures import Need, Procedure, procedure, procedures

NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)
EACH = pytest.mark.parametrize("one", list(procedures().values()), ids=list(procedures()))
EVERY_NEED = [
    pytest.param(one, need, id=f"{one.id}-{need.id}")
    for one in procedures().values()
    for need in one.needs
    # what the case is joined by: without it there is nobody to ask about
    if need.fields[0] != "proceeding.person"
]


def gaps(facts: CaseFacts, one: Procedure, rule: str = "gap-field") -> tuple[Finding, ...]:
    return check(facts, only={rule}, asked=Asked(one, NOON))


@EACH
def test_a_whole_file_lacks_nothing(one: Procedure) -> None:
    assert gaps(whole_file(one), one) == ()
    assert gaps(whole_file(one), one, "gap-consent") == ()


@pytest.mark.parametrize(("one", "need"), EVERY_NEED)
def test_a_missing_field_is_named_with_its_reason_and_source(one: Procedure, need: Need) -> None:
    found = gaps(whole_file(one, without=[need.fields[0]]), one)
    asking = [other for other in one.needs if other.fields[0] == need.fields[0]]
    assert len(found) == len(asking)
    mine = next(finding for finding in found if finding.subjects[-1] == f"{one.id}/{need.id}")
    assert mine.severity is Severity.GAP
    for words in (field_words(need.fields), "nothing is recorded for", one.label(), need.why, need.source):
        assert words in mine.message
    assert ("not verified" in mine.message) == need.unverified
    assert mine.message.endswith("?")


@given(st.data())
def test_fields_are_missed_each_by_itself(data: st.DataObject) -> None:
    """Whatever is taken away together, exactly those needs are asked for, whichever else are missing."""
    one = data.draw(st.sampled_from(list(procedures().values())))
    fields = sorted({need.fields[0] for need in one.needs} - {"proceeding.person"})
    left = data.draw(st.sets(st.sampled_from(fields)))
    found = gaps(whole_file(one, without=left), one)
    assert {finding.subjects[-1] for finding in found} == {
        f"{one.id}/{need.id}" for need in one.needs if need.fields[0] in left
    }


@EACH
def test_an_empty_case_is_told_what_is_asked_and_never_nothing(one: Procedure) -> None:
    found = check(case_of_rows([]), asked=Asked(one, NOON))
    assert found
    assert [finding.rule for finding in found] == sorted(
        (finding.rule for finding in found), key=["gap-time-limit", "gap-consent", "gap-field"].index
    )
    named = "\n".join(finding.message for finding in found)
    for need in one.needs:
        assert field_words(need.fields) in named
    assert "None" not in named
    assert "  " not in named


@EACH
def test_every_question_has_a_name_of_its_own(one: Procedure) -> None:
    """What a person settles is one question: two findings never share their subjects."""
    for facts in (case_of_rows([]), whole_file(one, without=[need.fields[0] for need in one.needs[:-1]])):
        subjects = [finding.subjects for finding in check(facts, asked=Asked(one, NOON))]
        assert len(set(subjects)) == len(subjects)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((PERSON, "person.birth", "absent:unknown"), "recorded as unknown for Marta Velin"),
        ((PERSON, "person.birth", "absent:not_asked"), "recorded as not asked for Marta Velin"),
        ((PERSON, "person.birth", "absent:withheld"), "recorded as withheld for Marta Velin"),
        ((PERSON, "person.birth", "absent:not_applicable"), None),
        ((PERSON, "person.birth", "1999"), None),
        ((PERSON, "person.age", "31"), None),
    ],
)
def test_why_there_is_no_value(rows: Row, said: str | None) -> None:
    found = gaps(whole_file(procedure("wgad"), without=["person.birth"], more=[rows]), procedure("wgad"))
    assert [said in finding.message for finding in found if said] == ([True] if said else [])
    assert len(found) == (1 if said else 0)


@pytest.mark.parametrize(
    ("date", "exact"),
    [
        ("2031-04", True),
        ("2031-04-03", True),
        ("2031-12", True),
        ("2031-04-03/2031-04-20", True),
        ("2031", False),
        ("[2031-04,2031-06]", False),
        ("2031-21", False),
        ("2031-04~", False),
    ],
)
def test_month_and_year_at_least(date: str, exact: bool) -> None:
    more = [("event:1", "event.date", date)]
    found = gaps(whole_file(procedure("wgeid"), without=["event.date"], more=more), procedure("wgeid"))
    assert [("not known to the month" in finding.message) for finding in found] == ([] if exact else [True])


def test_the_more_exact_day_of_the_act_is_enough() -> None:
    more = [("event:1", "event.date", "2031"), ("act:1", "act.date", "2031-04-03")]
    assert gaps(whole_file(procedure("wgeid"), without=["event.date"], more=more), procedure("wgeid")) == ()


def test_a_removal_needs_its_hour() -> None:
    more = [("stage:removal", "stage.date", "2031-06-18")]
    facts = whole_file(
        procedure("rule-39"), without=["stage.date"], more=[*more, ("stage:decision", "stage.date", "2031")]
    )
    (finding,) = gaps(facts, procedure("rule-39"))
    assert "without its hour and time zone for “Removal” (18 June 2031)" in finding.message


def test_those_who_lack_the_same_are_named_together() -> None:
    more = [
        (f"{kind}:{number}", name, value)
        for number in range(2, 9)
        for kind, name, value in (
            ("event", "event.type", "threat"),
            ("event", "event.date", f"2031-04-0{number}"),
        )
    ]
    found = gaps(whole_file(procedure("special-procedures"), more=more), procedure("special-procedures"))
    place = next(finding for finding in found if "event.place" in finding.subjects[-1])
    assert "the event (2 April 2031), the event (3 April 2031)" in place.message
    assert "and 2 more." in place.message
    assert place.subjects[:-1] == tuple(f"event:{number}" for number in range(2, 9))


@pytest.mark.parametrize(
    ("completion", "looked_at"), [("done", True), ("attempted", False), ("threatened", False), ("planned", False)]
)
def test_what_was_not_carried_out_is_no_disappearance(completion: str, looked_at: bool) -> None:
    facts = whole_file(procedure("wgeid"), more=[("event:1", "event.completion", completion)])
    found = gaps(facts, procedure("wgeid"))
    assert (found == ()) == looked_at
    assert [finding.subjects for finding in found] == ([] if looked_at else [("wgeid/event",), ("wgeid/person",)])


def test_special_procedures_look_at_what_is_about_to_happen_too() -> None:
    facts = whole_file(procedure("special-procedures"), more=[("event:1", "event.completion", "threatened")])
    assert gaps(facts, procedure("special-procedures")) == ()


def test_what_a_statement_denies_gives_no_value() -> None:
    facts = whole_file(procedure("wgad"))
    denied = replace(facts, facts=tuple(_denied(fact) for fact in facts.facts))
    (finding,) = gaps(denied, procedure("wgad"))
    assert finding.subjects[-1] == "wgad/person:person.sex"


def _denied(fact: Fact) -> Fact:
    return replace(fact, stance=Stance.DENIES) if fact.property == "person.sex" else fact


def test_a_group_is_not_asked_for_its_date_of_birth() -> None:
    rows = [("act:1", "act.victim", "group:1"), ("group:1", "group.name", "Harbour Watch")]
    facts = whole_file(procedure("wgad"), without=["act.victim"], more=rows)
    assert gaps(facts, procedure("wgad")) == ()


@pytest.mark.parametrize("rule", ["gap-field", "gap-consent", "gap-time-limit"])
def test_nothing_is_asked_where_no_procedure_is_chosen(rule: str) -> None:
    facts = whole_file(procedure("wgad"), without=["person.name"])
    assert check(facts, only={rule}) == ()
    assert not [finding for finding in check(facts) if finding.rule == rule]


def test_other_rules_are_silent_where_a_procedure_is_chosen() -> None:
    facts = whole_file(procedure("wgad"), more=[(PERSON, "person.birth", "1999"), (PERSON, "person.birth", "2001")])
    assert "two-dates" in {finding.rule for finding in check(facts)}
    assert {finding.rule for finding in check(facts, asked=Asked(procedure("wgad"), NOON))} == {"gap-time-limit"}
