"""A letter of ours to be changed by hand: its paragraphs as fields take them, and the letter that was typed there.

A footnote is cited by its figure in brackets, as in the plain text of a letter. In a field each line is a paragraph of
its own; in an address a line stays a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tocsin.composing.came_back import HEADING, META, TITLE
from tocsin.composing.guard import legible
from tocsin.composing.stated import clean
from tocsin.letters.reading_back import WordLetter, WordParagraph

ADDRESS = "Address"
_BOUND = frozenset({"Addressed", "AddressNote"})  # they say to whom the paragraph before them goes, and go with it
_FIXED = _BOUND | {META, HEADING}
_CITED = re.compile(r"\[(\d{1,4})\]")


@dataclass(frozen=True, slots=True)
class Field:
    """One paragraph: its number, the heading that stands before it, its words, and what stays below them."""

    number: int
    style: str
    text: str
    heading: str = ""
    below: str = ""


def fields_of(word: WordLetter) -> list[Field]:
    """The paragraphs of a letter that somebody may change, in their order."""
    found: list[Field] = []
    heading = ""
    for number, paragraph in enumerate(word.paragraphs):
        if paragraph.style == HEADING:
            heading = clean(paragraph.raw)
        elif paragraph.style in _BOUND and found:
            below = "\n".join(filter(None, (found[-1].below, clean(paragraph.raw))))
            found[-1] = replace(found[-1], below=below)
        elif paragraph.style not in _FIXED:
            found.append(Field(number, paragraph.style, _words(paragraph), heading))
            heading = ""
    return found


def typed_over(word: WordLetter, typed: Mapping[int, str]) -> WordLetter:
    """The letter with these words in the place of those of its paragraphs, by their numbers.

    An empty one is left out, with a heading under which nothing is left.
    """
    kept = list(_without_bare_headings(_paragraphs(word, typed)))
    cited = {note for paragraph in kept for _, note in paragraph.notes}
    notes = {note: words for note, words in word.notes.items() if note in cited}
    return replace(word, paragraphs=tuple(kept), notes=notes)


def _words(paragraph: WordParagraph) -> str:
    raw = paragraph.raw
    for offset, note in reversed(paragraph.notes):
        raw = f"{raw[:offset]}[{note.rpartition(' ')[2]}]{raw[offset:]}"
    return clean(raw)


def _paragraphs(word: WordLetter, typed: Mapping[int, str]) -> Iterator[WordParagraph]:
    below: list[WordParagraph] = []
    waiting: list[WordParagraph] = []
    for number, paragraph in enumerate(word.paragraphs):
        if paragraph.style in _BOUND:
            below.append(paragraph)
            continue
        yield from _with(waiting, below)
        below, waiting = [], [paragraph]
        if number in typed and paragraph.style not in _FIXED:
            waiting = list(_retyped(paragraph, typed[number], word.notes))
    yield from _with(waiting, below)


def _with(paragraphs: Iterable[WordParagraph], below: Iterable[WordParagraph]) -> Iterator[WordParagraph]:
    for paragraph in paragraphs:
        yield paragraph
        yield from below


def _retyped(paragraph: WordParagraph, text: str, notes: Mapping[str, str]) -> Iterator[WordParagraph]:
    lines = [legible(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    if paragraph.style == ADDRESS:
        several = [words for words in "\n".join(lines).split("\n\n") if words.strip()]
    elif paragraph.style == TITLE:
        several = list(filter(None, [" ".join(filter(None, lines))]))
    else:
        several = [line for line in lines if line]
    for words in several:
        made = WordParagraph(paragraph.style)
        at = 0
        for mark in _CITED.finditer(words):
            if (note := f"footnote {mark[1]}") in notes:
                made.runs.append(words[at : mark.start()])
                made.notes.append((len(made.raw), note))
                at = mark.end()
        made.runs.append(words[at:])
        yield made


def _without_bare_headings(paragraphs: Iterable[WordParagraph]) -> Iterator[WordParagraph]:
    heading: WordParagraph | None = None
    for paragraph in paragraphs:
        if paragraph.style == HEADING:
            heading = paragraph
            continue
        if heading is not None:
            yield heading
            heading = None
        yield paragraph
