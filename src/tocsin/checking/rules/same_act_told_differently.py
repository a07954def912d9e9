"""The same act told by two statements with another date, place, number or name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from tocsin.checking.accounts import Account, accounts_of, is_apart, without_corrected
from tocsin.checking.differing import (
    MOST_TELLING,
    days_to_ask,
    grouped,
    mentions,
    places_differ,
    tellers,
    where_and_when,
)
from tocsin.checking.glance import two_statements
from tocsin.checking.names import bare
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.spoken import listed, worded
from tocsin.checking.wording import label, when
from tocsin.domain.facts import CaseFacts, Fact, Finding, Severity

ONCE = frozenset({"killing"})  # nobody suffers it twice
# what seldom strikes one person twice within days; what is done again and again is asked about for slips alone
SELDOM = frozenset({"arrest", "abduction", "attempted_abduction", "release", "deportation", "extradition"})
AT_ONE_PLACE = SELDOM | ONCE | {"assault"}
MOST_NAMED = 6  # places or names of one day that are held against each other


def _check(case: Case) -> Iterator[Finding]:
    if len({fact.statement for fact in case.facts.facts if fact.property.startswith("event.")}) < 2:
        return  # most cases have one statement, and accounts are dear to make
    if len({fact.statement for fact in case.facts.facts if fact.property == "event.type"}) < 2:
        return
    told = accounts_of(case)
    for accounts in grouped(told, lambda one: [(one.kin, one.completion, victim) for victim in sorted(one.victims)]):
        asked = without_corrected(case, accounts)
        yield from _other_date(case, asked, told)
        for same_day in grouped(asked, lambda one: [] if one.day is None else [one.day]):
            yield from _other_place(case, same_day)
    for accounts in grouped(told, where_and_when):
        yield from _other_number(case, accounts)
        yield from _other_name(case, accounts)


def _other_date(case: Case, accounts: Sequence[Account], told: Sequence[Account]) -> Iterator[Finding]:
    kin = accounts[0].kin if accounts else ""
    for first, last in days_to_ask(accounts, once=kin in ONCE, seldom=kin in SELDOM):
        sides = tellers(case, accounts, first, last, seldom=kin in SELDOM | ONCE)
        if sides and not (kin == "arrest" and _released(sides[0][0], told, first, last)):
            dates = [fact for side in sides for one in side if (fact := one.date)]
            days = listed([when(side[0].date) for side in sides if side[0].date])
            how = "once" if kin in ONCE else "dates"
            yield _finding(worded(f"{RULE.name}.{how}", act=_act(case.facts, sides[0][0]), days=days), dates)


def _released(arrested: Account, told: Sequence[Account], first: int, last: int) -> bool:
    """Whether somebody tells that the person was set free between two days: then there were two arrests."""
    free = (one.days for one in told if one.kin == "release" and one.victims & arrested.victims and one.days)
    return any(begin <= last and end >= first for begin, end in free)


def _other_place(case: Case, accounts: Sequence[Account]) -> Iterator[Finding]:
    if accounts[0].kin not in AT_ONE_PLACE:
        return
    placed = [one for one in accounts if one.place is not None]
    for ones, others in _differing(case, placed, _place, lambda one, other: places_differ(case, one, other)):
        yield _finding(
            _differ(case, "places", ones[0], _place(ones[0]), _place(others[0])),
            [one.place for one in (*ones, *others) if one.place],
        )


def _other_number(case: Case, accounts: Sequence[Account]) -> Iterator[Finding]:
    counted = [one for one in accounts if one.count is not None]
    for ones, others in _differing(case, counted, _number, _other_people):
        yield _finding(
            _differ(case, "numbers", ones[0], _number(ones[0]), _number(others[0])),
            [one.count for one in (*ones, *others) if one.count],
        )


def _other_name(case: Case, accounts: Sequence[Account]) -> Iterator[Finding]:
    if accounts[0].kin not in SELDOM | ONCE:
        return

    def differ(one: Account, other: Account) -> bool:
        mine, theirs = _own_words(one, other), _own_words(other, one)
        known = any(mentions(case, one, word) for word in theirs) or any(mentions(case, other, word) for word in mine)
        return len(mine) == len(theirs) == 1 and not known

    alone = [one for one in accounts if len(one.names) == len(one.victims) == 1]
    for ones, others in _differing(case, alone, lambda one: one.names[0], differ):
        yield _finding(
            worded(f"{RULE.name}.names", day=_day(ones[0]), one=ones[0].names[0], other=others[0].names[0]),
            [one.kind for one in (*ones, *others)],
        )


def _differing(
    case: Case,
    accounts: Sequence[Account],
    value: Callable[[Account], str],
    differ: Callable[[Account, Account], bool],
) -> Iterator[tuple[list[Account], list[Account]]]:
    """For each two values that differ, the accounts that give one and those of other statements that give the other."""
    by_value: dict[str, list[Account]] = {}
    for account in accounts:
        if not is_apart(case, account):
            by_value.setdefault(value(account), []).append(account)
    for some, others in combinations(list(by_value.values())[:MOST_NAMED], 2):
        few = ((one, other) for one in some[:MOST_TELLING] for other in others[:MOST_TELLING])
        if pairs := [(one, other) for one, other in few if one.beside(other) and differ(one, other)]:
            yield list(dict.fromkeys(one for one, _ in pairs)), list(dict.fromkeys(other for _, other in pairs))


def _differ(case: Case, how: str, account: Account, one: str, other: str) -> str:
    return worded(f"{RULE.name}.{how}", act=_act(case.facts, account), day=_day(account), one=one, other=other)


def _other_people(one: Account, other: Account) -> bool:
    """Whether two numbers, each with its least and most, have none in common, and count the people of one act."""
    if one.victims and other.victims and not one.victims & other.victims:
        return False
    (a_least, a_most), (b_least, b_most) = _range(one), _range(other)
    return a_most < b_least or b_most < a_least


def _range(account: Account) -> tuple[int, int]:
    least, open_, most = (account.count.value if account.count else "").partition("..")
    return int(least or 0), int(most or (2**31 if open_ else least or 0))


def _number(account: Account) -> str:
    least, open_, most = (account.count.value if account.count else "").partition("..")
    if not open_ or most == least:
        return least
    return worded("common.range", least=least, most=most) if most else worded("common.at_least", least=least)


def _place(account: Account) -> str:
    return account.place.value if account.place else ""


def _own_words(account: Account, other: Account) -> list[str]:
    """The words of the one name that the other has not, however it spells them."""
    theirs = {bare(word) for word in other.names[0].split()}
    return [word for word in account.names[0].split() if bare(word) not in theirs]


def _act(facts: CaseFacts, account: Account) -> str:
    """What a reader calls the act, with the name of the person where there is one."""
    words = label(facts, account.entity)
    named = account.names[:1]
    return words if not named or named[0] in words else worded("common.with_name", what=words, who=named[0])


def _day(account: Account) -> str:
    return when(account.date) if account.date else ""


def _finding(message: str, rows: Sequence[Fact]) -> Finding:
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.QUESTION,
        message=message,
        subjects=tuple(dict.fromkeys(fact.entity for fact in rows)),
        claims=tuple(fact.claim for fact in rows),
        passages=tuple(fact.passages[0] if fact.passages else None for fact in rows),
    )


RULE = Rule(
    name="same-act-told-differently",
    version=1,
    reason="Whoever compares two appeals finds the difference; a second look now costs less than a doubt later.",
    check=_check,
    may_strike=two_statements,
    examples=(
        Example(
            "en",
            (
                "On 14 May 2031, police arrested the journalist Marta Velin in Brod.",
                "Marta Velin was arrested in Brod on 15 May 2031.",
            ),
            ("14 May 2031",),
        ),
        Example(
            "en",
            (
                "On 14 May 2031, police arrested the journalist Marta Velin in Brod.",
                "Marta Velin was arrested in Selmora on 14 May 2031.",
            ),
            ("Brod",),
        ),
        Example(
            "en",
            (
                "On 14 May 2031, police arrested the journalist Marta Velin in Brod.",
                "Correction: we earlier said that Marta Velin was arrested on 14 May 2031; the right date is 15 May.",
                "Marta Velin was arrested in Brod on 15 May 2031.",
            ),
        ),
        Example(
            "en",
            (
                "On 14 May 2031, police arrested the journalist Marta Velin in Brod.",
                "The police deny that they arrested Marta Velin on 15 May 2031.",
            ),
        ),
        Example(
            "en",
            (
                "On 14 May 2031, police arrested the journalist Marta Velin in Brod.",
                "On 14 May 2031, Marta Velin was arrested in Brod. On 17 May 2031, Marta Velin was arrested again.",
            ),
        ),
        Example(
            "uk",
            (
                "14 травня 2031 року поліція затримала журналістку Марту Велін у Броді.",
                "Марту Велін затримали у Броді 15 травня 2031 року.",
            ),
            ("14 травня 2031",),
        ),
        Example(
            "uk",
            (
                "14 травня 2031 року поліція затримала журналістку Марту Велін у Броді.",
                "Уточнення: раніше ми повідомляли про 14 травня; правильна дата — 15 травня. Марту Велін затримали.",
                "Марту Велін затримали у Броді 15 травня 2031 року.",
            ),
        ),
        Example(
            "ru",
            (
                "14 мая 2031 года полиция задержала журналистку Марту Велин в Броде.",
                "Марту Велин задержали в Броде 15 мая 2031 года.",
            ),
            ("14 мая 2031",),
        ),
        Example(
            "ru",
            (
                "14 мая 2031 года полиция задержала журналистку Марту Велин в Броде.",
                "Поправка: Марту Велин задержали 15 мая 2031 года, а не 14 мая.",
            ),
        ),
        Example(
            "pl",
            (
                "14 maja 2031 roku policja zatrzymała dziennikarkę Martę Velin w Brodzie.",
                "Marta Velin została zatrzymana w Brodzie 15 maja 2031 roku.",
            ),
            ("14 maja 2031",),
        ),
        Example(
            "pl",
            (
                "14 maja 2031 roku policja zatrzymała dziennikarkę Martę Velin w Brodzie.",
                "Sprostowanie: wcześniej podaliśmy, że Martę Velin zatrzymano 14 maja; prawidłowa data to 15 maja.",
                "Marta Velin została zatrzymana w Brodzie 15 maja 2031 roku.",
            ),
        ),
    ),
)
