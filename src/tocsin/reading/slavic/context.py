"""What the words around a name say of it: the case it must be in, the sex of its bearer, that it is a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tocsin.reading.slavic.forms import Case
from tocsin.reading.slavic.morphology import PLURAL, Form, cases_of, is_adjective
from tocsin.reading.slavic.scan import CLOSING, OPENING, Scan
from tocsin.reading.slavic.tokens import Token

_DASHES = frozenset("-–—")
_REACH = 9
_SHORTEST_NOUN = 4
_N, _G, _D, _A, _I, _L = (
    Case.NOMINATIVE,
    Case.GENITIVE,
    Case.DATIVE,
    Case.ACCUSATIVE,
    Case.INSTRUMENTAL,
    Case.LOCATIVE,
)
_PREPOSITIONS: dict[str, dict[str, set[Case]]] = {
    "ru": {
        "у от для без из против после около возле до из-за вокруг ради кроме вместо помимо относительно": {_G},
        "к благодаря согласно вопреки навстречу": {_D},
        "по": {_D, _L},
        "на в во": {_A, _L},
        "за под": {_A, _I},
        "с со": {_G, _I},
        "над перед между": {_I},
        "о об при": {_L},
        "про через": {_A},
    },
    "uk": {
        "від для без із-за проти після біля до навколо крім замість щодо стосовно з-під задля": {_G},
        "у в": {_G, _A, _L},
        "з із зі": {_G, _I},
        "завдяки всупереч": {_D},
        "на по об": {_A, _L},
        "за під": {_A, _I},
        "над перед між": {_I},
        "про через": {_A},
        "при": {_L},
    },
    "pl": {
        "od dla bez z ze przeciw po do wokół oprócz zamiast wobec koło obok podczas u": {
            _G,
            _I,
            _L,
        },
        "dzięki przeciwko wbrew": {_D},
        "przez": {_A},
        "na w we o": {_A, _L},
        "za pod nad przed między": {_A, _I},
        "przy": {_L},
    },
}
_FEMALE_VERBS = {
    "ru": ("ла", "лась", "ена", "ана", "ята"),
    "uk": ("ла", "лася", "лась"),
    "pl": ("ła",),
}
_MALE_VERBS = {
    "ru": ("л", "лся", "ен", "ан", "ён"),
    "uk": ("в", "вся", "всь"),
    "pl": ("ł",),
}


@dataclass(frozen=True, slots=True)
class Context:
    """`cases` that words before the name leave open (None: all), `role` the place of a role, title or kin word ahead.

    `female` is what that word says, `near` whether it stands right beside the name; `verb_female` is what a verb
    behind the name says, if the name is its subject. `governed`: a preposition stands before the name;
    `behind_noun`: a word in small letters that is none, as in "депортация Фарида Велина".
    """

    cases: frozenset[Case] | None = None
    role: int | None = None
    near: bool = False
    female: bool | None = None
    verb_female: bool | None = None
    governed: bool = False
    behind_noun: bool = False


@lru_cache(maxsize=4)
def prepositions(language: str) -> dict[str, frozenset[Case]]:
    """The prepositions of a language with the cases that they govern."""
    return {word: frozenset(cases) for words, cases in _PREPOSITIONS[language].items() for word in words.split()}


def context_of(scan: Scan, tokens: Sequence[Token], first: int, last: int) -> Context:
    """What stands around the tokens from `first` to before `last`."""
    verb = _verb(scan.language, tokens, last)
    role = _role_ahead(scan, tokens, first)
    start = first if role is None else _phrase_start(scan, tokens, role)
    governed = _governed(scan.language, tokens, start)
    if role is None:
        noun = first > 0 and tokens[first - 1].text[0].islower() and len(tokens[first - 1].text) > _SHORTEST_NOUN
        return Context(governed, None, False, None, verb, governed is not None, noun)
    forms = sorts_of(scan, tokens[role].low)
    cases = frozenset(case for form in forms for case in form.cases)
    if governed is not None and cases & governed:
        cases &= governed
    sexes = {form.gender for form in forms if form.cases & cases and form.gender != PLURAL}
    female = {frozenset("f"): True, frozenset("m"): False}.get(frozenset(sexes))
    return Context(cases, role, role == first - 1, female, verb, governed is not None)


def sorts_of(scan: Scan, low: str) -> tuple[Form, ...]:
    """What a word is as a role, a title or a family word."""
    words = scan.words
    found = (
        *words.roles.get(low, ()),
        *words.titles.get(low, ()),
        *words.kin.get(low, ()),
    )
    if not found and "-" in low:
        found = words.roles.get(low.rsplit("-", 1)[-1], ())
    return found


def _role_ahead(scan: Scan, tokens: Sequence[Token], first: int) -> int | None:
    """The role word that the name explains: right before it, or with its complement between."""
    place = first - 1
    while place >= 0 and first - place <= _REACH:
        token = tokens[place]
        if sorts_of(scan, token.low):
            return place
        if token.text in CLOSING:
            place = _quote_start(tokens, place)
        elif token.text in _DASHES and place == first - 1:
            pass
        elif not token.text[0].isalpha() or _ends_phrase(scan, token) or not _in_complement(scan, tokens, place):
            return None
        place -= 1
    return None


def _in_complement(scan: Scan, tokens: Sequence[Token], place: int) -> bool:
    """Whether a word can stand in the complement of an office: in the genitive, or behind a preposition."""
    token, known = tokens[place], prepositions(scan.language)
    if token.capital or token.low in known or Case.GENITIVE in cases_of(token.low, scan.language):
        return True
    if token.low.endswith(tuple(scan.words.plain("complement_ends"))):
        return True
    return any(before.low in known for before in tokens[max(0, place - 2) : place])


def _ends_phrase(scan: Scan, token: Token) -> bool:
    """Whether no role stands before this word that could still belong to the name: a verb or "and"."""
    if token.capital:
        return False
    if token.low in {
        "и",
        "а",
        "но",
        "что",
        "і",
        "й",
        "та",
        "але",
        "що",
        "i",
        "a",
        "oraz",
        "że",
        "или",
        "або",
        "lub",
    }:
        return True
    ends = (
        *_FEMALE_VERBS[scan.language][:2],
        *_MALE_VERBS[scan.language][:2],
        "ли",
        "лись",
        "лися",
        "li",
        "ły",
    )
    return token.low.endswith(ends) and not is_adjective(token.low, scan.language) and len(token.low) > 3


def _quote_start(tokens: Sequence[Token], place: int) -> int:
    for back in range(place - 1, max(-1, place - _REACH), -1):
        if tokens[back].text in OPENING:
            return back
    return place


def _phrase_start(scan: Scan, tokens: Sequence[Token], role: int) -> int:
    """Where the adjectives before a role word begin."""
    start = role
    while start > 0 and (is_adjective(tokens[start - 1].low, scan.language) or sorts_of(scan, tokens[start - 1].low)):
        start -= 1
    return start


def _governed(language: str, tokens: Sequence[Token], first: int) -> frozenset[Case] | None:
    if first == 0:
        return None
    return prepositions(language).get(tokens[first - 1].low)


def _verb(language: str, tokens: Sequence[Token], last: int) -> bool | None:
    """What a past form right behind a name says of the sex of its subject."""
    if last >= len(tokens) or tokens[last].capital or len(tokens[last].low) < 3:
        return None
    low = tokens[last].low
    if low.endswith(_FEMALE_VERBS[language]):
        return True
    if low.endswith(_MALE_VERBS[language]) and not is_adjective(low, language):
        return False
    return None
