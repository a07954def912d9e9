"""How long it takes to explain a planted conflict in the chronology of one large case, and how that grows.

A plausible life: each event follows the one before it, every third lies a number of days after another, some report
what lies further back, most dates are days, others months or years, and nobody tells them in order. Then the year of
a few dates is slipped. What is timed is all of it: building the network, the minimal set, and every repair tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from bench.timing import seconds
from tocsin.checking.chronology import chronology_of
from tocsin.checking.conflicts import conflicts
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import CaseFacts, Fact, Relation, RelationKind

SIZES = (250, 500, 1_000, 2_000)
TOLD, FIRST = "2024-01-01", date(2015, 1, 1)
SPAN = 3_000  # days
ROUNDS = 5
STATEMENT = "statement:0"


def measure(sizes: Sequence[int] = SIZES) -> dict[str, Any]:
    """Milliseconds for cases of so many events with no slip, one and twenty; the least of five runs each."""
    return {str(events): _measured(events) for events in sizes}


def _measured(events: int) -> dict[str, Any]:
    network = chronology_of(life(events, slips=1), {})
    found: dict[str, Any] = {"nodes": network.size, "constraints": len(network.edges)}
    for slips in (0, 1, 20):
        case = life(events, slips)
        took = min(seconds(partial(conflicts, case)) for _ in range(ROUNDS))
        named = conflicts(case)
        found[f"slips_{slips}"] = {
            "ms": round(took * 1_000, 1),
            "named": len(named),
            "with_a_repair": sum(bool(conflict.repairs) for conflict in named),
        }
    return found


def life(events: int, slips: int, seed: int = 1) -> CaseFacts:
    """The facts of a case of so many events, with another year in some of the dates."""
    random = Random(seed)
    days = sorted(random.randrange(SPAN) for _ in range(events))
    wrong = set(random.sample(range(events), slips))
    facts = [_dated(STATEMENT, "statement.date", TOLD)]
    for number in random.sample(range(events), events):
        facts += _event(random, number, days[number], wrong=number in wrong)
    kinds = {fact.entity: fact.entity.partition(":")[0] for fact in facts}
    return CaseFacts(kinds, tuple(facts), tuple(_told(random, days)))


def _event(random: Random, number: int, day: int, *, wrong: bool) -> list[Fact]:
    key, value = f"event:{number}", (FIRST + timedelta(day)).isoformat()
    value = value.replace("02-29", "02-28")
    value = f"{value[:2]}{(int(value[2]) + 4) % 10}{value[3:]}" if wrong else value[: random.choice((4, 7, 10, 10))]
    told = [("event.type", random.choice(("threat", "arrest", "release", "assault"))), ("event.completion", "done")]
    return [*(Fact(key, name, text, f"{key}.{name}") for name, text in told), _dated(key, "event.date", value)]


def _dated(key: str, name: str, value: str) -> Fact:
    found = bounds(value, Kind.MOMENT, told=TOLD)
    return Fact(key, name, value, f"{key}.{name}", bounds=found, statement=STATEMENT)


def _told(random: Random, days: Sequence[int]) -> list[Relation]:
    told: list[Relation] = []

    def say(kind: RelationKind, first: int, second: int, apart: tuple[int, int] | None = None) -> None:
        told.append(Relation(kind, f"event:{first}", f"event:{second}", f"relation:{len(told)}", apart))

    for number in range(1, len(days)):
        say(RelationKind.AFTER, number, number - 1)
        if number % 3 == 0:
            apart = days[number] - days[number - 3]
            say(RelationKind.DISTANCE, number, number - 3, (apart - 1, apart + 1))
        say(RelationKind.REPORTS, number, random.randrange(number))
    random.shuffle(told)
    return told
