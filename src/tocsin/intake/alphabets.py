"""How people's words look: letter frequencies of Russian and Ukrainian, and the alphabets that go beyond ASCII.

Frequencies are in letters of ten thousand, rounded, as counted in many published tables for running prose; only their
rough order matters here. Ё is counted with Е and a rare letter gets a floor.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

_RUSSIAN = (
    "о1097 е845 а801 и735 н670 т626 с547 р473 в454 л440 к349 м321 д298 п281 у262 я201 ы190 ь174 г170 з165 б159 ч144 "
    "й121 х97 ж94 ш73 ю64 ц48 щ36 э32 ф26 ё20 ъ4"
)
_UKRAINIAN = (
    "о940 а830 н680 и610 і570 в540 т530 р480 е460 с410 к360 л360 у330 д320 м300 п290 я250 з230 ь180 г170 б170 ч140 "
    "х120 й120 ж85 ю85 ц85 ш75 ї65 є60 щ50 ф30 ґ2"
)
_SIGN = math.log(5e-3)  # a quotation mark, a dash: as long as it costs, no decoding gains by having fewer letters
_FLOOR = math.log(1e-4)

_POLISH = "ąćęłńóśźż"
_ALPHABETS = (
    _POLISH,
    "áčďéěíňóřšťúůýž",  # Czech
    "áäčďéíĺľňóôŕšťúýž",  # Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîșțşţ",  # Romanian
    "čćđšž",  # Croatian, Bosnian, Serbian, Slovene
    "äöüß",  # German
    "àâæçèéêëîïôœùûüÿ",  # French
    "áéíñóúü",  # Spanish
    "àèéìîòóù",  # Italian
    "àáâãçéêíóôõúü",  # Portuguese
    "äåéö",  # Swedish, Finnish
    "åæéø",  # Norwegian, Danish
    "áèéëïóöü",  # Dutch
)


def _table(frequencies: str) -> dict[str, float]:
    pairs = [(entry[0], int(entry[1:])) for entry in frequencies.split()]
    total = sum(count for _letter, count in pairs)
    return {letter: math.log(count / total) for letter, count in pairs}


_TABLES = (_table(_RUSSIAN), _table(_UKRAINIAN))


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How a text looks as Cyrillic.

    Its letters, the mean logarithm of their frequencies (Russian and Ukrainian stand near -2.95), and the sum for all
    that is not ASCII.
    """

    letters: int
    mean: float
    total: float


def likelihood(text: str) -> Likelihood:
    """Of the Cyrillic letters of a text, in the language that fits better."""
    counts = Counter(sign for sign in text.lower() if "Ѐ" <= sign <= "ӿ")
    letters = sum(counts.values())
    best = max(sum(table.get(sign, _FLOOR) * n for sign, n in counts.items()) for table in _TABLES)
    signs = sum(1 for sign in text if not sign.isascii()) - letters
    return Likelihood(letters, best / letters if letters else _FLOOR, best + signs * _SIGN)


def one_alphabet(letters: set[str]) -> bool:
    """Whether one language writes all of these letters."""
    small = {sign.lower() for sign in letters}
    return any(small <= set(alphabet) for alphabet in _ALPHABETS)


def is_strange(word: str) -> bool:
    """Whether a Latin word without one ASCII letter is none: only Polish has such words (żółć)."""
    return not set(word.lower()) <= set(_POLISH)
