"""Sealed parts of a backup: whole or refused, of padded sizes, and what is whole in a damaged one."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tocsin.crypto.padding import padded
from tocsin.crypto.stream import CHUNK, sealed_size
from tocsin.domain.errors import CannotBackUp, DamagedFile, DiskFull, NewerFormat
from tocsin.lib import files
from tocsin.vault import parts

KEY = bytes(range(32))


def put(folder: Path, content: bytes, name: str = "000001", magic: bytes = parts.SEGMENT) -> Path:
    with parts.part(folder, KEY, magic) as part:
        part.write(content)
        part.commit(name)
    return folder / name


def read(path: Path, key: bytes = KEY, magic: bytes = parts.SEGMENT) -> bytes:
    with parts.open_part(path, key, magic) as content:
        return content.read()


@pytest.mark.parametrize("size", [0, 1, 100, 4088, 4089, CHUNK - 8, CHUNK, CHUNK + 1, 200_000])
def test_what_is_written_comes_back_and_its_size_is_padded(tmp_path: Path, size: int) -> None:
    content = random.Random(size).randbytes(size)
    path = put(tmp_path, content)
    assert read(path) == content
    assert path.stat().st_size == sealed_size(40, padded(size + 8))


def test_sizes_that_are_nearly_alike_look_alike(tmp_path: Path) -> None:
    sizes = {put(tmp_path, b"x" * size, f"{size:06}").stat().st_size for size in range(0, 4000, 500)}
    assert len(sizes) == 1


def test_many_writes_are_one_content(tmp_path: Path) -> None:
    with parts.part(tmp_path, KEY, parts.LOCAL) as part:
        for number in range(5000):
            part.write(f"{number}\n".encode())
        part.commit("000001")
    assert read(tmp_path / "000001", magic=parts.LOCAL) == "".join(f"{n}\n" for n in range(5000)).encode()


def test_the_digest_is_of_the_file_as_it_lies(tmp_path: Path) -> None:
    with parts.part(tmp_path, KEY, parts.SEGMENT) as part:
        part.write(b"content")
        digest = part.commit("000001")
    assert parts.digest_on_medium(tmp_path / "000001") == digest


def test_the_content_is_not_in_the_file(tmp_path: Path) -> None:
    assert b"Harbour Light" not in put(tmp_path, b"Harbour Light " * 50).read_bytes()


def test_every_flipped_byte_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, b"two men waited at the stairs")
    whole = path.read_bytes()
    for place in range(len(whole)):
        with path.open("r+b") as file:
            file.seek(place)
            file.write(bytes([whole[place] ^ 1 << place % 8]))
            file.seek(max(0, place - 1))
            file.write(whole[max(0, place - 1) : place])
        with pytest.raises((DamagedFile, NewerFormat)):
            read(path)
    path.write_bytes(whole)
    assert read(path) == b"two men waited at the stairs"


@pytest.mark.parametrize("keep", [0, 1, 8, 39, 40, 56, 1000, -1])
def test_a_cut_one_is_refused(tmp_path: Path, keep: int) -> None:
    path = put(tmp_path, b"content")
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(DamagedFile):
        read(path)


def test_a_longer_one_is_refused(tmp_path: Path) -> None:
    path = put(tmp_path, b"content")
    path.write_bytes(path.read_bytes() + b"\x00")
    with pytest.raises(DamagedFile):
        read(path)


def test_one_kind_does_not_stand_for_another(tmp_path: Path) -> None:
    path = put(tmp_path, b"content", magic=parts.LOCAL)
    with pytest.raises(DamagedFile):
        read(path, magic=parts.SEGMENT)
    path.write_bytes(parts.SEGMENT + path.read_bytes()[8:])
    with pytest.raises(DamagedFile):
        read(path, magic=parts.SEGMENT)


def test_another_key_or_none_opens_nothing(tmp_path: Path) -> None:
    path = put(tmp_path, b"content")
    with pytest.raises(DamagedFile):
        read(path, key=bytes(32))
    with pytest.raises(DamagedFile):
        read(tmp_path / "000002")


def test_a_later_format_is_named(tmp_path: Path) -> None:
    path = put(tmp_path, b"content")
    path.write_bytes(b"tocsinG2" + path.read_bytes()[8:])
    with pytest.raises(NewerFormat, match="tocsinG2"):
        read(path)


def test_without_a_commit_nothing_stays(tmp_path: Path) -> None:
    with parts.part(tmp_path, KEY, parts.SEGMENT) as part:
        part.write(b"content")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, failing: Callable[..., None]) -> None:
    path = put(tmp_path, b"before")
    for count in range(1, 5):
        failing(count)
        with pytest.raises(DiskFull):
            put(tmp_path, b"after")
        assert read(path) == b"before"
        assert [found.name for found in tmp_path.iterdir()] == ["000001"]


def test_what_comes_back_other_than_it_was_written_gets_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Lying(files.Disk):
        def sync(self, descriptor: int) -> None:
            os.pwrite(descriptor, b"\x00", 100)

    monkeypatch.setattr(files, "DISK", Lying())
    with pytest.raises(CannotBackUp, match="came back"):
        put(tmp_path, b"content")
    assert list(tmp_path.iterdir()) == []


def test_the_whole_runs_of_a_damaged_one(tmp_path: Path) -> None:
    content = random.Random(3).randbytes(5 * CHUNK)
    path = put(tmp_path, content)
    data = bytearray(path.read_bytes())
    data[40 + 2 * (CHUNK + 16) + 77] ^= 1
    path.write_bytes(data)
    first, second, *more = parts.whole_runs(path, KEY, parts.SEGMENT)
    assert not more
    assert first == content[: 2 * CHUNK]
    assert second[: 2 * CHUNK] == content[3 * CHUNK :]


@pytest.mark.parametrize("keep", [CHUNK * 2, 300, 40, 12])
def test_the_whole_runs_of_a_cut_one(tmp_path: Path, keep: int) -> None:
    content = random.Random(4).randbytes(3 * CHUNK)
    path = put(tmp_path, content)
    path.write_bytes(path.read_bytes()[:keep])
    found = b"".join(parts.whole_runs(path, KEY, parts.SEGMENT))
    assert found == content[: len(found)]
    assert len(found) == max(0, (keep - 40) // (CHUNK + 16)) * CHUNK


def test_no_run_comes_out_of_another_kind_or_of_nothing(tmp_path: Path) -> None:
    path = put(tmp_path, b"content", magic=parts.LOCAL)
    assert list(parts.whole_runs(path, KEY, parts.SEGMENT)) == []
    assert list(parts.whole_runs(tmp_path / "000009", KEY, parts.SEGMENT)) == []
