"""Words of a text as the index and the search know them: the forms of a word under one lemma, in folded letters.

Pure and deterministic, so that living through a record and rebuilding it give the same index. Four languages are read
from simplemma's word lists: English and Polish in Latin letters, Ukrainian and Russian in Cyrillic. Which lists a text
is held against is read from its letters (ł is Polish, ї is Ukrainian, ы is Russian); a query is held against all that
its letters may be. A word that no list knows stands for itself, and a query always asks for a word itself as well: so
a text is found by each of its own words, whatever the lists say.

Measured on one core: 25,000 words/s never seen before, 780,000/s repeated ones; the lists take 80 MB when all four are
in use (their fast form took 620 MB and 7 s). Reading them takes 0.15 s for English, 0.2 s for Ukrainian, 0.5 s for
Russian and 1.8 s for Polish, once in a process and only when a word of that language comes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache, partial
from typing import Protocol

from tocsin.domain.names import fold_name

LONGEST = 60  # characters of a token; what is longer is no word

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_POLISH = re.compile(r"[ąćęłńśźżĄĆĘŁŃŚŹŻ]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_RUSSIAN = re.compile(r"[ыэёъЫЭЁЪ]")
_APOSTROPHES = str.maketrans("’ʼ", "''")


class _Lists(Protocol):
    def get_lemma(self, token: str, lang: str) -> str | None: ...


def text_tokens(text: str) -> set[str]:
    """The distinct tokens of a text for the index. Words of a single letter are left out."""
    normal = text if text.isascii() else unicodedata.normalize("NFKC", text)
    languages = _languages(normal)
    found: set[str] = set()
    for word in _WORD.findall(normal):
        found.update(_indexed(word, languages))
    return found


def words_in(text: str) -> Iterator[tuple[int, int, Callable[[], frozenset[str]]]]:
    """Each word of a text with its place, and what gives its tokens: those of the index, and itself as it is folded."""
    languages = _languages(text)
    for found in _WORD.finditer(text):
        yield found.start(), found.end(), partial(_held, found[0], languages)


def _held(word: str, languages: tuple[str, ...]) -> frozenset[str]:
    normal = unicodedata.normalize("NFKC", word)
    return frozenset((*_indexed(normal, languages), *_folded([_bare(normal)])))


@lru_cache(maxsize=1 << 14)
def name_tokens(name: str) -> tuple[str, ...]:
    """The words of a name, folded and never brought to a lemma: Жанара and Zhanara are alike."""
    return tuple(dict.fromkeys(word[:LONGEST] for word in fold_name(name).split()))


def query_words(text: str, *, polish: bool = True) -> tuple[frozenset[str], ...]:
    """What each word of a query may stand for in the index; a text fits when every word is met by one of its own.

    Words of a single letter are left out, as they are in the index. Without `polish` the slow list is left alone: right
    where no text that is searched `is_polish`.
    """
    words = list(dict.fromkeys(map(_bare, _WORD.findall(unicodedata.normalize("NFKC", text)))))
    return tuple(asked for word in words if (asked := _asked(word, polish)))


def is_polish(text: str) -> bool:
    """Whether a text has letters that make the index hold it against the Polish list."""
    return not text.isascii() and bool(_POLISH.search(unicodedata.normalize("NFKC", text)))


def is_cyrillic(text: str) -> bool:
    """Whether there is a Cyrillic letter in it."""
    return bool(_CYRILLIC.search(text))


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def _languages(text: str) -> tuple[str, ...]:
    found = []
    if _LATIN.search(text):
        found += ["en", "pl"] if _POLISH.search(text) else ["en"]
    if _CYRILLIC.search(text):
        ukrainian, russian = _UKRAINIAN.search(text), _RUSSIAN.search(text)
        found += ["uk"] if ukrainian or not russian else []
        found += ["ru"] if russian or not ukrainian else []
    return tuple(found)


def _script(word: str) -> tuple[str, ...]:
    """The languages that a single word may be of."""
    latin = ("en", "pl") if _LATIN.search(word) else ()
    return (*latin, "uk", "ru") if _CYRILLIC.search(word) else latin


@lru_cache(maxsize=1 << 16)
def _indexed(found: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    word = _bare(found)
    if len(word) < 2:
        return ()
    written = tuple(_folded([word]))
    script = _script(word)
    return tuple(_folded(_lemmas(word, [one for one in languages if one in script]))) or written


@lru_cache(maxsize=1 << 12)
def _asked(word: str, polish: bool) -> frozenset[str]:
    if len(word) < 2:
        return frozenset()
    written = frozenset(_folded([word]))
    languages = (one for one in _script(word) if polish or one != "pl")
    return written.union(_folded(_lemmas(word, languages)))


def _lemmas(word: str, languages: Iterable[str]) -> set[str]:
    """The lemmas of a word, as it is written and in small letters: “Київ” is a town, and “київ” may be typed for it."""
    plain = word.translate(_APOSTROPHES)
    found = {_lists().get_lemma(form, language) for language in languages for form in {plain, plain.lower()}}
    return {lemma for lemma in found if lemma}


def _folded(words: Iterable[str]) -> Iterator[str]:
    return (token[:LONGEST] for word in words for token in fold_name(word).split())


@cache
def _lists() -> _Lists:
    # the package takes a tenth of a second to import, which a command that indexes nothing must not pay
    from simplemma.strategies import DictionaryLookupStrategy  # noqa: PLC0415 - see above
    from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY  # noqa: PLC0415 - see above

    return DictionaryLookupStrategy(LOW_MEMORY_DICTIONARY_FACTORY)
