"""The digest of a folder is what `sha256sum` says of its files; what is no folder of plain files has none."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tocsin.engines import digests
from tocsin.engines.digests import file_digest, folder_digest

BY_HAND = "find . -type f -printf '%P\\n' | LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    model = tmp_path / "model"
    (model / "ner").mkdir(parents=True)
    (model / "empty").mkdir()
    (model / "config.cfg").write_text("[nlp]\n")
    (model / "ner" / "model").write_bytes(bytes(range(256)))
    (model / "ner.txt").write_text("")
    (model / "слова з пробілом").write_text("x")
    return model


def test_it_is_what_the_documented_line_prints(folder: Path) -> None:
    said = subprocess.run(["bash", "-c", BY_HAND], cwd=folder, capture_output=True, text=True, check=True).stdout
    assert folder_digest(folder) == said.split()[0]


def test_a_byte_a_name_and_a_file_more_change_it(folder: Path) -> None:
    seen = {folder_digest(folder)}
    (folder / "ner.txt").write_text("y")
    seen.add(folder_digest(folder))
    (folder / "ner.txt").rename(folder / "ner2.txt")
    seen.add(folder_digest(folder))
    (folder / "more.py").write_text("")
    seen.add(folder_digest(folder))
    assert len(seen) == 4
    assert None not in seen


def test_what_is_no_folder_of_plain_files_has_none(folder: Path, tmp_path: Path) -> None:
    assert folder_digest(tmp_path / "nowhere") is None
    assert folder_digest(folder / "config.cfg") is None
    assert folder_digest(folder / "empty") is None
    (folder / "link").symlink_to(tmp_path)
    assert folder_digest(folder) is None


@pytest.mark.parametrize("name", ["a\nb", "a\\b"])
def test_a_name_that_a_list_cannot_hold(folder: Path, name: str) -> None:
    (folder / name).write_text("x")
    assert folder_digest(folder) is None


@pytest.mark.parametrize(("limit", "most"), [("MOST_FILES", 3), ("MOST_BYTES", 200)])
def test_what_is_too_much_for_a_model(folder: Path, limit: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests, limit, most)
    assert folder_digest(folder) is None


def test_a_file_that_cannot_be_read_has_none(tmp_path: Path) -> None:
    assert file_digest(tmp_path) is None
    assert file_digest(tmp_path / "nowhere") is None
