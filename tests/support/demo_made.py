"""The workspace of `tocsin demo --text`, whose passphrases are known and cost little to try."""

from __future__ import annotations

import contextlib
import functools
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.office import PASSPHRASE
from tocsin.cli import demo
from tocsin.cli.group import group
from tocsin.workspace import KdfParameters

SECOND = "garden helmet island jungle kettle ladder"


def demo_made(at: Path) -> Path:
    """The folder of the workspace, below this one: Ada Lind has PASSPHRASE, Tomas Feld has SECOND."""
    passphrases = iter((PASSPHRASE, SECOND))
    cost = KdfParameters(memory_kib=64, passes=1, lanes=1)
    with pytest.MonkeyPatch.context() as patch, contextlib.chdir(at):
        patch.setattr(demo, "init", functools.partial(demo.init, cost=cost))
        patch.setattr(demo, "new_passphrase", lambda: next(passphrases))
        assert CliRunner().invoke(group, ["demo", "--text"]).exit_code == 0
    return at / "tocsin-demo" / "office.tocsin"
