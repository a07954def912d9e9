"""Which language a text is in, and where it changes: paragraph by paragraph, by letters and small words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.reading.layout import blocks_of
from tocsin.reading.model import Span
from tocsin.reading.tongues import UNKNOWN, Speech, speech_of

DEFAULT = "en"
"""What a text without any words is taken for."""

_SAMPLE = 800  # code points of a paragraph that are looked at
_CHANGE = 12  # by how much another language must speak louder in a paragraph: two small words of its own
_HOME = 6  # what speaks for the default language in a few words
_SENTENCE = 8  # fewer words in the same alphabet may be a name, a title or an address
_FEW_WORDS = 4  # and so may fewer in another one
_ENOUGH_WORDS = 30
_MIXED = 0.25  # the share of letters in the alphabet of the text with which a paragraph still belongs to it
_ALPHABETS = ("latin", "cyrillic")  # those of the languages that are read
_SILENT = 0.3  # what a word that is no name counts for on average at least, in any language of the list


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of whole paragraphs in one language (ISO 639-1, or `und`)."""

    span: Span
    language: str


def guess_language(text: str) -> str:
    """The language that most of a text is in."""
    return main_language(parts_of(text))


def main_language(parts: Sequence[Part]) -> str:
    """The language that most is in; the first of several."""
    sizes: Counter[str] = Counter()
    for part in parts:
        sizes[part.language] += part.span[1] - part.span[0]
    return sizes.most_common(1)[0][0] if sizes else DEFAULT


def parts_of(text: str) -> tuple[Part, ...]:
    """The stretches of a text by their language, in order; between them there is nothing but white space.

    A paragraph that shows no language is taken with the rest. Linear in the length of the text.
    """
    blocks = blocks_of(text)
    speeches = [speech_of(text[start : min(end, start + _SAMPLE)]) for start, end in blocks]
    parts: list[Part] = []
    for span, language in zip(blocks, _settled(speeches), strict=True):
        if parts and parts[-1].language == language:
            parts[-1] = Part((parts[-1].span[0], span[1]), language)
        else:
            parts.append(Part(span, language))
    return tuple(parts)


def _settled(speeches: Sequence[Speech]) -> list[str]:
    """The language of each paragraph, seen together with the others."""
    homes = _homes(speeches)
    letters: Counter[str] = Counter()
    found = []
    for speech in speeches:
        language = _language(speech, homes)
        letters[language] += speech.letters.get(speech.script, 0)
        found.append(language)
    main = max((code for code in letters if code), key=lambda code: letters[code], default=DEFAULT)
    script = max((speech.script for speech, own in zip(speeches, found, strict=True) if own == main), default="")
    return [
        main if not language or _is_aside(speech, script, main, homes) else language
        for speech, language in zip(speeches, found, strict=True)
    ]


def _homes(speeches: Sequence[Speech]) -> dict[str, str]:
    """For each script of a text the language that most speaks for, or `und` where none does."""
    scores: dict[str, Counter[str]] = {}
    words: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for speech in speeches:
        words[speech.script] += speech.words
        small[speech.script] += speech.small
        scores.setdefault(speech.script, Counter()).update(speech.scores)
    homes = {}
    for script, found in scores.items():
        home = _HOME if words[script] < _SENTENCE else 0
        best = max(found, key=lambda code: found[code] + home * (code == DEFAULT), default=UNKNOWN)
        silent = script in _ALPHABETS and small[script] >= _ENOUGH_WORDS and found[best] < _SILENT * small[script]
        homes[script] = UNKNOWN if silent else best
    return homes


def _language(speech: Speech, homes: dict[str, str]) -> str:
    """The language of a paragraph by itself; nothing where it has no words."""
    if not speech.words:
        return ""
    home, best = homes[speech.script], speech.best()
    louder = speech.scores.get(best, 0) - max(0, speech.scores.get(home, 0))
    return best if louder >= _CHANGE and speech.words >= _SENTENCE else home


def _is_aside(speech: Speech, script: str, main: str, homes: dict[str, str]) -> bool:
    """Whether a paragraph in another alphabet is only a name, an address or a title within the text."""
    if homes[speech.script] == main or speech.script == script:
        return False
    mixed = speech.letters.get(script, 0) >= _MIXED * sum(speech.letters.values())
    return mixed or (speech.words < _FEW_WORDS and speech.scores.get(speech.best(), 0) < _CHANGE)
