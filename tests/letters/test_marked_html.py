"""A page of HTML with marks: nothing else changes, what was well-formed stays so, and nothing is loaded or run."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tocsin.intake.formats import html
from tocsin.letters.marked_html import marked
from tocsin.letters.questions import CannotBeMarkedError, Question
from tocsin.letters.quotations import Signs

PUT_IN = re.compile(
    r"</?mark>|<sup title=\"[^\"]*\">\[(?:Tocsin )?\d\]</sup>"
    r"|<aside id=\"tocsin-questions\d*\" lang=\"en\">.*?</aside>\n",
    re.DOTALL,
)
WORDS = 'Was it “Monday” <script>alert(1)</script> & "why"?\nPerhaps “30”?'


def page(body: str, head: str = "<meta charset='utf-8'/>") -> str:
    """A page that is well-formed if its body is."""
    return f"<!DOCTYPE html>\n<html><head>{head}<title>On 31 April 2019</title></head>\n<body>{body}</body></html>\n"


def asked(data: bytes, *passages: str) -> list[Question]:
    """One question at each of these passages of the text that the reader makes of a page."""
    text = html.read(data).text
    signs = Signs.of(text, targets=False)
    places = ((text.index(words), text.index(words) + len(words)) for words in passages)
    quoted = [signs.quotation(*place) for place in places]
    return [Question(number, WORDS, (place,)) for number, place in enumerate(quoted, 1) if place]


def copy_of(source: str, *passages: str, codec: str = "utf-8") -> str:
    """The marked copy of a page."""
    data = source.encode(codec)
    return marked(data, asked(data, *passages)).decode(codec)


@pytest.mark.parametrize(
    ("body", "passage", "there"),
    [
        ("<p>On 31 April 2019.</p>", "31 April 2019", "On <mark>31 April 2019</mark>"),
        (
            "<p>On 31 <b>Apr</b>il 2019.</p>",
            "31 April 2019",
            "<mark>31 </mark><b><mark>Apr</mark></b><mark>il 2019</mark>",
        ),
        ("<p>On 31&nbsp;&#65;pril 2019.</p>", "31\xa0April 2019", "<mark>31&nbsp;&#65;pril 2019</mark>"),
        ("<p>A &lt; B on 31\nApril 2019.</p>", "31 April 2019", "<mark>31\nApril 2019</mark>"),
        ("<p>On <!-- 31 April 2019 -->31 April 2019.</p>", "31 April 2019", "--><mark>31 April 2019</mark>"),
        ("<p hidden=''>On 31 April 2019.</p><p>On 31 April 2019.</p>", "31 April 2019", "</p><p>On <mark>31"),
        (
            "<div style='display:none'><div>x</div>On 31 April 2019.</div><p>On 31 April 2019.</p>",
            "31 April 2019",
            "</div><p>On <mark>31",
        ),
        ("<script>On('31 April 2019')</script><p>On 31 April 2019.</p>", "31 April 2019", "</script><p>On <mark>31"),
        ("<ol><li>31 April 2019</li><li>32 May</li></ol>", "32 May", "<li><mark>32 May</mark>"),
        (
            "<p>On <a href='https://a.example/31'>31 April</a> 2019.</p>",
            "31 April [https://a.example/31] 2019",
            "'><mark>",
        ),
        ("<table><tr><td>31 April 2019</td><td>x</td></tr></table>", "31 April 2019", "<td><mark>31 April 2019</mark>"),
    ],
)
def test_a_passage_is_marked_where_it_is_seen(body: str, passage: str, there: str) -> None:
    source = page(body)
    copy = copy_of(source, passage)
    assert there in copy
    assert len(re.findall(r"<sup [^>]*>\[1\]</sup>", copy)) == 1
    assert PUT_IN.sub("", copy) == source
    etree.fromstring(copy.replace("&nbsp;", "&#160;").encode())  # well-formed, as the page was


def test_the_questions_stand_in_an_aside_at_the_end_of_the_body() -> None:
    copy = copy_of(page("<p>On 31 April 2019.</p>"), "31 April 2019")
    body = etree.fromstring(copy.encode()).find("body")
    assert body is not None
    aside = body[-1]
    assert aside.tag == "aside"
    assert [element.tag for element in aside] == ["h2", "p"]
    assert "".join(aside[1].itertext()) == f"[1] {WORDS}".replace("\n", "")


def test_what_is_put_in_loads_and_runs_nothing() -> None:
    copy = copy_of(page("<p>On 31 April 2019.</p>"), "31 April 2019")
    elements = [element for part in PUT_IN.findall(copy) for element in re.findall(r"<(/?\w+)([^>]*)>", part)]
    assert {name.strip("/") for name, _rest in elements} == {"mark", "sup", "aside", "h2", "p", "br"}
    attributes = {name for _tag, rest in elements for name in re.findall(r"([\w-]+)=\"", rest)}
    assert attributes == {"title", "id", "lang"}


def test_scripts_and_loads_of_the_page_itself_stay_as_they_are() -> None:
    source = page("<img src='https://a.example/x.png'/><script>go()</script><p>On 31 April 2019.</p>")
    assert PUT_IN.sub("", copy_of(source, "31 April 2019")) == source


def test_passages_that_overlap_are_marked_once_and_numbered_each() -> None:
    copy = copy_of(page("<p>On Monday, 31 April 2019, at noon.</p>"), "Monday, 31 April 2019", "31 April 2019, at")
    assert "<mark>Monday, </mark><mark>31 April 2019</mark><sup" in copy
    assert re.search(r"\[1\]</sup><mark>, at</mark><sup [^>]*>\[2\]</sup> noon", copy)


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ("<meta charset='windows-1251'/>", "cp1251"),
        ("<meta charset='koi8-r'/>", "koi8-r"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=utf-8'/>", "utf-8"),
    ],
)
def test_the_encoding_stays(head: str, codec: str) -> None:
    source = page("<p>В среду, 14 марта 2023 года, её задержали дома.</p>", head)
    copy = copy_of(source, "среду, 14 марта 2023", codec=codec)
    assert "<mark>среду, 14 марта 2023</mark>" in copy
    assert PUT_IN.sub("", copy) == source


def test_what_the_encoding_cannot_write_is_written_as_a_reference() -> None:
    copy = copy_of(page("<p>On 31 April.</p>", "<meta charset='koi8-r'/>"), "31 April", codec="koi8-r")
    assert "&#8220;Monday&#8221;" in copy


def test_a_copy_can_be_marked_again() -> None:
    once = copy_of(page("<p>On 31 April 2019.</p>"), "31 April 2019")
    twice = copy_of(once, "31 April 2019")
    assert re.findall(r"id=\"(.*?)\"", twice) == ["tocsin-questions", "tocsin-questions1"]
    assert "[Tocsin 1]</sup>" in twice


@pytest.mark.parametrize("end", ["<!-- ", "<script>", "<a href='", "<b"])
def test_a_page_that_never_ends_is_not_marked(end: str) -> None:
    source = f"<p>On 31 April 2019.</p>{end}"
    with pytest.raises(CannotBeMarkedError):
        marked(source.encode(), asked(b"<p>On 31 April 2019.</p>", "31 April 2019"))


def test_nothing_to_ask_is_the_same_page() -> None:
    source = page("<p>All is well.</p>").encode()
    assert marked(source, []) == source


PIECES = st.sampled_from(
    ("<b>", "</b>", "<i>x</i>", "<br>", "On ", "31 April", " 2019", "&amp;", "<p>", "\n", "é", "<!-- c -->")
)


@given(st.lists(PIECES, max_size=12))
def test_without_what_was_put_in_it_is_the_page(parts: list[str]) -> None:
    source = page("".join(parts) + "<p>On 31 <u>Apr</u>il 2019.</p>")
    copy = copy_of(source, "31 April 2019" if "31 April 2019" in html.read(source.encode()).text else "On 31")
    assert "<mark>" in copy
    assert PUT_IN.sub("", copy) == source
