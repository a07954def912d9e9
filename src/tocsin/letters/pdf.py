"""A letter as PDF: typst with the shipped fonts, tagged after PDF/UA-1, the same bytes every time."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

import typst

from tocsin.composing.letter import Letter, Paragraph, Part
from tocsin.domain.errors import Cause, LetterNotSet
from tocsin.letters.glyphs import FONTS, printable
from tocsin.letters.naming import PAGE, label, tied

_FORMS = (files("tocsin.letters") / "house" / "paper.typ", files("tocsin.letters") / "letter.typ")


def to_pdf(letter: Letter) -> bytes:
    """The PDF. Raises LetterNotSet, without a word of the letter, where the typesetter refuses."""
    return set_as_pdf({"letter": json.dumps(letter_data(letter), ensure_ascii=False)}, shipped_fonts())


def set_as_pdf(said: dict[str, str], fonts: typst.Fonts) -> bytes:
    """What the form makes of this. Raises LetterNotSet."""
    try:
        made = typst.compile(form(), font_paths=fonts, pdf_standards=["ua-1"], sys_inputs=said, timestamp=0)
    except typst.TypstError:
        raise LetterNotSet(why=Cause("the typesetter refused it")) from None
    return bytes(made)


def form() -> bytes:
    """The form that every letter is set by."""
    return b"\n".join(one.read_bytes() for one in _FORMS)


@lru_cache(maxsize=1)
def shipped_fonts() -> typst.Fonts:
    """The shipped fonts alone: a letter looks the same on every machine, and nothing else is opened."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def letter_data(letter: Letter, signed: Part | None = None) -> dict[str, Any]:
    """What the form reads: words only, no claim, no id. Each footnote says where it stands first.

    A signature stands in the part that is `signed`.
    """
    cited: set[int] = set()
    return {
        "label": printable(label(letter)),
        "language": letter.language,
        "sender": printable(letter.sender),
        "marks": list(letter.marks),
        "page": list(PAGE[letter.language]),
        "title": printable(tied(letter.title.text)),
        "meta": [printable(line.text) for line in letter.meta],
        "parts": [
            {
                "kind": str(part.kind),
                "heading": part.heading,
                "signed": part is signed,
                "paragraphs": [_paragraph(paragraph, cited) for paragraph in part.paragraphs],
            }
            for part in letter.parts
        ],
        "footnotes": [{"text": printable(note.lead), "url": printable(note.url)} for note in letter.footnotes],
    }


def _paragraph(paragraph: Paragraph, cited: set[int]) -> dict[str, Any]:
    sentences = []
    for sentence in paragraph.sentences:
        notes = [{"number": number, "first": number not in cited} for number in sentence.notes]
        cited |= set(sentence.notes)
        sentences.append({"text": printable(tied(sentence.text)), "notes": notes})
    return {"style": str(paragraph.style), "number": paragraph.number, "small": paragraph.small, "sentences": sentences}
