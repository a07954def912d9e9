"""Which segments a backup keeps, and what counts as a manifest."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.record import digest_of
from tocsin.domain import backups
from tocsin.domain.backups import MOST_OPERATIONS, Local, Manifest, Segment, Stretch, plan


def segment(first: int, last: int, operations: int, name: str = "000001") -> Segment:
    return Segment(digest_of(f"{first} {last}"), first, last, digest_of(f"log {last}"), name, operations)


def made(planned: tuple[Segment | Stretch, ...]) -> tuple[Segment, ...]:
    """As if every run were written as one segment."""
    return tuple(one if isinstance(one, Segment) else segment(one.first, one.last, one.operations) for one in planned)


def covers(planned: tuple[Segment | Stretch, ...], last: int) -> bool:
    ends = [0, *(one.last for one in planned)]
    return ends[-1] == last and all(one.first == end + 1 for one, end in zip(planned, ends, strict=False))


def test_the_first_backup_writes_everything() -> None:
    assert plan((), 7, 40, ()) == (Stretch(1, 7, 40),)


def test_nothing_new_writes_nothing() -> None:
    held = (segment(1, 7, 40), segment(8, 9, 3))
    assert plan(held, 9, 43, ()) == held
    assert plan((), 0, 0, ()) == ()


def test_what_is_new_is_one_more_segment() -> None:
    held = (segment(1, 100, 500),)
    assert plan(held, 103, 520, ()) == (*held, Stretch(101, 103, 20))


def test_two_that_are_nearly_alike_become_one() -> None:
    held = (segment(1, 100, 500), segment(101, 102, 20))
    assert plan(held, 105, 535, ()) == (held[0], Stretch(101, 105, 35))


def test_what_lost_operations_is_written_anew_and_nothing_else() -> None:
    held = (segment(1, 100, 900), segment(101, 110, 90), segment(111, 112, 9))
    assert plan(held, 112, 999, {105}) == (held[0], Stretch(101, 110, 90), held[2])


def test_a_full_segment_stays_apart() -> None:
    held = (segment(1, 100, MOST_OPERATIONS - 5),)
    assert plan(held, 200, 2 * MOST_OPERATIONS, ()) == (*held, Stretch(101, 200, MOST_OPERATIONS + 5))


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(1, 400)), min_size=1, max_size=300))
def test_hundreds_of_backups_leave_a_handful_of_segments(news: list[tuple[int, int]]) -> None:
    held: tuple[Segment, ...] = ()
    last = operations = written = 0
    for changesets, count in news:
        last, operations = last + changesets, operations + count
        planned = plan(held, last, operations, ())
        written += sum(one.operations for one in planned if isinstance(one, Stretch))
        held = made(planned)
        assert covers(planned, last)
        assert sum(one.operations for one in held) == operations
    # each is at least twice as large as the next, so their number grows as the logarithm does
    assert len(held) <= operations.bit_length() + operations // (MOST_OPERATIONS // 3) + 1
    assert written <= operations * (2 + len(news).bit_length() * 2)


@given(
    st.lists(st.integers(1, 50), min_size=1, max_size=12), st.integers(0, 20), st.sets(st.integers(1, 400), max_size=5)
)
def test_a_plan_covers_all_and_keeps_nothing_that_was_touched(sizes: list[int], more: int, touched: set[int]) -> None:
    held, last = [], 0
    for size in sizes:
        held.append(segment(last + 1, last + size, size * 5))
        last += size
    planned = plan(held, last + more, (last + more) * 5, touched)
    assert covers(planned, last + more)
    for one in planned:
        if isinstance(one, Segment):
            assert one in held
            assert not any(one.first <= number <= one.last for number in touched)


MANIFEST = Manifest(
    changesets=9,
    local=Local(digest_of("local"), "000003"),
    log=digest_of("log 9"),
    lost=("ab" * 32,),
    made=1_600_000_000_000,
    operations=43,
    segments=(segment(1, 7, 40, "000001"), segment(8, 9, 3, "000002")),
)


def changed(**other: Any) -> bytes:
    value = json.loads(backups.encode(MANIFEST)) | other
    return json.dumps({k: v for k, v in value.items() if v != "gone"}, sort_keys=True, separators=(",", ":")).encode()


def test_a_manifest_comes_back_as_it_was() -> None:
    assert backups.decode(backups.encode(MANIFEST)) == MANIFEST
    assert backups.decode(backups.encode(backups.NOTHING)) == backups.NOTHING
    assert backups.decode(changed()) == MANIFEST


SEGMENTS = json.loads(backups.encode(MANIFEST))["segments"]
REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("a key more", {"more": 1}),
    ("a key less", {"log": "gone"}),
    ("another count", {"changesets": 8}),
    ("another sum", {"operations": 44}),
    ("another end", {"log": digest_of("other")}),
    ("a segment left out", {"segments": SEGMENTS[1:]}),
    ("swapped segments", {"segments": SEGMENTS[::-1]}),
    ("a segment that ends before it begins", {"segments": [SEGMENTS[0], SEGMENTS[1] | {"last": 7}]}),
    ("a gap", {"segments": [SEGMENTS[0], SEGMENTS[1] | {"first": 9}]}),
    ("an overlap", {"segments": [SEGMENTS[0], SEGMENTS[1] | {"first": 7}]}),
    ("a name that leads elsewhere", {"segments": [SEGMENTS[0] | {"name": "../../1"}, SEGMENTS[1]]}),
    ("a local name that leads elsewhere", {"local": {"digest": digest_of("x"), "name": "../0001"}}),
    ("a lost file that is none", {"lost": ["../header.json"]}),
    ("a digest that is none", {"log": "short"}),
    ("a negative count", {"changesets": -1}),
]


@pytest.mark.parametrize("other", [other for _, other in REFUSED], ids=[name for name, _ in REFUSED])
def test_what_is_no_manifest_is_refused(other: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"manifest|segments|counts"):
        backups.decode(changed(**other))


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"{ }", backups.encode(MANIFEST) + b" ", b"\xff"])
def test_what_is_not_canonical_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"not|Expecting"):
        backups.decode(data)
