"""A terminal for tests: commands of `tocsin` on a workspace whose passphrase comes from a descriptor."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from support.office import PASSPHRASE
from tocsin.cli.asked import Asked
from tocsin.cli.group import group


@dataclass
class Terminal:
    """Runs commands as a person would; the passphrase is piped in, further lines of the descriptor after it."""

    folder: Path

    def run(self, *words: str, typed: str = "", lines: tuple[str, ...] = (PASSPHRASE,)) -> Result:
        """One command; what goes wrong stays in the result."""
        reading, writing = os.pipe()
        os.write(writing, "".join(f"{line}\n" for line in lines).encode())
        os.close(writing)
        try:
            return CliRunner().invoke(group, words, input=typed, obj=Asked(self.folder, reading))
        finally:
            os.close(reading)

    def say(self, *words: str, typed: str = "", lines: tuple[str, ...] = (PASSPHRASE,)) -> str:
        """One command that must succeed: what it printed on standard output."""
        result = self.run(*words, typed=typed, lines=lines)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == 0, result.output
        return result.stdout

    def json(self, *words: str, typed: str = "") -> Any:
        """One command that must succeed and answers as JSON."""
        return json.loads(self.say(*words, "--json", typed=typed))

    def fails(self, *words: str, typed: str = "", lines: tuple[str, ...] = (PASSPHRASE,)) -> BaseException:
        """One command that must fail: with what."""
        result = self.run(*words, typed=typed, lines=lines)
        assert result.exception is not None, result.output
        return result.exception


@pytest.fixture
def terminal(folder: Path) -> Terminal:
    """A terminal on a workspace of this test's own."""
    return Terminal(folder)
