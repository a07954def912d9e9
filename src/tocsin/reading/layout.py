"""How a text is laid out: lines, blocks, headings, list items, footnotes, sentences, words. Spans count code points.

Statements arrive as web pages (one line a paragraph) and as pages of print (a paragraph broken into lines). Lines are
joined only where the break is the printer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from tocsin.reading.model import Span
from tocsin.reading.typography import is_abbreviation, is_dateline, is_year_mark

_WORD = re.compile(
    r"https?://\S+|(?<=[\w)”»])\t(?=\S)|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|[¹²³⁰⁴-⁹]+|[^\W\d_¹²³⁰⁴-⁹]+(?:['’ʼ`.-](?=[^\W\d_])[^\W\d_¹²³⁰⁴-⁹]+)*|\d+(?:[.,:/-]\d+)*(?:st|nd|rd|th)?|[^\w\s]"
)
_BULLET = re.compile(r"[-–—•*·▪●○◦►➢✓]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+")
_FOOTNOTE = re.compile(r"(?:[¹²³⁰⁴-⁹]+|\[\d{1,3}\]|\d{1,3}(?=\s+<?https?:))\s*\S")
_NOTE = re.compile(r"[¹²³⁰⁴-⁹]{1,4}\s?(?=\S)|\[\d{1,3}\]\s")
_CONTACT = re.compile(r"(?:https?://|www\.)\S+\s*$|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+\s*$", re.MULTILINE)
_LONG_WORD = re.compile(r"\S{40}")  # an address is not broken, wherever lines are
_FIRST_WORD = re.compile(r"\S{1,60}")
_OPEN = (",", "–", "—", "-", "(")
_ENDS = re.compile(
    r"[.!?…]{1,9}[\"”’'»)\]]{0,9}(?:[¹²³⁰⁴-⁹]{1,9}|(?<=[^\W\d_][.!?”»])\d{1,2})?"
    r"(?:\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,6}\])?(?=\s+[\"“„‘'«(\[]*[^\W_a-zа-яёіїєґąćęłńóśźż])|;(?=\s)"
)
_CLOSED = re.compile(r"[.!?:;…,][\"”’'»)\]]*[¹²³⁰⁴-⁹]*$")
_APOSTROPHES = frozenset("'’ʼ")
MONTH_OF_MAY = "may (month)"
_LONGEST_SENTENCE = 1500  # code points; the rules look at all pairs of actors of a sentence
_TITLE_LENGTH = 170
_WRAP_AT_LEAST, _WRAP_AT_MOST = 45, 130


class BlockKind(StrEnum):
    """What a block is on the page."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"
    FOOTNOTE = "footnote"
    LINE = "line"  # a short line that is no sentence: an address, a label, a name


@dataclass(frozen=True, slots=True)
class Word:
    """One word or sign. `low` is its lower case with plain apostrophes."""

    text: str
    low: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or heading. `block` is its place in `Layout.blocks`."""

    start: int
    end: int
    block: int
    kind: BlockKind
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, footnote or loose line."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Layout:
    """A text with its blocks and sentences, in order."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    title: Span | None
    by_block: dict[int, tuple[Sentence, ...]] = field(default_factory=dict)


def lay_out(text: str) -> Layout:
    """Blocks and sentences of a text; linear in its length."""
    spans = blocks_of(text)
    title = next((span for span in spans[:12] if _may_be_title(text[span[0] : span[1]])), None)
    blocks = tuple(Block(start, end, _kind(text, (start, end), number)) for number, (start, end) in enumerate(spans))
    sentences: list[Sentence] = []
    by_block: dict[int, tuple[Sentence, ...]] = {}
    for number, block in enumerate(blocks):
        found = tuple(
            Sentence(start, end, number, block.kind, words_of(text, start, end))
            for start, end in _sentences(text, block.start, block.end)
        )
        by_block[number] = found
        sentences.extend(found)
    return Layout(text, blocks, tuple(sentences), title, by_block)


