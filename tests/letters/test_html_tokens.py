"""Tags and text of HTML: told apart as browsers do, or not at all."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.letters.html_tokens import UnclosedError, tokens


def told(page: str) -> list[str]:
    """The tags by their names, and the texts."""
    return [f"<{token.name}>" if token.name else page[token.start : token.end] for token in tokens(page)]


@pytest.mark.parametrize(
    ("page", "parts"),
    [
        ("<P>a<br/>b</P>", ["<p>", "a", "<br>", "b", "</p>"]),
        ("1 < 2 <3 <b>x", ["1 < 2 <3 ", "<b>", "x"]),
        ("<a title='>' href=x>y</a>", ["<a>", "y", "</a>"]),
        ('<a b = c d="e\'>" f>y', ["<a>", "y"]),
        ("<a b=it's>y", ["<a>", "y"]),
        ("a<!-- <b> -->c<!-->d<!--->e<!DOCTYPE x>f<?x?>g</ >h", list("acdefgh")),
        ("a<script>if (1<b>2) '</p>'</script >c", ["a", "<script>", "</script>", "c"]),
        ("<title>a<b></title>c", ["<title>", "</title>", "c"]),
        ("<p\n>a</p\n>", ["<p>", "a", "</p>"]),
    ],
)
def test_a_page(page: str, parts: list[str]) -> None:
    assert told(page) == parts


@pytest.mark.parametrize(
    "page", ["a<b", "a<b c='d>e", 'a<b c="d>e', "a<!-- b", "a<script>b", "a<!b", "a</b", "<plaintext>a", '<b c="d"">e']
)
def test_what_has_no_end_is_not_guessed_at(page: str) -> None:
    with pytest.raises(UnclosedError):
        told(page)


def test_attributes_by_their_names_the_first_of_two_counts() -> None:
    (tag,) = tokens("<div HIDDEN style='display: none' style=x data-a=\"b\">")
    assert tag.attributes == {"hidden": "", "style": "display: none", "data-a": "b"}


@given(st.text(alphabet="<>/!-ab'\"= &", max_size=60))
def test_every_token_lies_behind_the_one_before_and_texts_hold_no_tag(page: str) -> None:
    try:
        found = list(tokens(page))
    except UnclosedError:
        return
    at = 0
    for token in found:
        assert at <= token.start < token.end <= len(page)
        at = token.end
        if not token.name:
            assert "<a" not in page[token.start : token.end]


@pytest.mark.parametrize(
    "page", ["<a " * 50_000, "<!--" * 50_000, "<a b='" * 50_000, "<" * 200_000, "<a" + " b=c" * 50_000]
)
def test_a_hostile_page_takes_no_more_than_its_length(page: str) -> None:
    """Without an end after many beginnings; a second look at each would take hours here."""
    with contextlib.suppress(UnclosedError):
        assert sum(1 for _token in tokens(page)) <= 1
