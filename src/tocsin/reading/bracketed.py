"""A name in another alphabet behind a name: “Марта Лужина (Marta Luzhina)” names one person twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from tocsin.domain.names import fold_name
from tocsin.reading.model import PersonRead, Span

_WORD = r"[^\W\d_][\w'’ʼ-]{1,40}"
_BEHIND = re.compile(rf"\s?[(\[](?:[^\W\d_]{{2,7}}\.?:?\s)?(?P<name>{_WORD}(?:\s{_WORD}){{1,3}})[)\]]")
_ALIKE = 2  # letters with which a word of a name and its counterpart begin, as each is written in Latin letters


def with_bracketed(persons: Iterable[PersonRead], text: str) -> list[PersonRead]:
    """The persons, each with the names in another alphabet that stand in brackets behind a mention."""
    return [_with(person, text) for person in persons]


def _with(person: PersonRead, text: str) -> PersonRead:
    found = [span for mention in person.mentions if (span := _behind(person.name, text, mention[1])) is not None]
    if not found:
        return person
    aliases = dict.fromkeys([*person.aliases, *(text[slice(*span)] for span in found)])
    return replace(person, aliases=tuple(aliases), mentions=tuple(sorted({*person.mentions, *found})))


def _behind(name: str, text: str, end: int) -> Span | None:
    match = _BEHIND.match(text, end)
    if match is None or _script(match["name"]) == _script(name) or not _same(name, match["name"]):
        return None
    return match.span("name")


def _script(word: str) -> str:
    return unicodedata.name(word[0], "").split(" ", maxsplit=1)[0]


def _same(name: str, other: str) -> bool:
    """Whether every word of the shorter name begins like one of the other: spellings differ at the end."""
    short, long = sorted((fold_name(name).split(), fold_name(other).split()), key=len)
    left = list(long)
    for word in short:
        match = next((one for one in left if _begins_alike(word, one)), None)
        if match is None:
            return False
        left.remove(match)
    return len(short) > 1


def _begins_alike(one: str, other: str) -> bool:
    first = [word.replace("j", "i").replace("y", "i")[:_ALIKE] for word in (one, other)]
    return first[0] == first[1]
