"""Ids rise, have one spelling, and carry the time at which they were minted (RFC 9562, 5.7)."""

from __future__ import annotations

import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.lib import ids


def test_an_id_is_a_uuid_of_version_7() -> None:
    before = time.time_ns() // 1_000_000
    value = uuid.UUID(bytes=ids.raw(ids.new_id()))
    assert value.variant == uuid.RFC_4122
    assert value.version == 7
    assert before <= int.from_bytes(value.bytes[:6], "big") <= time.time_ns() // 1_000_000 + 10


def test_ids_rise_also_within_one_millisecond() -> None:
    minted = [ids.raw(ids.new_id()) for _ in range(10_000)]
    assert minted == sorted(set(minted))


def test_ids_of_many_threads_are_all_different() -> None:
    with ThreadPoolExecutor(4) as pool:
        minted = list(pool.map(lambda _: ids.new_id(), range(2_000)))
    assert len(set(minted)) == 2_000


def test_ids_go_on_rising_when_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    first = ids.raw(ids.new_id())
    monkeypatch.setattr(ids.time, "time_ns", lambda: 0)
    assert ids.raw(ids.new_id()) > first


@given(st.binary(min_size=16, max_size=16))
def test_the_short_form_is_read_back(value: bytes) -> None:
    text = ids.short(value)
    assert len(text) == 22
    assert ids.raw(text) == value
    assert ids.is_id(text)


@given(st.text(max_size=24))
def test_anything_else_is_no_id_or_has_this_one_spelling(text: str) -> None:
    if ids.is_id(text):
        assert ids.short(ids.raw(text)) == text
    else:
        with pytest.raises(ValueError, match="not an id"):
            ids.raw(text)


GOOD = ids.short(bytes(range(16)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        GOOD[:-1],
        GOOD + "A",
        GOOD + "==",
        GOOD[:-1] + "x",
        " " + GOOD,
        GOOD + "\n",
        GOOD.replace("A", "+"),
        "ж" * 22,
    ],
)
def test_what_is_no_id(text: str) -> None:
    assert not ids.is_id(text)


@pytest.mark.parametrize("thing", [None, 3, b"AAAAAAAAAAAAAAAAAAAAAA", [GOOD]])
def test_only_a_text_is_an_id(thing: object) -> None:
    assert not ids.is_id(thing)
