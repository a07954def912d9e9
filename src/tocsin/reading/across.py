"""One text in several languages: a page for each, and what the pages tell put together again.

A page is the whole text with all other languages blanked, so that every span counts in the text itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.domain.names import fold_name
from tocsin.reading.draft import Draft
from tocsin.reading.languages import Part
from tocsin.reading.layout import Layout
from tocsin.reading.model import PersonRead, RelationRead, Span
from tocsin.reading.page import Told

_ALIKE = str.maketrans({"y": "i", "j": "i"})


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page with what its grammar told of it, and where its dates stand."""

    language: str
    layout: Layout
    told: Told
    dated: tuple[Span, ...] = ()


def page_text(text: str, parts: Sequence[Part], language: str) -> str:
    """The text with every part in another language blanked, line by line."""
    if all(part.language == language for part in parts):
        return text
    kept, at = [], 0
    for part in parts:
        start, end = part.span
        if part.language != language:
            kept += [text[at:start], "\n" * (end - start)]
            at = end
    return "".join([*kept, text[at:]])


def persons_of(leaves: Sequence[Leaf]) -> tuple[list[PersonRead], dict[str, str]]:
    """All persons, and for a name that another page writes in its own alphabet the name that is kept.

    Two are taken for one only where both have several names, all of them alike letter by letter, and nobody else on
    either page is written so; all else stays apart, and a person decides.
    """
    kept: list[PersonRead] = list(leaves[0].told.persons) if leaves else []
    renamed: dict[str, str] = {}
    for leaf in leaves[1:]:
        places = _alone([person.name for person in kept])
        own = _alone([person.name for person in leaf.told.persons])
        for place, person in enumerate(leaf.told.persons):
            key = _letters(person.name)
            if own.get(key) == place and key in places:
                first = kept[places[key]]
                kept[places[key]] = _together(first, person)
                renamed[person.name] = first.name
            else:
                kept.append(person)
    return kept, renamed


def drafts_of(leaves: Sequence[Leaf], renamed: dict[str, str]) -> tuple[list[Draft], list[RelationRead]]:
    """All events in the order of the text, and the relations between them."""
    found = [
        (draft, number, place) for number, leaf in enumerate(leaves) for place, draft in enumerate(leaf.told.drafts)
    ]
    if len(leaves) > 1:
        found.sort(key=lambda one: one[0].span)
    places = {(number, place): at for at, (_, number, place) in enumerate(found)}
    relations = [
        replace(one, first=places[number, one.first], second=places[number, one.second])
        for number, leaf in enumerate(leaves)
        for one in leaf.told.relations
    ]
    return [_renamed(draft, renamed) for draft, _, _ in found], relations


def _alone(names: Sequence[str]) -> dict[str, int]:
    """By its letters, the place of each name of several words that nobody else is written like."""
    keys = [_letters(name) for name in names]
    counts = Counter(keys)
    return {key: place for place, key in enumerate(keys) if counts[key] == 1 and " " in key}


def _letters(name: str) -> str:
    """A name as its letters sound in every usual way of writing Cyrillic in Latin letters."""
    return fold_name(name).translate(_ALIKE).replace("kh", "h").replace("ii", "i")


def _together(one: PersonRead, other: PersonRead) -> PersonRead:
    aliases = dict.fromkeys([*one.aliases, other.name, *other.aliases])
    return replace(
        one,
        aliases=tuple(alias for alias in aliases if alias != one.name),
        roles=tuple(dict.fromkeys([*one.roles, *other.roles])),
        country=one.country or other.country,
        mentions=tuple(sorted({*one.mentions, *other.mentions})),
        age=one.age if one.age is not None else other.age,
        age_span=one.age_span if one.age is not None else other.age_span,
        birth=one.birth or other.birth,
        birth_span=one.birth_span if one.birth else other.birth_span,
    )


def _renamed(draft: Draft, names: dict[str, str]) -> Draft:
    if not names:
        return draft
    doer = draft.perpetrator
    return replace(
        draft,
        victims=tuple(names.get(name, name) for name in draft.victims),
        perpetrator=names.get(doer, doer) if doer else doer,
    )
