"""One table a value type: what it takes, what it refuses, how it is shown, and which two can both be true."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.record import ident
from tocsin.domain import values
from tocsin.domain.errors import BadDate, BadValue, UnknownWord
from tocsin.domain.operations import LARGEST_VALUE, Sealed
from tocsin.domain.schema import Property, schema

RULES = {
    name: schema().property(property_id)
    for name, property_id in {
        "text": "event.title",
        "name": "person.name",
        "identifier": "statement.text",
        "entity": "event.place",
        "date": "event.date",
        "extent": "residence.period",
        "term": "event.type",
        "act": "act.type",
        "number": "event.count",
        "place": "place.point",
        "flag": "person.minor",
    }.items()
}

TAKEN: list[tuple[str, str, Any, str]] = [
    ("text", "  Two men waited.  ", "Two men waited.", "Two men waited."),
    ("text", "Двое ждали\nу входа", "Двое ждали\nу входа", "Двое ждали\nу входа"),
    ("text", "true", "true", "true"),
    ("name", "Жанара Темирова-Велич", "Жанара Темирова-Велич", "Жанара Темирова-Велич"),
    ("identifier", " A-17/2018 ", "A-17/2018", "A-17/2018"),
    ("entity", ident(7), ident(7), ident(7)),
    ("date", " 2018-07-05 ", "2018-07-05", "2018-07-05"),
    ("date", "[2018-07-03,2018-07-05]", "[2018-07-03,2018-07-05]", "[2018-07-03,2018-07-05]"),
    ("extent", "2017-03/..", "2017-03/..", "2017-03/.."),
    ("term", "threat", "threat", "threat"),
    ("number", "3", (3, 3), "3"),
    ("number", "3..5", (3, 5), "3..5"),
    ("number", "3..", (3, None), "3.."),
    ("number", "..5", (None, 5), "..5"),
    ("number", "007", (7, 7), "7"),
    ("number", "4..4", (4, 4), "4"),
    ("number", "0", (0, 0), "0"),
    ("place", "50.45, 30.52, 500", (50_450_000, 30_520_000, 500), "50.450000,30.520000,500"),
    ("place", "-33.9,18.4,0", (-33_900_000, 18_400_000, 0), "-33.900000,18.400000,0"),
    ("place", "-0.0000001,0,1", (0, 0, 1), "0.000000,0.000000,1"),
    ("flag", "true", True, "true"),
    ("flag", " False ", False, "false"),
]


@pytest.mark.parametrize(("name", "text", "value", "shown"), TAKEN)
def test_a_value_is_taken_and_shown(name: str, text: str, value: Any, shown: str) -> None:
    assert values.parse(text, RULES[name]) == value
    assert type(values.parse(text, RULES[name])) is type(value)
    assert values.show(value, RULES[name]) == shown


@pytest.mark.parametrize(("name", "text", "value", "shown"), TAKEN)
def test_what_is_shown_can_be_typed_in_again(name: str, text: str, value: Any, shown: str) -> None:
    assert values.parse(shown, RULES[name]) == value


REFUSED: list[tuple[str, str, type[Exception]]] = [
    ("text", "", BadValue),
    ("text", " \n ", BadValue),
    ("text", "a\x00b", BadValue),
    ("text", "a\ud800b", BadValue),
    ("text", "я" * (LARGEST_VALUE // 2 + 1), BadValue),
    ("name", "  ", BadValue),
    ("identifier", "", BadValue),
    ("entity", "Ilona Varga", BadValue),
    ("entity", ident(7) + "\n", BadValue),
    ("date", "5 July 2018", BadDate),
    ("date", "2018-02-30", BadDate),
    ("date", "", BadDate),
    ("term", "kidnaping", UnknownWord),
    ("number", "", BadValue),
    ("number", "..", BadValue),
    ("number", "three", BadValue),
    ("number", "5..3", BadValue),
    ("number", "-3", BadValue),
    ("number", "3.5", BadValue),
    ("number", "1" * 16, BadValue),
    ("number", "1" * 15 + "2" * 15, BadValue),
    ("place", "50.45,30.52", BadValue),
    ("place", "91,0,1", BadValue),
    ("place", "0,181,1", BadValue),
    ("place", "0,0,-1", BadValue),
    ("place", "nan,0,1", BadValue),
    ("place", "0,inf,1", BadValue),
    ("place", "the harbour", BadValue),
    ("flag", "yes", BadValue),
    ("flag", "", BadValue),
]


@pytest.mark.parametrize(("name", "text", "error"), REFUSED)
def test_what_does_not_fit_is_refused(name: str, text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        values.parse(text, RULES[name])


def test_the_longest_text_is_taken() -> None:
    assert values.parse("я" * (LARGEST_VALUE // 2), RULES["text"])


COMPATIBLE: list[tuple[str, Any, Any, bool]] = [
    ("text", "two men", "a woman", True),
    ("name", "Жанара Темирова", "Zhanara Temirova", True),
    ("name", "Ilona Varga", "Ilona Varkonyi", False),
    ("identifier", "A-17", "A-18", False),
    ("entity", ident(7), ident(8), False),
    ("date", "2018-07", "2018-07-05", True),
    ("date", "2018-07-04", "2018-07-05", False),
    ("date", "[2018-07-03,2018-07-05]", "2018-07-05", True),
    ("date", "[2018-07-03,2018-07-05]", "2018-07-04", False),
    ("date", "2013-07-10", "2018-07-10", False),
    ("term", "threat", "arrest", False),
    ("act", "killing", "killing.extrajudicial", True),
    ("act", "killing.attempted", "killing.extrajudicial", False),
    ("number", (3, 5), (5, 9), True),
    ("number", (3, 5), (6, None), False),
    ("number", (None, 4), (4, 4), True),
    ("number", (None, None), (4, 4), True),
    ("place", (50_450_000, 30_520_000, 500), (50_450_000, 30_525_000, 100), True),
    ("place", (50_450_000, 30_520_000, 500), (49_840_000, 24_030_000, 5_000), False),
    ("place", (0, 179_999_000, 500), (0, -179_999_000, 500), True),
    ("place", (90_000_000, 0, 10), (90_000_000, 120_000_000, 10), True),
    ("flag", True, False, False),
]


@pytest.mark.parametrize(("name", "one", "other", "both"), COMPATIBLE)
def test_whether_both_can_be_true(name: str, one: Any, other: Any, both: bool) -> None:
    assert values.compatible(one, other, RULES[name]) is both
    assert values.compatible(other, one, RULES[name]) is both


EXACTER: list[tuple[str, Any, Any]] = [
    ("date", "2018-07-05", "2018-07"),
    ("date", "2018-07", "2018"),
    ("date", "2018-07-05", "[2018-07-03,2018-07-05]"),
    ("act", "killing.extrajudicial", "killing"),
    ("number", (3, 3), (3, 5)),
    ("number", (3, 5), (3, None)),
    ("place", (0, 0, 10), (0, 0, 500)),
]


@pytest.mark.parametrize(("name", "exact", "wide"), EXACTER)
def test_the_narrower_is_the_more_exact(name: str, exact: Any, wide: Any) -> None:
    assert values.exactness(exact, RULES[name]) > values.exactness(wide, RULES[name])


@pytest.mark.parametrize("name", ["text", "name", "identifier", "entity", "flag"])
def test_words_are_all_as_exact(name: str) -> None:
    assert values.exactness("one", RULES[name]) == values.exactness("other", RULES[name])


wholes = st.none() | st.integers(0, 50)
numbers = st.tuples(wholes, wholes).filter(lambda pair: pair[0] is None or pair[1] is None or pair[0] <= pair[1])
points = st.tuples(
    st.integers(-90_000_000, 90_000_000), st.integers(-180_000_000, 180_000_000), st.integers(0, 20_100_000)
)
dates = st.sampled_from(["2018", "2018-07", "2018-07-05", "2018-07-05?", "201X", "2017-12-24/..", "{2018,2019}"])
terms = st.sampled_from(["killing", "killing.extrajudicial", "killing.attempted"])
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
SOME: dict[str, st.SearchStrategy[Any]] = {
    "text": words,
    "name": words,
    "identifier": words,
    "date": dates,
    "act": terms,
    "number": numbers,
    "place": points,
    "flag": st.booleans(),
}


@pytest.mark.parametrize("name", SOME)
@given(data=st.data())
def test_compatible_is_reflexive_and_symmetric(name: str, data: st.DataObject) -> None:
    one, other = data.draw(SOME[name]), data.draw(SOME[name])
    assert values.compatible(one, one, RULES[name])
    assert values.compatible(one, other, RULES[name]) == values.compatible(other, one, RULES[name])


@given(st.tuples(wholes, wholes).filter(lambda p: p != (None, None) and (None in p or p[0] <= p[1])))
def test_a_number_is_shown_so_that_it_parses(value: tuple[int | None, int | None]) -> None:
    assert values.parse(values.show(value, RULES["number"]), RULES["number"]) == value


@given(points)
def test_a_place_is_shown_so_that_it_parses(value: tuple[int, int, int]) -> None:
    assert values.parse(values.show(value, RULES["place"]), RULES["place"]) == value


@given(words.filter(lambda text: bool(text.strip())))
def test_a_text_is_shown_so_that_it_parses(text: str) -> None:
    value = values.parse(text, RULES["text"])
    assert values.parse(values.show(value, RULES["text"]), RULES["text"]) == value


@given(numbers, numbers)
def test_numbers_are_compatible_when_one_whole_number_fits_both(one: Any, other: Any) -> None:
    def fits(value: tuple[int | None, int | None], number: int) -> bool:
        least, most = value
        return (least is None or least <= number) and (most is None or number <= most)

    both = any(fits(one, number) and fits(other, number) for number in range(-1, 53))
    assert values.compatible(one, other, RULES["number"]) is both


@pytest.mark.parametrize("rule", schema().properties.values(), ids=lambda rule: rule.id)
def test_every_property_has_a_type_that_answers(rule: Property) -> None:
    """Whatever stands in a value, of whatever office or version: no question raises."""
    strange: list[Any] = [
        "a word nobody knows",
        ident(7),
        True,
        (1, 2),
        (1, 2, 3),
        (None, None),
        Sealed(sealed="A" * 40),
    ]
    for one, other in itertools.product(strange, strange):
        assert values.compatible(one, one, rule)
        assert values.compatible(one, other, rule) == values.compatible(other, one, rule)
        assert isinstance(values.exactness(one, rule), float | int)
        assert isinstance(values.show(one, rule), str)


def test_what_is_sealed_is_neither_shown_nor_compared() -> None:
    rule = schema().property("source.name")
    one, other = Sealed(sealed="A" * 40), Sealed(sealed="B" * 40)
    assert values.show(one, rule) == ""
    assert values.compatible(one, other, rule)
    assert values.show(None, rule) == ""
