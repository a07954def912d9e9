"""One event or one birth with two dates that cannot both be true."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.checking.conflicts import Conflict
from tocsin.checking.corrections import taken_back
from tocsin.checking.glance import dates_may_disagree
from tocsin.checking.links import place_of
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.spoken import listed, worded
from tocsin.checking.wording import finding, label, when
from tocsin.domain.facts import CaseFacts, Finding


def _check(case: Case) -> Iterator[Finding]:
    for conflict in case.conflicts:
        if not conflict.links and not _settled(case, conflict):
            yield finding(RULE, conflict, _message(case.facts, conflict))


def _settled(case: Case, conflict: Conflict) -> bool:
    """Whether one of the texts takes back all of these dates but one: “the right date is 15 May”."""
    facts = [side.fact for side in (conflict.suspect, *conflict.sides)]
    digests = {place.text for fact in facts if (place := place_of(fact))}
    wrong = taken_back(case.texts, digests)
    return bool(wrong) and len({f.value for f in facts if not any(day.is_of(f.value) for day in wrong)}) <= 1


def _message(facts: CaseFacts, conflict: Conflict) -> str:
    sides = (conflict.suspect, *conflict.sides)
    days = listed(list(dict.fromkeys(when(side.fact) for side in sides)))
    what = label(facts, conflict.suspect.entities[0])
    birth = conflict.suspect.fact.property == "person.birth"
    return worded(f"{RULE.name}.{'birth' if birth else 'asks'}", what=what, days=days)


RULE = Rule(
    name="two-dates",
    version=1,
    reason="Accounts often differ and both may be honest; what is written must say which one it follows.",
    check=_check,
    may_strike=dates_may_disagree,
    examples=(
        Example("en", ("Ilona Varga was born on 3 May 1999.", "Ilona Varga was born on 4 May 1999."), ("1999",)),
        Example("en", ("Ilona Varga was born on 3 May 1999.", "Ilona Varga was born in May 1999.")),
        Example(
            "en",
            (
                "Ilona Varga was born on 3 May 1999.",
                "Ilona Varga was born on 4 May 1999. We earlier said 3 May. The right date is 4 May.",
            ),
        ),
        Example(
            "ru",
            (
                "Марта Велина родилась 3 мая 1999 года.",
                "Марта Велина родилась 4 мая 1999 года.",
            ),
            ("1999",),
        ),
        Example(
            "ru",
            (
                "Марта Велина родилась 3 мая 1999 года.",
                "Марта Велина родилась в мае 1999 года.",
            ),
        ),
        Example(
            "uk",
            (
                "Марта Веліна народилася 3 травня 1999 року.",
                "Марта Веліна народилася 4 травня 1999 року.",
            ),
            ("1999",),
        ),
        Example(
            "uk",
            (
                "Марта Веліна народилася 3 травня 1999 року.",
                "Марта Веліна народилася у травні 1999 року.",
            ),
        ),
        Example(
            "pl",
            (
                "Marta Welin urodziła się 3 maja 1999 r.",
                "Marta Welin urodziła się 4 maja 1999 r.",
            ),
            ("1999",),
        ),
        Example(
            "pl",
            (
                "Marta Welin urodziła się 3 maja 1999 r.",
                "Marta Welin urodziła się w maju 1999 r.",
            ),
        ),
    ),
)
