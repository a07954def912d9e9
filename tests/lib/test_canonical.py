"""Canonical JSON against the `rfc8785` package, and what has no canonical form."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.lib import canonical

texts = st.text(st.characters(exclude_categories=["Cs"]))
keys = st.text(st.characters(max_codepoint=127), max_size=8)
scalars = st.none() | st.booleans() | texts | st.integers(-canonical.LARGEST, canonical.LARGEST)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4))


@settings(max_examples=150, deadline=None)
@given(values)
def test_it_agrees_with_rfc_8785(value: Any) -> None:
    data = canonical.encode(value)
    assert data == rfc8785.dumps(value)
    assert canonical.decode(data) == value


@given(st.dictionaries(keys, st.integers(0, 9), min_size=2))
def test_keys_stand_in_order(value: dict[str, int]) -> None:
    assert list(json.loads(canonical.encode(value))) == sorted(value)


def test_a_tuple_is_a_list_and_nothing_is_escaped_that_need_not_be() -> None:
    assert canonical.encode({"b": (1, None, True), "a": "Жанара / \u2028 \x7f \x1f"}) == (
        '{"a":"Жанара / \u2028 \x7f \\u001f","b":[1,null,true]}'.encode()
    )


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        0.0,
        float("nan"),
        2**53,
        -(2**53),
        {"ключ": 1},
        {1: 2},
        {"a": {"b": [2**60]}},
        "\ud800",
        {"a": object()},
        b"x",
        {1},
    ],
)
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        canonical.encode(value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b"[1.0]",
        b"[1e2]",
        b"[-0]",
        b'["\\u0041"]',
        b'["\xff"]',
        b"\xef\xbb\xbf[]",
        b" []",
        b"[]\n",
        b"[NaN]",
        b"[" * 100_000,
    ],
    ids=range(15),
)
def test_what_is_not_canonical_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        canonical.decode(data)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_as_they_stand_or_refused(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        assert canonical.encode(canonical.decode(data)) == data


@pytest.mark.parametrize("number", [canonical.LARGEST, -canonical.LARGEST, 0])
def test_the_largest_integers_pass(number: int) -> None:
    assert canonical.decode(canonical.encode([number])) == [number]
