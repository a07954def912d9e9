"""Readers given anything at all: they refuse cleanly, in bounded time, with our own errors only."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain import errors
from tocsin.lib import canonical
from tocsin.vault import sealed
from tocsin.workspace import header
from tocsin.workspace.header import DamagedHeader, NewerHeader

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["kdf", "salt", "slots"]), inner),
    max_leaves=12,
)
members = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(("digest", "format", "kdf", "keyring", "salt", "slots", "more"), json_values),
)


@given(st.binary(max_size=300))
def test_any_bytes_are_no_sealed_file(data: bytes) -> None:
    with pytest.raises((errors.DamagedFile, errors.NewerFormat)):
        sealed.Content(io.BytesIO(data), bytes(32))


@given(st.binary(max_size=70_000).map(lambda data: sealed.MAGIC + data))
def test_any_bytes_behind_the_magic_are_no_sealed_file(data: bytes) -> None:
    with pytest.raises(errors.DamagedFile):
        sealed.Content(io.BytesIO(data), bytes(32))


@given(st.binary(max_size=300))
def test_any_bytes_are_no_header(data: bytes) -> None:
    with pytest.raises(DamagedHeader):
        header.decode(data)


@given(members)
def test_any_json_is_no_header(value: dict[str, object]) -> None:
    with pytest.raises(DamagedHeader):
        header.decode(json.dumps(value).encode())


@given(members)
def test_any_json_with_the_right_digest_is_no_header(value: dict[str, object]) -> None:
    rest = {name: inner for name, inner in value.items() if name != "digest"}
    with pytest.raises((DamagedHeader, NewerHeader)):
        header.decode(canonical.encode({**rest, "digest": header._digest(rest)}))
