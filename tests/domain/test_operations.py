"""Operations: one spelling each, bounds that hold, and every type read back as it was written."""

from __future__ import annotations

import json
from typing import Any, get_args

import msgspec
import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from support.operations import EXAMPLES, any_operation
from support.record import claim, digest_of, ident
from tocsin.domain import operations
from tocsin.domain.operations import (
    LARGEST_VALUE,
    VERSION,
    ClaimAssessed,
    ClaimMade,
    ClaimRanked,
    EntityOpened,
    FileSealed,
    Known,
    ReasonGiven,
    Sealed,
    decode,
    encode,
    pack,
    unpack,
)
from tocsin.domain.passages import InRecording, InTable, InText, OnPage, Passage

OPENED = EntityOpened(entity=ident(20), kind="event")
MADE = claim(60, "2018-07-05")
FILE = digest_of("a file")
REFUSED = "operation|claim|passage|text"  # every refusal says what was refused


def changed(operation: Known, **fields: Any) -> bytes:
    """The body of an operation with some fields written otherwise, still in canonical JSON."""
    return rfc8785.dumps(json.loads(encode(operation)) | fields)


def test_the_examples_are_of_every_type() -> None:
    assert {type(example) for example in EXAMPLES} == set(get_args(Known))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: type(one).__name__)
def test_an_operation_is_read_back(example: Known) -> None:
    body = encode(example)
    assert decode(body) == operations.decode_trusted(body) == msgspec.structs.replace(example, v=VERSION)
    assert json.loads(body)["v"] == VERSION


@settings(max_examples=120, deadline=None)
@given(any_operation())
def test_every_operation_is_canonical_after_rfc_8785(operation: Known) -> None:
    body = encode(operation)
    assert body == rfc8785.dumps(json.loads(body))
    assert encode(decode(body)) == body


@settings(max_examples=120, deadline=None)
@given(any_operation(), st.data())
def test_another_spelling_of_the_same_is_refused(operation: Known, data: st.DataObject) -> None:
    said = json.loads(encode(operation))
    spellings = [
        json.dumps(said, sort_keys=True).encode(),
        json.dumps(dict(sorted(said.items(), reverse=True)), separators=(",", ":"), ensure_ascii=False).encode(),
        encode(operation) + b"\n",
        b" " + encode(operation),
        b"\xef\xbb\xbf" + encode(operation),
        rfc8785.dumps(said | {"language": None, "unheard": 1}),
    ]
    with pytest.raises(ValueError, match=REFUSED):
        decode(data.draw(st.sampled_from(spellings)))


@pytest.mark.parametrize("default", [("stance", "asserts"), ("absent", None), ("passages", []), ("said_by", None)])
def test_a_default_that_is_written_out_is_refused(default: tuple[str, Any]) -> None:
    with pytest.raises(ValueError, match="not canonical"):
        decode(changed(MADE, **dict([default])))


@pytest.mark.parametrize("version", [0, 2, -1, 10**6])
def test_a_version_that_is_not_known_is_refused(version: int) -> None:
    with pytest.raises(ValueError, match=REFUSED):
        decode(changed(OPENED, v=version))


BROKEN: list[tuple[Known, dict[str, Any]]] = [
    (OPENED, {"op": "entity.closed"}),
    (OPENED, {"entity": "short"}),
    (OPENED, {"entity": ident(20) + "\n"}),
    (OPENED, {"entity": ident(20)[:-1] + "B"}),
    (OPENED, {"kind": 3}),
    (OPENED, {"more": 1}),
    (MADE, {"value": 3}),
    (MADE, {"value": []}),
    (MADE, {"value": [3]}),
    (MADE, {"value": [1, 2, 3, 4]}),
    (MADE, {"value": [2**53, None]}),
    (MADE, {"value": {"sealed": "A" * 44, "open": "Ana"}}),
    (MADE, {"value": {"sealed": "Ana Velich"}}),
    (MADE, {"absent": "unknown"}),
    (MADE, {"stance": "insists"}),
    (MADE, {"passages": [["text", FILE, 1]]}),
    (MADE, {"passages": [["line", FILE, 1, 2]]}),
    (MADE, {"passages": [["text", 1, 1, 2]]}),
    (MADE, {"passages": [["text", FILE, True, 2]]}),
    (claim(60, absent="unknown"), {"absent": "lost"}),
    (ClaimRanked(claim=ident(60), rank="normal"), {"rank": "best"}),
    (ClaimAssessed(claim=ident(60), assessor=ident(4), holds="unsure"), {"holds": "true"}),
    (ClaimAssessed(claim=ident(60), assessor=ident(4), holds="unsure"), {"source_grade": "G"}),
    (ClaimAssessed(claim=ident(60), assessor=ident(4), holds="unsure"), {"information_grade": "12"}),
    (FileSealed(digest=FILE, size=1, key=FILE, role="text"), {"role": "poster"}),
    (FileSealed(digest=FILE, size=1, key=FILE, role="text"), {"size": -1}),
    (FileSealed(digest=FILE, size=1, key=FILE, role="text"), {"key": "secret"}),
    (FileSealed(digest=FILE, size=1, key=FILE, role="text"), {"digest": FILE[:-1]}),
]


