"""Bodies lie packed in their rows and come out to the byte; what was stored once can be read for ever."""

from __future__ import annotations

import hashlib
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import stored
from support.operations import EXAMPLES, any_operation
from support.record import write
from tocsin.actions.init import Office
from tocsin.domain.operations import Known, encode
from tocsin.records import store
from tocsin.records.packing import DICTIONARY_1, LONGEST, pack, unpack
from tocsin.records.places import PLACES
from tocsin.records.record import Operation

PAGE = Path(__file__).parents[2] / "docs" / "format" / "record.md"
# of the dictionary as it was when the first row was stored with it: it never changes
DIGEST = "4e957de0488ce4cdd10fe24620ef7adb971b65c9f71b24f6b53e6c8111a16d49"

# written once, and read for ever
KNOWN = [
    (
        "01430e082cc0cd11113830cfe1f61300",
        b'{"entity":"AAAAAAAAAAAAAAAAAAAAFA","kind":"event","op":"entity.opened","v":1}',
    ),
    (
        "014372061610908ee2342cc0cd11bb73315c042b02509c8405783ba23b139c9b6b01",
        b'{"claim":"AAAAAAAAAAAAAAAAAAAAPg","entity":"AAAAAAAAAAAAAAAAAAAAFA","op":"claim.made","property":"person.minor","statement":"AAAAAAAAAAAAAAAAAAAAKA","v":1,"value":false}',
    ),
]


@pytest.mark.parametrize(("row", "body"), KNOWN)
def test_what_was_stored_once_is_read(row: str, body: bytes) -> None:
    assert unpack(bytes.fromhex(row)) == body
    assert stored.body_of(bytes.fromhex(row)) == body


def test_the_dictionary_is_the_one_of_the_first_day() -> None:
    assert hashlib.sha256(DICTIONARY_1).hexdigest() == DIGEST
    assert stored.DICTIONARY_1 == DICTIONARY_1


def test_the_page_of_the_format_holds_the_dictionary() -> None:
    block = PAGE.read_text(encoding="utf-8").split("```dictionary-1\n")[1].split("\n```")[0]
    assert "".join(block.splitlines()).encode("ascii") == DICTIONARY_1


@given(any_operation())
def test_bytes_come_out_as_they_were(operation: Known) -> None:
    body = encode(operation)
    assert unpack(pack(body)) == body
    assert stored.body_of(pack(body)) == body
    assert len(pack(body)) <= len(body)


@given(st.binary(max_size=3000))
def test_any_object_comes_out(rest: bytes) -> None:
    assert unpack(pack(b"{" + rest)) == b"{" + rest


@pytest.mark.parametrize("operation", EXAMPLES, ids=lambda operation: type(operation).__name__)
def test_every_kind_of_operation_is_the_shorter_for_it(operation: Known) -> None:
    assert len(pack(encode(operation))) < 0.75 * len(encode(operation))


def test_what_nothing_shortens_is_kept_as_it_is() -> None:
    assert pack(b"{}") == b"{}"
    assert pack(b"{" + bytes(range(128, 256)) * 2)[:1] in (b"{", b"\x01")


@pytest.mark.parametrize("length", [1020, 1023, 1024, 1025, 2048, 70_000])
def test_bodies_of_any_length_come_out_exactly(length: int) -> None:
    for words in (b" ", b"Harbour ", bytes(range(97, 123)), b'"claim":'):
        body = b"{" + (words * length)[: length - 1]
        assert len(body) == length
        assert unpack(pack(body)) == body


def test_what_is_very_long_is_kept_as_it_is() -> None:
    body = b"{" + b" " * LONGEST
    assert pack(body) == body
    assert unpack(body) == body


def deflated(body: bytes) -> bytes:
    return b"\x01" + zlib.compress(body, wbits=-15)


GOOD = pack(encode(EXAMPLES[0]))


@pytest.mark.parametrize(
    "row",
    [b"", b"\x01", b"\x02abc", GOOD[:-1], GOOD + b"\x00", b"\x01\xff\xff\xff", deflated(b"{" + bytes(LONGEST))],
    ids=["nothing", "no stream", "unknown form", "cut", "longer", "no stream either", "unfolds without end"],
)
def test_what_is_in_no_known_form_stays_as_it_stands(row: bytes) -> None:
    assert unpack(row) == row
    assert stored.body_of(row) == row


def test_old_rows_are_read_as_ever(office: Office) -> None:
    made = write(*EXAMPLES)
    seq = store.append(made)
    assert any(bytes(row.body)[:1] == b"\x01" for row in Operation.objects.filter(id__gte=seq * PLACES))
    for place, one in enumerate(made.operations):
        Operation.objects.filter(id=seq * PLACES + place).update(body=one.body)
    assert dict(store.changesets())[seq] == made
    assert set(store.operations([seq * PLACES])) == {seq * PLACES}


def test_an_altered_row_fits_no_commitment(office: Office) -> None:
    made = write(*EXAMPLES)
    seq = store.append(made)
    row = Operation.objects.get(id=seq * PLACES)
    Operation.objects.filter(id=row.id).update(body=bytes(row.body)[:-1])
    first = next(store.salted(seq))
    assert first.commitment() != made.operations[0].commitment()


def test_any_window_and_level_may_have_been_used() -> None:
    for level in range(10):
        assert unpack(b"\x01" + zlib.compress(b"{}", level, wbits=-15)) == b"{}"
