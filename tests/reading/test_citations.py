"""Addresses that a text cites, each once, without the signs of the sentence around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading.citations import find_citations


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("See https://lake.example/a.", ("https://lake.example/a",)),
        ("¹ <https://lake.example/a?b=c>", ("https://lake.example/a?b=c",)),
        ("(see https://lake.example/a).", ("https://lake.example/a",)),
        ("https://lake.example/a_(b)", ("https://lake.example/a_(b)",)),
        ("https://lake.example/8449,some-words", ("https://lake.example/8449,some-words",)),
        ("“http://lake.example/a”, he said", ("http://lake.example/a",)),
        ("www.lake.example and lake.example", ("www.lake.example",)),
        ("https://a.example https://b.example https://a.example", ("https://a.example", "https://b.example")),
        ("write to press@lake.example", ()),
        ("write to press@lake.org", ()),
        ("more on lakeside.org and Harbour-Watch.org.ua/news.", ("lakeside.org", "Harbour-Watch.org.ua/news")),
        ("She was home.at night she fled.by car", ()),
        ("вул.Портова 5, Ms.Velin, art.5.pl, U.S.com", ()),
        ("https://", ()),
        ("[1] https://lake.example/a]", ("https://lake.example/a",)),
        ("", ()),
    ],
)
def test_addresses(text: str, wanted: tuple[str, ...]) -> None:
    assert find_citations(text)[0] == wanted


@given(st.text(alphabet="htps:/w.ab()<>, \n", max_size=200))
def test_each_stands_on_its_span(text: str) -> None:
    addresses, spans = find_citations(text)
    assert [text[start:end] for start, end in spans] == list(addresses)
    assert len(set(addresses)) == len(addresses)
