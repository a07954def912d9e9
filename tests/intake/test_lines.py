"""Paragraphs out of lines with places: in points, letters 10 high, lines 14 apart, a column 300 wide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.intake.lines import Line, join

FULL = 300.0


def page(*entries: tuple[str, dict[str, float]]) -> list[Line]:
    """Lines one below the other; of each: its words, and what is not usual about it."""
    lines: list[Line] = []
    bottom = 800.0
    for words, odd in entries:
        bottom -= odd.get("gap", 14.0)
        left = odd.get("left", 0.0)
        right = odd.get("right", FULL)
        lines.append(Line(words, left, right, bottom, odd.get("size", 10.0), 30.0, bool(odd.get("broken"))))
    return lines


def usual(*words: str) -> list[Line]:
    return page(*((entry, {}) for entry in words))


@pytest.mark.parametrize(
    ("second", "separator"),
    [
        pytest.param({}, " ", id="a full line goes on"),
        pytest.param({"gap": 24.0}, "\n\n", id="a wide gap"),
        pytest.param({"size": 14.0}, "\n\n", id="other letters"),
        pytest.param({"left": 15.0}, "\n\n", id="indented after a full stop"),
        pytest.param({"gap": -600.0}, "\n\n", id="the next column"),
        pytest.param({"gap": 0.0, "left": 310.0, "right": 400.0}, "\t", id="another cell of one line"),
    ],
)
def test_what_stands_between_two_lines(second: dict[str, float], separator: str) -> None:
    around = [("above", {}), ("above", {}), ("above", {})]
    text, _starts = join([page(*around, ("First.", {}), ("Second", second))])
    assert text == f"above above above First.{separator}Second"


@pytest.mark.parametrize(
    ("first", "separator"), [("Ends.", "\n\n"), ("Orvania", "\n"), ("Ends.”", "\n\n"), ("held.¹", "\n\n")]
)
def test_a_line_that_had_room_for_the_next_word_ends(first: str, separator: str) -> None:
    assert join([page(("x", {}), (first, {"right": 200.0}), ("Next", {}))])[0] == f"x {first}{separator}Next"


def test_a_ragged_line_without_room_goes_on() -> None:
    assert join([page(("x", {}), ("almost full", {"right": 275.0}), ("next", {}))])[0] == "x almost full next"


@pytest.mark.parametrize("mark", ["•", "–", "1.", "(2)", "a)", "iv."])
def test_items_of_a_list_stand_line_by_line(mark: str) -> None:
    lines = page(
        ("Before:", {}), (f"{mark} one", {"left": 5.0}), (f"{mark} two", {"left": 5.0}), ("goes on", {"left": 20.0})
    )
    assert join([lines])[0] == f"Before:\n\n{mark} one\n{mark} two goes on"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("journal", "ist came", "journalist came"),
        ("Anglo", "Saxon law", "Anglo-Saxon law"),
        ("COVID", "19 came", "COVID-19 came"),
        ("figure 3", "a shows", "figure 3-a shows"),
        ("well", "known man", "well-known man"),
    ],
)
def test_a_divided_word_is_joined_and_a_real_hyphen_stays(first: str, second: str, joined: str) -> None:
    lines = page(("a well-known one", {}), (first, {"broken": 1.0}), (second, {}))
    assert join([lines])[0] == f"a well-known one {joined}"


def test_a_word_may_be_divided_over_the_end_of_a_page() -> None:
    text, starts = join([page(("a", {}), ("journal", {"broken": 1.0})), usual("ist came")])
    assert (text, starts) == ("a journalist came", [0, 9])


@pytest.mark.parametrize(
    ("last", "first", "separator"),
    [("he said", "that", " "), ("He left.", "that", "\n\n"), ("he said", "That", "\n\n")],
)
def test_a_sentence_may_run_over_the_end_of_a_page(last: str, first: str, separator: str) -> None:
    text, starts = join([usual(last), usual(first)])
    assert text == f"{last}{separator}{first}"
    assert text[starts[1] :] == first


def test_a_page_without_lines_begins_where_the_next_text_does() -> None:
    text, starts = join([[], usual("One."), [], usual("Two."), []])
    assert text == "One.\n\nTwo."
    assert starts == [0, 0, 4, 6, 10]


@given(
    st.lists(
        st.lists(
            st.tuples(st.text("ab.–1 ", min_size=1, max_size=6), st.floats(1, 300), st.floats(-50, 50)), max_size=5
        )
    )
)
def test_every_word_is_kept_in_order_and_pages_rise(pages: list[list[tuple[str, float, float]]]) -> None:
    made = [page(*((words, {"right": right, "gap": gap}) for words, right, gap in lines)) for lines in pages]
    text, starts = join(made)
    assert "".join(text.split()) == "".join(line.text for lines in made for line in lines).replace(" ", "")
    assert starts == sorted(starts)
    assert all(0 <= start <= len(text) for start in starts)
