"""What speaks for each language in a few words: their letters, and the small words that no text does without."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tocsin.reading.vocabulary import lexicons

UNKNOWN = "und"
"""The code of a language that none of the list is (ISO 639-2)."""

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼʻ-][^\W\d_]+)*")
_KANA = re.compile("[\u3041-\u30fa]")
_QUOTED = re.compile(r"“[^“”\n]{1,400}”|«[^«»\n]{1,400}»|„[^„“”\n]{1,400}[“”]|\"[^\"\n]{1,400}\"")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S{1,64}@\S+")
_OWN_WORD, _OWN_ENDING, _FOREIGN = 6, 3, 4  # what a small word and an ending count for, and a foreign letter against
_ENOUGH = 4  # words beside a quotation that the language is told by
_LONGER = 5  # letters of a word whose ending says something
_BASE = {"latin": "abcdefghijklmnopqrstuvwxyz", "cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюя"}
_SCRIPTS = [
    (0x41, "latin"), (0x250, ""), (0x370, "greek"), (0x400, "cyrillic"), (0x530, "armenian"), (0x590, "hebrew"),
    (0x600, "arabic"), (0x700, ""), (0x750, "arabic"), (0x780, ""), (0x900, "devanagari"), (0x980, ""),
    (0xE00, "thai"), (0xE80, ""), (0x10A0, "georgian"), (0x1100, "hangul"), (0x1200, ""), (0x1C80, "cyrillic"),
    (0x1C90, "georgian"), (0x1CC0, ""), (0x1E00, "latin"), (0x1F00, "greek"), (0x2000, ""), (0x3040, "kana"),
    (0x3100, ""), (0x3130, "hangul"), (0x3190, ""), (0x3400, "han"), (0xA000, ""), (0xAC00, "hangul"), (0xD7B0, ""),
    (0xF900, "han"), (0xFB00, "latin"), (0xFB13, "armenian"), (0xFB1D, "hebrew"), (0xFB50, "arabic"), (0xFE00, ""),
    (0xFE70, "arabic"), (0xFF00, "latin"), (0xFF66, "kana"), (0xFFA0, ""), (0x20000, "han"), (0x30000, ""),
]  # fmt: skip
_STARTS = [start for start, _ in _SCRIPTS]


@dataclass(frozen=True, slots=True)
class Speech:
    """What a passage shows: letters by script, words of the chief one, and what speaks for each language of that.

    `small` counts those of the words that are written small: they are no names.
    """

    script: str
    letters: dict[str, int]
    words: int
    small: int
    scores: dict[str, int]

    def best(self) -> str:
        """The language that most speaks for; the first of the list where several do alike."""
        return max(self.scores, key=lambda code: self.scores[code]) if self.scores else UNKNOWN


@dataclass(frozen=True, slots=True)
class _Script:
    """The languages of one script. `weights` holds what a small word counts for, `letters` who has one (bits)."""

    codes: tuple[str, ...]
    weights: dict[str, tuple[tuple[int, int], ...]]
    endings: dict[str, tuple[tuple[int, int], ...]]
    letters: dict[str, int]


def speech_of(words: str) -> Speech:
    """What a passage shows of its language."""
    plain = _told(unicodedata.normalize("NFC", _ADDRESS.sub(" ", words)))
    tokens: dict[str, list[str]] = {}
    letters: Counter[str] = Counter()
    for match in _WORD.finditer(plain):
        script = _script_of(match[0])
        tokens.setdefault(script, []).append(match[0])
        letters[script] += len(match[0])
    chief = max(letters, key=lambda script: letters[script]) if letters else ""
    found = tokens.get(chief, [])
    small = sum(token[0].islower() for token in found)
    return Speech(chief, dict(letters), len(found), small, _scores(chief, [token.lower() for token in found]))


def _told(words: str) -> str:
    """The words without what they quote, if enough is left: a quotation may be in another language."""
    outside = _QUOTED.sub(" ", words)
    return outside if len(outside.split()) >= _ENOUGH else words


def _script_of(word: str) -> str:
    """The script that a word begins in, or nothing for one that no language of the list is written in."""
    script = _SCRIPTS[max(0, bisect_right(_STARTS, ord(word[0])) - 1)][1]
    return "kana" if script == "han" and _KANA.search(word) else script  # Japanese is written in both


def _scores(name: str, tokens: Sequence[str]) -> dict[str, int]:
    script = _scripts().get(name)
    if script is None:
        return {}
    every = (1 << len(script.codes)) - 1
    scores = [0] * len(script.codes)
    for token in tokens:
        single = len(token) == 1  # a letter alone may be an initial, or a sign in a list
        for place, weight in script.weights.get(token) or _ending(script, token):
            scores[place] += 1 if single else weight
        having = every
        for letter in token:
            having &= script.letters.get(letter, every)
        foreign = every & ~having
        while foreign:
            place = foreign.bit_length() - 1
            scores[place] -= 1 if single else _FOREIGN
            foreign -= 1 << place
    return dict(zip(script.codes, scores, strict=True))


def _ending(script: _Script, token: str) -> tuple[tuple[int, int], ...]:
    """What the longest known ending of a longer word counts for."""
    if len(token) < _LONGER:
        return ()
    return next((script.endings[token[-size:]] for size in (5, 4, 3, 2, 1) if token[-size:] in script.endings), ())


@lru_cache(maxsize=1)
def _scripts() -> dict[str, _Script]:
    by_script: dict[str, list[str]] = {}
    source = lexicons()["languages"]
    for code, entry in source.items():
        by_script.setdefault(entry["script"], []).append(code)
    return {script: _script(script, codes) for script, codes in by_script.items()}


def _script(name: str, codes: Sequence[str]) -> _Script:
    source = lexicons()["languages"]
    letters: dict[str, int] = {}
    for place, code in enumerate(codes):
        entry = source[code]
        alphabet = {*_BASE.get(name, ""), *entry.get("letters", "")} - {*entry.get("without", "")}
        for letter in alphabet:
            letters[letter] = letters.get(letter, 0) | 1 << place
    for letter in {letter for code in codes for letter in source[code].get("without", "")}:
        letters.setdefault(letter, 0)
    words, endings = (_weights(codes, part, most) for part, most in (("words", _OWN_WORD), ("endings", _OWN_ENDING)))
    return _Script(tuple(codes), words, endings, letters)


def _weights(codes: Sequence[str], part: str, most: int) -> dict[str, tuple[tuple[int, int], ...]]:
    """For each word or ending who has it and what it counts: `most` where one language has it, less where several."""
    owners: dict[str, list[int]] = {}
    for place, code in enumerate(codes):
        for word in dict.fromkeys(lexicons()["languages"][code].get(part, ())):
            owners.setdefault(word, []).append(place)
    return {word: tuple((place, max(1, most // len(places))) for place in places) for word, places in owners.items()}
