"""What somebody does who is free to: gives a press conference, crosses a border, speaks at a rally; four languages.

The words stand right behind the name. What can be done from a cell (an interview, a letter, a statement) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

_FEW = r"(?:[^\s.,;:!?]+\s+){0,3}"
_CONFERENCE: Mapping[str, str] = {
    "en": rf"(?:gave|held|hosted|opened|organi[sz]ed)\s+{_FEW}(?:press|news)\s+conference",
    "ru": rf"(?:дал[аи]?|пров(?:ела|ёл|ел)|организовала?|открыла?)\s+{_FEW}пресс-?конференцию",
    "uk": rf"(?:дала|дав|провела|провів|організува(?:ла|в)|відкри(?:ла|в))\s+{_FEW}прес-?конференцію",
    "pl": rf"(?:zorganizowała?|zwołała?|otworzyła?|poprowadziła?)\s+{_FEW}konferencję\s+prasową",
}
_JOURNEY: Mapping[str, str] = {
    "en": (
        rf"crossed\s+{_FEW}border|flew\s+(?:to|out|home|from)|left\s+the\s+country|spoke\s+at\s+{_FEW}(?:rally|march|protest)"
        rf"|took\s+part\s+in\s+{_FEW}(?:rally|march|protest|demonstration)"
    ),
    "ru": (
        rf"пересек(?:ла)?\s+{_FEW}границу|пересёк\s+{_FEW}границу|вылетела?\s+(?:в|из|на)|покинула?\s+страну"
        rf"|выступила?\s+на\s+{_FEW}(?:митинге|марше|акции)|приняла?\s+участие\s+в\s+{_FEW}(?:митинге|марше|акции)"
    ),
    "uk": (
        rf"перетну(?:ла|в)\s+{_FEW}кордон|вилеті(?:ла|в)\s+(?:до|з|із|у|в)|(?:залиши|покину)(?:ла|в)\s+країну"
        rf"|виступи(?:ла|в)\s+на\s+{_FEW}(?:мітингу|марші|акції)|взя(?:ла|в)\s+участь\s+[ув]\s+{_FEW}(?:мітингу|марші|акції)"
    ),
    "pl": (
        rf"przekroczyła?\s+{_FEW}granicę|(?:po|wy)leciała?\s+(?:do|z|ze)|opuściła?\s+kraj"
        rf"|przem(?:awia|ówi)ła?\s+na\s+{_FEW}(?:wiecu|marszu)|(?:wzięła|wziął)\s+udział\s+w\s+{_FEW}(?:wiecu|marszu)"
    ),
}


@cache
def _conference() -> str:
    return rf"(?:{'|'.join(_CONFERENCE.values())})(?!\w)"


def holds_press_conference(name: str, sentence: str) -> bool:
    """Whether a sentence says that the person of this name gave a press conference."""
    words = r"\s+".join(map(re.escape, name.split()))
    return re.search(rf"(?<!\w){words}\s+{_conference()}", sentence, re.IGNORECASE) is not None


def free_acts(name: str, text: str) -> Iterator[re.Match[str]]:
    """Each time a text says that the person of this name did something which takes somebody free."""
    words = r"\s+".join(map(re.escape, name.split()))
    return re.finditer(rf"(?<!\w){words}\s+(?:{_anything()})(?!\w)", text, re.IGNORECASE)


@cache
def _anything() -> str:
    return "|".join((*_CONFERENCE.values(), *_JOURNEY.values()))
