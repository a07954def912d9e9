"""What persons are, as the words beside their names say: "экологическая активистка", "редактор газети «Хвиля»"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.reading.slavic.context import context_of, sorts_of
from tocsin.reading.slavic.forms import Case
from tocsin.reading.slavic.headed import is_idle
from tocsin.reading.slavic.morphology import PLURAL, Form, agree, is_adjective
from tocsin.reading.slavic.persons import FEMALE, Mention, Person
from tocsin.reading.slavic.scan import CLOSING, OPENING, Scan, quote_end
from tocsin.reading.slavic.tokens import Token

_DASHES = frozenset("-–—")
_MOST_ADJECTIVES, _LONGEST_COMPLEMENT = 3, 9
_CLOSES_COMPLEMENT = frozenset(",.;:()!?–—")


@dataclass(frozen=True, slots=True)
class Role:
    """A role in the nominative, and the country that its words name."""

    words: str
    country: str | None


@dataclass(frozen=True, slots=True)
class _Spot:
    """A role word at `place`, adjectives from `first`, the complement up to `last`."""

    first: int
    place: int
    last: int
    form: Form


def roles_of(scan: Scan, person: Person) -> list[Role]:
    """The roles that stand beside the mentions of a person, each once, in the order of the text."""
    found: dict[str, Role] = {}
    for mention in person.mentions:
        tokens = scan.lines[mention.line].tokens
        if scan.lines[mention.line].shouted:
            continue
        for spot in (
            _ahead(scan, tokens, person, mention),
            _behind(scan, tokens, person, mention),
        ):
            if spot is not None:
                role = _role(scan, tokens, spot, person)
                found.setdefault(role.words.lower(), role)
    return [*found.values()]


def office_ahead(scan: Scan, tokens: Sequence[Token], person: Person, mention: Mention) -> str | None:
    """The role that stands ahead of one mention, in the nominative."""
    spot = _ahead(scan, tokens, person, mention)
    return _role(scan, tokens, spot, person).words if spot is not None else None


def _ahead(scan: Scan, tokens: Sequence[Token], person: Person, mention: Mention) -> _Spot | None:
    context = context_of(scan, tokens, mention.first, mention.last)
    if context.role is None:
        return _shared(scan, tokens, person, mention)
    form = _fitting(scan, tokens[context.role].low, person, mention.cases)
    if form is None:
        return None
    last = mention.first
    while last - 1 > context.role and tokens[last - 1].text in _DASHES:
        last -= 1
    return _Spot(_adjectives(scan, tokens, context.role), context.role, last, form)


def _shared(scan: Scan, tokens: Sequence[Token], person: Person, mention: Mention) -> _Spot | None:
    """A role in the plural ahead of a list of names is everybody's."""
    place = mention.first - 1
    seen_name = False
    while place >= 0 and mention.first - place < 3 * _LONGEST_COMPLEMENT:
        token = tokens[place]
        plural = [form for form in scan.words.roles.get(token.low, ()) if form.gender == PLURAL]
        if plural and seen_name:
            return _Spot(
                _adjectives(scan, tokens, place),
                place,
                place + 1,
                _single(scan, plural[0], person),
            )
        if not token.capital and token.low not in {
            ",",
            "и",
            "і",
            "та",
            "й",
            "i",
            "oraz",
        }:
            return None
        seen_name = seen_name or token.capital
        place -= 1
    return None


def _behind(scan: Scan, tokens: Sequence[Token], person: Person, mention: Mention) -> _Spot | None:
    """ "…, координатора движения «X»", "… — адвокат": in the case of the name or in the nominative."""
    place = mention.last
    if place + 1 >= len(tokens) or tokens[place].text not in {",", "(", "–", "—"}:
        return None
    place = first = place + 1
    while place < len(tokens) and place - first < _MOST_ADJECTIVES and is_adjective(tokens[place].low, scan.language):
        place += 1
    if place >= len(tokens) or tokens[place].capital or tokens[place].low not in scan.words.roles:
        return None
    form = _fitting(scan, tokens[place].low, person, mention.cases | {Case.NOMINATIVE})
    if form is None or form.gender == PLURAL:
        return None
    return _Spot(first, place, _complement_end(scan, tokens, place + 1), form)


