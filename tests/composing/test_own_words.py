"""What is typed as our own word and tells of somebody or something is asked about; an opinion is not."""

from __future__ import annotations

import pytest

from tocsin.composing.own_words import telling


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Nobody may be followed for what they write. Emil Morun was beaten.", ("Emil Morun was beaten.",)),
        ("He was beaten on 3 March 2026.", ("He was beaten on 3 March 2026.",)),
        ("Ми занепокоєні. Її побили 3 березня 2026 року.", ("Її побили 3 березня 2026 року.",)),
        ("We are deeply concerned.", ()),
        ("Harbour Light stands by all of them.", ()),
        ("", ()),
    ],
)
def test_a_sentence_that_names_somebody_or_a_day_is_asked_about(typed: str, asked: tuple[str, ...]) -> None:
    assert telling([typed], ["Harbour Light"]) == asked


def test_each_is_asked_about_once() -> None:
    assert telling(["Emil Morun was beaten.", "Emil Morun was beaten."]) == ("Emil Morun was beaten.",)
