"""The sealed plain text of a letter as paragraphs again, each sentence with its number."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.sent import Line
from tocsin.web.letter_text import WIDTH, Bit, Block, blocks, unwrapped

words = st.lists(st.text("abcdefgh", min_size=1, max_size=30), min_size=1, max_size=80)


@given(words)
def test_what_was_wrapped_is_one_paragraph_again(several: list[str]) -> None:
    text = " ".join(several)
    rows = textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    assert unwrapped(rows) == text


def test_lines_that_had_room_stay_apart() -> None:
    assert unwrapped(["14 Mole Street", "Ostrava Bay"]) == "14 Mole Street\nOstrava Bay"


def test_sentences_are_found_where_they_stand_and_nowhere_twice() -> None:
    text = "What happened\n-------------\n\nShe was held.[1] She was held. We ask.\n"
    lines = (Line("events 1.1", "She was held.", ("a",)), Line("events 1.2", "She was held.", ("b",)))
    shown, elsewhere = blocks(text, (*lines, Line("title", "Held", ("c",))))
    assert shown == [
        Block((Bit("What happened"),), is_heading=True),
        Block((Bit("She was held.", 1), Bit("[1] "), Bit("She was held.", 2), Bit(" We ask."))),
    ]
    assert elsewhere == [3]
