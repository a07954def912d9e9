"""Which tellings of acts by different statements are held against each other, and in what they differ.

Tellings meet by what they have in common (kind of act, person, day), never each with every other. Places are compared
only where both are names in the texts of one language, and neither text knows the other's: who was arrested “in Brod”
may well have been arrested “in Orvania”.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise

from tocsin.checking.accounts import Account, is_apart
from tocsin.checking.datewords import take_apart
from tocsin.checking.names import STEM, bare, letters, same_place
from tocsin.checking.rule import Case
from tocsin.checking.slips import slips
from tocsin.domain.lemmas import is_cyrillic, is_polish
from tocsin.domain.terms import thesaurus

NEAR = 3  # days between two tellings of one act
LIKELY = 2  # cost of a slip: of the year, of day and month exchanged, of months whose names are exchanged
MOST_ALIKE = 60  # days that share a day and month, and are held against each other
MONTHS = 12
MOST_TELLING = 20  # of one day that are held against those of another
_EPOCH = date(1970, 1, 1).toordinal()
_NAMED = re.compile(r"[^\W\d_a-zа-яёіїєґąćęłńóśźż][^\W\d_]*(?:[ -][^\W\d_a-zа-яёіїєґąćęłńóśźż][^\W\d_]*)?")
_WORD = re.compile(r"[^\W\d_]+")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_COUNTRY = 4  # letters by which a form of a country's name is told


def grouped(accounts: Iterable[Account], keys: Callable[[Account], Iterable[Hashable]]) -> Iterator[list[Account]]:
    """The accounts that share a key, wherever two entities do."""
    found: dict[Hashable, list[Account]] = defaultdict(list)
    for account in accounts:
        for key in keys(account):
            found[key].append(account)
    return (several for several in found.values() if len({one.entity for one in several}) > 1)


def days_to_ask(accounts: Sequence[Account], *, once: bool, seldom: bool) -> list[tuple[int, int]]:
    """Pairs of days that may be one: neighbours, days near each other, or days one slip apart; in their order."""
    by_day: dict[int, list[Account]] = defaultdict(list)
    for account in accounts:
        if account.day is not None:
            by_day[account.day].append(account)
    days = sorted(by_day)
    if once:
        return list(pairwise(days))
    found = {(day, day + step) for day in days for step in range(1, NEAR + 1) if seldom and day + step in by_day}
    for first, last in _with_parts_in_common(days):
        told = (*by_day[first][:MOST_TELLING], *by_day[last][:MOST_TELLING])
        if any({first, last} <= {one.day, *_slipped(one)} for one in told):
            found.add((first, last))
    return sorted(found)


def _with_parts_in_common(days: Iterable[int]) -> set[tuple[int, int]]:
    """Pairs of days that share what a likely slip leaves: day and month, the year and both figures, or year and day."""
    sharing: dict[tuple[str, int, int, int], list[int]] = defaultdict(list)
    for day in days:
        when = date.fromordinal(day + _EPOCH)
        sharing["year", 0, when.month, when.day].append(day)
        sharing["month", when.year, 0, when.day].append(day)
        if when.day <= MONTHS and when.day != when.month:
            sharing["swap", when.year, min(when.month, when.day), max(when.month, when.day)].append(day)
    return {pair for several in sharing.values() for pair in combinations(several[:MOST_ALIKE], 2)}


def _slipped(account: Account) -> Iterator[int]:
    """The days that a likely slip of a hand makes of the one told."""
    if account.date is None:
        return
    for slip in slips(take_apart(account.date.original, account.date.value)):
        if slip.cost <= LIKELY and len(slip.value) == len("2031-05-14"):
            yield date.fromisoformat(slip.value).toordinal() - _EPOCH


def tellers(case: Case, accounts: Sequence[Account], first: int, last: int, *, seldom: bool) -> list[list[Account]]:
    """Who tells of one day and who of the other, where neither knows of both; nothing where nobody differs.

    Of what is done again and again, only those are held against each other who name one place.
    """
    both = _knowing(accounts, first) & _knowing(accounts, last)
    days = [
        [one for one in accounts if one.day == day and not one.statements & both and not is_apart(case, one)]
        for day in (first, last)
    ]
    pairs = [
        (one, other)
        for one in days[0][:MOST_TELLING]
        for other in days[1][:MOST_TELLING]
        if one.beside(other) and _may_be_one(case, one, other, seldom=seldom)
    ]
    return [list(dict.fromkeys(side)) for side in zip(*pairs, strict=True)]


def _may_be_one(case: Case, one: Account, other: Account, *, seldom: bool) -> bool:
    if one.place is None or other.place is None:
        return seldom
    return same_place(one.place.value, other.place.value) or (seldom and not places_differ(case, one, other))


def _knowing(accounts: Sequence[Account], day: int) -> set[str]:
    return {statement for one in accounts if one.knows(day) for statement in one.statements}


def places_differ(case: Case, one: Account, other: Account) -> bool:
    """Whether two accounts name two places that cannot be taken for one, in one language, and know nothing of both."""
    if one.place is None or other.place is None or _tongue(case, one) != _tongue(case, other):
        return False
    names = (one.place.value, other.place.value)
    if not all(_NAMED.fullmatch(name) for name in names) or same_place(*names) or any(map(_is_country, names)):
        return False
    return not (mentions(case, one, names[1]) or mentions(case, other, names[0]))


def mentions(case: Case, account: Account, name: str) -> bool:
    """Whether the text of an account holds a word that may be a form of this name."""
    wanted = {stem_of(word) for word in name.split()}
    words = _WORD.findall(case.texts.get(account.text, ""))
    return any(word[0].isupper() and stem_of(word) in wanted for word in words)


def stem_of(word: str) -> str:
    """The consonants with which a word begins."""
    return bare(word)[:STEM]


def where_and_when(account: Account) -> Iterator[tuple[str, str, int, str]]:
    """Kind of act, how far it came, day and place, where all of them are told."""
    if account.day is not None and account.place is not None and _NAMED.fullmatch(account.place.value):
        yield account.kin, account.completion, account.day, stem_of(account.place.value.split()[0])


def _tongue(case: Case, account: Account) -> str:
    place = account.place.value if account.place else ""
    text = case.texts.get(account.text, place)
    if is_cyrillic(place):
        return "uk" if _UKRAINIAN.search(text) else "ru"
    return "pl" if is_polish(text) else "en"


def _is_country(name: str) -> bool:
    wanted = letters(name)[:_COUNTRY]
    labels = (label for term in thesaurus("countries").terms.values() for label in term.labels.values())
    return any(letters(label)[:_COUNTRY] == wanted for label in labels)
