"""Dates as a caseworker would ask about them: each row is a question in words, and the only honest answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.dates.strategies import texts

from tocsin.domain.dates import Kind, Verdict, before, bounds, compatible, exactness, members, overlaps, within

M, E = Kind.MOMENT, Kind.EXTENT
YES, PERHAPS, NO = Verdict.DEFINITE, Verdict.POSSIBLE, Verdict.IMPOSSIBLE
TOLD = "2018-07-12"

BEFORE = [
    ("the threat in June came before the arrest of 2 July", "2018-06", "2018-07-02", YES),
    ("the threat in July came before the arrest of 2 July", "2018-07", "2018-07-02", PERHAPS),
    ("the threat in July came before the arrest of 1 July", "2018-07", "2018-07-01", PERHAPS),
    ("the threat of 1 August came before the arrest in July", "2018-08-01", "2018-07", NO),
    ("the threat of 30 July came before the arrest in July", "2018-07-30", "2018-07", PERHAPS),
    ("the threat in 2017 came before the arrest in 2018", "2017", "2018", YES),
    ("the threat in 2018 came before the arrest in 2018", "2018", "2018", PERHAPS),
    ("the threat in the 2010s came before the arrest in 2020", "201X", "2020", YES),
    ("the threat of about 5 July came before the arrest of 20 July", "2018-07-05~", "2018-07-20", PERHAPS),
    ("the threat of about 20 July came before the arrest of 5 July", "2018-07-20~", "2018-07-05", NO),
    ("the threat in autumn came before the arrest of next summer", "2017-23", "2018-22", PERHAPS),
    ("the threat on the 3rd or 5th came before the arrest of the 6th", "[2018-07-03,2018-07-05]", "2018-07-06", YES),
    (
        "the threat on the 3rd or 5th came before the arrest of the 4th",
        "[2018-07-03,2018-07-05]",
        "2018-07-04",
        PERHAPS,
    ),
    ("the threats of the 3rd and 5th came before the arrest of the 4th", "{2018-07-03,2018-07-05}", "2018-07-04", NO),
    ("the threat before July came before the arrest of 2 July", "[..2018-06]", "2018-07-02", YES),
    ("the threat of July or later came before the arrest of 30 June", "[2018-07..]", "2018-06-30", NO),
    ("the following since March ended before the arrest of 5 July", "2018-03/..", "2018-07-05", NO),
    ("the following since March ended before the arrest of 20 July", "2018-03/..", "2018-07-20", PERHAPS),
    ("the following from March, end unknown, was over by 5 July", "2018-03/", "2018-07-05", PERHAPS),
    ("the stay until June was over by 5 July", "../2018-06", "2018-07-05", YES),
    ("the night of 3 to 4 July was over by 5 July", "2018-07-03T22:00Z/2018-07-04T05:00Z", "2018-07-05", YES),
    ("the night of 3 to 4 July was over by 4 July", "2018-07-03T22:00Z/2018-07-04T05:00Z", "2018-07-04", PERHAPS),
    ("22:00 in Orvania came before 20:00 in Sardovia", "2018-07-03T22:00+05:00", "2018-07-03T20:00+01:00", YES),
    ("22:00 in Orvania came before 16:59 in Sardovia", "2018-07-03T22:00+05:00", "2018-07-03T16:59Z", NO),
]


@pytest.mark.parametrize(("question", "a", "b", "answer"), BEFORE, ids=[row[0] for row in BEFORE])
def test_did_it_come_before(question: str, a: str, b: str, answer: Verdict) -> None:
    assert before(members(a, M, told=TOLD), members(b, M, told=TOLD)) is answer, question


OVERLAPS = [
    ("held all June, seen on 12 June", "2018-06", "2018-06-12", E, YES),
    ("held some day in June, seen on 12 June", "2018-06", "2018-06-12", M, PERHAPS),
    ("held in June, seen in July", "2018-06", "2018-07", E, NO),
    ("held from June to August, seen all July", "2018-06/2018-08", "2018-07", E, YES),
    ("held from May to June, seen from June to July", "2018-05/2018-06", "2018-06/2018-07", E, PERHAPS),
    ("followed since March, met on 5 July", "2018-03/..", "2018-07-05", M, YES),
    ("followed since March, met the day after it was told", "2018-03/..", "2018-07-13", M, PERHAPS),
    ("followed since March, met in February", "2018-03/..", "2018-02-28", M, NO),
    ("lived there until June, met in July", "../2018-06", "2018-07-01", M, NO),
    ("lived there until June, met in May", "../2018-06", "2018-05-10", M, PERHAPS),
    ("held on the 3rd or 5th, seen on the 4th", "[2018-07-03,2018-07-05]", "2018-07-04", M, NO),
    ("held on the 3rd and 5th, seen on the 5th at noon", "{2018-07-03,2018-07-05}", "2018-07-05", E, YES),
    ("held about June, seen on 12 June", "2018-06~", "2018-06-12", E, PERHAPS),
    ("held about June, seen in December", "2018-06~", "2018-12", E, NO),
    ("the night of 3 to 4 July, and 4 July", "2018-07-03T22:00Z/2018-07-04T05:00Z", "2018-07-04", M, PERHAPS),
    ("the night of 3 to 4 July, and 7 July", "2018-07-03T22:00Z/2018-07-04T05:00Z", "2018-07-07", M, NO),
]


@pytest.mark.parametrize(("question", "a", "b", "kind", "answer"), OVERLAPS, ids=[row[0] for row in OVERLAPS])
def test_could_it_be_at_one_time(question: str, a: str, b: str, kind: Kind, answer: Verdict) -> None:
    one, other = members(a, kind, told=TOLD), members(b, kind, told=TOLD)
    assert overlaps(one, other) is answer, question
    assert overlaps(other, one) is answer, question


WITHIN = [
    ("12 June lies in all of June", "2018-06-12", "2018-06-01/2018-06-30", YES),
    ("June lies in 2018 if it is some day of it", "2018-06", "2018-01-01/2018-12-31", YES),
    ("2018 lies in June", "2018", "2018-06-01/2018-06-30", PERHAPS),
    ("2017 lies in June 2018", "2017", "2018-06-01/2018-06-30", NO),
    ("about 12 June lies in June", "2018-06-12~", "2018-06-01/2018-06-30", PERHAPS),
    ("the 3rd and the 5th lie in 4 to 6 June", "{2018-06-03,2018-06-05}", "2018-06-04/2018-06-06", NO),
    ("the 3rd or the 5th lies in 4 to 6 June", "[2018-06-03,2018-06-05]", "2018-06-04/2018-06-06", PERHAPS),
    ("5 July lies in the time since March, told on 12 July", "2018-07-05", "2018-03/..", YES),
    ("20 July lies in the time since March, told on 12 July", "2018-07-20", "2018-03/..", PERHAPS),
]


@pytest.mark.parametrize(("question", "a", "b", "answer"), WITHIN, ids=[row[0] for row in WITHIN])
def test_does_it_lie_inside(question: str, a: str, b: str, answer: Verdict) -> None:
    assert within(members(a, M, told=TOLD), members(b, M, told=TOLD)) is answer, question


PLACES = [
    ("2018-07-05", "2018-07-06", YES, PERHAPS),
    ("2018-07-05", "2018-07-07", YES, PERHAPS),
    ("2018-07-05", "2018-07-08", YES, YES),
    ("2018-07-06", "2018-07-05", NO, PERHAPS),
    ("2018-06", "2018-07-03", YES, YES),
    ("2018-07-05T23:30Z", "2018-07-06", PERHAPS, PERHAPS),
    ("2018-07-05T23:30Z", "2018-07-07", YES, YES),
]


@pytest.mark.parametrize(("a", "b", "here", "elsewhere"), PLACES)
def test_days_of_two_places_are_told_apart_only_beyond_26_hours(
    a: str, b: str, here: Verdict, elsewhere: Verdict
) -> None:
    x, y = bounds(a, M), bounds(b, M)
    assert (before(x, y), before(x, y, same_place=False)) == (here, elsewhere)


@pytest.mark.parametrize("told", ["2018-07-12", "2018-07", "2018", "2018-07-12T10:00Z"])
@pytest.mark.parametrize("since", ["2018-03/..", "2017/..", "2018-03-05/..", "201X/..", "2018-03~/.."])
def test_what_goes_on_ends_no_earlier_than_its_statement_begins_and_never_hangs_on_today(since: str, told: str) -> None:
    going, said = bounds(since, E, told=told), bounds(told, M)
    assert going.e_min >= bounds(since, E).e_min
    assert going.e_min >= min(said.s_min, said.e_max)
    assert going == bounds(since, E, told=told)


@pytest.mark.parametrize("end", ["2018-03/", "2018-03-05/", "201X/"])
def test_an_unknown_end_does_not_hang_on_the_statement(end: str) -> None:
    assert bounds(end, E, told=TOLD) == bounds(end, E)


UNSURE = ["2018-07-05~", "2018-07?", "2018%", "2017-23", "2018-?07", "[2018-07-05~,2018-07-06]", "2018-07~/2018-09"]


@pytest.mark.parametrize("soft", UNSURE)
@pytest.mark.parametrize("firm", ["1900", "2018-07-05", "2018-07", "2100-01-01", "1999/2030"])
def test_what_is_soft_proves_nothing(soft: str, firm: str) -> None:
    one, other = bounds(soft, M), bounds(firm, M)
    for relation in (before, overlaps, within):
        assert YES not in (relation(one, other), relation(other, one))


@given(texts, texts, st.sampled_from([M, E]))
def test_no_date_comes_before_another_and_after_it(a: str, b: str, kind: Kind) -> None:
    x, y = bounds(a, kind), bounds(b, kind)
    if before(x, y) is YES:
        assert before(y, x) is NO
        assert overlaps(x, y) is NO
        assert within(x, y) is NO


@given(texts, texts, st.sampled_from([M, E]))
def test_days_of_two_places_are_never_surer_than_of_one(a: str, b: str, kind: Kind) -> None:
    x, y = bounds(a, kind), bounds(b, kind)
    for relation in (before, overlaps):
        if relation(x, y) is PERHAPS:
            assert relation(x, y, same_place=False) is PERHAPS


@given(texts, texts)
def test_what_certainly_comes_first_cannot_be_the_same_moment(a: str, b: str) -> None:
    if before(members(a, M), members(b, M)) is YES:
        assert not compatible(a, b, M)


CHAIN = [
    "2018-07-05T14:30:00Z",
    "2018-07-05T14:30Z",
    "2018-07-05",
    "[2018-07-05..2018-07-09]",
    "2018-07",
    "2018",
    "201X",
]


@pytest.mark.parametrize("kind", [M])
def test_each_wider_date_says_less_and_fits_the_narrower(kind: Kind) -> None:
    for at, narrow in enumerate(CHAIN):
        for wide in CHAIN[at + 1 :]:
            assert exactness(narrow, kind) > exactness(wide, kind)
            assert compatible(narrow, wide, kind)
            assert compatible(wide, narrow, kind)


APART = [
    ("2018-07-05", "2018-07-06"),
    ("2018-07", "2018-08"),
    ("2018", "2017"),
    ("201X", "2020"),
    ("2018-07-05", "[2018-07-06,2018-07-07]"),
    ("2018-07-05~", "2018-08"),
    ("2013-07-10", "2018-07-10"),
    ("[..2018-06]", "2018-07-01"),
    ("[2018-07..]", "2018-06-30"),
    ("2018-07-03T22:00Z", "2018-07-03T22:01Z"),
    ("{2018-07-03,2018-07-05}", "{2018-07-03,2018-07-06}"),
]


@pytest.mark.parametrize(("a", "b"), APART)
def test_two_days_that_one_event_cannot_have(a: str, b: str) -> None:
    assert not compatible(a, b, M)
    assert not compatible(b, a, M)


@given(texts, st.sampled_from([M, E]))
def test_bounds_are_in_order(text: str, kind: Kind) -> None:
    """Every member alone: of {all of}, the envelope says when the first begins and when the last ends."""
    for item in members(text, kind).items:
        assert item.s_min <= item.s_max
        assert item.e_min <= item.e_max
        assert item.s_min <= item.e_min
        assert item.s_max <= item.e_max
