"""A second reader of the record, written from docs/format/record.md and the standard library, and the known answers.

The vectors are what a released version wrote. They are never changed, only added to.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tocsin.domain import changesets, operations
from tocsin.domain.changesets import Changeset, Salted

Vector = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
VECTORS = json.loads((ROOT / "tests" / "vectors" / "record.json").read_text("utf-8"))
EACH = pytest.mark.parametrize("vector", VECTORS["changesets"], ids=lambda vector: vector["id"][:6])


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def canonical(text: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(text)
    assert json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True) == text
    return value


# --- the second reader ---


def leaf(salt: bytes, body: bytes) -> bytes:
    return hashlib.sha256(b"tocsin:operation:1\x00" + salt + body).digest()


def root(leaves: list[bytes]) -> bytes:
    """RFC 6962's tree, built from below: pairs are hashed, what is left over at an end goes up as it is."""
    while len(leaves) > 1:
        pairs = [leaves[at : at + 2] for at in range(0, len(leaves), 2)]
        leaves = [
            hashlib.sha256(b"tocsin:node:1\x00" + b"".join(pair)).digest() if len(pair) > 1 else pair[0]
            for pair in pairs
        ]
    return leaves[0]


def read(vector: Vector, device_key: bytes) -> dict[str, Any]:
    """The header of a changeset that holds together; AssertionError or InvalidSignature otherwise."""
    header = canonical(vector["header"])
    digest = hashlib.sha256(vector["header"].encode()).digest()
    assert raw(vector["id"]) == digest
    leaves = [leaf(raw(one["salt"]), one["body"].encode()) for one in vector["operations"]]
    assert len(leaves) == header["count"]
    assert raw(header["root"]) == root(leaves)
    Ed25519PublicKey.from_public_bytes(device_key).verify(raw(vector["signature"]), b"tocsin:changeset:1\x00" + digest)
    return header


# --- what both readers make of the known answers ---


def ours(vector: Vector) -> Changeset:
    salted = tuple(Salted(raw(one["salt"]), one["body"].encode()) for one in vector["operations"])
    return Changeset(vector["header"].encode(), raw(vector["signature"]), salted)


def verify(device: str, data: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(raw(VECTORS["device_key"])).verify(signature, data)
    except InvalidSignature:
        return False
    return True


@EACH
def test_the_second_reader_reads_it(vector: Vector) -> None:
    header = read(vector, raw(VECTORS["device_key"]))
    assert sorted(header) == [
        "author",
        "batch",
        "count",
        "device",
        "doubtful",
        "format",
        "parents",
        "root",
        "scope",
        "tick",
        "time",
    ]


@EACH
def test_we_read_it_too(vector: Vector) -> None:
    assert ours(vector).id == vector["id"]
    assert changesets.check(ours(vector), verify).count == len(vector["operations"])


@EACH
def test_every_operation_is_canonical_and_comes_out_as_it_went_in(vector: Vector) -> None:
    for one in vector["operations"]:
        canonical(one["body"])
        assert operations.encode(operations.decode(one["body"].encode())) == one["body"].encode()


@EACH
@pytest.mark.parametrize("part", ["header", "signature", "salt", "body"])
def test_both_refuse_what_was_altered(vector: Vector, part: str) -> None:
    other = json.loads(json.dumps(vector))
    holder = other if part in other else other["operations"][-1]
    # a letter in the middle becomes another of the same alphabet
    at = len(holder[part]) // 2
    holder[part] = holder[part][:at] + ("A" if holder[part][at] != "A" else "B") + holder[part][at + 1 :]
    with pytest.raises((AssertionError, InvalidSignature, ValueError)):
        read(other, raw(VECTORS["device_key"]))
    with pytest.raises(ValueError, match=r"\w"):
        changesets.check(ours(other), verify)


def test_a_chain_counts_up_and_never_goes_back_in_time() -> None:
    first, second = (canonical(vector["header"]) for vector in VECTORS["changesets"][1:3])
    assert second["parents"] == [VECTORS["changesets"][1]["id"]]
    assert (first["tick"], second["tick"]) == (1, 2)
    assert second["time"] == first["time"]
    assert second["doubtful"] is True


@EACH
def test_what_is_erased_leaves_the_root_as_it_was(vector: Vector) -> None:
    whole = ours(vector)
    erased = tuple(Salted(None, None, one.commitment()) for one in whole.operations)
    assert changesets.check(Changeset(whole.header, whole.signature, erased), verify).root == whole.read_header().root


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7, 8, 9, 31, 33])
def test_the_tree_is_the_same_from_above_and_from_below(count: int) -> None:
    leaves = [hashlib.sha256(bytes([number])).digest() for number in range(count)]
    assert changesets.tree_root(leaves) == root(leaves)


def test_the_page_names_every_operation_and_every_key() -> None:
    page = (ROOT / "docs" / "format" / "record.md").read_text("utf-8")
    for operation in operations.Known.__args__:
        assert f"`{operation.__struct_config__.tag}`" in page
        for key in set(operation.__struct_fields__) - {"v"}:
            assert re.search(rf"`{key}`", page), f"{operation.__struct_config__.tag}: {key}"
