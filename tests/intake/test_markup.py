"""XML and HTML of a strange hand: parsed without network and entities, walked without recursion."""

from __future__ import annotations

import sys

import pytest

from tocsin.intake.markup import Element, all_text, parse_html, parse_xml, target_beside, walk
from tocsin.intake.model import Reason, RefusedError
from tocsin.intake.normal import raised


class Diary:
    """A visitor that writes down what it met, and leaves out what is called “out”."""

    def __init__(self) -> None:
        self.entries: list[str] = []

    def start(self, element: Element) -> bool:
        self.entries.append(f"<{element.tag}")
        return element.tag != "out"

    def end(self, element: Element) -> None:
        self.entries.append(f"{element.tag}>")

    def tail(self, words: str | None) -> None:
        if words:
            self.entries.append(words)


def diary(xml: str) -> str:
    made = Diary()
    walk(parse_xml(xml.encode()), made)
    return " ".join(made.entries)


@pytest.mark.parametrize(
    ("xml", "met"),
    [
        ("<a/>", "<a a>"),
        ("<a><b/>t<c/></a>", "<a <b b> t <c c> a>"),
        ("<a><out><b/></out>t</a>", "<a <out t a>"),
        ("<a><out/>t<out><out/></out>u</a>", "<a <out t <out u a>"),
        ("<a>x<!-- c --><?p i?><b>y</b></a>", "<a <b b> a>"),
        ("<out><b/></out>", "<out"),
    ],
)
def test_a_tree_is_walked_from_top_to_bottom(xml: str, met: str) -> None:
    assert diary(xml) == met


def test_a_deep_tree_needs_no_deep_stack() -> None:
    depth = 250
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(120)
    try:
        met = diary("<a>" * depth + "</a>" * depth)
    finally:
        sys.setrecursionlimit(limit)
    assert met.count("<a") == depth


def refusal(data: bytes) -> Reason:
    with pytest.raises(RefusedError) as caught:
        parse_xml(data)
    return caught.value.reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", Reason.DAMAGED, id="nothing"),
        pytest.param(b"<a><b></a>", Reason.DAMAGED, id="crossed"),
        pytest.param(b"<a>\xff</a>", Reason.DAMAGED, id="no UTF-8"),
        pytest.param(b"<?xml version='1.0' encoding='nothing'?><a/>", Reason.DAMAGED, id="an unknown encoding"),
        pytest.param(b"<!DOCTYPE a><a/>", Reason.DAMAGED, id="a document type"),
        pytest.param(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", Reason.DAMAGED, id="an entity of its own"),
        pytest.param(b"<!DOCTYPE a SYSTEM 'http://192.0.2.1/a.dtd'><a/>", Reason.DAMAGED, id="a type from the network"),
        pytest.param(b"<a>" * 300, Reason.TOO_MANY_PARTS, id="too deep"),
        pytest.param(b"<a>" + b"a" * 11_000_000 + b"</a>", Reason.TOO_LARGE, id="one text too long"),
    ],
)
def test_xml_that_is_not_read(data: bytes, reason: Reason) -> None:
    assert refusal(data) is reason


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_xml_in_either_encoding(codec: str) -> None:
    assert parse_xml("<a>Двоє</a>".encode(codec)).text == "Двоє"


@pytest.mark.parametrize("page", ["", "<!-- only this -->", "<?php ?>"])
def test_a_page_without_anything_has_no_root_or_no_words(page: str) -> None:
    root = parse_html(page)
    assert root is None or all_text(root) == ""


@pytest.mark.parametrize(
    ("target", "words", "beside"),
    [
        ("https://sardovia.example/r", "here", " [https://sardovia.example/r]"),
        ("HTTPS://SARDOVIA.EXAMPLE/r", "here", " [HTTPS://SARDOVIA.EXAMPLE/r]"),
        ("https://www.sardovia.example/", "Sardovia.example", ""),
        ("https://sardovia.example/r", " https://sardovia.example/r/ ", ""),
        ("ftp://sardovia.example", "here", ""),
        ("//sardovia.example", "here", ""),
        ("https://k.example/" + "a" * 3_000, "here", ""),
        ("https://sardovia.example/] and more", "here", ""),
        ("https://sardovia.example/r", "  ", ""),
        (None, "here", ""),
    ],
)
def test_what_stands_beside_a_link(target: str | None, words: str, beside: str) -> None:
    assert target_beside(target, words) == beside


@pytest.mark.parametrize(
    ("words", "shown"), [("1", "¹"), ("205", "²⁰⁵"), (" 7 ", " ⁷ "), ("th", "th"), ("1,2", "1,2"), ("", ""), ("٣", "٣")]
)
def test_only_numbers_are_raised(words: str, shown: str) -> None:
    assert raised(words) == shown
