"""The text says what came after what, or on the same day, and the dates say otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.checking.conflicts import Conflict
from tocsin.checking.glance import dates_may_disagree
from tocsin.checking.links import LinkKind
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.spoken import worded
from tocsin.checking.wording import chief, day_of, finding, label, of_kind
from tocsin.domain.facts import CaseFacts, Finding

_SAYS = {
    LinkKind.AFTER: "after",
    LinkKind.LIFE_CYCLE: "follows",
    LinkKind.SAME_DAY: "same_day",
    LinkKind.BIRTH: "birth",
}


def _check(case: Case) -> Iterator[Finding]:
    for conflict in of_kind(case.conflicts, *_SAYS):
        yield finding(RULE, conflict, _message(case.facts, conflict))


def _message(facts: CaseFacts, conflict: Conflict) -> str:
    link = chief(conflict)
    return worded(
        f"{RULE.name}.{_SAYS[link.kind]}",
        first=label(facts, link.first),
        first_day=day_of(conflict, link.first),
        second=label(facts, link.second),
        second_day=day_of(conflict, link.second),
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
