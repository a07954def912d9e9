"""Counts of what came back: each letter to an office once, unknowns shown, nothing of what was said in confidence."""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.correspondence import Asked, Came, Outcome
from tocsin.domain.effects import CODES, Effect, Impact, without_confidence
from tocsin.domain.follow_up import Reply, State
from tocsin.domain.outcomes import (
    NO_GRANT,
    NOT_KNOWN,
    By,
    Count,
    count,
    days_between,
    narrowed,
    public,
    spoken_titles,
    whole,
)
from tocsin.domain.terms import thesaurus

ROW = Asked(
    case="case",
    case_title="Quay",
    case_reference="",
    intervention="letter",
    number="UA 7/2031",
    title="",
    delivery="d1",
    addressee="a1",
    office="Prosecutor General",
    channel="email",
    sent="2031-04-04",
    state=State.NOT_DUE,
    demands=("one", "two"),
)


def came(day: str = "2031-04-14", reply: Reply = Reply.ANSWER, **more: Any) -> Came:
    return replace(Came(id=f"r-{day}", day=day, type="", reply=reply), **more)


def only(*rows: Asked, by: By = By.APPEAL) -> Count:
    (found,) = count(rows, by)
    return found


@pytest.mark.parametrize(
    ("sent", "received", "days"),
    [
        ("2031-04-04", "2031-04-14", 10),
        ("2031-04-04", "2031-04-04", 0),
        ("2031-04-04T10:00Z", "2031-04-05T09:00Z", 1),
        ("2031-04", "2031-04-14", None),
        ("2031-04-04~", "2031-04-14", None),
        ("2031-04-04", "2031-04-03", None),
        ("", "2031-04-03", None),
        ("2031-04-04", "", None),
    ],
)
def test_days_are_counted_between_known_days(sent: str, received: str, days: int | None) -> None:
    assert days_between(sent, received) == days


def test_an_office_written_to_twice_was_asked_once_and_answers_the_first_sending() -> None:
    again = replace(ROW, delivery="d2", sent="2031-05-04", came=(came("2031-05-06"),))
    found = only(ROW, again)
    assert (found.asked, found.answered, found.overdue, found.days_known) == (1, 1, 0, 1)


@pytest.mark.parametrize("state", [State.CAME_BACK, State.NOT_ASKED])
def test_what_came_back_or_was_for_information_was_not_asked(state: State) -> None:
    assert count([replace(ROW, state=state)], By.APPEAL) == ()
    assert count([replace(ROW, delivery="", state=State.NO_DAY)], By.APPEAL) == ()


def test_a_holding_reply_is_no_answer_and_leaves_the_silence() -> None:
    found = only(replace(ROW, state=State.OVERDUE, came=(came(reply=Reply.HOLDING),)))
    assert (found.asked, found.answered, found.holding_only, found.overdue) == (1, 0, 1, 1)


def test_demands_stand_by_the_last_response_that_speaks_of_them() -> None:
    promised = came("2031-04-14", outcomes=(("one", Outcome.MET),))
    broken = came("2031-06-14", outcomes=(("one", Outcome.REVERSED),))
    found = only(replace(ROW, came=(broken,)), replace(ROW, delivery="d2", came=(promised,)))
    assert found.demands == dict.fromkeys(Outcome, 0) | {Outcome.REVERSED: 1, Outcome.UNKNOWN: 1}


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ((("p", Outcome.MET), ("i", Outcome.REFUSED)), Outcome.MET),
        ((("p", Outcome.REFUSED), ("i", Outcome.PARTLY)), Outcome.PARTLY),
        ((("p", Outcome.MET), ("i", Outcome.REVERSED)), Outcome.REVERSED),
        ((("p", Outcome.MET), ("p", Outcome.REFUSED)), Outcome.REFUSED),
    ],
)
def test_a_demand_of_several_offices_in_several_languages_is_one(
    told: tuple[tuple[str, Outcome], ...], outcome: Outcome
) -> None:
    """By the last word of each office, and of several by what was done most; what was taken back is not done."""
    rows = [
        replace(
            ROW,
            intervention=f"letter-{office}",
            office=office,
            demands=(f"demand-{office}",),
            numbers=("1",),
            came=tuple(
                came(f"2031-04-1{n}", outcomes=((f"demand-{by}", said),))
                for n, (by, said) in enumerate(told)
                if by == office
            ),
        )
        for office in ("p", "i")
    ]
    assert only(*rows).demands == dict.fromkeys(Outcome, 0) | {outcome: 1}


