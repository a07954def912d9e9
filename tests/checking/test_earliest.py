"""A case whose dates hold at their earliest is consistent; the quick look never hides a contradiction."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tocsin.checking.chronology import chronology_of, holds_at_earliest
from tocsin.checking.mends import Claims
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import CaseFacts, Fact, Relation, RelationKind

FIRST = date(2020, 1, 1)
DATES = st.builds(
    lambda days, width: (FIRST + timedelta(days)).isoformat()[:width], st.integers(0, 90), st.sampled_from((4, 7, 10))
)
ORDERS = st.tuples(
    st.sampled_from((RelationKind.AFTER, RelationKind.SAME_DAY, RelationKind.DISTANCE, RelationKind.REPORTS)),
    st.integers(0, 3),
    st.integers(0, 3),
    st.integers(-20, 20),
)


def case(dates: list[str], told: str, orders: list[tuple[RelationKind, int, int, int]]) -> CaseFacts:
    rows = [Fact("s", "statement.date", told, "told", bounds=bounds(told, Kind.MOMENT), original=told, statement="s")]
    for number, value in enumerate(dates):
        # two dates of one event now and then: they may contradict each other
        event = f"e{number % 4}"
        found = bounds(value, Kind.MOMENT)
        rows.append(Fact(event, "event.date", value, f"c{number}", bounds=found, original=value, statement="s"))
        rows.append(Fact(event, "event.completion", "done", f"d{number}", statement="s"))
    relations = tuple(
        Relation(kind, f"e{first}", f"e{second}", f"r{number}", (days, days + 1))
        for number, (kind, first, second, days) in enumerate(orders)
        if first != second
    )
    return CaseFacts({row.entity: "event" for row in rows}, tuple(rows), relations, {})


@given(st.lists(DATES, min_size=1, max_size=6), DATES, st.lists(ORDERS, max_size=3))
def test_what_holds_at_its_earliest_holds(
    dates: list[str], told: str, orders: list[tuple[RelationKind, int, int, int]]
) -> None:
    chronology = chronology_of(case(dates, told, orders), {})
    if holds_at_earliest(chronology):
        assert Claims(chronology).next_core() is None


def test_days_in_order_hold_and_days_out_of_order_do_not() -> None:
    after = [(RelationKind.AFTER, 1, 0, 0)]
    assert holds_at_earliest(chronology_of(case(["2020-01-05", "2020-01-06"], "2020-02-01", after), {}))
    assert not holds_at_earliest(chronology_of(case(["2020-01-06", "2020-01-05"], "2020-02-01", after), {}))
    assert not holds_at_earliest(chronology_of(case(["2020-01-06", "2020-01-05"], "2020-01-01", []), {}))


def test_what_could_hold_later_only_is_left_to_the_network() -> None:
    after = [(RelationKind.AFTER, 1, 0, 0)]
    wide = chronology_of(case(["2020-01-20", "2020-01"], "2020-02-01", after), {})
    assert not holds_at_earliest(wide)
    assert Claims(wide).next_core() is None
