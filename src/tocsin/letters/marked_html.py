"""A page of HTML with each passage marked and the questions in an aside at its end.

Marks are put into the file's own characters, piece by piece within the text between two tags: nothing else changes, and
what was well-formed stays so. They load nothing, run nothing and link nowhere (a page may set another base for links).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import count, pairwise

from tocsin.intake.formats import html as intake_html
from tocsin.intake.markup import names
from tocsin.letters.html_tokens import Token, UnclosedError, tokens
from tocsin.letters.marked_text import written
from tocsin.letters.questions import HEADINGS, CannotBeMarkedError, Question, Span, mark_of
from tocsin.letters.quotations import Signs

_VOID = names("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_NO_MARKS_IN = "math"


def marked(data: bytes, questions: Sequence[Question]) -> bytes:
    """The file with its marks. Raises CannotBeMarkedError and what telling its encoding raises."""
    if not questions:
        return data
    file = written(data, *intake_html.decoded(data))
    try:
        page = _Page(file.text)
    except UnclosedError as exc:
        raise CannotBeMarkedError from exc
    spans = [
        Span(found[0], found[1], question.number)
        for question in questions
        for place in question.places
        if (found := page.signs.find(place))
    ]
    return file.bytes_of("".join(_with_marks(page, spans, questions)), "xmlcharrefreplace")


class _Page:
    """What is seen of a page: its signs, the pieces of text between tags, and where its body ends."""

    def __init__(self, text: str) -> None:
        self.text, self.signs = text, Signs()
        self.pieces: list[tuple[int, int]] = []
        ends: dict[str, int] = {}
        hidden: list[str] = []
        for token in tokens(text):
            if not token.name and not hidden:
                self._see(token)
            elif token.name:
                _follow(hidden, token)
                ends[token.name] = token.start
        self.end = ends.get("/body", ends.get("/html", len(text)))

    def _see(self, token: Token) -> None:
        self.pieces.append((token.start, token.end))
        at = token.start
        for reference in _REFERENCE.finditer(self.text, token.start, token.end):
            self.signs.add(self.text[at : reference.start()], at)
            for sign in html.unescape(reference[0]):
                self.signs.add_one(sign, *reference.span())
            at = reference.end()
        self.signs.add(self.text[at : token.end], at)


def _follow(hidden: list[str], tag: Token) -> None:
    """Keep count of the elements of one name in which nothing is seen; its own end is waited for."""
    if hidden:
        if tag.name == hidden[0]:
            hidden.append(tag.name)
        elif tag.name == f"/{hidden[0]}":
            hidden.pop()
    elif tag.name not in _VOID and not tag.name.startswith("/"):
        unseen = intake_html.is_unseen(tag.name, tag.attributes.get("hidden"), tag.attributes.get("style", ""))
        if unseen or tag.name == _NO_MARKS_IN:
            hidden.append(tag.name)


def _with_marks(page: _Page, spans: Sequence[Span], questions: Sequence[Question]) -> Iterator[str]:
    """The page in parts, with what is put in between them."""
    added = [*_marks(page, spans, {question.number: question.words for question in questions})]
    added.append((page.end, _aside(page, questions)))
    at = 0
    for place, words in sorted(added, key=lambda part: part[0]):
        yield page.text[at:place]
        yield words
        at = place
    yield page.text[at:]


def _marks(page: _Page, spans: Sequence[Span], words: dict[int, str]) -> Iterator[tuple[int, str]]:
    """What is put where: each piece that a question is about within a mark, its number behind the last one."""
    mark = mark_of(page.text)
    for start, end in page.pieces:
        inside = [span for span in spans if span.start < end and start < span.end]
        cuts = {point for span in inside for point in (span.start, span.end) if start <= point <= end} | {start, end}
        for left, right in pairwise(sorted(cuts)) if inside else ():
            seen = any(span.start < right and left < span.end for span in inside)
            if seen and page.text[left:right].strip():
                yield left, "<mark>"
                yield right, "</mark>"
            for number in sorted({span.number for span in inside if span.end == right}):
                yield right, f'<sup title="{html.escape(words[number])}">{mark(number)}</sup>'


def _aside(page: _Page, questions: Sequence[Question]) -> str:
    mark, name, language = mark_of(page.text), _name(page.text), questions[0].language
    items = (
        f"<p>{mark(question.number)} " + "<br/>".join(map(html.escape, question.words.split("\n"))) + "</p>"
        for question in questions
    )
    head = (f'<aside id="{name}" lang="{language}">', f"<h2>{HEADINGS[language]}</h2>")
    return "\n".join((*head, *items, "</aside>", ""))


def _name(text: str) -> str:
    """A name that no element has: a copy may be proofread again."""
    names = (f"tocsin-questions{number or ''}" for number in count())
    return next(name for name in names if name not in text)
