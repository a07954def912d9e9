"""The door of the desk: which workspace, which port, and never from within a shell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from support.terminal import Terminal
from tocsin.cli.asked import Asked
from tocsin.cli.group import Commands, group
from tocsin.domain.errors import Locked


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, int]]:
    """What would have been served."""
    asked: list[tuple[Path, int]] = []

    def serve(folder: Path, port: int, started: Callable[[str], None]) -> None:
        started(f"http://localhost:{port}")
        asked.append((folder, port))

    monkeypatch.setattr(Commands, "serve", staticmethod(serve), raising=False)
    return asked


def run(*words: str, asked: Asked | None = None) -> Any:
    """One command."""
    return CliRunner().invoke(group, words, obj=asked or Asked(None, None))


def test_a_folder_may_be_named_behind_or_before(served: list[tuple[Path, int]], tmp_path: Path) -> None:
    said = run("serve", str(tmp_path))
    assert "http://localhost:8377" in said.output
    run("serve", "--port", "9000", asked=Asked(tmp_path, None))
    assert served == [(tmp_path, 8377), (tmp_path, 9000)]


def test_without_a_workspace_it_says_so(served: list[tuple[Path, int]]) -> None:
    assert isinstance(run("serve").exception, Locked)
    assert served == []


def test_a_port_of_the_system_is_refused(served: list[tuple[Path, int]], tmp_path: Path) -> None:
    assert run("serve", str(tmp_path), "--port", "80").exit_code == 2
    assert served == []


def test_a_shell_that_holds_the_workspace_serves_nothing(served: list[tuple[Path, int]], terminal: Terminal) -> None:
    terminal.run("shell", typed="serve\nexit\n")
    assert served == []
