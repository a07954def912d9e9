"""A press conference, a publication or the statement itself is dated before what it tells of."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.checking.conflicts import Conflict
from tocsin.checking.glance import dates_may_disagree
from tocsin.checking.links import LinkKind
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.spoken import listed, worded
from tocsin.checking.wording import chief, day_of, finding, label, of_kind
from tocsin.domain.facts import CaseFacts, Finding

_KINDS = (LinkKind.REPORTS, LinkKind.TOLD)


def _check(case: Case) -> Iterator[Finding]:
    for conflict in of_kind(case.conflicts, *_KINDS):
        yield finding(RULE, conflict, _message(case.facts, conflict))


def _message(facts: CaseFacts, conflict: Conflict) -> str:
    report = chief(conflict).first
    told = dict.fromkeys(link.second for link in conflict.links if link.kind in _KINDS and link.first == report)
    days = listed(list(dict.fromkeys(day_of(conflict, entity) for entity in told)))
    return worded(f"{RULE.name}.asks", report=label(facts, report), day=day_of(conflict, report), days=days)


RULE = Rule(
    name="reported-before-it-happened",
    version=1,
    reason="Nobody can report what has not happened yet; one of the dates is likely a slip.",
    check=_check,
    may_strike=dates_may_disagree,
    examples=(
        Example("en", ("On 2 May 2032, unidentified men beat Ilona Varga.",), ("2 May 2032",)),
        Example("en", ("On 2 May 2031, unidentified men beat Ilona Varga.",)),
        Example("ru", ("2 мая 2032 года неизвестные избили журналистку Марту Велину.",), ("2 мая 2032",)),
        Example("ru", ("2 мая 2031 года неизвестные избили журналистку Марту Велину.",)),
        Example("ru", ("Апелляция Марты Велиной будет рассмотрена 2 мая 2032 года.",)),
        Example("uk", ("2 травня 2032 року невідомі побили журналістку Марту Веліну.",), ("2 травня 2032",)),
        Example("uk", ("2 травня 2031 року невідомі побили журналістку Марту Веліну.",)),
        Example("uk", ("Апеляцію Марти Веліної розглянуть 2 травня 2032 року.",)),
        Example("pl", ("2 maja 2032 r. nieznani sprawcy pobili dziennikarkę Martę Welin.",), ("2 maja 2032",)),
        Example("pl", ("2 maja 2031 r. nieznani sprawcy pobili dziennikarkę Martę Welin.",)),
        Example("pl", ("Apelacja Marty Welin zostanie rozpoznana, rozprawa odbędzie się 2 maja 2032 r.",)),
    ),
)
