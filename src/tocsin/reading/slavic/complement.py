"""How far the name of a body goes behind its head: "внутренней безопасности", "ООН проти катувань", "w Dolnicy"."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.reading.slavic.candidates import given_forms
from tocsin.reading.slavic.context import prepositions
from tocsin.reading.slavic.forms import Case
from tocsin.reading.slavic.morphology import ALL_CASES, cases_of, forms_of, is_adjective
from tocsin.reading.slavic.scan import OPENING, Scan, quote_end
from tocsin.reading.slavic.tokens import Token

_MOST_BEFORE_NAME = 4  # words between the head of a body and its name
_LONGEST_COMPLEMENT = 9
_SHORTEST = 3  # code points of a noun
DEEDS = {"ru": ("ния", "тия"), "uk": ("ння", "ття"), "pl": ("nia", "cia")}
"""Ends of nouns for what is done: behind a head in small letters they are what is asked of it."""
_NUMBER_SIGNS = frozenset({"№", "nr", "no", "n"})

_DID = ("ał", "ił", "ył", "ął")  # of a Polish verb in the past
_LONGEST_GENITIVE = 5  # letters of a noun that ends alike: “ciał”, “kobył”


def complement(scan: Scan, tokens: Sequence[Token], start: int) -> int:
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
    if token.low == "i" and _goes_on(scan, tokens, place):
        return 1, False
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


def _goes_on(scan: Scan, tokens: Sequence[Token], place: int) -> bool:
    """Whether "i" stands within a Polish name with capitals: "Biuro Instytucji Demokratycznych i Praw Człowieka"."""
    if scan.language != "pl" or place + 1 >= len(tokens):
        return False
    before, after = tokens[place - 1], tokens[place + 1]
    other = after.low in scan.words.heads or is_office_noun(scan, after.low) or bool(given_forms(after.low, "pl"))
    return before.capital and after.capital and not after.shouted and not other


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
    if place > 1 and f"{tokens[place - 2].low} {before.low}" in scan.words.plain("links"):
        return 1, True
    named = (scan.language == "pl" and before.capital) or _civil_form(scan, before.low)
    return (1, True) if agreed or adjective or named else (0, False)


def _civil_form(scan: Scan, low: str) -> bool:
    """Whether a word is the head of a body that may bear an undeclined name: "Фонд Хвиля"."""
    forms = scan.words.heads.get(low, ())
    return any(form.nominative in scan.words.civil and form.nominative not in scan.words.state for form in forms)


def is_office_noun(scan: Scan, low: str) -> bool:
    """Whether a word is one for somebody in office."""
    return low in scan.words.roles or low in scan.words.offices


def quote_ahead(scan: Scan, tokens: Sequence[Token], start: int) -> int | None:
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
    deed = language == "pl" and len(low) > _LONGEST_GENITIVE and low.endswith(_DID)  # “sąd rejonowy aresztował”
    return deed or (len(low) > 3 and low.endswith(ends[language]))
