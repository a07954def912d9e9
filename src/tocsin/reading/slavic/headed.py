"""Bodies that are told by a head noun: "Ветлинский районный суд", «спілка «Пристань»», "Komenda Miejska Policji"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tocsin.reading.slavic.complement import complement, is_office_noun, quote_ahead
from tocsin.reading.slavic.forms import Case
from tocsin.reading.slavic.morphology import Form, adjective_forms, agree, is_adjective
from tocsin.reading.slavic.persons import in_nominative
from tocsin.reading.slavic.scan import OPENING, Line, Scan, quote_end
from tocsin.reading.slavic.tokens import Token

_MOST_ADJECTIVES = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """A body where it stands: tokens `first` to before `last` of a line, its name in the nominative, its cases.

    `head` is the nominative of the head noun ("" for a body without one), `quoted` the words in quotes, `office`
    whether it is the office of one person.
    """

    line: int
    first: int
    last: int
    name: str
    cases: frozenset[Case]
    head: str = ""
    quoted: str = ""
    office: bool = False


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Adjectives from `first`, the head at `place` in one of `forms`, and what follows up to `last`."""

    first: int
    place: int
    last: int
    forms: tuple[Form, ...]
    quoted: bool


def headed(scan: Scan, number: int, line: Line) -> list[Seen]:
    """The bodies of a line that have a head noun, from left to right, none within another."""
    found: list[Seen] = []
    place = 0
    while place < len(line.tokens):
        seen = _at(scan, number, line, place)
        if seen is not None and (not found or seen.first >= found[-1].last):
            found.append(seen)
            place = seen.last
        else:
            place += 1
    return found


def _at(scan: Scan, number: int, line: Line, place: int) -> Seen | None:
    tokens = line.tokens
    low = tokens[place].low
    office = low in scan.words.offices
    forms = scan.words.heads.get(low) or scan.words.offices.get(low) or _compound(scan, low)
    if not forms:
        return None
    first, fitting = _adjectives(scan, tokens, place, forms)
    behind, adjectives = _behind(scan, tokens, place, fitting)
    close = (
        quote_end(tokens, behind)
        if behind < len(tokens) and (behind == place + 1 or low_civil(scan, fitting))
        else None
    )
    last = close + 1 if close is not None else behind
    phrase = _Phrase(first, place, last, fitting, close is not None)
    if not (_is_office(scan, tokens, phrase) if office and close is None else _is_body(scan, line, phrase)):
        return None
    name = nominative_of(scan, tokens, phrase, adjectives)
    quoted = _words(scan, tokens, behind + 1, close) if close is not None else ""
    cases = frozenset(case for form in fitting for case in form.cases)
    return Seen(number, first, last, name, cases, fitting[0].nominative, quoted, office)


def _compound(scan: Scan, low: str) -> tuple[Form, ...]:
    """A head behind a hyphen: "телеграм-канал"."""
    ahead, hyphen, head = low.rpartition("-")
    forms = scan.words.heads.get(head, ()) if hyphen else ()
    return tuple(Form(f"{ahead}-{form.nominative}", form.gender, form.cases, form.weight) for form in forms)


def low_civil(scan: Scan, forms: Sequence[Form]) -> bool:
    """Whether a head is one of bodies that bear a name in quotes."""
    return any(form.nominative.rpartition("-")[2] in scan.words.civil for form in forms)


def _behind(scan: Scan, tokens: Sequence[Token], place: int, forms: Sequence[Form]) -> tuple[int, int]:
    """Where the complement of a head ends, and how many agreeing adjectives it begins with ("Sąd Rejonowy")."""
    adjectives = 0
    while scan.language == "pl" and adjectives < _MOST_ADJECTIVES and place + 1 + adjectives < len(tokens):
        low = tokens[place + 1 + adjectives].low
        named = tokens[place + 1 + adjectives].capital or is_adjective(low, scan.language)
        if not named or not _agreeing(scan, low, forms):
            break
        adjectives += 1
    start = place + 1 + adjectives
    if adjectives and start < len(tokens) and is_office_noun(scan, tokens[start].low):
        adjectives, start = 0, place + 1  # "Urząd Wysokiego Komisarza": they are another's
    quote = quote_ahead(scan, tokens, start) if low_civil(scan, forms) else None
    return quote or start + complement(scan, tokens, start), adjectives


