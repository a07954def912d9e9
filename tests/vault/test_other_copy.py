"""Taking sealed files over from another copy of the same workspace."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tocsin import workspace
from tocsin.domain import errors
from tocsin.lib import files
from tocsin.vault import Sealed
from tocsin.workspace import Session

Shelf = Any
CONTENT = b"They waited at the ferry." * 9000


@pytest.fixture
def other(vault: Shelf, session: Session, tmp_path: Path) -> Shelf:
    """The vault of a copy of the folder, made before anything was put here."""
    shutil.copytree(session.folder, tmp_path / "copy.tocsin")
    with workspace.look(tmp_path / "copy.tocsin", "pepper lantern orbit velvet canyon drum") as looking:
        yield type(vault)(looking)


def adopt(vault: Shelf, other: Shelf, put: Sealed) -> None:
    vault.adopt("case-one", put.digest, put.key, other)


def test_a_file_is_copied_as_it_lies_and_opens_here(vault: Shelf, other: Shelf) -> None:
    put = other.add(CONTENT)
    assert not vault.holds("case-one", put.digest)
    adopt(vault, other, put)
    assert vault.holds("case-one", put.digest)
    assert vault.read(put) == CONTENT
    assert (
        vault.path(put).read_bytes()
        == other.path(put).read_bytes()
        == b"".join(other.as_it_lies("case-one", put.digest))
    )


def test_what_is_missing_there_leaves_nothing_here(vault: Shelf, other: Shelf) -> None:
    put = other.add(CONTENT)
    other.path(put).unlink()
    with pytest.raises(errors.MissingFile):
        adopt(vault, other, put)
    assert vault.files() == []


@pytest.mark.parametrize("place", [0, 40, 70_000, -1])
def test_what_was_altered_there_leaves_nothing_here(vault: Shelf, other: Shelf, place: int) -> None:
    put = other.add(CONTENT)
    data = bytearray(other.path(put).read_bytes())
    data[place] ^= 1
    other.path(put).write_bytes(data)
    with pytest.raises(errors.DamagedFile):
        adopt(vault, other, put)
    assert vault.files() == []


def test_the_key_of_another_content_copies_nothing(vault: Shelf, other: Shelf) -> None:
    one, two = other.add(CONTENT), other.add(CONTENT[1:])
    shutil.copy(other.path(two), other.path(one))
    for key in (one.key, two.key):
        with pytest.raises(errors.DamagedFile):
            vault.adopt("case-one", one.digest, key, other)
    assert vault.files() == []


def test_a_damaged_file_here_is_replaced(vault: Shelf, other: Shelf) -> None:
    put = other.add(CONTENT)
    adopt(vault, other, put)
    vault.path(put).write_bytes(b"rubbish")
    adopt(vault, other, put)
    assert vault.read(put) == CONTENT


@pytest.mark.parametrize("count", range(1, 9))
def test_a_full_disk_leaves_nothing_half_copied(
    vault: Shelf, other: Shelf, failing: Callable[[int], None], monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    put = other.add(CONTENT)
    failing(count)
    try:
        adopt(vault, other, put)
    except errors.DiskFull:
        monkeypatch.setattr(files, "DISK", files.Disk())
    for path in vault.files():
        assert path == vault.path(put)
        assert vault.read(put) == CONTENT
