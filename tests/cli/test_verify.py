"""What `tocsin verify` says at the terminal of a workspace that is damaged, whether it opens or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from faults.flipping import contents, flip, leave_a_log
from support.terminal import Terminal
from tocsin.domain.errors import DamagedRecord


@pytest.fixture
def left(folder: Path) -> Path:
    """A workspace that a kill left, with its write-ahead log."""
    leave_a_log(folder)
    return folder


def test_a_damaged_first_page_is_named_though_the_record_does_not_open(terminal: Terminal, folder: Path) -> None:
    flip(folder / "record.db", 2000)
    result = terminal.run("verify")
    assert isinstance(result.exception, DamagedRecord)
    assert "pages cannot be read: page 1." in result.stderr


def test_any_damaged_page_is_named_once_the_record_opens(terminal: Terminal, folder: Path) -> None:
    last = (folder / "record.db").stat().st_size - 100
    flip(folder / "record.db", last)
    result = terminal.run("verify")
    assert isinstance(result.exception, DamagedRecord)
    assert "1 of" in result.stdout + result.stderr
    assert "Traceback" not in result.output


def test_a_damaged_log_is_refused_by_every_command_and_named_by_verify(terminal: Terminal, left: Path) -> None:
    flip(left / "record.db-wal", 500)
    before = contents(left)
    for command in ("verify", "case"):
        failed = terminal.run(command)
        assert isinstance(failed.exception, DamagedRecord)
        assert "write-ahead log is damaged" in str(failed.exception)
        assert "--what-is-whole" in str(failed.exception)
        assert ("record.db-wal: part 1 of" in failed.stderr) == (command == "verify")
    assert contents(left) == before


def test_a_log_that_ends_in_half_a_write_opens_and_is_told(terminal: Terminal, left: Path) -> None:
    log = left / "record.db-wal"
    flip(log, log.stat().st_size - 5)
    assert "a last write was found not to be whole" in terminal.say("verify")
    assert terminal.json("verify")["notes"][0].startswith("On ")


def test_heads_that_are_gone_are_named_with_the_rest(terminal: Terminal, folder: Path) -> None:
    (folder / "heads").unlink()
    result = terminal.run("verify")
    assert isinstance(result.exception, DamagedRecord)
    assert "The file “heads” is missing." in result.stderr