def _adjectives(
    scan: Scan, tokens: Sequence[Token], place: int, forms: tuple[Form, ...]
) -> tuple[int, tuple[Form, ...]]:
    """Where the adjectives of a head begin, and the forms of the head that agree with all of them."""
    first, fitting = place, forms
    while first > 0 and place - first < _MOST_ADJECTIVES:
        token = tokens[first - 1]
        if not is_adjective(token.low, scan.language) or _idle(scan, token):
            break
        narrowed = _agreeing(scan, token.low, fitting)
        if not narrowed:
            break
        first, fitting = first - 1, narrowed
    return first, fitting


def _agreeing(scan: Scan, low: str, forms: Sequence[Form]) -> tuple[Form, ...]:
    found = []
    for form in forms:
        cases = {case for one in adjective_forms(low, scan.language) if one.gender == form.gender for case in one.cases}
        if form.gender == "m" and Case.NOMINATIVE in cases:
            cases |= {Case.ACCUSATIVE}
        if form.cases & cases:
            found.append(Form(form.nominative, form.gender, form.cases & cases, form.weight))
    return tuple(found)


def _idle(scan: Scan, token: Token) -> bool:
    return not token.capital and is_idle(scan, token.low)


def is_idle(scan: Scan, low: str) -> bool:
    """Whether an adjective or pronoun names nothing: "этот", "новий", "nasza"."""
    return low in scan.words.plain("idle_forms") or agree(low, scan.language, "m") in scan.words.plain("idle")


def _is_office(scan: Scan, tokens: Sequence[Token], phrase: _Phrase) -> bool:
    """An office stands for a body where it has a field ("по правам человека") and nobody's name behind it."""
    inner = tokens[phrase.place + 1 : phrase.last]
    pairs = {f"{one.low} {other.low}" for one, other in pairwise(inner)}
    if not (pairs & scan.words.plain("links") or any(token.shouted for token in inner)):
        return False
    behind = tokens[phrase.last] if phrase.last < len(tokens) else None
    return behind is None or not behind.capital


def _is_body(scan: Scan, line: Line, phrase: _Phrase) -> bool:
    tokens = line.tokens
    if phrase.quoted:
        return _named_in_quotes(tokens, phrase)
    modifiers = phrase.last - phrase.first - 1
    if not modifiers or line.shouted:
        return False
    head = phrase.forms[0].nominative
    words = scan.words
    beside = [tokens[at] for at in range(phrase.first, phrase.last) if at != phrase.place]
    telling = [
        token for token in beside if (token.capital and token.start > line.sentence.start) or token.text.isdigit()
    ]
    head_capital = tokens[phrase.place].capital and phrase.place > 0
    if head in words.plain("vague"):
        return bool(telling) and (head_capital or tokens[phrase.first].capital)
    if head in words.plain("strong"):
        return phrase.last == phrase.place + 1 or tokens[phrase.place + 1].low not in {"w", "we"} or head_capital
    return bool(telling) or head_capital or (tokens[phrase.first].capital and _opens_properly(scan, tokens, phrase))


def _named_in_quotes(tokens: Sequence[Token], phrase: _Phrase) -> bool:
    """Whether the quotation is a name, and not a word that somebody said or wrote: it begins with a capital."""
    opened = next(at for at in range(phrase.place, phrase.last) if tokens[at].text in OPENING)
    return tokens[opened + 1].capital or tokens[opened + 1].text[0].isdigit()


def _opens_properly(scan: Scan, tokens: Sequence[Token], phrase: _Phrase) -> bool:
    """Whether a phrase at the beginning of a sentence has a complement of its own ("Управление тюрем")."""
    return phrase.last - phrase.place > 1 and tokens[phrase.first].low not in scan.small


def nominative_of(scan: Scan, tokens: Sequence[Token], phrase: _Phrase, behind: int) -> str:
    """The words of a body with its head and the adjectives before and `behind` it in the nominative."""
    place, form = phrase.place, phrase.forms[0]
    after = place + 1 + behind

    def agreed(some: Sequence[Token]) -> list[str]:
        return [in_nominative(token.text, agree(token.low, scan.language, form.gender)) for token in some]

    parts = [*agreed(tokens[phrase.first : place]), in_nominative(tokens[place].text, form.nominative)]
    parts += [*agreed(tokens[place + 1 : after]), _words(scan, tokens, after, phrase.last)]
    name = " ".join(part for part in parts if part)
    court = form.nominative in {"суд", "sąd"}
    generic = court and phrase.first == 0 and not any(token.capital for token in tokens[1 : phrase.last])
    return name[:1].lower() + name[1:] if generic and not phrase.quoted else name


def _words(scan: Scan, tokens: Sequence[Token], first: int, last: int) -> str:
    return " ".join(scan.layout.text[tokens[first].start : tokens[last - 1].end].split()) if first < last else ""
