"""The text as the patterns of dates see it: as long as it was, but with what no date can be blanked.

Letters that look alike in both alphabets are those that the word is meant to have; what has no width is taken out, and
`Plain.span` gives the place in the original.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tocsin.reading.dates.model import Span

# Addresses, references and numbers of acts: figures in them are no dates. Blanked, so that offsets stay.
_NOT_TEXT = re.compile(
    r"""\b(?:https?|ftp)://\S+ | \bwww\.\S+ | (?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+
      | \b[A-ZА-ЯІЇЄҐ]{1,5}(?:/[\w.-]+){2,} | \b[A-Z]{2,5}\s[0-9]{2}/[0-9]+/[0-9]{4}
      | (?:\b[Nn]os?\.?|№|\#)\s?[0-9][\w/.-]*
      | \+[0-9][0-9\s()-]{6,} """,
    re.VERBOSE,
)
_NO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SEAM = re.compile("[а-яА-ЯіїєґІЇЄҐёЁ][A-Za-z]|[A-Za-z][а-яА-ЯіїєґІЇЄҐёЁ]")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 24
_ALIKE = ("AaBCcEeHIiKMOoPpTXxYy", "АаВСсЕеНІіКМОоРрТХхУу")
_TO_CYRILLIC = str.maketrans(*_ALIKE)
_TO_LATIN = str.maketrans(*reversed(_ALIKE))
# “C 1 мая” with a Latin C: a word of one letter before a figure or a Cyrillic word.
_ALONE = re.compile(r"(?<!\w)[BCcKkOoIi](?=\s+[0-9а-яіїєґёА-ЯІЇЄҐ])")
_APOSTROPHES = str.maketrans("’ʼ`´", "''''")


@dataclass(frozen=True, slots=True)
class Plain:
    """The text for the patterns. `places` are those of its code points in the original, None for the same ones."""

    text: str
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """Where in the original these words stand."""
        if self.places is None or start == end:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def plain(text: str, *, cyrillic: bool) -> Plain:
    """The text as patterns of dates see it."""
    places = None
    if _NO_WIDTH.search(text):
        places = tuple(place for place, sign in enumerate(text) if not _NO_WIDTH.match(sign))
        text = "".join(text[place] for place in places)
    return Plain(_NOT_TEXT.sub(_blank, _one_alphabet(text, cyrillic=cyrillic)), places)


def _blank(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


def _one_alphabet(text: str, *, cyrillic: bool) -> str:
    if cyrillic:
        text = _ALONE.sub(lambda match: match[0].translate(_TO_CYRILLIC), text.translate(_APOSTROPHES))
    if not _SEAM.search(text):
        return text
    table = _TO_CYRILLIC if cyrillic else _TO_LATIN
    return _WORD.sub(lambda match: _meant(match[0], table), text)


def _meant(word: str, table: dict[int, int]) -> str:
    return word.translate(table) if len(word) <= _LONGEST_WORD and _SEAM.search(word) else word
