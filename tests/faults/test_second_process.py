"""A second process on the same workspace is told to wait its turn, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from support.office import PASSPHRASE

if TYPE_CHECKING:
    from tocsin.actions.init import Office

ASK = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tocsin.config.settings"
import django; django.setup()
from pathlib import Path
from tocsin.actions.unlock import unlock
from tocsin.domain.errors import TocsinError
try:
    unlock(Path(sys.argv[1]), sys.stdin.read())
except TocsinError as exc:
    print(type(exc).__name__)
else:
    print("opened")
"""


def ask(folder: Path) -> str:
    """What another process is told that wants to unlock."""
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(folder)],
        input=PASSPHRASE,
        text=True,
        capture_output=True,
        check=True,
        timeout=60,
    )
    return done.stdout.strip()


def test_a_second_process_is_refused_while_the_first_works(office: Office, folder: Path) -> None:
    from tocsin.access.cases import list_cases
    from tocsin.actions.open_case import open_case

    assert ask(folder) == "WorkspaceBusy"
    open_case(office.viewer, "Still here")
    assert list_cases(office.viewer).total == 2


def test_the_next_process_opens_after_the_first_has_locked(folder: Path) -> None:
    assert ask(folder) == "opened"


def test_a_killed_process_leaves_no_lock(folder: Path) -> None:
    script = ASK.replace('print("opened")', "os.kill(os.getpid(), 9)")
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)], input=PASSPHRASE, text=True, capture_output=True, check=False
    )
    assert done.returncode == -9
    assert ask(folder) == "opened"
