"""Persons and bodies of a page in Russian, Ukrainian or Polish, by the place of every mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.reading.dates import DateFound
from tocsin.reading.layout import Layout
from tocsin.reading.model import OrganisationRead, PersonRead, Span
from tocsin.reading.namemodel import NameSpan
from tocsin.reading.slavic.addressees import Found, found_in
from tocsin.reading.slavic.ages import Age, ages_of
from tocsin.reading.slavic.bodies import Bodies, Body, busy_places, find_bodies
from tocsin.reading.slavic.forms import Named, NamedKind
from tocsin.reading.slavic.persons import Person, enter_full_names
from tocsin.reading.slavic.places import place_words
from tocsin.reading.slavic.roles import roles_of
from tocsin.reading.slavic.scan import Scan, scan_of
from tocsin.reading.slavic.single import enter_single_names


@dataclass(frozen=True, slots=True)
class Names:
    """All names of a text. `named` maps the place where a mention begins to what stands there."""

    persons: tuple[PersonRead, ...]
    bodies: tuple[OrganisationRead, ...]
    named: dict[int, Named]
    found: Found


def find_names(
    layout: Layout,
    language: str,
    lent: Sequence[NameSpan] = (),
    dates: Sequence[DateFound] = (),
) -> Names:
    """The persons and bodies of a text, each called by one nominative. `dates` may hold days of birth."""
    scan = scan_of(layout, language, lent)
    bodies = find_bodies(scan)
    taken = _taken(scan, bodies)
    register = enter_full_names(scan, taken)
    enter_single_names(scan, register, taken)
    named = {named.start: named for body in bodies.all for named in _body_named(body)}
    named |= {named.start: named for person in register.people for named in _named(person)}
    return Names(
        tuple(
            _read(scan, person, age)
            for person, age in zip(
                register.people,
                ages_of(layout.text, register.people, dates),
                strict=True,
            )
        ),
        tuple(body_read(body, layout.text) for body in bodies.all),
        named,
        found_in(scan, register.people, bodies),
    )


def _taken(scan: Scan, bodies: Bodies) -> frozenset[Span]:
    """The words that bodies and places have."""
    found = set()
    for number, place in busy_places(bodies):
        token = scan.lines[number].tokens[place]
        found.add((token.start, token.end))
    return frozenset(found | place_words(scan))


def _named(person: Person) -> list[Named]:
    return [
        Named(
            mention.start,
            mention.end,
            person.name,
            NamedKind.PERSON,
            mention.cases,
            person.female,
        )
        for mention in person.mentions
    ]


def _body_named(body: Body) -> list[Named]:
    return [Named(place.start, place.end, body.name, NamedKind.BODY, place.cases) for place in body.mentions]


def body_read(body: Body, text: str) -> OrganisationRead:
    """A body as the reading has it."""
    forms = dict.fromkeys(" ".join(text[place.start : place.end].split()) for place in body.mentions)
    spans = tuple((place.start, place.end) for place in body.mentions)
    return OrganisationRead(
        body.name,
        tuple(form for form in forms if form != body.name),
        tuple(body.roles),
        spans,
    )


def _read(scan: Scan, person: Person, age: Age) -> PersonRead:
    text = scan.layout.text
    forms = dict.fromkeys(" ".join(text[mention.start : mention.end].split()) for mention in person.mentions)
    roles = roles_of(scan, person)
    return PersonRead(
        name=person.name,
        aliases=tuple(form for form in forms if form != person.name),
        roles=tuple(role.words for role in roles),
        country=next((role.country for role in roles if role.country), None),
        mentions=tuple((mention.start, mention.end) for mention in person.mentions),
        age=age.years,
        age_span=age.years_span,
        birth=age.birth,
        birth_span=age.birth_span,
    )
