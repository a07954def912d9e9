"""Changesets packed one behind the other come out as they went in, and out of damaged bytes only whole ones come."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.record import SCOPE, claim, ident, salts, worlds, write
from tocsin.domain import framing
from tocsin.domain.changesets import Changeset, Salted
from tocsin.domain.framing import MARK
from tocsin.domain.operations import EntityOpened

ONE = write(EntityOpened(entity=ident(20), kind="event"), claim(30, "2018-07-05"))
TWO = write(claim(31, "Угроза по телефону", property_id="event.title"), salt=salts("two"))


def erased(changeset: Changeset, place: int) -> Changeset:
    operations = list(changeset.operations)
    operations[place] = Salted(None, None, operations[place].commitment())
    return Changeset(changeset.header, changeset.signature, tuple(operations))


def unpacked(data: bytes) -> list[Changeset]:
    return list(framing.unpack_all(io.BytesIO(data)))


@given(worlds())
def test_what_is_packed_comes_out_again(world: object) -> None:
    every = world.all()  # type: ignore[attr-defined] # hypothesis hands over what the strategy made
    packed = b"".join(map(framing.pack, every))
    assert unpacked(packed) == every
    assert list(framing.find_all(packed)) == every


def test_an_erased_operation_stays_erased() -> None:
    gone = erased(ONE, 1)
    (found,) = unpacked(framing.pack(gone))
    assert found == gone
    assert found.id == ONE.id
    assert b"2018-07-05" not in framing.pack(gone)


def test_the_frame_is_what_the_page_says() -> None:
    """docs/format/backup.md, "A changeset in a segment", put together by hand."""
    (operation, gone) = erased(ONE, 1).operations
    assert operation.salt is not None
    assert operation.body is not None
    expected = (
        b"\x00\xffset1\xff\x00"
        + len(ONE.header).to_bytes(4, "big")
        + ONE.header
        + ONE.signature
        + (2).to_bytes(4, "big")
        + b"\x01"
        + operation.salt
        + len(operation.body).to_bytes(4, "big")
        + operation.body
        + b"\x00"
        + gone.commitment()
    )
    assert framing.pack(erased(ONE, 1)) == expected


def test_nothing_is_packed_that_could_not_be_read_back() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        framing.pack(Changeset(ONE.header, b"short", ONE.operations))
    with pytest.raises(ValueError, match="16 bytes"):
        framing.pack(Changeset(ONE.header, ONE.signature, (Salted(b"x", b"{}"),)))
    with pytest.raises(ValueError, match="neither"):
        framing.pack(Changeset(ONE.header, ONE.signature, (Salted(None, None, b"short"),)))


def test_a_cut_run_is_refused_and_the_whole_ones_are_found() -> None:
    for cut in range(1, len(framing.pack(TWO))):
        data = framing.pack(ONE) + framing.pack(TWO)[:-cut]
        with pytest.raises(ValueError, match=r"ends within|begins here"):
            unpacked(data)
        assert list(framing.find_all(data)) == [ONE]


def test_what_is_no_frame_is_refused() -> None:
    with pytest.raises(ValueError, match="no changeset begins here"):
        unpacked(framing.pack(ONE) + b"something else")
    data = bytearray(framing.pack(ONE))
    data[len(MARK) + 4 + len(ONE.header) + 64 + 4] = 7
    with pytest.raises(ValueError, match="no operation begins here"):
        unpacked(bytes(data))
    assert unpacked(b"") == []


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_what_is_whole_is_found_in_any_surroundings(before: bytes, after: bytes) -> None:
    found = list(framing.find_all(before + framing.pack(ONE) + after + framing.pack(TWO)))
    assert ONE in found
    assert TWO in found


@given(st.integers(0, len(framing.pack(ONE)) - 1), st.integers(1, 255))
def test_a_damaged_one_does_not_take_its_neighbours_along(place: int, by: int) -> None:
    data = bytearray(framing.pack(ONE))
    data[place] ^= by
    found = list(framing.find_all(framing.pack(TWO) + bytes(data) + framing.pack(TWO)))
    assert found[0] == TWO
    assert found[-1] == TWO
    assert ONE not in found


def test_the_mark_stands_in_no_changeset() -> None:
    assert SCOPE.encode() in ONE.header
    assert framing.pack(ONE).count(MARK) == 1