def test_an_office_that_has_a_letter_in_two_languages_was_asked_once_and_about_an_update_again() -> None:
    other = replace(ROW, intervention="letter-pl", delivery="d2")
    assert only(ROW, other).asked == 1
    assert only(ROW, other, replace(other, intervention="next", update="1")).asked == 2


def test_an_appeal_is_called_in_the_language_asked_for_else_as_it_first_went() -> None:
    rows = [replace(ROW, intervention=one, language=one, title=f"title {one}") for one in ("uk", "pl")]
    assert spoken_titles(rows, "pl") == {"uk": "title pl"}
    assert spoken_titles(rows, "en") == {"uk": "title uk"}


def test_no_median_of_few() -> None:
    rows = [replace(ROW, number=str(n), came=(came(f"2031-04-1{n}"),)) for n in range(4)]
    assert only(*rows[:2], by=By.CASE).median_days is None
    assert only(*rows[:2], by=By.CASE).days_known == 2
    assert only(*rows[:3], by=By.CASE).median_days == 7
    assert only(*rows, by=By.CASE).median_days == 7.5


def test_years_stand_in_their_order_and_an_unknown_one_says_so() -> None:
    rows = [replace(ROW, number=f"no. {sent}", sent=sent) for sent in ("2032-01-02", "", "2030-12/2031-02", "2031")]
    assert [one.key for one in count(rows, By.YEAR)] == ["2031", "2032", NOT_KNOWN]


def test_institutions_are_one_in_any_spelling_of_capitals() -> None:
    rows = [ROW, replace(ROW, number="UA 8/2031", office="PROSECUTOR GENERAL", addressee="a2")]
    assert only(*rows, by=By.INSTITUTION).asked == 2


def test_what_was_said_in_confidence_is_left_out_with_the_question() -> None:
    told = replace(ROW, came=(came(confidential=True),))
    again = replace(ROW, delivery="d2", state=State.OVERDUE)
    other = replace(ROW, office="Embassy of Ordavia", delivery="d3", addressee="a3")
    assert public([told, again, other]) == (other,)


def test_a_letter_counts_under_each_of_its_grants_and_without_one_under_none() -> None:
    both, none = replace(ROW, grants=("NF-2031", "Öl 4", "nf 2031")), replace(ROW, number="UA 8/2031")
    counts = count([both, none], By.GRANT)
    assert [(one.key, one.asked) for one in counts] == [
        ("nf 2031", 1),
        ("ol 4", 1),
        (NO_GRANT, 1),
    ]
    assert narrowed([both, none], grant="NF 2031") == narrowed([both, none], grant="nf-2031", year="2031") == (both,)
    assert narrowed([both, none], year="2030") == ()


def test_effects_are_counted_once_for_each_letter_with_unknowns() -> None:
    again = replace(ROW, delivery="d2", office="Embassy of Ordavia")
    effects = [Effect("letter", "p", Impact.WORSE), Effect("letter", "q"), Effect("other", "p", Impact.BETTER)]
    assert whole([ROW, again], effects).effects == dict.fromkeys(Impact, 0) | {Impact.WORSE: 1, Impact.UNKNOWN: 1}
    for one in count([ROW, again], By.INSTITUTION, effects):
        assert one.effects[Impact.WORSE] == one.effects[Impact.UNKNOWN] == 1
    assert whole([replace(ROW, state=State.NOT_ASKED)], effects).effects == dict.fromkeys(Impact, 0)


