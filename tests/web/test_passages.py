"""Passages: quoted in their line, and marked in the text without changing a letter of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.passages import InText
from tocsin.web.passages import Ink, paragraphs, quote

TEXT = "First line.\nOn 5 July 2018 two men came.\n\nЖурналістку налякали."


def test_a_passage_is_quoted_in_its_line() -> None:
    start = TEXT.index("5 July")
    found = quote(TEXT, InText("", start, start + 11), "s")
    assert (found.before, found.words, found.after) == ("On ", "5 July 2018", " two men came.")


def test_a_long_line_is_cut_and_says_so() -> None:
    text = "a" * 500 + " word " + "b" * 500
    found = quote(text, InText("", 501, 505), "")
    assert found.words == "word"
    assert found.before.startswith("… ")
    assert found.after.endswith(" …")
    assert len(found.before) + len(found.after) < 140


def test_it_is_cut_between_words() -> None:
    text = "On Tuesday the 4th of November 2025 the two men who had come before followed her, Ilona Varga said, as "
    text += "far as the harbour office, and waited there until it was dark"
    start = text.index("Ilona")
    found = quote(text, InText("", start, start + 11), "")
    assert found.before == "… 2025 the two men who had come before followed her, "
    assert found.after == " said, as far as the harbour office, and waited there until …"


inks = st.builds(
    lambda start, length, decided, here: Ink(start, start + length, decided, "", here),
    st.integers(0, 60),
    st.integers(1, 30),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(inks, max_size=8))
def test_marking_changes_no_letter_and_marks_what_it_should(some: list[Ink]) -> None:
    some = [ink for ink in some if ink.end <= len(TEXT)]
    found = paragraphs(TEXT, some)
    assert ["".join(piece.text for piece in line) for line in found] == [line for line in TEXT.split("\n") if line]
    at = 0
    for line in found:
        at = TEXT.index("".join(piece.text for piece in line), at)
        for piece in line:
            for place in range(at, at + len(piece.text)):
                over = [ink for ink in some if ink.start <= place < ink.end]
                assert (piece.ink in over) if over else piece.ink is None
                assert piece.ink is None or piece.ink.here == any(ink.here for ink in over)
            at += len(piece.text)


@given(st.lists(inks, max_size=8, unique=True))
def test_each_ink_begins_once(some: list[Ink]) -> None:
    first = [piece.ink for line in paragraphs(TEXT, some) for piece in line if piece.first]
    assert len(first) == len(set(first))
