"""The comparison against an oracle that knows no rule: it lays every possible placement beside every other.

A placement is a first and a last day. Each set of placements, and for each placement all those that stand in a relation
to it, is one integer of bits, so that a hundred thousand pairs take seconds.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from itertools import product

from tocsin.domain.dates import Bounds, Members, Mode, Verdict, before, overlaps, within

DAY = 86_400
DAYS = 7
SPOTS = [(first, last) for first in range(DAYS) for last in range(first, DAYS)]
Relation = Callable[[tuple[int, int], tuple[int, int]], bool]
RELATIONS: dict[str, Relation] = {
    "before": lambda a, b: a[1] < b[0],
    "overlaps": lambda a, b: bool(set(range(a[0], a[1] + 1)) & set(range(b[0], b[1] + 1))),
    "within": lambda a, b: set(range(a[0], a[1] + 1)) <= set(range(b[0], b[1] + 1)),
}
COMPARE = {"before": before, "overlaps": overlaps, "within": within}
STANDING = {
    name: [sum(1 << j for j, b in enumerate(SPOTS) if holds(a, b)) for a in SPOTS] for name, holds in RELATIONS.items()
}
Limits = tuple[int, int, int, int]


def draw_limits(chance: random.Random) -> Limits:
    """Earliest and latest first day, earliest and latest last day, in order."""
    (s_min, s_max), (e_min, e_max) = (sorted(chance.choices(range(DAYS), k=2)) for _ in range(2))
    e_min, e_max = max(e_min, s_min), max(e_max, s_max)
    return s_min, s_max, max(e_min, s_min), e_max


def to_bounds(limits: Limits, soft: bool = False) -> Bounds:
    s_min, s_max, e_min, e_max = limits
    return Bounds(s_min * DAY, s_max * DAY, e_min * DAY + DAY - 1, e_max * DAY + DAY - 1, soft)


@cache
def placements(limits: Limits) -> int:
    s_min, s_max, e_min, e_max = limits
    return sum(1 << i for i, (s, e) in enumerate(SPOTS) if s_min <= s <= s_max and e_min <= e <= e_max)


def oracle(name: str, a: Limits, b: Limits) -> Verdict:
    of_a, of_b = placements(a), placements(b)
    held = [STANDING[name][i] & of_b for i in range(len(SPOTS)) if of_a >> i & 1]
    if all(found == of_b for found in held):
        return Verdict.DEFINITE
    return Verdict.POSSIBLE if any(held) else Verdict.IMPOSSIBLE


def agree(pairs: int, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(pairs):
        a, b = draw_limits(chance), draw_limits(chance)
        x, y = to_bounds(a), to_bounds(b)
        for name, compare in COMPARE.items():
            assert compare(x, y) is oracle(name, a, b), (name, a, b)


def test_a_hundred_thousand_pairs() -> None:
    agree(100_000, seed=100)


def test_soft_pairs_are_never_definite_and_else_the_same() -> None:
    chance = random.Random(7)
    for _ in range(2_000):
        a, b = draw_limits(chance), draw_limits(chance)
        for name, compare in COMPARE.items():
            expected = oracle(name, a, b)
            wanted = Verdict.POSSIBLE if expected is Verdict.DEFINITE else expected
            assert compare(to_bounds(a, soft=True), to_bounds(b)) is wanted
            assert compare(to_bounds(a), to_bounds(b, soft=True)) is wanted


def draw_set(chance: random.Random) -> tuple[Mode, list[Limits]]:
    return chance.choice(list(Mode)), [draw_limits(chance) for _ in range(chance.choice([1, 2]))]


def worlds(mode: Mode, items: list[Limits]) -> list[list[tuple[int, int]]]:
    """Every way in which the set can be true, as the spots it then fills."""
    spots = [[SPOTS[i] for i in range(len(SPOTS)) if placements(item) >> i & 1] for item in items]
    if mode is Mode.ALL:
        return [list(world) for world in product(*spots)]
    return [[spot] for choice in spots for spot in choice]


def true_in(name: str, a: list[tuple[int, int]], b: list[tuple[int, int]]) -> bool:
    holds = RELATIONS[name]
    if name == "before":
        return all(holds(x, y) for x in a for y in b)
    if name == "overlaps":
        return any(holds(x, y) for x in a for y in b)
    return all(any(holds(x, y) for y in b) for x in a)


def test_sets_never_claim_more_than_every_world_bears_out() -> None:
    chance = random.Random(11)
    for _ in range(150):
        (mode_a, a), (mode_b, b) = draw_set(chance), draw_set(chance)
        x, y = Members(mode_a, tuple(map(to_bounds, a))), Members(mode_b, tuple(map(to_bounds, b)))
        pairs = list(product(chance.sample(all_a := worlds(mode_a, a), min(40, len(all_a))), worlds(mode_b, b)[:40]))
        for name, compare in COMPARE.items():
            verdict = compare(x, y)
            seen = {true_in(name, world_a, world_b) for world_a, world_b in pairs}
            assert verdict is Verdict.POSSIBLE or seen == {verdict is Verdict.DEFINITE}, (name, mode_a, a, mode_b, b)
