"""Single words that name a person: surname or given name of somebody named in full, or alone beyond doubt."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter

from tocsin.reading.model import Span
from tocsin.reading.slavic.candidates import given_forms, surname_forms, surname_shaped
from tocsin.reading.slavic.context import Context, context_of, prepositions, sorts_of
from tocsin.reading.slavic.forms import Case
from tocsin.reading.slavic.morphology import ALL_CASES, Form
from tocsin.reading.slavic.persons import (
    FEMALE,
    Mention,
    Person,
    Register,
    fit,
    forms_in,
    in_nominative,
)
from tocsin.reading.slavic.scan import OPENING, Line, Scan
from tocsin.reading.slavic.spans import is_free
from tocsin.reading.slavic.tokens import Token
from tocsin.reading.spelling import fold


def enter_single_names(scan: Scan, register: Register, taken: frozenset[Span]) -> None:
    """Give single words to the persons they name, and open persons who are only named so."""
    busy = {(mention.line, place) for person in register.people for mention in person.mentions
            for place in range(mention.first, mention.last)}  # fmt: skip
    left = []
    for number, line in enumerate(scan.lines):
        for place, token in enumerate(line.tokens):
            free = is_free(token, taken) and not token.initial and (number, place) not in busy and len(token.low) > 2
            if free and not _given_to_known(scan, register, number, place):
                left.append((number, place))
    alone = [spot for spot in left if _stands_alone(scan, *spot)]
    counts = _counts(scan, left)
    for number, place in alone:
        if not _given_to_known(scan, register, number, place):
            _open(scan, register, number, place, counts)
    opened = set(alone)
    for number, place in left:
        if (number, place) not in opened:
            _given_to_known(scan, register, number, place)
    register.people.sort(key=lambda person: person.mentions[0].start)


def _given_to_known(scan: Scan, register: Register, number: int, place: int) -> bool:
    """Whether a word names somebody known, to whom it is then given."""
    line = scan.lines[number]
    token = line.tokens[place]
    possible = [
        (person, cases)
        for person in _bearers(scan, register, token)
        if (cases := forms_in(token.low, scan.language, person))
    ]
    if not possible or (token.low in scan.small and not _is_surname(token, possible, scan)):
        return False
    context = context_of(scan, line.tokens, place, place + 1)
    person, cases = max(possible, key=lambda pair: _preference(pair[0], pair[1], context, token.start))
    fitting = cases & context.cases if context.cases is not None else cases
    mention = Mention(token.start, token.end, number, place, place + 1, fitting or cases)
    insort(person.mentions, mention, key=attrgetter("start"))
    return True


def _is_surname(token: Token, possible: Sequence[tuple[Person, frozenset[Case]]], scan: Scan) -> bool:
    names = {fold(person.surname) for person, _ in possible}
    return any(fold(form.nominative) in names for form in surname_forms(token.low, scan.language))


def _bearers(scan: Scan, register: Register, token: Token) -> list[Person]:
    found: dict[int, Person] = {}
    nominatives = {form.nominative for form in surname_forms(token.low, scan.language)} | {token.low}
    for nominative in sorted(nominatives):
        found |= {id(person): person for person in register.bearing(nominative)}
    given = {form.nominative for form in given_forms(token.low, scan.language)} or nominatives
    for nominative in sorted(given):
        found |= {id(person): person for person in register.called(nominative)}
    return [*found.values()]


def _preference(person: Person, cases: frozenset[Case], context: Context, start: int) -> tuple[float, int, int]:
    """Who of several is meant: whom case and sex fit, then who is named most, then who was named last."""
    points = fit(cases, person.gender, context) - (2 if cases == ALL_CASES else 0)
    before = bisect_right(person.mentions, start, key=attrgetter("start"))
    return (
        points,
        len(person.mentions),
        person.mentions[before - 1].start if before else -1,
    )


def _counts(scan: Scan, spots: Sequence[tuple[int, int]]) -> Counter[tuple[str, str]]:
    """How many of the words allow each surname and sex."""
    counts: Counter[tuple[str, str]] = Counter()
    for number, place in spots:
        low = scan.lines[number].tokens[place].low
        counts.update({(form.nominative, form.gender) for form in surname_forms(low, scan.language)})
    return counts


def _stands_alone(scan: Scan, number: int, place: int) -> bool:
    """Whether a word is a person without any full name in the text."""
    line = scan.lines[number]
    token = line.tokens[place]
    if token.shouted or token.latin != (scan.language == "pl") or _something_else(scan, token):
        return False
    if place and line.tokens[place - 1].text in OPENING:
        return False
    if given_forms(token.low, scan.language):
        return _given_alone(scan, line, place)
    context = context_of(scan, line.tokens, place, place + 1)
    behind_preposition = place > 0 and line.tokens[place - 1].low in prepositions(scan.language)
    if context.role is None or behind_preposition or not _possible(scan, token, context):
        return False
    role = line.tokens[context.role].low
    if _territory(scan, role, context):
        return False
    if context.near and (role in scan.words.titles or role in scan.words.kin):
        return True
    return surname_shaped(token.low, scan.language)


def _territory(scan: Scan, role: str, context: Context) -> bool:
    """Whether the word behind an office may be its town: "прокурора Ветлина"."""
    territorial = any(form.nominative in scan.words.plain("territorial") for form in sorts_of(scan, role))
    return context.near and territorial and context.cases is not None and Case.NOMINATIVE not in context.cases


def _given_alone(scan: Scan, line: Line, place: int) -> bool:
    token = line.tokens[place]
    if any(form.nominative in scan.words.plain("common_too") for form in scan.words.given.get(token.low, ())):
        context = context_of(scan, line.tokens, place, place + 1)
        return context.role is not None and context.near
    return not (place and line.tokens[place - 1].capital)


def _something_else(scan: Scan, token: Token) -> bool:
    words = scan.words
    if token.low in scan.small or token.low in words.plain("not_names"):
        return True
    return any(token.low in forms for forms in (words.places, words.heads, words.place_heads, words.roles))


def _possible(scan: Scan, token: Token, context: Context) -> bool:
    return any(form.cases & (context.cases or ALL_CASES) for form in surname_forms(token.low, scan.language))


def _open(
    scan: Scan,
    register: Register,
    number: int,
    place: int,
    counts: Counter[tuple[str, str]],
) -> None:
    token = scan.lines[number].tokens[place]
    context = context_of(scan, scan.lines[number].tokens, place, place + 1)
    given = given_forms(token.low, scan.language)
    ranked = _ranked(given or surname_forms(token.low, scan.language), context, counts)
    best = min(ranked, key=lambda one: one[:2], default=None)
    if best is None:
        return
    form = best[2]
    name = in_nominative(token.text, form.nominative)
    mention = Mention(token.start, token.end, number, place, place + 1, form.cases)
    parts = (form.nominative, "", "") if given else ("", "", form.nominative)
    register.open(Person(name, *parts, form.gender, [mention]))


def _ranked(
    forms: Sequence[Form], context: Context, counts: Counter[tuple[str, str]]
) -> Iterator[tuple[float, str, Form]]:
    for form in forms:
        if form.gender in {"m", FEMALE}:
            support = min(4, counts[(form.nominative, form.gender)])
            points = form.weight + support + fit(form.cases, form.gender, context)
            yield -points, f"{form.nominative} {form.gender}", form
