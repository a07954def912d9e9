"""The text says how many days lie between two events, or how long one lasted, and the dates give another number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tocsin.checking.chronology import DAY
from tocsin.checking.conflicts import Conflict
from tocsin.checking.glance import dates_may_disagree
from tocsin.checking.links import Link, LinkKind
from tocsin.checking.network import FAR
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.spoken import counted, worded
from tocsin.checking.wording import chief, dated, day_of, finding, label, of_kind
from tocsin.domain.facts import CaseFacts, Finding, Relation, Severity

WIDE = 14  # days between the least and the most that the words allow


def _check(case: Case) -> Iterator[Finding]:
    for conflict in of_kind(case.conflicts, LinkKind.DISTANCE, LinkKind.DURATION):
        found = finding(RULE, conflict, _message(case.facts, conflict))
        doubtful = _off_by_one(conflict) or _coarse(conflict)
        yield replace(found, severity=Severity.QUESTION) if doubtful else found


def _message(facts: CaseFacts, conflict: Conflict) -> str:
    link = chief(conflict)
    assert link.relation is not None
    first, first_day = label(facts, link.first), day_of(conflict, link.first)
    if link.kind is LinkKind.DURATION:
        return worded(f"{RULE.name}.lasted", what=first, days=_days(*link.relation.days or (0, 0)), day=first_day)
    sides = {"first": first, "first_day": first_day}
    sides |= {"second": label(facts, link.second), "second_day": day_of(conflict, link.second)}
    between, distance = _between(conflict, link), _distance(link.relation)
    if between is None:
        return worded(f"{RULE.name}.asks", distance=distance, **sides)
    return worded(f"{RULE.name}.counted", distance=distance, between=_counted(between, link.relation), **sides)


def _days(least: int, most: int) -> str:
    if least == most:
        return counted("days", least)
    return counted("days_range", most, number=worded("common.range", least=str(least), most=str(most)))


def _distance(relation: Relation) -> str:
    """`3 days after`, `10 to 18 days before`, `more than 8 days after`."""
    least, most = relation.days or (0, 0)
    side = "after"
    if most < 0:
        least, most, side = -most, -least, "before"
    if most >= FAR:
        return worded(f"{RULE.name}.at_least_{side}", days=_days(least, least))
    return worded(f"{RULE.name}.{side}", days=_days(max(0, least), most))


def _counted(between: int, relation: Relation) -> str:
    """`6`, where the number alone differs; `354 days before`, where the other side of it is meant."""
    if (between < 0) == ((relation.days or (0, 0))[1] < 0):
        return str(abs(between))
    return worded(f"{RULE.name}.{'before' if between < 0 else 'after'}", days=_days(abs(between), abs(between)))


def _off_by_one(conflict: Conflict) -> bool:
    """Whether the days are one too few or too many: some people count the first day too."""
    link = chief(conflict)
    between = _between(conflict, link)
    if between is None or link.relation is None or link.relation.days is None:
        return False
    least, most = link.relation.days
    return between in (least - 1, most + 1)


def _coarse(conflict: Conflict) -> bool:
    """Whether the text counts in months or years: “a year earlier” often counts from the main event, not the last."""
    least, most = _relation_days(chief(conflict))
    return most < FAR and most - least > WIDE


def _relation_days(link: Link) -> tuple[int, int]:
    return (link.relation.days if link.relation else None) or (0, 0)


def _between(conflict: Conflict, link: Link) -> int | None:
    """The days between the two dates, where both are days."""
    sides = (dated(conflict, link.first), dated(conflict, link.second))
    days = [side.bounds.s_min // DAY for side in sides if side and side.bounds.s_min // DAY == side.bounds.e_max // DAY]
    return days[0] - days[1] if len(days) == 2 else None


RULE = Rule(
    name="distance-between-dates",
    version=1,
    reason="A number of days that the dates do not give points at a slip in one of them, or in the number.",
    check=_check,
    may_strike=dates_may_disagree,
    examples=(
        Example(
            "en",
            (
                (
                    "On 3 May 2031, police arrested Ilona Varga. "
                    "Four days later, on 17 May 2031, a court ordered that she be held in detention."
                ),
            ),
            ("4 days after",),
        ),
        Example(
            "en",
            (
                (
                    "On 3 May 2031, police arrested Ilona Varga. "
                    "Fourteen days later, on 17 May 2031, a court ordered that she be held in detention."
                ),
            ),
        ),
        Example(
            "ru",
            ("3 мая 2031 года полиция задержала Марту Велину. Через четыре дня, 17 мая 2031 года, суд арестовал её.",),
            ("4 days after",),
        ),
        Example(
            "ru",
            (
                (
                    "3 мая 2031 года полиция задержала Марту Велину. "
                    "Через четырнадцать дней, 17 мая 2031 года, суд арестовал её."
                ),
            ),
        ),
        Example(
            "uk",
            (
                (
                    "3 травня 2031 року поліція затримала Марту Веліну. "
                    "Через чотири дні, 17 травня 2031 року, суд заарештував її."
                ),
            ),
            ("4 days after",),
        ),
        Example(
            "uk",
            (
                (
                    "3 травня 2031 року поліція затримала Марту Веліну. "
                    "Через чотирнадцять днів, 17 травня 2031 року, суд заарештував її."
                ),
            ),
        ),
        Example(
            "pl",
            ("3 maja 2031 r. policja zatrzymała Martę Welin. Cztery dni później, 17 maja 2031 r., sąd ją aresztował.",),
            ("4 days after",),
        ),
        Example(
            "pl",
            (
                (
                    "3 maja 2031 r. policja zatrzymała Martę Welin. "
                    "Czternaście dni później, 17 maja 2031 r., sąd ją aresztował."
                ),
            ),
        ),
    ),
)
