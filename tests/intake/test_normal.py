"""The normal form: line ends, no controls, no spaces at the end of a line; every other character as it was."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.intake.normal import tidy


@pytest.mark.parametrize(
    ("raw", "tidied"),
    [
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("one\ftwo\vthree\x85four", "one\ntwo\nthree\nfour"),
        ("one  \ntwo\t\n\nthree ", "one\ntwo\n\nthree"),
        ("\n\n  indented\n", "  indented"),
        ("a\x00b\x07c\x7fd\x9fe", "abcde"),
        ("\ufeffmarked", "marked"),
        ("a\tb", "a\tb"),
        ("non\u00a0breaking\u00ad \u2028 signs", "non\u00a0breaking\u00ad \u2028 signs"),
        ("e\u0301 stays two characters, é stays one", "e\u0301 stays two characters, é stays one"),
        ("", ""),
    ],
)
def test_normal_form(raw: str, tidied: str) -> None:
    assert tidy(raw) == tidied


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once.removeprefix("\ufeff")


@given(st.text())
def test_no_letter_digit_or_sign_is_lost(text: str) -> None:
    def seen(of: str) -> str:
        return "".join(sign for sign in of.removeprefix("\ufeff") if unicodedata.category(sign) not in {"Cc", "Zs"})

    assert seen(tidy(text)) == seen(text)