def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words and signs between two places; a possessive ’s stands alone, and so does a tab between two cells.

    Where tabs stand in place of all spaces they part words and no cells.
    """
    found = []
    cells = text.find(" ", start, end) >= 0
    for match in _WORD.finditer(text, start, end):
        stop = match.end()
        if match[0] == "\t" and not cells:
            continue
        if len(match[0]) > 2 and match[0][-2] in _APOSTROPHES and match[0][-1] in "sS":
            found.append(_word(text, match.start(), stop - 2))
            found.append(_word(text, stop - 2, stop))
        else:
            found.append(_word(text, match.start(), stop))
    return tuple(found)


def _word(text: str, start: int, end: int) -> Word:
    words = text[start:end]
    if words == "May":
        return Word(words, MONTH_OF_MAY, start, end)  # the month: the modal verb is written small
    return Word(words, words.lower().replace("’", "'").replace("ʼ", "'"), start, end)


def _lines(text: str) -> list[Span]:
    found, start = [], 0
    for line in text.split("\n"):
        inner = line.strip()
        begin = start + len(line) - len(line.lstrip())
        found.append((begin, begin + len(inner)))
        start += len(line) + 1
    return found


def blocks_of(text: str) -> list[Span]:
    """Where the paragraphs, headings, items and loose lines of a text stand."""
    lines = _lines(text)
    width = max((end - start for start, end in lines if not _LONG_WORD.search(text, start, end)), default=0)
    width = width if _WRAP_AT_LEAST <= width <= _WRAP_AT_MOST else 0
    blocks: list[Span] = []
    joins = False
    for start, end in lines:
        if start == end:
            joins = False
            continue
        if joins and not _begins(text, start) and _continues(text, blocks[-1], (start, end), width):
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
        joins = True
    return blocks


def _begins(text: str, start: int) -> bool:
    """Whether a line begins an item of a list or a note, whatever stands before it."""
    return _BULLET.match(text, start) is not None or _NOTE.match(text, start) is not None


def _continues(text: str, before: Span, line: Span, width: int) -> bool:
    """Whether a line goes on where the one before stops; `width` is where lines are broken, 0 if nowhere."""
    last = text[max(before[0], text.rfind("\n", before[0], before[1]) + 1) : before[1]]
    if text[line[0]].islower() and not _CLOSED.search(last.rstrip(",")):
        return last.endswith(_OPEN) or not _CONTACT.match(text, *line)
    if not width or len(last) <= 0.7 * width or "\t" in last or text.find("\t", *line) >= 0:
        return False
    first = _FIRST_WORD.match(text, *line)
    return len(last) + 1 + (len(first[0]) if first else 0) > 0.9 * width  # else the word would have fitted


def _kind(text: str, span: Span, number: int) -> BlockKind:
    words = text[span[0] : span[1]]
    if _FOOTNOTE.match(words):
        return BlockKind.FOOTNOTE
    if _BULLET.match(words):
        return BlockKind.ITEM
    if _may_be_title(words) and (number < 4 or _shouts(words)):
        return BlockKind.HEADING
    return BlockKind.LINE if len(words) < 80 and not _CLOSED.search(words) else BlockKind.PROSE


def _may_be_title(words: str) -> bool:
    """A headline: short, not closed like a sentence, several words, no date line, no address."""
    if len(words) > _TITLE_LENGTH or "@" in words or "://" in words or _CLOSED.search(words):
        return False
    found = [word for word in words.split() if word[0].isalpha()]
    return len(found) >= 4 and not is_dateline(words)


def _shouts(words: str) -> bool:
    letters = [sign for sign in words if sign.isalpha()]
    return sum(sign.isupper() for sign in letters) > 0.8 * len(letters)


def _sentences(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    for match in _ENDS.finditer(text, start, end):
        if match[0][0] == "." and _abbreviated(text, start, match.start()):
            continue
        found.append((start, match.end()))
        start = match.end()
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        found.append((start, end))
    return [piece for span in found for piece in _bounded(text, *span)]


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence in pieces of at most `_LONGEST_SENTENCE`, cut at white space: what has no stops is a list or noise."""
    while end - start > _LONGEST_SENTENCE:
        cut = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        cut = cut if cut > 0 else start + _LONGEST_SENTENCE
        yield start, cut
        start = cut + (text[cut] == " ")
    yield start, end


def _abbreviated(text: str, start: int, stop: int) -> bool:
    begin = stop
    while begin > start and not text[begin - 1].isspace() and stop - begin < 12:
        begin -= 1
    word = text[begin:stop].lstrip("([“\"'‘«„")
    return is_abbreviation(word) or is_year_mark(word, text[start:stop])
