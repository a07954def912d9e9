"""The search of a finished letter: a PDF of fifty pages against ten thousand protected names, some planted.

`python -m bench.redaction` prints the figures. The names are made from invented
syllables; twenty are planted in several forms, and what is missed is counted.
"""

from __future__ import annotations

import json
import random
from functools import partial
from typing import Any

import pypdfium2
import typst

from bench.timing import seconds
from tocsin.domain.redaction import Listed, Protected
from tocsin.letters.searching import Searched, search_files

NAMES, PAGES, PLANTED = 10_000, 50, 20
_BEGINS = "B Br D Dr F G H K Kl L M N P R S St T V Z"
_MIDDLES, _ENDS = "aeiou", "lnrstv"
_ENDINGS = ("", "a", "u", "om", "ovi")


def measure(names: int = NAMES) -> dict[str, Any]:
    """Seconds of one search, pages and words looked through, planted names that were missed."""
    dice = random.Random(7)
    listed = [f"{_word(dice, 2)} {_word(dice, 3)}" for _ in range(names)]
    planted = listed[:: names // PLANTED][:PLANTED]
    text = _text(dice, planted)
    data = bytes(typst.compile(text.encode("utf-8"), timestamp=0))
    guarded = Listed(tuple(Protected(str(number), (name,)) for number, name in enumerate(listed)))
    found: list[Searched] = []
    took = seconds(lambda: found.append(search_files({"letter.pdf": data}, guarded)))
    struck = {strike.entity for strike in found[0].strikes}
    missed = [name for name in planted if str(listed.index(name)) not in struck]
    pages = len(pypdfium2.PdfDocument(data))
    return {
        "names": names,
        "pages": pages,
        "words": len(text.split()),
        "seconds": round(took, 2),
        "missed": len(missed),
    }


def _word(dice: random.Random, syllables: int) -> str:
    parts = [dice.choice(_BEGINS.split()) + dice.choice(_MIDDLES) + dice.choice(_ENDS) for _ in range(syllables)]
    return "".join(parts).capitalize()


def _text(dice: random.Random, planted: list[str]) -> str:
    """Pages of invented words in small letters, with a planted name on every second or third."""
    small = partial(_word, dice)
    vocabulary = [small(1 + number % 3).lower() for number in range(4_000)]
    pages = [" ".join(dice.choice(vocabulary) for _ in range(430)) for _ in range(PAGES)]
    for place, name in enumerate(planted):
        given, surname = name.split()
        ending = _ENDINGS[place % len(_ENDINGS)]
        pages[place * PAGES // PLANTED] += f" {given}{ending} {surname}{ending} "
    return '#set page(paper: "a4")\n' + "\n#pagebreak()\n".join(pages)


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
