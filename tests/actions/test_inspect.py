"""What is said of a workspace without its passphrase, one sentence for each thing that can be seen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tocsin.actions.inspect import inspect
from tocsin.domain.errors import NotAWorkspace

VECTORS = Path(__file__).parents[1] / "vectors"
SOUND = "The headers are sound: the right passphrase opens this workspace."
Harm = Callable[[Path], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(VECTORS / "workspace-2" / "office", tmp_path / "office")
    return tmp_path / "office"


def test_a_sound_one_says_little(folder: Path) -> None:
    assert list(inspect(folder)) == ["header.json is whole, header-copy.json is whole.", SOUND]


HARMS: list[tuple[Harm, str]] = [
    (lambda f: (f / "heads").unlink(), "The file “heads” is missing."),
    (lambda f: (f / "heads-next").touch(), "A change of its keys was not finished"),
    (lambda f: (f / ".new-0123456789abcdef").touch(), "1 unfinished files were left by a crash"),
    (lambda f: (f / "open").touch(), "A session works in it, or the last one did not end cleanly"),
    (lambda f: (f / "header.json").write_bytes(b"{}"), "header.json is damaged, header-copy.json is whole."),
    (lambda f: (f / "header-copy.json").unlink(), "header.json is whole, header-copy.json is missing."),
]


@pytest.mark.parametrize(("harm", "said"), HARMS, ids=[said[:20] for _, said in HARMS])
def test_what_can_be_seen_is_named_and_the_headers_are_sound(folder: Path, harm: Harm, said: str) -> None:
    harm(folder)
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    sentences = list(inspect(folder))
    assert any(sentence.startswith(said) for sentence in sentences)
    assert sentences[-1] == SOUND
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_an_older_format_is_named() -> None:
    said = list(inspect(VECTORS / "workspace-1" / "office"))
    assert "It is of the older format “tocsin-workspace/1”; the next unlocking brings it to this version's." in said


def test_an_older_copy_beside_a_newer_first_one_is_a_difference(folder: Path) -> None:
    shutil.copy(VECTORS / "workspace-1" / "office" / "header.json", folder / "header-copy.json")
    said = list(inspect(folder))
    assert "The two headers differ; the first one counts." in said
    assert not any("older format" in sentence for sentence in said)


def test_where_both_headers_are_gone_no_passphrase_helps(folder: Path, tmp_path: Path) -> None:
    for name in ("header.json", "header-copy.json"):
        (folder / name).write_bytes(b"{}")
    assert list(inspect(folder))[-1].startswith("No passphrase can open this workspace as it is")
    with pytest.raises(NotAWorkspace):
        list(inspect(tmp_path))
