"""The text under review: no letter is changed by the ink on it, and what somebody types is understood or refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.access.proposals import ProposalLine
from tocsin.domain.errors import BadDate
from tocsin.web.review_forms import date_of
from tocsin.web.review_text import laid_out, marks_of

TEXT = "First line. It has two sentences.\nOn 5 July 2018 two men came.\n\nЖурналістку налякали! Потім пішли."


def line(number: int, kind: str, state: str, **form: Any) -> ProposalLine:
    """A proposal on this text."""
    return ProposalLine(number, "s", "case:c", number, kind, form, state, "by hand", "")


@st.composite
def some_line(draw: st.DrawFn) -> ProposalLine:
    """Anything that may have been read, wherever it lies."""
    start = draw(st.integers(0, len(TEXT) - 1))
    span = (start, draw(st.integers(start + 1, len(TEXT))))
    kind = draw(st.sampled_from(["person", "event", "document", "relation"]))
    form = {"event": {"passages": (span,)}, "person": {"mentions": (span,)}}.get(kind, {"span": span})
    return line(draw(st.integers(1, 5)), kind, draw(st.sampled_from(["waiting", "accepted", "rejected"])), **form)


@given(st.lists(some_line(), max_size=7), st.integers(0, 5))
def test_ink_changes_no_letter_and_lies_where_it_should(lines: list[ProposalLine], now: int) -> None:
    found = laid_out(TEXT, lines, now)
    assert ["".join(one.text for one in each.stretches) for each in found] == [row for row in TEXT.split("\n") if row]
    marks = [mark for one in lines for mark in marks_of(one)]
    for paragraph in found:
        at = paragraph.start
        for one in paragraph.stretches:
            assert TEXT[at : at + len(one.text)] == one.text
            for place in range(at, at + len(one.text)):
                over = [mark for mark in marks if mark.start <= place < mark.end]
                assert bool(over) == bool(one.number) == bool(one.ink)
                assert not one.number or one.number in {mark.number for mark in over}
                assert ("now" in one.ink.split()) == any(mark.number == now for mark in over)
                assert not (over and one.passed)
            at += len(one.text)


@given(st.lists(some_line(), max_size=7))
def test_a_place_in_the_text_has_one_name_and_every_mark_has_a_place(lines: list[ProposalLine]) -> None:
    anchors = [one.anchor for each in laid_out(TEXT, lines, 0) for one in each.stretches if one.anchor]
    assert len(anchors) == len(set(anchors))
    begins = {mark.start for one in lines for mark in marks_of(one) if TEXT[mark.start : mark.end].strip()}
    on_lines = {place for place in begins if TEXT[place] != "\n"}
    assert {f"t{place}" for place in on_lines} <= set(anchors)


def test_only_whole_sentences_without_ink_are_greyed() -> None:
    read = line(1, "event", "waiting", passages=((12, 20),))
    grey = [one.text for each in laid_out(TEXT, [read], 0) for one in each.stretches if one.passed]
    assert grey == ["First line.", "On 5 July 2018 two men came.", "Журналістку налякали!", "Потім пішли."]


@pytest.mark.parametrize(
    ("typed", "told", "kept"),
    [
        ("2018-07-09", "", "2018-07-09"),
        ("2017-03/..", "", "2017-03/.."),
        ("9 July 2018", "", "2018-07-09"),
        ("July 2018", "", "2018-07"),
        ("9 липня 2018", "", "2018-07-09"),
        ("9 lipca 2018", "", "2018-07-09"),
        ("yesterday", "2018-07-10", "2018-07-09"),
    ],
)
def test_a_date_is_understood_as_it_is_kept_or_in_words(typed: str, told: str, kept: str) -> None:
    assert date_of(typed, told) == kept


@pytest.mark.parametrize("typed", ["yesterday", "9 July 2018 or so they say", "05/07/2018", "31 February 2018", "x"])
def test_what_would_need_a_guess_is_refused(typed: str) -> None:
    with pytest.raises(BadDate):
        date_of(typed)