def test_one_appeal_in_several_languages_is_one_and_its_people_are_counted_once() -> None:
    polish = replace(ROW, intervention="polish", delivery="d2", office="Embassy of Ordavia")
    other = replace(ROW, intervention="other", number="UA 8/2031", delivery="d3")
    effects = [
        Effect("letter", "p", appeal=ROW.appeal),
        Effect("letter", "q", Impact.BETTER, appeal=ROW.appeal, seen=1),
        Effect("polish", "p", Impact.WORSE, appeal=polish.appeal, seen=1),
        Effect("polish", "q", Impact.NONE, appeal=polish.appeal, seen=2),
        Effect("other", "p", appeal=other.appeal),
    ]
    one, two = count([ROW, polish, other], By.APPEAL, effects)
    assert (one.key, one.asked, two.key, two.asked) == ("letter", 2, "other", 1)
    assert one.effects == dict.fromkeys(Impact, 0) | {Impact.WORSE: 1, Impact.NONE: 1}
    assert whole([ROW, polish, other], effects).effects[Impact.UNKNOWN] == 1
    assert replace(ROW, case="another").appeal != ROW.appeal
    assert replace(ROW, number="").appeal == "letter"


def test_who_was_told_of_in_confidence_is_not_known_in_no_language() -> None:
    told = Effect("letter", "p", Impact.BETTER, confidential=True, appeal="one")
    assert without_confidence([told, Effect("polish", "p", appeal="one")]) == ()
    assert without_confidence([told, elsewhere := Effect("other", "p", appeal="two")]) == (elsewhere,)


def test_an_effect_learnt_in_confidence_makes_nobody_unknown() -> None:
    told, open_one = Effect("letter", "p", Impact.BETTER, confidential=True), Effect("letter", "q", Impact.NONE)
    assert without_confidence([told, open_one]) == (open_one,)


def test_the_degrees_of_effects_are_the_terms_of_the_list() -> None:
    assert {term.id: term.label().lower() for term in thesaurus("impacts")} == {c: str(i) for c, i in CODES.items()}


REPLIES = st.builds(came, st.dates().map(str), st.sampled_from(Reply))
ROWS = st.lists(
    st.builds(
        lambda letter, office, state, replies, number: replace(
            ROW,
            intervention=letter,
            number=letter,
            office=office,
            state=state,
            came=tuple(replies),
            delivery=f"d{number}",
        ),
        st.sampled_from("abc"),
        st.sampled_from(["Ministry", "Embassy"]),
        st.sampled_from([State.NOT_DUE, State.DUE, State.OVERDUE, State.REPLIED]),
        st.lists(REPLIES, max_size=3),
        st.integers(0, 9),
    ),
    max_size=12,
)


@given(ROWS, st.sampled_from(By))
def test_nobody_is_counted_twice(rows: list[Asked], by: By) -> None:
    counts = count(rows, by)
    letters = {(row.intervention, row.office) for row in rows}
    answered = {(r.intervention, r.office) for r in rows if any(c.reply is not Reply.HOLDING for c in r.came)}
    assert sum(one.asked for one in counts) == len(letters)
    assert sum(one.answered for one in counts) == len(answered)
    for one in counts:
        assert one.answered + one.holding_only <= one.asked
        assert one.answered + one.overdue + one.waiting == one.asked
        assert (one.median_days is None) == (one.days_known < 3)


@given(st.lists(st.integers(0, 300), min_size=3, max_size=15))
def test_the_median_is_the_middle_one(days: list[int]) -> None:
    rows = [
        replace(ROW, number=str(n), sent="2031-01-01", came=(came(f"2031-{1 + d // 28:02}-{1 + d % 28:02}"),))
        for n, d in enumerate(days)
    ]
    between = [days_between("2031-01-01", row.came[0].day) for row in rows]
    assert only(*rows, by=By.CASE).median_days == median(d for d in between if d is not None)
