"""Persons and bodies of a page in Russian, Ukrainian or Polish, by the place of every mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tocsin.reading.layout import Layout
from tocsin.reading.model import OrganisationRead, PersonRead
from tocsin.reading.namemodel import NameSpan
from tocsin.reading.slavic.forms import Named, NamedKind
from tocsin.reading.slavic.persons import Person, enter_full_names
from tocsin.reading.slavic.scan import scan_of
from tocsin.reading.slavic.single import enter_single_names


@dataclass(frozen=True, slots=True)
class Names:
    """All names of a text. `named` maps the place where a mention begins to what stands there."""

    persons: tuple[PersonRead, ...]
    bodies: tuple[OrganisationRead, ...]
    named: dict[int, Named] = field(default_factory=dict)


def find_names(layout: Layout, language: str, lent: Sequence[NameSpan] = ()) -> Names:
    """The persons and bodies of a text, each called by one nominative."""
    scan = scan_of(layout, language, lent)
    register = enter_full_names(scan, frozenset())
    enter_single_names(scan, register, frozenset())
    named = {named.start: named for person in register.people for named in _named(person)}
    return Names(tuple(_read(person, layout.text) for person in register.people), (), named)


def _named(person: Person) -> list[Named]:
    return [
        Named(mention.start, mention.end, person.name, NamedKind.PERSON, mention.cases, person.female)
        for mention in person.mentions
    ]


def _read(person: Person, text: str) -> PersonRead:
    forms = dict.fromkeys(text[mention.start : mention.end] for mention in person.mentions)
    spans = tuple((mention.start, mention.end) for mention in person.mentions)
    return PersonRead(person.name, tuple(form for form in forms if form != person.name), (), None, spans)
