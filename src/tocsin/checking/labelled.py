"""Where a text names a person by a word that only a judgment can give: “the murderer N”, “N is an extremist”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tocsin.checking.sentences import layout_of
from tocsin.checking.words.attribution import attributes, naming_words, quotes, same_word
from tocsin.checking.words.verdicts import LABEL, calls, suspects
from tocsin.domain.facts import CaseFacts
from tocsin.lib.late import Late

_REACH = 60  # code points on either side of the label in which the name stands
_NAME = r"[^\W\d_][\w’'ʼ-]*(?:\s+[^\W\d_][\w’'ʼ-]*)?"
_BEHIND = Late(rf"\s+(?P<name>{_NAME})")
_BEFORE = Late(
    rf"(?P<name>{_NAME})\s*(?:,\s+(?:the\s+|an?\s+)?|\s(?:is|was|jest|to|был[аи]?|була|був|є|это|це)\s+(?:the\s+|an?\s+)?|"
    r"\s[—–-]\s+(?:это\s+|це\s+|to\s+)?)$"
)
# a Slavic name in the genitive is whose: "убийца Марты" killed Marta. Of the other cases these endings are sure
_OBLIQUE = Late(r"\w+(?:у|ю|ой|ою|ом|ем|ём|ові|ę|ą|em|owi)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """Code points `start` to `end`: the label with the name beside it, and the person meant."""

    person: str
    words: str
    start: int
    end: int


def names_of(facts: CaseFacts) -> dict[str, frozenset[str]]:
    """The words by which each person is known again: of the name with most words, less any label in it."""
    found: dict[str, frozenset[str]] = {}
    for fact in facts.facts:
        if fact.property == "person.name":
            words = frozenset(word for word in naming_words(fact.value) if not LABEL.fullmatch(word))
            if len(words) > len(found.get(fact.entity, ())):
                found[fact.entity] = words
    return found


def labelled(text: str, names: Mapping[str, frozenset[str]]) -> Iterator[Labelled]:
    """Each time the text itself calls one of them so: not in quotation marks, by another's word, or to deny it."""
    for found in LABEL.finditer(text):
        begin, end = layout_of(text).sentence(*found.span())
        sentence = text[begin:end]
        if not (quotes(sentence) or attributes(sentence) or calls(sentence) or suspects(sentence)):
            yield from _named_beside(text, begin, end, found, names)


def _named_beside(
    text: str, begin: int, end: int, found: re.Match[str], names: Mapping[str, frozenset[str]]
) -> Iterator[Labelled]:
    behind = _BEHIND.match(text, found.end(), min(end, found.end() + _REACH))
    before = _BEFORE.search(text, max(begin, found.start() - _REACH), found.start())
    for place in (behind, before):
        person = _person(place["name"], names) if place else None
        if place and person:
            first, last = min(found.start(), place.start("name")), max(found.end(), place.end("name"))
            yield Labelled(person, " ".join(text[first:last].split()), first, last)
            return


def _person(words: str, names: Mapping[str, frozenset[str]]) -> str | None:
    """The one person whose name these words begin or are; a name is written with a capital."""
    said = [word.casefold().strip("’'ʼ-") for word in words.split() if word[:1].isupper()]
    if not said or not words[:1].isupper():
        return None
    fitting = [
        person
        for person, name in names.items()
        if all(any(same_word(word, part) for part in name) for word in said) and _is_meant(said[0], name)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_meant(word: str, name: frozenset[str]) -> bool:
    """Whether a name beside a label names who is labelled, and not whose murderer it is."""
    return word in name or _OBLIQUE.fullmatch(word) is not None
