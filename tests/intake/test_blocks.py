"""Paragraphs, lists and tables as lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.intake.blocks import Blocks

STEPS = ("end", "loose", "line", "open_table", "close_table", "open_row", "close_row", "open_cell", "close_cell")


def test_exact_spaces_stand_and_others_collapse() -> None:
    for collapse, expected in ((True, "a b"), (False, "a  b")):
        blocks = Blocks(collapse=collapse)
        blocks.text("a  b")
        assert blocks.result() == expected


def test_a_row_keeps_the_place_of_its_empty_cells() -> None:
    blocks = Blocks(collapse=True)
    blocks.open_table()
    for row in (("", "b"), ("c", "")):
        blocks.open_row()
        for words in row:
            blocks.open_cell()
            blocks.text(words)
            blocks.close_cell()
        blocks.close_row()
    blocks.close_table()
    assert blocks.result() == "\tb\nc\t"


def test_a_mark_without_words_marks_nothing() -> None:
    blocks = Blocks(collapse=True)
    blocks.item("– ")
    blocks.loose()
    blocks.text("after")
    assert blocks.result() == "after"


@given(st.lists(st.one_of(st.sampled_from(STEPS), st.text("abc", min_size=1, max_size=3))))
def test_no_word_is_lost_whatever_is_opened_and_closed(steps: list[str]) -> None:
    blocks = Blocks(collapse=True)
    words = ""
    for step in steps:
        if step in STEPS:
            getattr(blocks, step)()
        else:
            blocks.text(step)
            words += step
    assert sorted(blocks.result().replace("\n", "").replace("\t", "")) == sorted(words)


def built(*steps: tuple[str, ...], collapse: bool = True) -> str:
    """What comes of these steps, each the name of a method and what it is given."""
    blocks = Blocks(collapse=collapse)
    for name, *given_ in steps:
        getattr(blocks, name)(*given_)
    return blocks.result()


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        pytest.param([("text", "a"), ("text", " "), ("text", " b")], "a b", id="a space at a border is one"),
        pytest.param([("text", " a "), ("end",), ("text", " b ")], "a\n\nb", id="none at the ends of a paragraph"),
        pytest.param([("text", "a "), ("line",), ("text", " b")], "a\nb", id="none around a line end"),
        pytest.param([("line",), ("text", "a"), ("line",)], "a", id="no line end at the ends of a paragraph"),
        pytest.param([("text", "a"), ("exact", "   "), ("text", "b")], "a   b", id="spaces that are meant"),
        pytest.param([("text", None), ("text", ""), ("text", "a")], "a", id="nothing is nothing"),
        pytest.param([("end",), ("end",), ("loose",), ("text", "a")], "a", id="empty paragraphs"),
        pytest.param([("item", "– "), ("text", "a"), ("item", "– "), ("text", "b")], "– a\n– b", id="items"),
        pytest.param([("item", "– "), ("text", " a")], "– a", id="no space behind a mark"),
        pytest.param([("item", "– "), ("text", "a"), ("end",), ("text", "b")], "– a\nb", id="second paragraph"),
        pytest.param([("item", "– "), ("item", "– "), ("text", "a")], "– a", id="an empty item"),
        pytest.param([("item", "– "), ("text", "a"), ("loose",), ("text", "b")], "– a\n\nb", id="after a list"),
    ],
)  # fmt: skip
def test_steps_and_what_comes_of_them(steps: list[tuple[str, ...]], text: str) -> None:
    assert built(*steps) == text


def cells(*words: str) -> list[tuple[str, ...]]:
    """The steps of one row."""
    inner = [step for entry in words for step in (("open_cell",), ("text", entry), ("close_cell",))]
    return [("open_row",), *inner, ("close_row",)]


def test_two_tables_stand_apart_and_their_rows_together() -> None:
    table = [("open_table",), *cells("a", "b"), *cells("c", "d"), ("close_table",)]
    assert built(*table, *table) == "a\tb\nc\td\n\na\tb\nc\td"


def test_a_cell_of_two_lines_makes_its_row_a_layout() -> None:
    row = [("open_row",), ("open_cell",), ("text", "a"), ("line",), ("text", "b"), ("close_cell",), *cells("c")[1:]]
    assert built(("open_table",), *row, ("close_table",)) == "a\nb\n\nc"


def test_a_row_of_one_cell_is_a_paragraph() -> None:
    assert built(("open_table",), *cells("a"), *cells("b"), ("close_table",)) == "a\n\nb"


def test_a_list_within_a_cell_stays_a_list() -> None:
    inner = [("open_cell",), ("item", "– "), ("text", "a"), ("item", "– "), ("text", "b"), ("close_cell",)]
    assert built(("open_row",), *inner, ("close_row",)) == "– a\n– b"
