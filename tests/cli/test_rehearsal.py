"""The rehearsal: an office is lost, and comes back from its backup and the words of its recovery sheet alone.

Everything goes through the commands, as processes with a home of their own, and nothing but the backup's folder and the
words on paper is left of the first machine.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from support.office import PASSPHRASE
from support.ready import set_up

set_up()

from tocsin.actions.init import init  # noqa: E402 - Django must be set up before models are imported
from tocsin.actions.lock import lock  # noqa: E402 - as above
from tocsin.workspace import KdfParameters  # noqa: E402 - as above

WORDS = "legal winner thank year wave sausage worth useful legal winner thank yellow"
NEW = "anchor barrel candle dragon eleven fabric"
MAIN = "from tocsin.config.entry import main; main()"
pytestmark = pytest.mark.long


@dataclass
class Machine:
    """A home with nothing in it, and the commands as somebody types them there."""

    home: Path
    office: Path
    passphrase: str = PASSPHRASE

    def start(self, *words: str, more: tuple[str, ...] = (), typed: str = "") -> subprocess.Popen[str]:
        reading, writing = os.pipe()
        os.write(writing, "".join(f"{line}\n" for line in (self.passphrase, *more)).encode())
        os.close(writing)
        process = subprocess.Popen(
            [sys.executable, "-c", MAIN, "--workspace", str(self.office), "--passphrase-fd", str(reading), *words],
            env={"HOME": str(self.home), "PATH": os.environ["PATH"], "COLUMNS": "100"},
            cwd=self.home,
            pass_fds=(reading,),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        os.close(reading)
        assert process.stdin is not None
        process.stdin.write(typed)
        process.stdin.close()
        process.stdin = None
        return process

    def say(self, *words: str, more: tuple[str, ...] = (), typed: str = "") -> str:
        """A command that must succeed: what it printed."""
        process = self.start(*words, more=more, typed=typed)
        printed, _ = process.communicate(timeout=300)
        assert process.returncode == 0, printed
        return printed

    def json(self, *words: str) -> Any:
        return json.loads(self.say(*words, "--json"))

    def digest(self) -> str:
        """What `rebuild` says of all lists."""
        (found,) = re.findall(r"[0-9a-f]{64}", self.say("rebuild", "--digest"))
        return found


@pytest.fixture
def first(tmp_path: Path) -> Machine:
    """An office that was made today, whose recovery words are on paper. A guess costs little here."""
    home = tmp_path / "first"
    home.mkdir()
    cheap = KdfParameters(memory_kib=64, passes=1, lanes=1)
    made = init(home / "office.tocsin", passphrase=PASSPHRASE, recovery=WORDS, member_name="Mira Halven", cost=cheap)
    lock(made)
    return Machine(home, home / "office.tocsin")


@pytest.fixture
def second(tmp_path: Path) -> Machine:
    home = tmp_path / "second"
    home.mkdir()
    return Machine(home, home / "office.tocsin", WORDS)


def call(machine: Machine, case: str, day: int) -> None:
    machine.say(
        "note", "--case", case, typed=f"On {day} March 2031 two men followed Ilona Varga to her flat in Port Ambrel.\n"
    )


def test_an_office_comes_back_from_backup_and_paper_alone(first: Machine, second: Machine, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    case = re.findall(r"case-[\w-]+", first.say("case", "Harbour Light"))[0]
    for day in (3, 4, 5):
        call(first, case, day)
        assert "Backed up:" in first.say("backup", str(stick))
    shell = first.start("shell", typed=f"case Lantern\ncase Quay\nbackup {stick}\ncase Pier\n")
    shell.communicate(timeout=120)
    busy = first.start("shell", typed="case Mole\n" * 30)
    assert "Backed up:" in first.say("backup", str(stick))
    busy.communicate(timeout=120)
    assert "Backed up:" in first.say("backup", str(stick))
    before, cases = first.digest(), first.say("case")
    assert "Everything in it is unaltered." in first.say("backup", "--check", str(stick))
    shutil.rmtree(first.home)

    printed = second.say("restore", str(stick), str(second.office))
    assert "Everything is unaltered." in printed
    assert "Only the recovery sheet was used." in printed
    assert second.digest() == before
    assert names(second.say("case")) == names(cases)
    (place,) = re.findall(r"(\d+)  passphrase", second.say("passphrase", "list"))
    second.say("passphrase", "change", place, more=(NEW,))
    second.passphrase = NEW
    call(second, case, 9)
    assert second.json("verify")["damaged"] == []
    assert "Backed up:" in second.say("backup", str(stick))
    assert second.json("backup", "--check", str(stick))["damaged"] == []


def names(listed: str) -> list[str]:
    return sorted(line.split("  ", 1)[1] for line in listed.splitlines())


def test_an_older_backup_and_a_newer_copy_bring_nothing_back(first: Machine, second: Machine, tmp_path: Path) -> None:
    case = re.findall(r"case-[\w-]+", first.say("case", "Harbour Light"))[0]
    printed = first.say("note", "--case", case, typed="A canary was heard in the old mine near Brod on 3 March 2031.\n")
    statement = re.findall(r"statement-[\w-]+", printed)[0]
    first.say("backup", str(tmp_path / "older"))
    first.say("erase", statement, "--ground", "asked", "--yes")
    second.say("restore", str(tmp_path / "older"), str(second.office))
    assert statement in second.say("show", case)
    second.say("merge", str(first.office), more=(PASSPHRASE,))
    assert statement not in second.say("show", case)
    assert second.json("verify")["damaged"] == []
