"""A letter for everybody as a page of HTML: one file that asks nobody for anything, and runs nothing.

The text of a letter is one `article`, with its language and direction; a publication puts several on one page.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import groupby

from lxml import etree, html

from tocsin.composing.letter import Footnote, Letter, Paragraph, Part, Sentence, Style
from tocsin.letters.naming import DIRECTIONS, label

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type of its elements

_STYLE = (files("tocsin.letters") / "page.css").read_text("utf-8")
_FOLLOWED = ("https://", "http://")


def to_html(letter: Letter) -> bytes:
    """The page, the same bytes every time."""
    return page(label(letter), letter.language, [article(letter)])


def page(title: str, language: str, content: Sequence[Element]) -> bytes:
    """A whole page in UTF-8. Its policy lets a browser load nothing, and tell no site that it came from here."""
    digest = base64.b64encode(hashlib.sha256(_STYLE.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = el(
        "head",
        {},
        el("meta", {"charset": "utf-8"}),
        el("meta", {"http-equiv": "Content-Security-Policy", "content": policy}),
        el("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        el("meta", {"name": "referrer", "content": "no-referrer"}),
        el("title", {}, title),
        el("style", {}, _STYLE),
    )
    root = el("html", _tongue(language), head, el("body", {}, el("main", {}, *content)))
    text: str = html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")
    return f"{text}\n".encode()


def el(name: str, attributes: dict[str, str], *content: Element | str) -> Element:
    """An element; words among its content are text, whatever stands in them."""
    made = etree.Element(name, attributes)
    last: Element | None = None
    for one in content:
        if not isinstance(one, str):
            made.append(one)
            last = one
        elif last is None:
            made.text = (made.text or "") + one
        else:
            last.tail = (last.tail or "") + one
    return made


def article(letter: Letter) -> Element:
    """The text of a letter by itself."""
    marks = [el("p", {"class": "marks"}, " · ".join(letter.marks))] if letter.marks else []
    sender = [el("p", {"class": "sender"}, letter.sender)] if letter.sender else []
    meta = el("p", {"class": "meta"}, " · ".join(line.text for line in letter.meta))
    head = el("header", {}, *sender, meta, el("h1", {}, letter.title.text))
    cited: set[int] = set()
    parts = [_part(part, cited) for part in letter.parts]
    notes = [_notes(letter.footnotes)] if letter.footnotes else []
    return el("article", _tongue(letter.language), *marks, head, *parts, *notes)


def _tongue(language: str) -> dict[str, str]:
    return {"lang": language, "dir": DIRECTIONS[language]}


def _part(part: Part, cited: set[int]) -> Element:
    heading = [el("h2", {}, part.heading)] if part.heading else []
    return el("section", {"class": str(part.kind)}, *heading, *_paragraphs(part.paragraphs, cited))


def _paragraphs(paragraphs: Iterable[Paragraph], cited: set[int]) -> Iterator[Element]:
    """Points and demands that follow each other stand in one list."""
    for style, several in groupby(paragraphs, lambda paragraph: paragraph.style):
        if style is Style.BULLET:
            yield el("ul", {}, *(el("li", {}, *_said(one.sentences, cited)) for one in several))
        elif style is Style.ITEM:
            yield el("ol", {}, *(el("li", {"value": str(one.number)}, *_with_small(one, cited)) for one in several))
        else:
            yield from (_paragraph(one, cited) for one in several)


def _paragraph(paragraph: Paragraph, cited: set[int]) -> Element:
    if paragraph.style is Style.LINES:
        return el("p", {"class": "lines"}, *_with_small(paragraph, cited))
    attributes = {"class": "lead"} if paragraph.style is Style.LEAD else {}
    return el("p", attributes, *_said(paragraph.sentences, cited))


def _with_small(paragraph: Paragraph, cited: set[int]) -> Iterator[Element | str]:
    """The sentences, then those that are set small."""
    large = paragraph.sentences[: len(paragraph.sentences) - paragraph.small]
    small = paragraph.sentences[len(large) :]
    broken = paragraph.style is Style.LINES
    yield from _said(large, cited, broken=broken)
    if small:
        yield el("br", {})  # for whoever copies it, or reads it without our style: else two words run together
        yield el("span", {"class": "small"}, *_said(small, cited, broken=broken))


def _said(sentences: Sequence[Sentence], cited: set[int], *, broken: bool = False) -> Iterator[Element | str]:
    for place, sentence in enumerate(sentences):
        if place:
            yield el("br", {}) if broken else " "
        yield sentence.text
        for at, number in enumerate(sentence.notes):
            if at:
                yield el("sup", {}, ",")
            yield _cited(number, cited)


def _cited(number: int, cited: set[int]) -> Element:
    """The sign of a note; from the note one comes back to where it is cited first."""
    where = {} if number in cited else {"id": f"cited-{number}"}
    cited.add(number)
    return el("sup", {}, el("a", {"href": f"#note-{number}", **where}, str(number)))


def _notes(notes: Sequence[Footnote]) -> Element:
    return el("footer", {"class": "notes"}, el("ol", {}, *(_note(note) for note in notes)))


def _note(note: Footnote) -> Element:
    linked = note.url.startswith(_FOLLOWED)
    address: list[Element | str] = [el("a", {"href": note.url, "rel": "noreferrer"}, note.url) if linked else note.url]
    words = [f"{note.lead} " if note.url else note.text] if note.text else []
    back = el("a", {"href": f"#cited-{note.number}", "aria-label": str(note.number)}, "↑")
    return el("li", {"id": f"note-{note.number}"}, *words, *(address if note.url else []), " ", back)
