"""Web addresses in the texts that cite them: footnotes, brackets, quotes, several lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.rows import quoted, sentence
from tocsin.reading import read
from tocsin.reading.citations import find_citations

CITED = [
    sentence("See http://lake.example/a.", ["http://lake.example/a"]),
    sentence("See https://lake.example/a, please.", ["https://lake.example/a"]),
    sentence("See https://lake.example/a; it is short.", ["https://lake.example/a"]),
    sentence("Is it https://lake.example/a?", ["https://lake.example/a"]),
    sentence("Is it https://lake.example/a?b=c&d=e?", ["https://lake.example/a?b=c&d=e"]),
    sentence("Read https://lake.example/a!", ["https://lake.example/a"]),
    sentence("Read https://lake.example/a:", ["https://lake.example/a"]),
    sentence("Read https://lake.example/a…", ["https://lake.example/a…"]),
    sentence("Read “https://lake.example/a”.", ["https://lake.example/a"]),
    sentence("Read 'https://lake.example/a'.", ["https://lake.example/a"]),
    sentence("Read «https://lake.example/a».", ["https://lake.example/a"]),
    sentence("Read <https://lake.example/a>.", ["https://lake.example/a"]),
    sentence("Read (https://lake.example/a).", ["https://lake.example/a"]),
    sentence("Read (https://lake.example/a_(b)).", ["https://lake.example/a_(b)"]),
    sentence("Read [https://lake.example/a].", ["https://lake.example/a"]),
    sentence("Read [1](https://lake.example/a).", ["https://lake.example/a"]),
    sentence("Read **https://lake.example/a**.", ["https://lake.example/a"]),
    sentence("Read https://lake.example/a#b-c_d~e.", ["https://lake.example/a#b-c_d~e"]),
    sentence("Read https://lake.example/%D1%8F.", ["https://lake.example/%D1%8F"]),
    sentence("Read https://lake.example/стаття.", ["https://lake.example/стаття"]),
    sentence("Read https://lake.example:8080/a.", ["https://lake.example:8080/a"]),
    sentence("Read www.lake.example.", ["www.lake.example"]),
    sentence("Read www.lake.example/a/b.html.", ["www.lake.example/a/b.html"]),
    sentence("https://lake.example/a\nhttps://lake.example/b", ["https://lake.example/a", "https://lake.example/b"]),
    sentence("https://lake.example/a\thttps://lake.example/b", ["https://lake.example/a", "https://lake.example/b"]),
    sentence("1. https://lake.example/a\n2. https://lake.example/a", ["https://lake.example/a"]),
    sentence(
        "https://lake.example/a. Then https://lake.example/a/", ["https://lake.example/a", "https://lake.example/a/"]
    ),
]


@pytest.mark.parametrize(("text", "addresses"), CITED)
def test_an_address_without_the_signs_around_it(text: str, addresses: list[str]) -> None:
    found, spans = find_citations(text)
    assert list(found) == addresses
    assert quoted(text, *spans) == addresses


@pytest.mark.parametrize(
    "text",
    [
        "lake.example",
        "press@lake.example",
        "http:/lake.example",
        "https://",
        "https://.",
        "ftp://lake.example/a",
        "the http of it",
        "",
    ],
)
def test_what_is_no_web_address(text: str) -> None:
    assert find_citations(text) == ((), ())


def test_the_first_place_of_a_repeated_address_counts() -> None:
    text = "See https://lake.example/a and again https://lake.example/a."
    assert find_citations(text)[1] == ((4, 26),)


@pytest.mark.parametrize("language", ["en", "uk", "ru", "pl", "xx"])
def test_addresses_are_read_in_every_language(language: str) -> None:
    reading = read("Див. https://lake.example/a.", language=language)
    assert reading.citations == ("https://lake.example/a",)


def test_an_address_is_no_event_and_no_name() -> None:
    reading = read("See https://lake.example/police-arrested-Marta-Velin-on-3-May-2021.")
    assert (reading.persons, reading.organisations, reading.events) == ((), (), ())


ADDRESS = st.from_regex(r"https://[a-z]{1,8}\.example/[a-z0-9]{1,12}", fullmatch=True)


@given(st.lists(ADDRESS, max_size=6), st.sampled_from([" ", "\n", " and ", ", ", "; (", " [", "» «"]))
def test_written_one_after_the_other_all_are_found(addresses: list[str], between: str) -> None:
    found, spans = find_citations(between.join(addresses))
    assert list(found) == list(dict.fromkeys(addresses))
    assert list(spans) == sorted(spans)


UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


@given(st.text(max_size=300))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    found, spans = find_citations(text + " https://" + text)
    assert [UNSEEN.sub("", words) for words in quoted(text + " https://" + text, *spans)] == list(found)
