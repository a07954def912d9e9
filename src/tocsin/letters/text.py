"""A letter as plain text, and the basis sheet that says for each sentence what it rests on."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from tocsin.composing.letter import BasisRow, Letter, Paragraph, Sentence, Style
from tocsin.letters.naming import label

_WIDTH = 88
_INDENT = "    "


def to_text(letter: Letter) -> str:
    """UTF-8 text, 88 characters wide; the marks stand at both ends, footnotes at the end."""
    marks = "\n".join(f"*** {mark} ***" for mark in letter.marks)
    blocks = [marks, _wrapped(letter.title.text.upper()), "\n".join(line.text for line in letter.meta)]
    for part in letter.parts:
        blocks += [f"{part.heading}\n{'-' * len(part.heading)}"] if part.heading else []
        blocks += [_paragraph(paragraph) for paragraph in part.paragraphs]
    blocks += [
        _hanging(f"[{note.number}] ", " ".join(x for x in (note.text, note.url) if x)) for note in letter.footnotes
    ]
    return "\n\n".join(block for block in (*blocks, marks) if block) + "\n"


def _paragraph(paragraph: Paragraph) -> str:
    if paragraph.style is Style.LINES:
        return "\n".join(_cited(sentence) for sentence in paragraph.sentences)
    if paragraph.style is Style.ITEM:
        asked = paragraph.sentences[: len(paragraph.sentences) - paragraph.small]
        lines = [_hanging(_INDENT, _cited(sentence)) for sentence in paragraph.sentences[len(asked) :]]
        return "\n".join([_hanging(f"{paragraph.number}. ", _running(asked)), *lines])
    running = _running(paragraph.sentences)
    return _hanging("- ", running) if paragraph.style is Style.BULLET else _wrapped(running)


def _running(sentences: Sequence[Sentence]) -> str:
    return " ".join(_cited(sentence) for sentence in sentences)


def _cited(sentence: Sentence) -> str:
    return sentence.text + "".join(f"[{number}]" for number in sentence.notes)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _hanging(lead: str, text: str) -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )


def to_basis_text(letter: Letter) -> str:
    """The basis sheet for the office: each sentence with its claims. It never leaves with a letter."""
    head = [f"Basis of {label(letter)}, version {letter.version}", "For the office only: not a part of the letter.", ""]
    return "\n".join([*head, *(line for row in letter.basis_table() for line in _row(row))]) + "\n"


def _row(row: BasisRow) -> list[str]:
    ground = f"ours: {row.ours}" if row.ours else "claims: " + ", ".join(row.claims)
    return [
        _hanging(f"{row.place}  ", row.text),
        f"{_INDENT}{ground}{'' if row.looked else '  (nobody has looked)'}",
        "",
    ]
