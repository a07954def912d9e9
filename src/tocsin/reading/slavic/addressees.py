"""Whom a request goes to, out of the words between "calls on" and what is to be done: in the nominative."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.reading.slavic.bodies import Bodies, Body
from tocsin.reading.slavic.complement import DEEDS
from tocsin.reading.slavic.context import prepositions
from tocsin.reading.slavic.forms import Case
from tocsin.reading.slavic.headed import is_idle
from tocsin.reading.slavic.morphology import ALL_CASES, Form, agree, is_adjective
from tocsin.reading.slavic.persons import Mention, Person, in_nominative
from tocsin.reading.slavic.roles import office_ahead
from tocsin.reading.slavic.scan import CLOSING, OPENING, Scan
from tocsin.reading.slavic.tokens import Token

_MOST, _LONGEST_NAME = 12, 140
_MOST_ADJECTIVES = 4
_NOT_NOMINATIVE = frozenset(Case) - {Case.NOMINATIVE, Case.VOCATIVE}


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found of names, for the rules that look further; by line and first token, who is named there."""

    scan: Scan
    persons: Sequence[Person]
    bodies: Bodies
    people: Mapping[tuple[int, int], tuple[Person, Mention]]
    named_bodies: Mapping[tuple[int, int], tuple[Body, int]]


def found_in(scan: Scan, persons: Sequence[Person], bodies: Bodies) -> Found:
    """The names of a text by their places."""
    people = {(one.line, one.first): (person, one) for person in persons for one in person.mentions}
    places = {(one.line, one.first): (body, one.last) for body in bodies.all for one in body.mentions}
    return Found(scan, persons, bodies, people, places)


def addressees(
    found: Found, line: int, first: int, last: int, cases: frozenset[Case] = _NOT_NOMINATIVE
) -> tuple[str, ...]:
    """The addressees among the tokens from `first` to before `last` of a line; what is no office is left out.

    `cases` are those in which they can stand.
    """
    names = (_name(found, line, start, end, cases) for start, end in _pieces(found, line, first, last))
    told = dict.fromkeys(name for name in names if name and len(name) < _LONGEST_NAME)
    return tuple(told)[:_MOST]


def _pieces(found: Found, line: int, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The members of a list: cut at commas and "and", never inside a name or a quotation."""
    tokens = found.scan.lines[line].tokens
    start = place = first
    depth = 0
    while place < last:
        token = tokens[place]
        body = found.named_bodies.get((line, place))
        if body is not None:
            place = max(place + 1, body[1])
            continue
        depth += (token.text in OPENING) - (token.text in CLOSING and token.text not in OPENING)
        if depth <= 0 and token.low in {",", ";", "и", "та", "і", "й", "i", "oraz", "а", "a"}:
            yield start, place
            start = place + 1
        place += 1
    yield start, min(place, last)


def _name(found: Found, line: int, start: int, end: int, cases: frozenset[Case]) -> str | None:
    scan, tokens = found.scan, found.scan.lines[line].tokens
    start = _begin(found, line, start, end)
    if start >= end:
        return None
    body = found.named_bodies.get((line, start))
    if body is not None and (body[1] >= end - 2 or tokens[body[1]].text == "("):
        return body[0].name
    for place in range(start, end):
        named = found.people.get((line, place))
        if named is not None:
            return _person(scan, tokens, *named, start)
    head = _head(found, tokens, start, end)
    if head is None:
        return body[0].name if body is not None else None
    form = _form(scan, tokens[head].low, cases)
    return None if form is None else _phrase(scan, tokens, start, head, end, form)


def _begin(found: Found, line: int, start: int, end: int) -> int:
    """Past signs, prepositions, "также", "всех"."""
    tokens = found.scan.lines[line].tokens
    small = found.scan.words.plain("before_addressees")
    while start < end and (line, start) not in found.named_bodies and (line, start) not in found.people:
        token = tokens[start]
        if token.text[0].isalnum() and token.low not in small and not is_idle(found.scan, token.low):
            break
        start += 1
    return start


def _person(scan: Scan, tokens: Sequence[Token], person: Person, mention: Mention, start: int) -> str | None:
    """ "Марко Сулима, генеральний прокурор": a name alone is asked only where it stands first."""
    office = office_ahead(scan, tokens, person, mention)
    if office is not None:
        return f"{person.name}, {office}"
    return person.name if mention.first == start else None


def _head(found: Found, tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The place of the word that says who it is, behind its adjectives."""
    words = found.scan.words
    for place in range(start, min(end, start + _MOST_ADJECTIVES)):
        low = tokens[place].low
        if any(low in forms for forms in (words.powers, words.roles, words.offices, words.heads)):
            return place
        if not is_adjective(low, found.scan.language):
            return None
    return None


def _form(scan: Scan, low: str, cases: frozenset[Case]) -> Form | None:
    words = scan.words
    kinds = (words.powers, words.roles, words.offices, words.heads)
    for forms, wanted in (*((kind, cases) for kind in kinds), *((kind, ALL_CASES) for kind in kinds)):
        fitting = [form for form in forms.get(low, ()) if form.cases & wanted]
        if fitting:
            return min(fitting, key=lambda form: _preference(form, low))
    return None


def _preference(form: Form, low: str) -> tuple[bool, int, str]:
    """A plural as it is written ("власти") before a singular in another case, then men, women, things."""
    return not (form.gender == "p" and form.nominative == low), "mfnp".index(form.gender), form.nominative


def _phrase(scan: Scan, tokens: Sequence[Token], start: int, head: int, end: int, form: Form) -> str:
    """The adjectives and the head in the nominative, and what belongs to them as it stands."""
    words = [in_nominative(token.text, agree(token.low, scan.language, form.gender)) for token in tokens[start:head]]
    plural_role = form.gender == "p" and tokens[head].low in scan.words.roles
    words.append(tokens[head].text if plural_role else in_nominative(tokens[head].text, form.nominative))
    if start == 0 and (
        tokens[head].low in scan.words.powers or tokens[head].low in scan.words.heads
    ):  # the capital letter is that of the sentence
        words[0] = words[0][:1].lower() + words[0][1:]
    after = head + 1
    while scan.language == "pl" and after < end and is_adjective(tokens[after].low, "pl"):
        words.append(in_nominative(tokens[after].text, agree(tokens[after].low, "pl", form.gender)))
        after += 1
    stop = _phrase_end(scan, tokens, after, end)
    if stop > after:
        words.append(" ".join(scan.layout.text[tokens[after].start : tokens[stop - 1].end].split()))
    return " ".join(words)


def _phrase_end(scan: Scan, tokens: Sequence[Token], after: int, end: int) -> int:
    """Where a complement ends: before what is asked, a preposition that is none of an office, signs at the end."""
    stop = after
    while stop < end:
        token = tokens[stop]
        linked = stop + 1 < end and f"{token.low} {tokens[stop + 1].low}" in scan.words.plain("links")
        deed = not token.capital and token.low.endswith(DEEDS[scan.language])
        apart = stop > after and tokens[stop - 1].capital and not token.capital and token.text.isalpha()
        if (
            apart
            and not is_adjective(token.low, scan.language)
            and token.low not in scan.words.place_heads
            and not linked
        ):
            break
        if token.text == "(" or deed or (token.low in prepositions(scan.language) and not linked):
            break
        stop += 1
    while stop > after and not tokens[stop - 1].text[0].isalnum() and tokens[stop - 1].text not in CLOSING:
        stop -= 1
    return stop
