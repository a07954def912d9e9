"""Persons of a text, each with one nominative: what all places that name somebody allow together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tocsin.reading.model import Span
from tocsin.reading.slavic.candidates import (
    GIVEN,
    INITIAL,
    PATRONYMIC,
    SURNAME,
    NameReading,
    Piece,
    given_forms,
    surname_forms,
)
from tocsin.reading.slavic.context import Context
from tocsin.reading.slavic.forms import Case
from tocsin.reading.slavic.morphology import ALL_CASES
from tocsin.reading.slavic.scan import Scan
from tocsin.reading.slavic.spans import Sighted, full_names
from tocsin.reading.spelling import fold

MALE, FEMALE = "m", "f"
_MOST_SUPPORT = 6.0
_MOST_ALIKE = 200
Key = tuple[str, str, str]  # given name, surname, sex; small letters


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names a person."""

    start: int
    end: int
    line: int
    first: int
    last: int
    cases: frozenset[Case]


@dataclass(slots=True)
class Person:
    """A person under construction. `parts` are the nominatives of the fullest name by what they are."""

    name: str
    given: str
    middle: str
    surname: str
    gender: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def female(self) -> bool | None:
        """Their sex, where it is told."""
        return {MALE: False, FEMALE: True}.get(self.gender)


@dataclass(slots=True)
class Register:
    """The persons found so far, by folded surname and by folded given name."""

    people: list[Person] = field(default_factory=list)
    by_surname: dict[str, list[Person]] = field(default_factory=dict)
    by_given: dict[str, list[Person]] = field(default_factory=dict)

    def open(self, person: Person) -> None:
        """Enter a new person."""
        self.people.append(person)
        if person.surname:
            self.by_surname.setdefault(fold(person.surname), []).append(person)
        if person.given:
            self.by_given.setdefault(fold(person.given), []).append(person)

    def bearing(self, surname: str) -> list[Person]:
        """Those with a surname; at most the last `_MOST_ALIKE`."""
        return self.by_surname.get(fold(surname), [])[-_MOST_ALIKE:]

    def called(self, given: str) -> list[Person]:
        """Those with a given name; at most the last `_MOST_ALIKE`."""
        return self.by_given.get(fold(given), [])[-_MOST_ALIKE:]


def enter_full_names(scan: Scan, taken: frozenset[Span]) -> Register:
    """The persons who are named in full somewhere, with the places that do so, in the order of the text."""
    sighted = full_names(scan, taken)
    support = _support(scan, sighted)
    register = Register()
    chosen = [(one, _choose(one, support)) for one in sighted]
    for one, reading in sorted(chosen, key=lambda pair: _fullness(pair[0])):
        _enter(scan, register, one, reading)
    for person in register.people:
        person.mentions.sort(key=lambda mention: mention.start)
    return register


def _fullness(one: Sighted) -> tuple[bool, int, int, int]:
    """Those with initials last, the longer names first."""
    initials = any(piece.part == INITIAL for piece in one.pieces)
    return initials, -len(one.pieces), one.line, one.first


def key_of(pieces: Sequence[Piece], reading: NameReading) -> Key:
    """Whom a reading names: initials stay out."""
    parts = _parts(pieces, reading)
    return parts.get(GIVEN, ""), parts.get(SURNAME, ""), reading.gender


def _parts(pieces: Sequence[Piece], reading: NameReading) -> dict[str, str]:
    found: dict[str, str] = {}
    for piece, word in zip(pieces, reading.words, strict=True):
        found[piece.part] = f"{found[piece.part]} {word}" if piece.part in found else word
    return found


def _support(scan: Scan, sighted: Iterable[Sighted]) -> Counter[tuple[str, ...]]:
    """How many places allow a name: full names by given name and surname, single words by surname and sex."""
    counts: Counter[tuple[str, ...]] = Counter()
    surnames = set()
    for one in sighted:
        keys = {key_of(one.pieces, reading) for reading in one.readings}
        counts.update(keys)
        surnames |= {key[1:] for key in keys}
    inside = {(one.line, place) for one in sighted for place in range(one.first, one.last)}
    for number, line in enumerate(scan.lines):
        for place, token in enumerate(line.tokens):
            if token.capital and (number, place) not in inside and len(token.low) > 2:
                allowed = _allowed(token.low, scan.language, surnames)
                counts.update(allowed)
                counts.update(allowed if len(allowed) == 1 else ())  # what can be only one name says more
    return counts


def _allowed(low: str, language: str, surnames: set[tuple[str, str]]) -> set[tuple[str, str]]:
    forms = surname_forms(low, language)
    return {key for form in forms if (key := (form.nominative, form.gender)) in surnames and form.cases != ALL_CASES}


def _choose(one: Sighted, support: Counter[tuple[str, ...]]) -> NameReading:
    """The reading that ending classes, the words around and the other places like best."""

    def liked(reading: NameReading) -> tuple[float, str]:
        key = key_of(one.pieces, reading)
        others = min(_MOST_SUPPORT, (support[key] + support[key[1:]]) / 2)
        return -(reading.weight + others + fit(reading.cases, reading.gender, one.context)), " ".join(reading.words)

    return min(one.readings, key=liked)