def _complement_end(scan: Scan, tokens: Sequence[Token], start: int) -> int:
    """Where the complement of a role behind a name ends: at a sign, a verb, a conjunction; quotations count whole."""
    place = start
    while place < len(tokens) and place - start < _LONGEST_COMPLEMENT:
        token = tokens[place]
        if token.text in OPENING:
            close = quote_end(tokens, place)
            if close is None:
                break
            place = close + 1
            continue
        if token.text in _CLOSES_COMPLEMENT or token.text in CLOSING or _stops(scan, token):
            break
        place += 1
    return place


def _stops(scan: Scan, token: Token) -> bool:
    small = {
        "и",
        "а",
        "но",
        "что",
        "который",
        "которая",
        "і",
        "й",
        "та",
        "але",
        "що",
        "який",
        "яка",
        "i",
        "a",
        "który",
        "która",
    }
    ends = {
        "ru": ("л", "ла", "ли", "ет", "ит", "ет"),
        "uk": ("в", "ла", "ли", "ає", "ить"),
        "pl": ("ł", "ła", "li"),
    }
    verb = token.low.endswith(ends[scan.language]) and not is_adjective(token.low, scan.language) and len(token.low) > 4
    return token.low in small or (verb and not token.capital and token.low not in scan.words.heads)


def _fitting(scan: Scan, low: str, person: Person, cases: frozenset[Case]) -> Form | None:
    """What the role word is beside this name: of the right case; of a woman's name, her form first."""
    forms = [form for form in sorts_of(scan, low) if form.cases & cases and low not in scan.words.titles]
    order = [person.gender, "m", PLURAL] if person.gender == FEMALE else ["m", PLURAL]
    for gender in order:
        for form in forms:
            if form.gender == gender:
                return _single(scan, form, person) if gender == PLURAL else form
    return None


def _single(scan: Scan, form: Form, person: Person) -> Form:
    """The singular of a plural role, for a woman in her form where there is one."""
    female = scan.words.role_pairs.get(form.nominative) if person.gender == FEMALE else None
    gender = FEMALE if female or form.nominative in scan.words.role_pairs.values() else "m"
    return Form(female or form.nominative, gender, form.cases, form.weight)


def _adjectives(scan: Scan, tokens: Sequence[Token], place: int) -> int:
    first = place
    while first > 0 and place - first < _MOST_ADJECTIVES and _describes(scan, tokens[first - 1]):
        first -= 1
    return first


def _describes(scan: Scan, token: Token) -> bool:
    idle = is_idle(scan, token.low) and token.low not in scan.words.countries
    return is_adjective(token.low, scan.language) and not idle and not token.text[0].isdigit()


def _role(scan: Scan, tokens: Sequence[Token], spot: _Spot, person: Person) -> Role:
    gender = FEMALE if person.gender == FEMALE and spot.form.gender == FEMALE else spot.form.gender
    adjectives = [agree(token.low, scan.language, gender) for token in tokens[spot.first : spot.place]]
    after = spot.place + 1
    words = [*adjectives, spot.form.nominative]
    while scan.language == "pl" and after < spot.last and is_adjective(tokens[after].low, "pl"):
        words.append(agree(tokens[after].low, "pl", gender))
        after += 1
    complement = tokens[after : spot.last]
    if complement and len(complement) <= _LONGEST_COMPLEMENT + 3:
        words.append(" ".join(scan.layout.text[complement[0].start : complement[-1].end].split()))
    countries = (scan.words.countries.get(token.low) for token in tokens[spot.first : spot.last])
    return Role(" ".join(words), next((country for country in countries if country), None))
