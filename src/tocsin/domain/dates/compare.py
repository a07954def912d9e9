"""Comparing two dates in three values (STANDARDS 5.3). Pure integers: nothing here knows the text of a date.

A relation is definite when it holds wherever within their bounds the two lie, impossible when it holds nowhere, else
possible. What is soft is never definite. Of [one of] a relation is definite or impossible only when the members agree;
of {all of}, each member must stand before, or lie within, the other, while one that overlaps it is enough.

A whole day begins up to 14 hours before and 12 hours after the same day in UTC, as its place's clock has it. Two whole
days compare as written when they are of one place; with `same_place=False`, or beside a clock time with its offset,
the width of 26 hours counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum
from itertools import product

from tocsin.domain.dates.bounds import OPEN_FUTURE, OPEN_PAST, Bounds
from tocsin.domain.dates.days import DAY
from tocsin.domain.dates.forms import Mode
from tocsin.domain.dates.placing import Members

EASTMOST = 14 * 3600
WESTMOST = 12 * 3600


class Verdict(StrEnum):
    """What a comparison can say."""

    DEFINITE = "definite"
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"


_Relation = Callable[[Bounds, Bounds], Verdict]
_Fold = Callable[[list[Verdict]], Verdict]


def before(a: Bounds | Members, b: Bounds | Members, *, same_place: bool = True) -> Verdict:
    """Whether `a` has ended before `b` begins."""
    return _compare(_before, _every, a, b, same_place=same_place)


def overlaps(a: Bounds | Members, b: Bounds | Members, *, same_place: bool = True) -> Verdict:
    """Whether some second belongs to both."""
    return _compare(_overlaps, _some, a, b, same_place=same_place)


def within(a: Bounds | Members, b: Bounds | Members, *, same_place: bool = True) -> Verdict:
    """Whether all of `a` lies inside `b`; of several `b` that all hold, inside one of them."""
    return _compare(_within, _some, a, b, same_place=same_place, each_a=_every)


def _before(a: Bounds, b: Bounds) -> Verdict:
    return _verdict(always=a.e_max < b.s_min, never=a.e_min >= b.s_max)


def _overlaps(a: Bounds, b: Bounds) -> Verdict:
    always = a.s_max <= b.e_min and b.s_max <= a.e_min
    return _verdict(always=always, never=a.s_min > b.e_max or b.s_min > a.e_max)


def _within(a: Bounds, b: Bounds) -> Verdict:
    always = b.s_max <= a.s_min and a.e_max <= b.e_min
    return _verdict(always=always, never=b.s_min > a.s_max or b.e_max < a.e_min)


def _verdict(*, always: bool, never: bool) -> Verdict:
    if always:
        return Verdict.DEFINITE
    return Verdict.IMPOSSIBLE if never else Verdict.POSSIBLE


def _compare(
    relation: _Relation,
    fold_b: _Fold,
    a: Bounds | Members,
    b: Bounds | Members,
    *,
    same_place: bool,
    each_a: _Fold | None = None,
) -> Verdict:
    """Every choice that the [one of] sets leave, each judged over what the {all of} sets hold."""
    fold_a = each_a or fold_b
    verdicts = [
        fold_a([fold_b([_pair(relation, x, y, same_place) for y in ys]) for x in xs])
        for xs, ys in product(_choices(a), _choices(b))
    ]
    return verdicts[0] if len(set(verdicts)) == 1 else Verdict.POSSIBLE


def _choices(value: Bounds | Members) -> Iterable[tuple[Bounds, ...]]:
    if isinstance(value, Bounds):
        return [(value,)]
    return [value.items] if value.mode is Mode.ALL else [(item,) for item in value.items]


def _every(verdicts: list[Verdict]) -> Verdict:
    if Verdict.IMPOSSIBLE in verdicts:
        return Verdict.IMPOSSIBLE
    return Verdict.POSSIBLE if Verdict.POSSIBLE in verdicts else Verdict.DEFINITE


def _some(verdicts: list[Verdict]) -> Verdict:
    if Verdict.DEFINITE in verdicts:
        return Verdict.DEFINITE
    return Verdict.POSSIBLE if Verdict.POSSIBLE in verdicts else Verdict.IMPOSSIBLE


def _pair(relation: _Relation, a: Bounds, b: Bounds, same_place: bool) -> Verdict:
    a, b = on_one_clock(a, b, same_place=same_place)
    verdict = relation(a, b)
    return Verdict.POSSIBLE if verdict is Verdict.DEFINITE and (a.soft or b.soft) else verdict


def on_one_clock(a: Bounds, b: Bounds, *, same_place: bool = True) -> tuple[Bounds, Bounds]:
    """Both as they compare in UTC: whole days widened where their place's clock is not the other's."""
    whole_a, whole_b = _whole_days(a), _whole_days(b)
    if whole_a and whole_b:
        return (a, b) if same_place else (a, _widened(b, EASTMOST + WESTMOST, EASTMOST + WESTMOST))
    return (
        _widened(a, EASTMOST, WESTMOST) if whole_a else a,
        _widened(b, EASTMOST, WESTMOST) if whole_b else b,
    )


def _whole_days(value: Bounds) -> bool:
    return _at(value.s_min, 0) and _at(value.e_max, DAY - 1)


def _at(second: int, of_day: int) -> bool:
    return second in (OPEN_PAST, OPEN_FUTURE) or second % DAY == of_day


def _widened(value: Bounds, back: int, on: int) -> Bounds:
    return replace(
        value,
        s_min=_moved(value.s_min, -back),
        s_max=_moved(value.s_max, on),
        e_min=_moved(value.e_min, -back),
        e_max=_moved(value.e_max, on),
    )


def _moved(second: int, by: int) -> int:
    """A bound moved; an open one stays where it is."""
    return second if second in (OPEN_PAST, OPEN_FUTURE) else second + by
