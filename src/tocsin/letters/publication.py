"""A statement on our own site: the approved text in each language side by side, its dated corrections above it.

What is put around the text is a few fixed words, dates and links; of what was withdrawn nothing is repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree, html

from tocsin.composing.wording import bare_date, fill, pattern, speaking
from tocsin.letters.html import Element, el, page
from tocsin.letters.naming import DIRECTIONS, LANGUAGE_NAMES

_LOWER = {"h1": "h2", "h2": "h3"}


@dataclass(frozen=True, slots=True)
class CorrectedText:
    """A correction as its own page, the day that it bears (EDTF), and the name of its PDF."""

    day: str
    page: bytes
    pdf: str


@dataclass(frozen=True, slots=True)
class PublishedText:
    """The text in one language as its own page, the name of its PDF, and what corrects it, the earliest first.

    `annexes` are the names of the files that go with it, in their order.
    """

    language: str
    page: bytes
    pdf: str
    corrections: tuple[CorrectedText, ...] = ()
    annexes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WithdrawnText:
    """What is left of a text that was taken back: its type and number, and the day (EDTF)."""

    language: str
    label: str
    day: str


def to_page(title: str, texts: Sequence[PublishedText | WithdrawnText]) -> bytes:
    """One page of all languages. Raises ValueError for a page that holds no text of ours."""
    sides = el("div", {"class": "sides"}, *(_side(one) for one in texts))
    content = [_languages([one.language for one in texts]), sides] if len(texts) > 1 else [sides]
    return page(title, texts[0].language, content)


def _languages(languages: Sequence[str]) -> Element:
    with speaking(languages[0]):
        called = pattern("publication", "languages")
    names = (
        el("li", {}, el("a", {"href": f"#{one}", "lang": one, "hreflang": one}, LANGUAGE_NAMES[one]))
        for one in languages
    )
    return el("nav", {"aria-label": called}, el("ul", {}, *names))


def _side(one: PublishedText | WithdrawnText) -> Element:
    tongue = {"id": one.language, "lang": one.language, "dir": DIRECTIONS[one.language]}
    with speaking(one.language):
        content = list(_withdrawn(one) if isinstance(one, WithdrawnText) else _published(one))
    return el("div", {"class": "side", **tongue}, *content)


def _withdrawn(one: WithdrawnText) -> Iterator[Element]:
    words = fill(pattern("publication", "withdrawn"), day=bare_date(one.day))
    yield el("section", {"class": "withdrawn"}, el("h1", {}, one.label), el("p", {"class": "said"}, words))


def _published(one: PublishedText) -> Iterator[Element]:
    for number, correction in enumerate(one.corrections, 1):
        words = fill(pattern("publication", "corrected"), day=bare_date(correction.day))
        own = _text_of(correction.page, f"{one.language}-{number}-")
        for node in own.iter(*_LOWER):
            node.tag = _LOWER[node.tag]
        link = _link(correction.pdf, pattern("publication", "correction_pdf"))
        yield el("section", {"class": "corrected"}, el("p", {"class": "said"}, words), own, link)
    if one.corrections:
        yield el("p", {"class": "meta"}, pattern("publication", "as_published"))
    yield _text_of(one.page, f"{one.language}-")
    yield _link(one.pdf, pattern("publication", "pdf"))
    for number, annex in enumerate(one.annexes, 1):
        yield _link(annex, fill(pattern("publication", "annex"), number=str(number)))


def _text_of(data: bytes, prefix: str) -> Element:
    """The article of a page; its notes get names of their own, because several texts stand on one page."""
    root = html.document_fromstring(data, html.HTMLParser(encoding="utf-8"))
    found: Element | None = root.find(".//article")
    if found is None:
        raise ValueError("a page without a text of ours")
    for node in found.iter(etree.Element):
        if own := node.get("id"):
            node.set("id", prefix + own)
        if (where := node.get("href", "")).startswith("#"):
            node.set("href", f"#{prefix}{where[1:]}")
    found.tail = None
    return found


def _link(name: str, words: str) -> Element:
    kind = {"type": "application/pdf"} if name.endswith(".pdf") else {}
    return el("p", {}, el("a", {"href": name, **kind}, words))
