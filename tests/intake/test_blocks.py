"""Paragraphs, lists and tables as lines."""

from __future__ import annotations

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
