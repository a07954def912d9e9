"""Bodies that are told by a head noun: "Ветлинский районный суд", «спілка «Пристань»», "Komenda Miejska Policji"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tocsin.reading.slavic.candidates import given_forms
from tocsin.reading.slavic.context import prepositions
from tocsin.reading.slavic.forms import Case
from tocsin.reading.slavic.morphology import ALL_CASES, Form, adjective_forms, agree, cases_of, forms_of, is_adjective
from tocsin.reading.slavic.persons import in_nominative
from tocsin.reading.slavic.scan import OPENING, Line, Scan, quote_end
from tocsin.reading.slavic.tokens import Token

_MOST_BEFORE_NAME = 4  # words between the head of a body and its name
_MOST_ADJECTIVES, _LONGEST_COMPLEMENT = 3, 9
_SHORTEST = 3  # code points of a noun
DEEDS = {"ru": ("ния", "тия"), "uk": ("ння", "ття"), "pl": ("nia", "cia")}
"""Ends of nouns for what is done: behind a head in small letters they are what is asked of it."""
_NUMBER_SIGNS = frozenset({"№", "nr", "no", "n"})


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


def _civil_form(scan: Scan, low: str) -> bool:
    """Whether a word is the head of a body that may bear an undeclined name: "Фонд Хвиля"."""
    forms = scan.words.heads.get(low, ())
    return any(form.nominative in scan.words.civil and form.nominative not in scan.words.state for form in forms)


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
        if not is_adjective(low, scan.language) or not _agreeing(scan, low, forms):
            break
        adjectives += 1
    start = place + 1 + adjectives
    quote = _quote_ahead(scan, tokens, start) if low_civil(scan, forms) else None
    return quote or start + _complement(scan, tokens, start), adjectives


def _quote_ahead(scan: Scan, tokens: Sequence[Token], start: int) -> int | None:
    """Where a quotation opens behind a few words in small letters: "центр допомоги біженцям «Притулок»"."""
    for place in range(start, min(len(tokens), start + _MOST_BEFORE_NAME + 1)):
        if tokens[place].text in OPENING:
            return place if quote_end(tokens, place) is not None else None
        if (
            _verb_like(scan.language, tokens[place].low)
            or tokens[place].low in scan.words.heads
            or not tokens[place].text.islower()
            or not tokens[place].text.isalpha()
            or len(tokens[place].text) < _SHORTEST
        ):
            return None
    return None


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


def _complement(scan: Scan, tokens: Sequence[Token], start: int) -> int:
    """How many tokens behind a head belong to its name: "внутренней безопасности", "ООН проти катувань", "№ 3"."""
    kept = 0
    place = start
    while place < len(tokens) and place - start < _LONGEST_COMPLEMENT:
        step, closes = _step(scan, tokens, place)
        if not step:
            break
        place += step
        if closes:
            kept = place - start
    return kept


def _step(scan: Scan, tokens: Sequence[Token], place: int) -> tuple[int, bool]:
    """How many tokens go on with a complement here, and whether it may end behind them."""
    token = tokens[place]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.low in _NUMBER_SIGNS and following is not None and following.text[0].isdigit():
        return 2, True
    if following is not None and f"{token.low} {following.low}" in scan.words.plain("links"):
        return 2, scan.language == "pl" or not is_adjective(following.low, scan.language)
    if place and f"{tokens[place - 1].low} {token.low}" in scan.words.plain("field_links"):
        return 2, True
    if not token.text[0].isalpha():
        return 0, False
    if token.capital:
        return _capital_step(scan, tokens, place)
    if scan.language == "pl" and token.low in {"w", "we"} and following is not None and following.capital:
        return 2, True
    return _small_step(scan, tokens, place)


def _small_step(scan: Scan, tokens: Sequence[Token], place: int) -> tuple[int, bool]:
    """A word in small letters goes on where it is in the genitive and of the kind that names of offices have."""
    token, before = tokens[place], tokens[place - 1]
    listed = token.low.endswith(tuple(scan.words.plain("complement_ends")))
    behind_adjective = (
        is_adjective(before.low, scan.language)
        and before.low not in scan.words.heads
        and not (scan.language == "pl" and before.capital)
    )
    if _verb_like(scan.language, token.low) or len(token.low) < _SHORTEST or token.low in prepositions(scan.language):
        return 0, False
    if not listed and not behind_adjective and Case.GENITIVE not in cases_of(token.low, scan.language):
        return 0, False
    if token.low in scan.words.place_heads:
        return 1, True
    if is_adjective(token.low, scan.language):
        return 1, False
    if before.capital and not behind_adjective and before.low not in scan.words.heads:
        return 0, False  # behind a name of its own an office has no further field
    if token.low.endswith(DEEDS[scan.language]) and not before.capital and not behind_adjective:
        return 0, False
    linked = place > 1 and f"{tokens[place - 2].low} {before.low}" in scan.words.plain("links")
    return (1, True) if listed or behind_adjective or linked else (0, False)


def _capital_step(scan: Scan, tokens: Sequence[Token], place: int) -> tuple[int, bool]:
    token = tokens[place]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if token.initial or (following is not None and following.initial):
        return 0, False
    if given_forms(token.low, scan.language) and token.low not in scan.words.places:
        return 0, False
    if token.shouted or token.latin != (scan.language == "pl"):
        return 1, True
    adjective = is_adjective(token.low, scan.language)
    if (
        adjective
        and following is not None
        and (following.low in scan.words.place_heads or following.low in scan.words.heads)
    ):
        return 2, True
    agreed = any(Case.GENITIVE in form.cases and form.cases != ALL_CASES for form in forms_of(token.low, scan.language))
    before = tokens[place - 1]
    named = (scan.language == "pl" and before.capital) or _civil_form(scan, before.low)
    return (1, True) if agreed or adjective or named else (0, False)


def _verb_like(language: str, low: str) -> bool:
    ends = {
        "ru": (
            "ла",
            "ло",
            "ли",
            "лась",
            "лось",
            "лись",
            "ать",
            "ять",
            "ить",
            "ет",
            "ют",
            "сегодня",
            "вчера",
            "также",
        ),
        "uk": (
            "ла",
            "ло",
            "ли",
            "лася",
            "лося",
            "лися",
            "ати",
            "яти",
            "ити",
            "є",
            "ють",
            "сьогодні",
            "вчора",
            "також",
        ),
        "pl": (
            "ła",
            "ło",
            "li",
            "ły",
            "ać",
            "ić",
            "uje",
            "ują",
            "dzisiaj",
            "wczoraj",
            "także",
        ),
    }
    return len(low) > 3 and low.endswith(ends[language])


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
        return True
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
