"""The text says what came after what, or on the same day, and the dates say otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.checking.conflicts import Conflict
from tocsin.checking.glance import dates_may_disagree
from tocsin.checking.links import LinkKind
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.wording import chief, day_of, finding, label, of_kind, sentence
from tocsin.domain.facts import CaseFacts, Finding

_SAYS = {
    LinkKind.AFTER: "is told as coming after",
    LinkKind.LIFE_CYCLE: "is told as following from",
    LinkKind.SAME_DAY: "is told as on the same day as",
    LinkKind.BIRTH: "is told of a person, and comes before",
}


def _check(case: Case) -> Iterator[Finding]:
    for conflict in of_kind(case.conflicts, *_SAYS):
        yield finding(RULE, conflict, _message(case.facts, conflict))


def _message(facts: CaseFacts, conflict: Conflict) -> str:
    link = chief(conflict)
    first, second = day_of(conflict, link.first), day_of(conflict, link.second)
    other = "the birth of " if link.kind is LinkKind.BIRTH else ""
    return (
        f"{sentence(label(facts, link.first))} ({first}) {_SAYS[link.kind]} "
        f"{other}{label(facts, link.second)} ({second}). Which date is right?"
    )


RULE = Rule(
    name="order-of-events",
    version=1,
    reason="What followed from something cannot be dated before it.",
    check=_check,
    may_strike=dates_may_disagree,
    examples=(
        Example(
            "en",
            (
                (
                    "On 3 May 2031, police arrested Ilona Varga. "
                    "On 5 May 2013, a prosecutor charged Ilona Varga with fraud. "
                    "On 9 May 2031, Ilona Varga was released."
                ),
            ),
            ("5 May 2013",),
        ),
        Example(
            "en",
            (
                (
                    "On 3 May 2031, police arrested Ilona Varga. "
                    "On 5 May 2031, a prosecutor charged Ilona Varga with fraud. "
                    "On 9 May 2031, Ilona Varga was released."
                ),
            ),
        ),
        Example(
            "ru",
            (
                (
                    "3 мая 2031 года полиция задержала Марту Велину. "
                    "5 мая 2013 года Марте Велиной предъявили обвинение. "
                    "9 мая 2031 года Марту Велину освободили."
                ),
            ),
            ("5 мая 2013",),
        ),
        Example(
            "ru",
            (
                (
                    "3 мая 2031 года полиция задержала Марту Велину. "
                    "5 мая 2031 года Марте Велиной предъявили обвинение. "
                    "9 мая 2031 года Марту Велину освободили."
                ),
            ),
        ),
        Example(
            "uk",
            (
                (
                    "3 травня 2031 року поліція затримала Марту Веліну. "
                    "5 травня 2013 року Марті Веліній пред’явили обвинувачення. "
                    "9 травня 2031 року Марту Веліну звільнили."
                ),
            ),
            ("5 травня 2013",),
        ),
        Example(
            "uk",
            (
                (
                    "3 травня 2031 року поліція затримала Марту Веліну. "
                    "5 травня 2031 року Марті Веліній пред’явили обвинувачення. "
                    "9 травня 2031 року Марту Веліну звільнили."
                ),
            ),
        ),
        Example(
            "pl",
            (
                (
                    "3 maja 2031 r. policja zatrzymała Martę Welin. "
                    "5 maja 2013 r. Marcie Welin przedstawiono zarzuty. "
                    "9 maja 2031 r. Martę Welin zwolniono."
                ),
            ),
            ("5 maja 2013",),
        ),
        Example(
            "pl",
            (
                (
                    "3 maja 2031 r. policja zatrzymała Martę Welin. "
                    "5 maja 2031 r. Marcie Welin przedstawiono zarzuty. "
                    "9 maja 2031 r. Martę Welin zwolniono."
                ),
            ),
        ),
    ),
)