def fit(cases: frozenset[Case], gender: str, context: Context) -> float:
    """How well a case and sex go with what stands around."""
    points = 0.0
    if context.cases is not None:
        weight = 4 if context.near or context.governed else 2
        points += weight if cases & context.cases else -weight
    elif cases == {Case.LOCATIVE}:
        points -= 4  # it stands behind a preposition and nowhere else
    elif (Case.GENITIVE if context.behind_noun else Case.NOMINATIVE) in cases:
        points += 0.5
    if context.female is not None:
        points += _sex(gender, context.female)
    if context.verb_female is not None and Case.NOMINATIVE in cases and not context.governed:
        points += 3 if (gender == FEMALE) == context.verb_female else -2
    return points


def _sex(gender: str, female: bool) -> float:
    """A woman's word is for women; a man's word ("адвокат") is for anybody, a little more for men."""
    if female:
        return 2 if gender == FEMALE else -3
    return 0.5 if gender == MALE else 0


def _enter(scan: Scan, register: Register, one: Sighted, reading: NameReading) -> None:
    parts = _parts(one.pieces, reading)
    given, surname = parts.get(GIVEN, ""), parts.get(SURNAME, "")
    initial = next((piece.low for piece in one.pieces if piece.part == INITIAL), "")
    middle = parts.get(PATRONYMIC, "") if surname else parts.get(PATRONYMIC, initial)
    mention = _mention(scan, one, reading.cases)
    for person in register.bearing(surname) if surname else register.called(given):
        if _same(person, given or initial, middle, surname, reading.gender):
            person.mentions.append(mention)
            person.middle = person.middle or middle
            return
    name = _display(scan, one, reading)
    person = Person(name, given or initial, middle, surname, reading.gender, [mention])
    register.open(person)


def _same(person: Person, given: str, middle: str, surname: str, gender: str) -> bool:
    """Whether a name can be that of the person: sex and parts agree, an initial begins the given name."""
    if middle and person.middle and fold(middle) != fold(person.middle):
        return False
    if surname and fold(person.surname) != fold(surname):
        return False
    if not surname and person.surname and not (middle and person.middle):
        return False
    known, told = fold(person.given), fold(given)
    if len(told.replace(".", "")) <= 2 or len(known.replace(".", "")) <= 2:
        return known[:1] == told[:1]
    first = known.split()[0]
    return person.gender == gender and (known == told or first == told.split()[0])


def _mention(scan: Scan, one: Sighted, cases: frozenset[Case]) -> Mention:
    tokens = scan.lines[one.line].tokens
    fitting = cases & one.context.cases if one.context.cases is not None else cases
    return Mention(
        tokens[one.first].start,
        tokens[one.last - 1].end,
        one.line,
        one.first,
        one.last,
        fitting or cases,
    )


def _display(scan: Scan, one: Sighted, reading: NameReading) -> str:
    """The nominative as it is written: given name first, initials with their stops."""
    tokens = scan.lines[one.line].tokens[one.first : one.last]
    written = {token.low: token.text for token in tokens}
    words = []
    for piece, nominative in zip(one.pieces, reading.words, strict=True):
        if piece.part == INITIAL:
            words.append("".join(f"{letter.upper()}." for letter in piece.low.split(".")))
        else:
            words.append(in_nominative(written[piece.low], nominative))
    return " ".join(words)


def in_nominative(written: str, nominative: str) -> str:
    """A nominative in small letters with the capitals and apostrophes of the form that is written."""
    text = written.title() if written.isupper() and len(written) > 1 else written
    low = text.lower().replace("’", "'").replace("ʼ", "'").replace("`", "'")
    if "-" in text and text.count("-") == nominative.count("-"):
        pairs = zip(text.split("-"), nominative.split("-"), strict=True)
        return "-".join(in_nominative(part, wanted) for part, wanted in pairs)
    same = 0
    while same < min(len(low), len(nominative)) and low[same] == nominative[same]:
        same += 1
    return text[:same] + nominative[same:] if len(low) == len(text) else nominative.capitalize()


def forms_in(low: str, language: str, person: Person) -> frozenset[Case]:
    """The cases in which a single word can be the person's surname, or given name; none where it cannot."""
    found: set[Case] = set()
    surname, given = fold(person.surname), fold(person.given)
    if surname:
        for form in surname_forms(low, language):
            if form.gender == person.gender and fold(form.nominative) == surname:
                found |= form.cases
        if not found and fold(low) == surname:
            found |= ALL_CASES if person.gender == FEMALE else {Case.NOMINATIVE}
    if not found and given and len(given) > 2:
        for form in given_forms(low, language) or surname_forms(low, language):
            if form.gender == person.gender and fold(form.nominative) == given:
                found |= form.cases
    return frozenset(found)
