"""Which folders the demo takes, and the search that stands for a thief."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.terminal import Terminal
from tocsin.cli.demo_folder import MARK, DemoFolder, files_in, make_folder, places_of, size_words
from tocsin.domain.errors import CannotSave, WorkspaceExists


def test_a_new_folder_is_made_with_its_mark(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "new")
    assert [path.name for path in files_in(folder.root)] == [MARK]
    assert folder.desk.is_dir()


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    assert make_folder(tmp_path).root == tmp_path


def test_a_folder_of_somebody_else_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("ten years of work", "utf-8")
    with pytest.raises(WorkspaceExists):
        make_folder(tmp_path)
    assert [path.name for path in files_in(tmp_path)] == ["thesis.txt"]


def test_a_real_workspace_is_refused(terminal: Terminal) -> None:
    before = files_in(terminal.folder)
    assert isinstance(terminal.fails("demo", str(terminal.folder)), WorkspaceExists)
    assert files_in(terminal.folder) == before


def test_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(WorkspaceExists):
        make_folder(tmp_path / "link")
    assert files_in(tmp_path / "real") == []


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(WorkspaceExists):
        make_folder(tmp_path / "file")


def test_its_own_folder_is_emptied_of_what_it_made(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "demo")
    for part in (folder.office / "vault" / "3f", folder.letters):
        part.mkdir(parents=True)
        (part / "old").write_text("old", "utf-8")
    make_folder(tmp_path / "demo")
    assert [path.name for path in files_in(folder.root)] == [MARK]


def test_what_a_person_put_beside_it_stays(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "demo")
    (folder.root / "my notes.txt").write_text("mine", "utf-8")
    make_folder(tmp_path / "demo")
    assert (folder.root / "my notes.txt").read_text("utf-8") == "mine"


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(CannotSave):
        make_folder(tmp_path / "file" / "demo")


@pytest.mark.parametrize("form", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_search_finds_words_in_every_encoding(tmp_path: Path, form: str) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "bytes").write_bytes(b"\x00\x01" + "Żaneta".encode(form) + b"\xff")
    assert list(places_of(["Żaneta", "Marek"], tmp_path)) == [(tmp_path / "deep" / "bytes", "Żaneta")]


def test_the_search_finds_words_in_names(tmp_path: Path) -> None:
    (tmp_path / "Marek.pdf").write_bytes(b"")
    assert [word for _, word in places_of(["Marek"], tmp_path)] == ["Marek"]


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 bytes"), (1023, "1023 bytes"), (1024, "1 KiB"), (5 * 1024, "5 KiB")]
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert size_words(size) == words


def test_what_lies_where(tmp_path: Path) -> None:
    folder = DemoFolder(tmp_path)
    assert {path.parent for path in (folder.office, folder.desk, folder.letters)} == {tmp_path}