@pytest.mark.parametrize(("operation", "fields"), BROKEN)
def test_what_is_outside_its_bounds_is_refused(operation: Known, fields: dict[str, Any]) -> None:
    try:
        body = changed(operation, **fields)
    except rfc8785.IntegerDomainError:
        body = json.dumps(json.loads(encode(operation)) | fields, sort_keys=True, separators=(",", ":")).encode()
    with pytest.raises(ValueError, match=REFUSED):
        decode(body)


@pytest.mark.parametrize("body", [b"", b"{}", b"null", b"[]", b"\xff\xfe", b'{"op":"entity.opened"}', b"[" * 5000])
def test_what_is_no_operation_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match=REFUSED):
        decode(body)


@settings(max_examples=120, deadline=None)
@given(st.binary(max_size=80) | any_operation().map(encode), st.data())
def test_decode_answers_or_raises_value_error(body: bytes, data: st.DataObject) -> None:
    cut = body[: data.draw(st.integers(0, len(body)))]
    for given_ in (body, cut, cut + b"\x00"):
        try:
            assert encode(decode(given_)) == given_
        except ValueError:
            continue


def test_a_float_is_refused() -> None:
    body = encode(claim(60, (1, 2))).replace(b"[1,2]", b"[1.0,2]")
    with pytest.raises(ValueError, match=REFUSED):
        decode(body)


def test_a_key_said_twice_is_refused() -> None:
    body = encode(OPENED)
    with pytest.raises(ValueError, match=REFUSED):
        decode(body[:-1] + b',"v":1}')


@pytest.mark.parametrize("text", ["a" * LARGEST_VALUE, "я" * (LARGEST_VALUE // 2)])
def test_16_kib_of_text_are_the_most(text: str) -> None:
    for build in (lambda t: claim(60, t), lambda t: ReasonGiven(about=ident(60), text=t)):
        assert encode(build(text))
        with pytest.raises(ValueError, match=REFUSED):
            encode(build(text + "a"))


def test_the_longest_text_fits_when_it_is_sealed() -> None:
    largest = -(-(LARGEST_VALUE + 28) * 4 // 3)
    assert encode(claim(60, Sealed(sealed="A" * largest)))
    with pytest.raises(ValueError, match=REFUSED):
        encode(claim(60, Sealed(sealed="A" * (largest + 1))))


@pytest.mark.parametrize("number", [2**53 - 1, -(2**53) + 1, 0])
def test_whole_numbers_reach_to_2_to_the_53(number: int) -> None:
    assert encode(claim(60, (number, number)))
    with pytest.raises(ValueError, match=REFUSED):
        encode(claim(60, (number, 2**53)))
    with pytest.raises(ValueError, match=REFUSED):
        encode(claim(60, (-(2**53), number)))


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb"])
def test_a_lone_surrogate_has_no_bytes(text: str) -> None:
    with pytest.raises(ValueError, match=REFUSED):
        encode(claim(60, text))


def test_a_claim_has_a_value_or_says_why_not() -> None:
    for both in (claim(60), claim(60, "2018", absent="unknown")):
        with pytest.raises(ValueError, match=REFUSED):
            encode(both)


PASSAGES: list[tuple[Passage, tuple[Any, ...]]] = [
    (InText(FILE, 120, 135), ("text", FILE, 120, 135)),
    (InTable(FILE, 3, 4), ("cell", FILE, 3, 4)),
    (InRecording(FILE, 1000, 2500), ("time", FILE, 1000, 2500)),
    (OnPage(FILE, 2, (100, 200, 300, 400)), ("page", FILE, 2, 100, 200, 300, 400)),
]


@pytest.mark.parametrize(("passage", "packed"), PASSAGES)
def test_a_passage_is_packed_and_unpacked(passage: Passage, packed: tuple[Any, ...]) -> None:
    assert pack(passage) == packed
    assert unpack(packed) == passage
    read = decode(encode(claim(60, "2018", passages=(packed,))))
    assert isinstance(read, ClaimMade)
    assert unpack(read.passages[0]) == passage


def test_the_key_of_a_file_is_32_bytes() -> None:
    sealed = next(one for one in EXAMPLES if isinstance(one, FileSealed))
    assert len(sealed.key_bytes()) == 32
