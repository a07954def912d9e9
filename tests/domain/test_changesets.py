"""A changeset holds together or is refused: every bit, the order and number of its operations, and its proofs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from support.operations import any_operation
from support.record import SCOPE, START, claim, digest_of, ident, salts, sign_as, verify, write
from tocsin.domain.changesets import (
    Changeset,
    Heads,
    Salted,
    check,
    digest_bytes,
    digest_text,
    parse_header,
    proof,
    proven_root,
    tree_root,
)
from tocsin.domain.operations import MOST_OPERATIONS, EntityOpened, encode

OPENED = EntityOpened(entity=ident(20), kind="event")
THREE = write(OPENED, claim(60, "2018-07-05"), claim(61, (3, 5), property_id="event.count"))


def leaves(count: int) -> list[bytes]:
    return [hashlib.sha256(bytes([number])).digest() for number in range(count)]


def refused(changeset: Changeset) -> None:
    with pytest.raises(ValueError, match=r"operation|header|signature|salt"):
        check(changeset, verify)


def with_header(changeset: Changeset, **fields: Any) -> Changeset:
    """The same with another header, signed as it should be."""
    header = rfc8785.dumps(json.loads(changeset.header) | fields)
    data = b"tocsin:changeset:1\x00" + hashlib.sha256(header).digest()
    return replace(changeset, header=header, signature=sign_as(json.loads(header)["device"])(data))


def test_what_was_made_holds_together() -> None:
    header = check(THREE, verify)
    assert (header.count, header.tick, header.parents, header.doubtful) == (3, 1, (), False)
    assert (header.scope, header.device, header.time) == (SCOPE, ident(9), START)
    assert THREE.id == digest_text(hashlib.sha256(THREE.header).digest())
    assert digest_bytes(THREE.id) == hashlib.sha256(THREE.header).digest()


@given(st.lists(any_operation(), min_size=1, max_size=9))
@settings(max_examples=30, deadline=None)
def test_a_header_is_canonical_after_rfc_8785(operations: list[Any]) -> None:
    made = write(*operations)
    assert made.header == rfc8785.dumps(json.loads(made.header))
    assert check(made, verify).count == len(operations)


@pytest.mark.parametrize("part", ["header", "signature"])
def test_every_bit_of_header_and_signature_counts(part: str) -> None:
    whole = getattr(THREE, part)
    for bit in range(len(whole) * 8):
        refused(replace(THREE, **{part: flipped(whole, bit)}))


@pytest.mark.parametrize("part", ["salt", "body"])
def test_every_bit_of_every_operation_counts(part: str) -> None:
    for place, salted in enumerate(THREE.operations):
        whole = getattr(salted, part)
        for bit in range(len(whole) * 8):
            refused(put(place, replace(salted, **{part: flipped(whole, bit)})))


def flipped(whole: bytes, bit: int) -> bytes:
    changed = bytearray(whole)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def put(place: int, salted: Salted) -> Changeset:
    operations = [*THREE.operations]
    operations[place] = salted
    return replace(THREE, operations=tuple(operations))


one, two, three = THREE.operations


@pytest.mark.parametrize(
    "operations",
    [
        (two, one, three),
        (one, three, two),
        (one, two),
        (one, three),
        (),
        (one, two, three, three),
        (one, two, three, Salted(bytes(16), encode(OPENED))),
        (one, one, three),
        (one, two, replace(three, salt=two.salt)),
    ],
)
def test_operations_that_are_moved_dropped_or_added_are_missed(operations: tuple[Salted, ...]) -> None:
    refused(replace(THREE, operations=operations))


def test_bytes_do_not_move_between_salt_and_body() -> None:
    assert one.salt is not None
    assert one.body is not None
    refused(put(0, Salted(one.salt + one.body[:1], one.body[1:])))
    refused(put(0, Salted(one.salt[:-1], one.salt[-1:] + one.body)))


def test_bytes_do_not_move_between_two_erased_neighbours() -> None:
    both = one.commitment() + two.commitment()
    for cut in (0, 1, 31, 33, 64):
        moved = (Salted(None, None, both[:cut]), Salted(None, None, both[cut:]), three)
        refused(replace(THREE, operations=moved))


def test_what_is_erased_leaves_its_commitment_and_the_changeset_verifies() -> None:
    erased = Salted(None, None, two.commitment())
    assert check(put(1, erased), verify) == check(THREE, verify)
    refused(put(1, Salted(None, None, flipped(two.commitment(), 0))))
    refused(put(1, Salted(None, None)))
    refused(put(1, Salted(None, two.body)))


def test_another_device_cannot_sign_for_this_one() -> None:
    refused(replace(THREE, signature=sign_as(ident(8))(THREE.header)))
    assert check(with_header(THREE), verify)


def test_the_same_signature_is_for_nothing_else() -> None:
    """The signed bytes carry a domain tag: the digest alone, signed for another purpose, is no changeset."""
    bare = sign_as(ident(9))(hashlib.sha256(THREE.header).digest())
    refused(replace(THREE, signature=bare))


def test_an_operation_that_is_not_canonical_is_refused_even_where_it_was_signed() -> None:
    loose = Salted(bytes(16), json.dumps(json.loads(one.body or b"")).encode())
    root = digest_text(tree_root([loose.commitment()]))
    refused(with_header(replace(write(OPENED), operations=(loose,)), root=root))


HEADERS: list[dict[str, Any]] = [
    {"count": 0},
    {"count": 1001},
    {"count": 3.5},
    {"tick": 0},
    {"tick": -1},
    {"format": 2},
    {"format": 0},
    {"scope": f"folder:{ident(1)}"},
    {"scope": f"case:{ident(1)}\n"},
    {"scope": "case:1"},
    {"device": ident(9) + "\n"},
    {"device": "the laptop"},
    {"author": None},
    {"parents": [ident(9)]},
    {"parents": "none"},
    {"root": "x"},
    {"doubtful": None},
    {"time": "now"},
    {"batch": ""},
    {"more": 1},
]


@pytest.mark.parametrize("fields", HEADERS, ids=str)
def test_a_header_outside_its_bounds_is_refused(fields: dict[str, Any]) -> None:
    data = json.dumps(json.loads(THREE.header) | fields, sort_keys=True, separators=(",", ":")).encode()
    with pytest.raises(ValueError, match="header"):
        parse_header(data)


@pytest.mark.parametrize("number", [2**53, -(2**53)])
@pytest.mark.parametrize("field", ["time", "tick"])
def test_a_header_holds_no_number_that_a_float_cannot(field: str, number: int) -> None:
    data = json.dumps(json.loads(THREE.header) | {field: number}, sort_keys=True, separators=(",", ":")).encode()
    with pytest.raises(ValueError, match="header"):
        parse_header(data)


@pytest.mark.parametrize("missing", sorted(json.loads(THREE.header)))
def test_a_header_without_one_of_its_parts_is_refused(missing: str) -> None:
    fields = {key: value for key, value in json.loads(THREE.header).items() if key != missing}
    with pytest.raises(ValueError, match="header"):
        parse_header(rfc8785.dumps(fields))


def spaced(header: bytes) -> bytes:
    return json.dumps(json.loads(header), sort_keys=True).encode()


def turned(header: bytes) -> bytes:
    return json.dumps(dict(reversed(json.loads(header).items())), separators=(",", ":")).encode()


@pytest.mark.parametrize(
    "change", [spaced, turned, lambda header: header + b"\n", lambda header: b"", lambda _: b"\xff"]
)
def test_another_spelling_of_a_header_is_refused(change: Callable[[bytes], bytes]) -> None:
    with pytest.raises(ValueError, match="header"):
        parse_header(change(THREE.header))


TIMES = [
    (Heads(), START, START, False),
    (Heads((digest_of("p"),), 4, START), START, START, False),
    (Heads((digest_of("p"),), 4, START), START + 1, START + 1, False),
    (Heads((digest_of("p"),), 4, START), START - 1, START, True),
    (Heads((digest_of("p"),), 4, START), 0, START, True),
]


@pytest.mark.parametrize(("heads", "clock", "time", "doubtful"), TIMES)
def test_a_time_is_never_earlier_than_the_parents(heads: Heads, clock: int, time: int, doubtful: bool) -> None:
    header = write(OPENED, heads=heads, now_ms=clock).read_header()
    assert (header.time, header.doubtful, header.tick) == (time, doubtful, heads.tick + 1)


def test_a_parent_is_named_once_and_in_its_place() -> None:
    parents = (digest_of("mine"), digest_of("another"), digest_of("mine"))
    assert write(OPENED, heads=Heads(parents, 3)).read_header().parents == parents[:2]


def test_a_batch_is_in_the_header() -> None:
    assert write(OPENED, batch=ident(5)).read_header().batch == ident(5)
    assert write(OPENED).read_header().batch is None


def test_1000_operations_are_the_most() -> None:
    assert check(write(*[OPENED] * MOST_OPERATIONS), verify).count == MOST_OPERATIONS
    with pytest.raises(ValueError, match=r"1,000"):
        write(*[OPENED] * (MOST_OPERATIONS + 1))


def test_a_changeset_says_something() -> None:
    with pytest.raises(ValueError, match="at least one"):
        write()


def test_the_same_operation_has_another_commitment_each_time() -> None:
    made = write(OPENED, OPENED)
    assert made.operations[0].body == made.operations[1].body
    assert made.operations[0].commitment() != made.operations[1].commitment()
    assert made.id != write(OPENED, OPENED, salt=salts("other")).id


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 33])
def test_each_operation_is_proven_alone(count: int) -> None:
    every = leaves(count)
    root = tree_root(every)
    for place, leaf in enumerate(every):
        path = proof(every, place)
        assert proven_root(leaf, place, count, path) == root
        assert len(path) <= max(count - 1, 0).bit_length()


@settings(max_examples=80, deadline=None)
@given(count=st.integers(1, 24), data=st.data())
def test_a_wrong_proof_leads_elsewhere_or_is_refused(count: int, data: st.DataObject) -> None:
    every = leaves(count)
    place = data.draw(st.integers(0, count - 1))
    leaf, path = every[place], proof(every, place)
    wrong = [
        (hashlib.sha256(b"another").digest(), place, count, path),
        (leaf, place, count, path[:-1]),
        (leaf, place, count, (*path, bytes(32))),
        (leaf, place, count, tuple(bytes(32) for _ in path)),
        *((leaf, elsewhere, count, path) for elsewhere in range(-2, count + 3) if elsewhere != place),
    ]
    for attempt in wrong:
        if attempt != (leaf, place, count, path):
            assert outcome(*attempt) != tree_root(every)


def outcome(leaf: bytes, place: int, count: int, path: tuple[bytes, ...]) -> bytes | None:
    try:
        return proven_root(leaf, place, count, path)
    except ValueError:
        return None


@pytest.mark.parametrize("place", [-1, 3, 100])
def test_there_is_no_proof_of_what_is_not_there(place: int) -> None:
    with pytest.raises(ValueError, match="place"):
        proof(leaves(3), place)
    with pytest.raises(ValueError, match="place"):
        proven_root(bytes(32), place, 3, (bytes(32),))


def test_a_leaf_cannot_pass_for_a_node() -> None:
    """The tags differ, so that a pair of commitments can never be shown as one operation."""
    pair = leaves(2)
    assert tree_root(pair) != hashlib.sha256(b"tocsin:operation:1\x00" + b"".join(pair)).digest()
    assert tree_root(pair) == hashlib.sha256(b"tocsin:node:1\x00" + b"".join(pair)).digest()
    assert tree_root(leaves(1)) == leaves(1)[0]
