"""The small words of findings."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.checking.datewords import take_apart
from tocsin.checking.repairs import repair_of
from tocsin.checking.slips import slips
from tocsin.checking.spoken import listed
from tocsin.checking.wording import label, mended, when
from tocsin.domain.facts import Fact, Repair
from tocsin.domain.passages import InText


@pytest.mark.parametrize(
    ("parts", "words"),
    [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists(parts: list[str], words: str) -> None:
    assert listed(parts) == words


@pytest.mark.parametrize(
    ("original", "value", "shown"),
    [
        ("10 July 2013", "2013-07-10", "10 July 2013"),
        ("On 10 July\n2013", "2013-07-10", "10 July 2013"),
        ("in May 2013", "2013-05", "May 2013"),
        ("on", "2013-05", "on"),
        ("", "2013-07-10", "10 July 2013"),
        ("", "2013-07", "July 2013"),
        ("", "2013", "2013"),
    ],
)
def test_a_date_is_shown_as_it_stands(original: str, value: str, shown: str) -> None:
    assert when(Fact("event:0", "event.date", value, "c", original=original)) == shown


@pytest.mark.parametrize(
    ("repairs", "whole", "words"),
    [
        ((), True, ""),
        ((("2013", "2018"),), True, " With 2018 in place of 2013 everything fits."),
        ((("2013", "2018"), ("5", "6")), False, " With 2018 in place of 2013 these fit."),
    ],
)
def test_what_a_repair_would_do(repairs: tuple[tuple[str, str], ...], whole: bool, words: str) -> None:
    assert mended([Repair("c", None, was, becomes) for was, becomes in repairs], whole) == words


def test_an_entity_without_a_label_is_called_by_its_kind(case_of: Any) -> None:
    case = case_of()
    case.kinds["event:7"] = "event"
    assert label(case.facts, "event:7") == "the event"
    assert label(case.facts, "statement:0") == "this statement"
    assert label(case.facts, "unheard-of") == "the event"


@pytest.mark.parametrize(
    ("original", "value", "made", "was", "becomes", "span"),
    [
        ("10 July 2013", "2013-07-10", "2018-07-10", "2013", "2018", (108, 112)),
        ("10 July 2013", "2013-07-10", "2013-06-10", "10 July 2013", "10 June 2013", (100, 112)),
        ("10 July 2013", "2013-07-10", "2013-07-16", "10 July 2013", "16 July 2013", (100, 112)),
        ("10.07.2013", "2013-07-10", "2013-10-07", "10.07.2013", "07.10.2013", (100, 110)),
        ("July 10", "2013-07-10", "2013-06-10", "July 10", "June 10", (100, 107)),
    ],
)
def test_a_repair_stands_at_its_characters(
    original: str, value: str, made: str, was: str, becomes: str, span: tuple[int, int]
) -> None:
    place = InText("digest", 100, 100 + len(original))
    fact = Fact("event:0", "event.date", value, "claim", original=original, passages=(place,))
    words = take_apart(original, value)
    slip = next(slip for slip in slips(words) if slip.value == made)
    assert repair_of(fact, words, slip) == Repair("claim", InText("digest", *span), was, becomes)


def test_a_typed_date_is_repaired_in_its_value() -> None:
    fact = Fact("event:0", "event.date", "2013-07-10", "claim")
    words = take_apart("", fact.value)
    slip = next(slip for slip in slips(words) if slip.value == "2018-07-10")
    assert repair_of(fact, words, slip) == Repair("claim", None, "2013", "2018")
