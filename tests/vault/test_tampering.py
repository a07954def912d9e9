"""Whatever is done to a sealed file: it is refused, never given out as what it was."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

from tocsin.crypto import aead, stream
from tocsin.crypto.padding import padded
from tocsin.domain import errors
from tocsin.vault import Sealed, sealed

Shelf = Any
CHUNK = stream.CHUNK + 16
REFUSED = (errors.DamagedFile, errors.NewerFormat)


def refused(vault: Shelf, put: Sealed) -> bool:
    """Both by reading and by verifying, and no byte that is not the content's own comes out before."""
    for verb in (vault.verify, lambda *file: vault.open(*file).read()):
        try:
            verb("case-one", put.digest, put.key)
        except REFUSED:
            continue
        return False
    return True


def test_every_flipped_byte_is_refused(vault: Shelf) -> None:
    put = vault.add(b"the plate was seen twice")
    path = vault.path(put)
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x08]) + whole[place + 1 :])
        assert refused(vault, put)
    path.write_bytes(whole)
    vault.verify("case-one", put.digest, put.key)


@pytest.mark.parametrize("place", [0, 7, 8, 39, 40, 70_000, CHUNK + 40, 3 * CHUNK + 50, -1])
def test_a_flipped_byte_of_a_large_file_is_refused(vault: Shelf, noise: bytes, place: int) -> None:
    put = vault.add(noise)
    data = bytearray(vault.path(put).read_bytes())
    data[place] ^= 1
    vault.path(put).write_bytes(data)
    assert refused(vault, put)


def test_every_cut_is_refused(vault: Shelf, noise: bytes) -> None:
    put = vault.add(noise)
    whole = vault.path(put).read_bytes()
    edges = [40 + number * CHUNK + more for number in range(4) for more in (-1, 0, 1, 16, 17)]
    for length in [0, 1, 8, 39, *edges, len(whole) - 17, len(whole) - 16, len(whole) - 1]:
        vault.path(put).write_bytes(whole[:length])
        assert refused(vault, put)


@pytest.mark.parametrize("tail", [b"\x00", bytes(16), bytes(17), bytes(CHUNK)])
def test_every_lengthening_is_refused(vault: Shelf, noise: bytes, tail: bytes) -> None:
    put = vault.add(noise)
    vault.path(put).write_bytes(vault.path(put).read_bytes() + tail)
    assert refused(vault, put)


def reordered(data: bytes, order: list[int]) -> bytes:
    chunks = [data[start : start + CHUNK] for start in range(sealed.HEADER, len(data), CHUNK)]
    return data[: sealed.HEADER] + b"".join(chunks[number] for number in order)


@pytest.mark.parametrize("order", [[1, 0, 2, 3], [0, 2, 3], [0, 1, 1, 2, 3], [0, 1, 3], [3], [0, 0, 2, 3], [0, 1, 2]])
def test_swapped_lost_and_repeated_chunks_are_refused(vault: Shelf, noise: bytes, order: list[int]) -> None:
    put = vault.add(noise)
    vault.path(put).write_bytes(reordered(vault.path(put).read_bytes(), order))
    assert refused(vault, put)


def test_files_that_changed_places_are_refused(vault: Shelf) -> None:
    one, other = vault.add(b"one" * 99), vault.add(b"two" * 99)
    data = vault.path(one).read_bytes()
    vault.path(one).write_bytes(vault.path(other).read_bytes())
    vault.path(other).write_bytes(data)
    assert refused(vault, one)
    assert refused(vault, other)


def test_a_file_of_another_scope_with_the_same_content_is_refused(vault: Shelf) -> None:
    one, other = vault.add(b"the same", "case-one"), vault.add(b"the same", "case-two")
    vault.path(one).write_bytes(vault.path(other).read_bytes())
    assert refused(vault, one)


def test_another_key_opens_nothing(vault: Shelf) -> None:
    put = vault.add(b"x")
    assert refused(vault, Sealed(put.digest, put.size, aead.new_key(), put.name))


def forge(plaintext: bytes, key: bytes, magic: bytes = sealed.MAGIC) -> bytes:
    data = bytearray()
    writer = stream.Writer(key, stream.new_header(magic), data.extend)
    writer.write(plaintext)
    writer.finish()
    return bytes(data)


def filled(content: bytes, length: int, size: int = 4096) -> bytes:
    return content.ljust(size - 8, b"\x00") + length.to_bytes(8, "big")


FORGERIES: dict[str, Callable[[], bytes]] = {
    "another content": lambda: filled(b"words that were never said", 26),
    "something behind the content": lambda: filled(b"what was said\x00and more", 13),
    "a length beyond the file": lambda: filled(b"what was said", 2**40),
    "a bucket too large": lambda: filled(b"what was said", 13, 8192),
    "a bucket too small": lambda: filled(b"what was said", 13, 64),
    "no room for a length": lambda: b"seven b",
    "nothing at all": lambda: b"",
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_one_who_has_the_key_cannot_pass_another_file_for_it(vault: Shelf, forgery: str) -> None:
    put = vault.add(b"what was said")
    vault.path(put).write_bytes(forge(FORGERIES[forgery](), put.key))
    with pytest.raises(errors.DamagedFile):
        vault.verify("case-one", put.digest, put.key)


def test_the_forger_of_these_tests_would_be_believed_otherwise(vault: Shelf) -> None:
    put = vault.add(b"what was said")
    vault.path(put).write_bytes(forge(filled(b"what was said", 13), put.key))
    vault.verify("case-one", put.digest, put.key)
    assert padded(13 + 8) == 4096


def test_a_newer_format_is_named(vault: Shelf) -> None:
    put = vault.add(b"x")
    vault.path(put).write_bytes(forge(filled(b"x", 1), put.key, b"tocsinV2"))
    with pytest.raises(errors.NewerFormat, match="tocsinV2"):
        vault.open("case-one", put.digest, put.key)


def test_what_the_disk_does_not_give_is_damage(vault: Shelf, noise: bytes) -> None:
    put = vault.add(noise)
    vault.path(put).unlink()
    vault.path(put).mkdir()
    assert refused(vault, put)

    class Failing(io.BytesIO):
        reads = 0

        def read(self, size: int | None = -1) -> bytes:
            self.reads += 1
            if self.reads > 3:
                raise OSError(5, "Input/output error")
            return super().read(size)

    content = sealed.Content(Failing(forge(filled(noise, 200_000, padded(200_008)), put.key)), put.key)
    with pytest.raises(errors.DamagedFile, match="the disk does not give"):
        content.readall()


def test_refusing_leaves_no_file_open(vault: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    put = vault.add(b"x")
    closed: list[bool] = []

    class Source(io.BytesIO):
        def close(self) -> None:
            closed.append(True)
            super().close()

    monkeypatch.setattr("pathlib.Path.open", lambda *_: Source(b"tocsinV1 and then rubbish"))
    with pytest.raises(errors.DamagedFile):
        vault.open("case-one", put.digest, put.key)
    assert closed
