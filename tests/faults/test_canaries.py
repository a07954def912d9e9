"""Fifty planted canaries: none in any byte of the workspace or of the temporary folders, also after a SIGKILL."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.office import PASSPHRASE

LETTERS = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC = "абвгдежзийклмнопрстуфхцчшщюя"


def canaries() -> list[str]:
    """Fifty made-up names, half of them in Cyrillic, none of which stands in a dictionary."""
    rng = random.Random(50)
    return [
        "".join(rng.choice(CYRILLIC if number % 2 else LETTERS) for _ in range(9)).capitalize() for number in range(50)
    ]


def found_in(folder: Path, words: list[str]) -> Iterator[str]:
    """Every canary in a file's bytes (UTF-8, UTF-16 both ways, upper and lower case) or in its name."""
    spellings = [
        (word, encoding, shape.encode(encoding))
        for word in words
        for shape in (word, word.upper(), word.lower())
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    ]
    for path in folder.rglob("*"):
        yield from (f"{word} in the name {path.name}" for word in words if word.lower() in path.name.lower())
        if path.is_file():
            data = path.read_bytes()
            yield from (f"{word} ({code}) in {path.name}" for word, code, form in spellings if form in data)


@pytest.fixture(scope="module")
def folder(template_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace that the session works in."""
    made = tmp_path_factory.mktemp("canaries") / "office.tocsin"
    shutil.copytree(template_folder, made)
    return made


@pytest.fixture(scope="module")
def session(folder: Path) -> Path:
    """A whole session in a process of its own, with its own home and temporary folder, ended by SIGKILL."""
    private = folder.with_name("private")
    for name in ("home", "tmp", "run"):
        (private / name).mkdir(parents=True)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(private / "home"),
        "TMPDIR": str(private / "tmp"),
        "XDG_CACHE_HOME": str(private / "home" / "cache"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(Path(__file__).parent.parent),
    }
    done = subprocess.run(
        [sys.executable, "-m", "faults.canary_session", str(folder), PASSPHRASE],
        input="\n".join(canaries()),
        text=True,
        cwd=private / "run",
        env=environment,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr[-2000:]
    assert "said everything" in done.stdout
    return private


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    words = canaries()
    (tmp_path / "plain.bin").write_bytes(words[1].encode("utf-16-be"))
    (tmp_path / f"{words[2]}.txt").touch()
    assert len(list(found_in(tmp_path, words))) == 2


def test_no_canary_in_workspace_or_temporary_folders(session: Path, folder: Path) -> None:
    assert (folder / "record.db-wal").stat().st_size > 0  # the kill left a write-ahead log: it is searched, too
    assert list(found_in(folder, canaries())) == []
    assert list(found_in(session, canaries())) == []


def test_the_workspace_opens_after_the_kill(session: Path, folder: Path, tmp_path: Path) -> None:
    from tocsin.access.cases import list_cases
    from tocsin.actions.lock import lock
    from tocsin.actions.unlock import unlock
    from tocsin.actions.verify import verify

    there = tmp_path / "there.tocsin"
    shutil.copytree(folder, there)
    office = unlock(there, PASSPHRASE)
    assert verify(office.viewer).damaged == ()
    assert list_cases(office.viewer).total == 2
    lock(office)
    assert list(found_in(there, canaries())) == []
