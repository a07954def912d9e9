"""STREAM: equal to the plaintext wherever it is read, and refused whatever is done to it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.crypto import aead, stream
from tocsin.crypto.errors import Unauthentic
from tocsin.crypto.stream import CHUNK

KEY = bytes(range(32))
SEALED_CHUNK = CHUNK + 16
HEADER = 4 + 32
lengths = st.one_of(
    st.integers(0, 40),
    st.sampled_from([CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK, 2 * CHUNK + 1]),
    st.integers(0, 4 * CHUNK),
)


def content(length: int) -> bytes:
    return bytes(bytearray((place * 7 + place // CHUNK) % 256 for place in range(length)))


def seal(plaintext: bytes, key: bytes = KEY, pieces: int = 1 << 20) -> bytes:
    written = bytearray()
    writer = stream.Writer(key, stream.new_header(b"test"), written.extend)
    for start in range(0, len(plaintext), pieces):
        writer.write(plaintext[start : start + pieces])
    writer.finish()
    return bytes(written)


def reader(sealed: bytes, key: bytes = KEY) -> stream.Reader:
    return stream.Reader(io.BytesIO(sealed), key, HEADER)


def read(sealed: bytes, key: bytes = KEY) -> bytes:
    return reader(sealed, key).readall()


@settings(max_examples=40, deadline=None)
@given(lengths, st.sampled_from([1000, CHUNK - 1, CHUNK, CHUNK + 1, 1 << 20]))
def test_what_is_written_comes_back_however_it_was_cut(length: int, pieces: int) -> None:
    plaintext = content(length)
    sealed = seal(plaintext, pieces=pieces)
    assert len(sealed) == stream.sealed_size(HEADER, length)
    assert read(sealed) == plaintext


@settings(max_examples=40, deadline=None)
@given(lengths, st.lists(st.tuples(st.integers(0, 4 * CHUNK), st.integers(0, 2 * CHUNK)), max_size=8))
def test_reading_from_anywhere_is_reading_the_plaintext(length: int, moves: list[tuple[int, int]]) -> None:
    plaintext = content(length)
    oracle, ours = io.BytesIO(plaintext), io.BufferedReader(reader(seal(plaintext)))
    for place, count in moves:
        assert ours.seek(place) == oracle.seek(place)
        assert ours.read(count) == oracle.read(count)
        assert ours.tell() == oracle.tell()


@pytest.mark.parametrize(("offset", "whence"), [(-3, io.SEEK_END), (2, io.SEEK_CUR), (5, io.SEEK_SET)])
def test_seeking_counts_from_where_it_says(offset: int, whence: int) -> None:
    oracle, ours = io.BytesIO(content(50)), reader(seal(content(50)))
    for file in (oracle, ours):
        file.seek(10)
    assert ours.seek(offset, whence) == oracle.seek(offset, whence)
    assert ours.readall() == oracle.read()


def test_nothing_lies_before_the_start() -> None:
    with pytest.raises(ValueError, match="before the start"):
        reader(seal(b"x")).seek(-1)


def test_every_flipped_byte_is_refused() -> None:
    sealed = seal(b"the bell of the town hall")
    for place in range(4, len(sealed)):
        altered = bytearray(sealed)
        altered[place] ^= 0x40
        with pytest.raises(Unauthentic):
            read(bytes(altered))


def test_every_cut_is_refused_before_the_first_byte_is_given() -> None:
    sealed = seal(content(CHUNK + 40))
    for length in [HEADER, HEADER + 15, HEADER + 16, HEADER + SEALED_CHUNK, *range(len(sealed) - 60, len(sealed))]:
        with pytest.raises(Unauthentic):
            reader(sealed[:length])


@pytest.mark.parametrize("tail", [b"\x00", b"\x00" * 16, b"\x00" * 17, b"\x00" * SEALED_CHUNK])
@pytest.mark.parametrize("length", [0, 10, CHUNK, CHUNK + 1])
def test_every_lengthening_is_refused(length: int, tail: bytes) -> None:
    with pytest.raises(Unauthentic):
        reader(seal(content(length)) + tail)


def chunks_of(sealed: bytes) -> list[bytes]:
    return [sealed[start : start + SEALED_CHUNK] for start in range(HEADER, len(sealed), SEALED_CHUNK)]


@pytest.mark.parametrize("order", [[1, 0, 2], [0, 0, 2], [0, 2], [0, 1], [2], [0, 1, 1, 2], [0, 1, 2, 2]])
def test_chunks_out_of_order_left_out_or_repeated_are_refused(order: list[int]) -> None:
    sealed = seal(content(3 * CHUNK))
    chunks = chunks_of(sealed)
    with pytest.raises(Unauthentic):
        read(sealed[:HEADER] + b"".join(chunks[number] for number in order))


def test_a_chunk_of_another_stream_under_the_same_key_is_refused() -> None:
    one, other = seal(content(2 * CHUNK)), seal(content(2 * CHUNK))
    mixed = one[: HEADER + SEALED_CHUNK] + other[HEADER + SEALED_CHUNK :]
    with pytest.raises(Unauthentic):
        read(mixed)


def test_an_empty_last_chunk_after_another_is_refused() -> None:
    header = stream.new_header(b"test")
    chunks = stream._Chunks(KEY, header)
    forged = header + chunks.seal(0, content(CHUNK), last=False) + chunks.seal(1, b"", last=True)
    with pytest.raises(Unauthentic, match="no stream has this length"):
        read(forged)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(Unauthentic):
        reader(seal(b"x"), aead.new_key())


def test_two_streams_of_the_same_content_share_nothing() -> None:
    one, other = seal(content(CHUNK)), seal(content(CHUNK))
    assert one[:4] == other[:4]
    assert one[4:36] != other[4:36]
    assert one[36:68] != other[36:68]


def test_a_reader_can_be_made_shorter() -> None:
    ours = reader(seal(content(CHUNK + 50)))
    ours.size = CHUNK + 7
    assert ours.readall() == content(CHUNK + 7)
    assert ours.seek(0, io.SEEK_END) == CHUNK + 7


def test_closing_closes_what_is_below() -> None:
    source = io.BytesIO(seal(b"x"))
    stream.Reader(source, KEY, HEADER).close()
    assert source.closed


def test_a_stream_ends_before_its_counter_does() -> None:
    chunks = stream._Chunks(KEY, stream.new_header(b"test"))
    assert chunks.seal(2**32 - 1, b"", last=True)
    with pytest.raises(OverflowError):
        chunks.seal(2**32, b"", last=True)
