"""The entry point: exit codes, one sentence for every error, and no Django where none is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.office import PASSPHRASE
from tocsin.cli.group import COMMANDS
from tocsin.domain.errors import CannotUnlock, DamagedRecord, Locked, NoSuch

Run = Callable[..., "subprocess.CompletedProcess[str]"]
LOADED = """
import sys
from tocsin.config.entry import main
sys.argv = ["tocsin", *{words!r}]
try:
    main()
except SystemExit:
    pass
print(sorted(name for name in sys.modules if name.split(".")[0] in {{"django", "sqlcipher3", "spacy", "typst"}}))
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """`tocsin` in a process of its own, the passphrase on descriptor 3 if there is one."""

    def tocsin(*words: str, typed: str = "", passphrase: str | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from tocsin.config.entry import main; main()"]
        if passphrase is None:
            return _run([*command, *words], typed, tmp_path)
        reading, writing = os.pipe()
        os.write(writing, f"{passphrase}\n".encode())
        os.close(writing)
        try:
            return _run([*command, "--passphrase-fd", str(reading), *words], typed, tmp_path, reading)
        finally:
            os.close(reading)

    return tocsin


def _run(command: list[str], typed: str, folder: Path, *descriptors: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, input=typed, text=True, capture_output=True, cwd=folder, pass_fds=descriptors, timeout=60, check=False
    )


def test_help_lists_every_command_in_the_order_of_the_work(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    listed = [line.split()[0] for line in done.stdout.split("Commands:")[1].splitlines() if line.strip()]
    assert listed[:4] == ["init", "case", "receive", "note"]
    assert [word for word in listed if word in COMMANDS] == list(COMMANDS)


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["read", "--help"], ["proofread", "--help"]])
def test_what_needs_no_workspace_loads_no_django(tmp_path: Path, words: list[str]) -> None:
    done = _run([sys.executable, "-c", LOADED.format(words=words)], "", tmp_path)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


def test_reading_a_file_loads_no_django(tmp_path: Path) -> None:
    file = tmp_path / "statement.txt"
    file.write_text("Ilona Varga was arrested on 3 May 2031.", "utf-8")
    done = _run([sys.executable, "-c", LOADED.format(words=["read", "--json", str(file)])], "", tmp_path)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


def test_no_workspace_has_its_exit_code_and_one_sentence(run: Run) -> None:
    done = run("case")
    assert done.returncode == Locked.exit_code
    assert done.stderr.strip() == Locked.sentence
    assert done.stdout == ""


def test_a_wrong_passphrase_has_its_exit_code_and_is_not_repeated(run: Run, folder: Path) -> None:
    done = run("--workspace", str(folder), "case", passphrase="these are not the words")
    assert done.returncode == CannotUnlock.exit_code
    assert "not the words" not in done.stderr + done.stdout


def test_what_is_not_there_has_its_exit_code(run: Run, folder: Path) -> None:
    done = run("--workspace", str(folder), "show", "Nobody", passphrase=PASSPHRASE)
    assert done.returncode == NoSuch.exit_code


def test_a_damaged_record_is_one_sentence(run: Run, folder: Path) -> None:
    record = folder / "record.db"
    data = bytearray(record.read_bytes())
    data[100] ^= 1
    record.write_bytes(bytes(data))
    done = run("--workspace", str(folder), "case", passphrase=PASSPHRASE)
    assert done.returncode == DamagedRecord.exit_code
    assert done.stderr.startswith("The record of this workspace is damaged")


def test_a_command_that_is_none_is_refused(run: Run) -> None:
    done = run("dance")
    assert done.returncode == 2
    assert "No such command 'dance'" in done.stderr


def test_the_workspace_may_come_from_the_environment(folder: Path, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n".encode())
    os.close(writing)
    done = subprocess.run(
        [sys.executable, "-c", "from tocsin.config.entry import main; main()", "--passphrase-fd", str(reading), "case"],
        env={**os.environ, "TOCSIN_WORKSPACE": str(folder)},
        text=True,
        capture_output=True,
        pass_fds=(reading,),
        check=True,
        cwd=tmp_path,
    )
    os.close(reading)
    assert "Inbox" in done.stdout


def test_what_nobody_expected_is_one_sentence_without_a_traceback(tmp_path: Path) -> None:
    script = """
import sys
from tocsin.cli import group
group.COMMANDS["read"] = "broken"
group.importlib.import_module = lambda name: 1 / 0
from tocsin.config.entry import main
sys.argv = ["tocsin", "read", "Ilona Varga.txt"]
main()
"""
    done = _run([sys.executable, "-c", script], "", tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("Something happened that Tocsin did not expect (ZeroDivisionError).")
    assert "Traceback" not in done.stderr
    assert "Ilona" not in done.stderr


def test_an_interrupted_prompt_says_that_it_stopped(run: Run, folder: Path) -> None:
    done = run("--workspace", str(folder), "case")  # nobody types the passphrase
    assert done.returncode == 130
    assert done.stderr.endswith("Stopped. What was acknowledged before is kept.\n")
