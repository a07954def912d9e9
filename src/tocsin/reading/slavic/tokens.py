"""The words of a sentence as the rules of names see them: mended where alphabets are mixed, initials known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tocsin.reading.layout import Layout, Sentence, Word

_TO_CYRILLIC = str.maketrans("aAceEHiIjkKMoOpPCTxXyYBё", "аАсеЕНіІјкКМоОрРСТхХуУВё")
_TO_LATIN = str.maketrans("аАсСеЕНіІјкКМоОрРТхХуУВ", "aAcCeEHiIjkKMoOpPTxXyYB")
_INITIAL = re.compile(r"[^\W\d_](?:\.[^\W\d_])?$")
_LOWER_PREFIX = re.compile(r"(?:аль?|эль?|ель?|ад|ас|ан|ат|ибн|al|el|бен|бин)-[^\W\d_]")
_RUSSIAN_DIGRAPHS = ("Дж", "Дз", "Дь", "Ль")


@dataclass(frozen=True, slots=True)
class Token:
    """A word at its place. `text` and `low` are mended; `initial`: a letter with its stop."""

    text: str
    low: str
    start: int
    end: int
    capital: bool
    initial: bool
    latin: bool

    @property
    def shouted(self) -> bool:
        """Whether it is written in capitals only."""
        return len(self.text) > 1 and self.text.isupper()


@lru_cache(maxsize=20_000)
def mended(word: str) -> str:
    """A word with the letters of one alphabet only, where letters that look alike were mixed."""
    cyrillic = sum("Ѐ" <= sign <= "ӿ" for sign in word)
    if not cyrillic or word.isascii():
        return word
    latin = sum(sign.isascii() and sign.isalpha() for sign in word)
    if not latin:
        return word
    changed = word.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)
    rest = sum(sign.isascii() and sign.isalpha() for sign in changed)
    return changed if rest == 0 or cyrillic < latin else word


def tokens_of(layout: Layout, sentence: Sentence) -> tuple[Token, ...]:
    """The words and signs of a sentence."""
    return tuple(_token(word, layout.text) for word in sentence.words)


def _token(word: Word, text: str) -> Token:
    plain = mended(word.text)
    low = plain.lower().replace("’", "'").replace("ʼ", "'").replace("`", "'")
    name = plain[0].isupper() or (_LOWER_PREFIX.match(plain) is not None and any(sign.isupper() for sign in plain))
    initial = name and _INITIAL.match(plain) is not None and text[word.end : word.end + 1] == "."
    digraph = plain in _RUSSIAN_DIGRAPHS and text[word.end : word.end + 1] == "."
    return Token(plain, low, word.start, word.end, name, initial or digraph, plain[0].isascii())
