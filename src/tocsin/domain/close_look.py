"""What no search finds: a description that says who is meant. Pure; it shows where to look, and refuses nothing.

An age, a place and a relation beside one another tell those who know them whose child it is. A sentence that holds two
of the three, in any of the four languages, is shown with what it holds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tocsin.domain.names import fold_name


class Hint(StrEnum):
    """What beside another may say who is meant."""

    AGE = "an age"
    PLACE = "a place"
    RELATION = "a relation"


@dataclass(frozen=True, slots=True)
class Look:
    """Words of a letter that a person should look at, and what stands in them."""

    line: str
    hints: tuple[Hint, ...]


TOGETHER = 2
_EMPTY_LINE = re.compile(r"\n\s*\n")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_WORDS = re.compile(r"[^\W_]+")
_AGE = re.compile(
    r"\b\d{1,2}[- ](?:year|month)s?[- ]old\b|\baged? (?:of )?\d{1,2}\b|\b\w+-year-old\b"
    r"|\b\d{1,2}[-\u2010 ]?(?:\(?ти\)?)?річн\w+|\bвіком \w+|\b\d{1,2}[-\u2010 ]?летн\w+|\bв возрасте \w+"
    r"|\b\d{1,2}[-\u2010 ]?letni\w*|\bw wieku \w+",
    re.IGNORECASE,
)
_RELATION = re.compile(
    r"\b(?:sons?|daughters?|child(?:ren)?|mother|father|parents?|wife|husband|brothers?|sisters?|grand(?:mother|father)"
    r"|nephew|niece|uncle|aunt|cousin|widow|син\w{0,4}|доньк\w+|дочк\w+|дитин\w+|діт(?:и|ей|ям)|мат(?:и|ері|ір)|батьк\w+"
    r"|дружин\w+|сестр\w+|брат(?:а|у|ом|и|ів)?|сын\w{0,4}|доч(?:ь|ери)|ребён?к\w+|ребенк\w+|дет(?:и|ей|ям)|матер\w+|мать"
    r"|отец|отц\w+|жен[аыуе]|муж(?:а|у|ем)?|syn(?:a|owi|em|ów|owie)?|córk\w+|córek|dzieck\w+|dzieci|matk\w+|ojc\w+|ojciec"
    r"|żon\w+|mąż|męż\w+|brat(?:a|u|em)?|siostr\w+)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:schools?|kindergartens?|villages?|streets?|hospitals?|школ\w+|садочк\w+|дитсад\w*|сел[оіа]\w{0,2}|вулиц\w+|лікарн\w+"
    r"|детсад\w*|сел[ое]\w{0,2}|улиц\w+|больниц\w+|szkol\w+|szkoł\w+|przedszkol\w+|wsi|wieś|ulic\w+|szpital\w*)\b",
    re.IGNORECASE,
)


def close_look(text: str, places: Collection[str] = ()) -> tuple[Look, ...]:
    """The sentences of a letter that hold two of the three, or the paragraph that holds them all, each once.

    `places` are the names of places of its case. Paragraphs are parted by an empty line, their lines may be broken.
    """
    known = [f" {folded} " for name in places if (folded := fold_name(name))]
    paragraphs = (" ".join(paragraph.split()) for paragraph in _EMPTY_LINE.split(text))
    return tuple(dict.fromkeys(look for paragraph in paragraphs for look in _in_paragraph(paragraph, known)))


def _in_paragraph(paragraph: str, places: Collection[str]) -> Iterator[Look]:
    looks = [Look(line, tuple(_hints(line, places))) for line in _SENTENCE_END.split(paragraph)]
    telling = [look for look in looks if len(look.hints) >= TOGETHER]
    whole = Look(paragraph, tuple(_hints(paragraph, places)))
    yield from telling or ([whole] if len(whole.hints) == len(Hint) else [])


def _hints(line: str, places: Collection[str]) -> Iterator[Hint]:
    if _AGE.search(line):
        yield Hint.AGE
    folded = " ".join(part for word in _WORDS.findall(line) for part in fold_name(word).split())
    if _PLACE.search(line) or any(place in f" {folded} " for place in places):
        yield Hint.PLACE
    if _RELATION.search(line):
        yield Hint.RELATION
