"""The search of a letter of fifty pages, as PDF and as DOCX, against ten thousand protected names, some planted.

`python -m bench.redaction` prints the figures. The names are made from invented syllables; twenty are planted in
several forms, half of them in Cyrillic letters, and what is missed is counted in each form of the letter.
"""

from __future__ import annotations

import json
import random
from datetime import date
from functools import partial
from typing import Any

import pypdfium2

from bench.timing import seconds
from tocsin.composing.letter import Claims, Letter, Paragraph, Part, PartKind, Sentence
from tocsin.domain.redaction import Listed, Protected
from tocsin.letters.docx import to_docx
from tocsin.letters.pdf import to_pdf
from tocsin.letters.searching import Searched, search_files

NAMES, PAGES, PLANTED = 10_000, 50, 20
_WORDS_A_PAGE = 520
_BEGINS = "B Br D Dr F G H K Kl L M N P R S St T V Z"
_MIDDLES, _ENDS = "aeiou", "lnrstv"
_ENDINGS = ("", "a", "u", "om", "ovi")
_CYRILLIC = str.maketrans("abdefghiklmnoprstuvz", "абдефґгіклмнопрстувз")


def measure(names: int = NAMES) -> dict[str, Any]:
    """Seconds of a search in each form, pages and words looked through, planted names that were missed."""
    dice = random.Random(7)
    listed = [f"{_word(dice, 2)} {_word(dice, 3)}" for _ in range(names)]
    planted = listed[:: names // PLANTED][:PLANTED]
    pages = _pages(dice, planted)
    letter = _letter(pages)
    guarded = Listed(tuple(Protected(str(number), (name,)) for number, name in enumerate(listed)))
    forms = {"pdf": to_pdf(letter), "docx": to_docx(letter)}
    wanted = {str(listed.index(name)) for name in planted}
    return {
        "names": names,
        "planted": len(wanted),
        "pages": len(pypdfium2.PdfDocument(forms["pdf"])),
        "words": sum(len(page.split()) for page in pages),
        **{form: _searched(f"letter.{form}", data, guarded, wanted) for form, data in forms.items()},
    }


def _searched(name: str, data: bytes, guarded: Listed, wanted: set[str]) -> dict[str, Any]:
    found: list[Searched] = []
    took = seconds(lambda: found.append(search_files({name: data}, guarded)))
    struck = {strike.entity for strike in found[0].strikes}
    return {"seconds": round(took, 2), "missed": len(wanted - struck)}


def _word(dice: random.Random, syllables: int) -> str:
    parts = [dice.choice(_BEGINS.split()) + dice.choice(_MIDDLES) + dice.choice(_ENDS) for _ in range(syllables)]
    return "".join(parts).capitalize()


def _pages(dice: random.Random, planted: list[str]) -> list[str]:
    """Pages of invented words in small letters, with a planted name on every second or third."""
    small = partial(_word, dice)
    vocabulary = [small(1 + number % 3).lower() for number in range(4_000)]
    pages = [" ".join(dice.choice(vocabulary) for _ in range(_WORDS_A_PAGE)) for _ in range(PAGES)]
    for place, name in enumerate(planted):
        given, surname = name.split()
        ending = _ENDINGS[place % len(_ENDINGS)]
        written = f"{given}{ending} {surname}{ending}"
        pages[place * PAGES // PLANTED] += f" {_in_cyrillic(written) if place % 2 else written} "
    return pages


def _in_cyrillic(name: str) -> str:
    return name.lower().translate(_CYRILLIC).title()


def _letter(pages: list[str]) -> Letter:
    """A letter as it leaves, of one paragraph a page."""

    def said(text: str) -> Sentence:
        return Sentence(text, Claims(("bench",)))

    told = Part(PartKind.EVENTS, "Told", tuple(Paragraph((said(page),)) for page in pages))
    return Letter(
        "Letter", "B 1", 1, date(2026, 11, 22), "en", "Bench", said("A long letter"), (), (told,), draft=False
    )


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
