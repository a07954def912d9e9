"""Where the demo ends: at the desk for somebody at a terminal, as a transcript for everybody else."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tocsin.cli import demo, demo_desk
from tocsin.cli.demo_desk import has_display
from tocsin.cli.group import Commands, group
from tocsin.domain.rehearsal import Rehearsal

INVENTED = Rehearsal(
    "one two three four five six",
    "six five four three two one",
    0,
    "case",
    "report",
    "statement",
    "call",
    "seen",
    "brief",
    b"PK",
)


@pytest.mark.parametrize(
    ("said", "pause", "terminal", "ci", "at_desk"),
    [
        (None, False, True, "", True),
        (None, False, False, "", False),
        (None, True, True, "", False),
        (None, False, True, "true", False),
        (True, False, False, "true", True),
        (False, False, True, "", False),
    ],
)
def test_the_desk_is_for_somebody_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, said: bool | None, pause: bool, terminal: bool, ci: str, at_desk: bool
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(demo, "is_terminal", lambda: terminal)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    assert demo.is_wanted_at_desk(said, pause) is at_desk


@pytest.mark.parametrize(
    ("platform", "display", "found"),
    [("linux", "", False), ("linux", ":0", True), ("win32", "", True), ("darwin", "", True)],
)
def test_without_a_display_no_browser_is_opened(
    monkeypatch: pytest.MonkeyPatch, platform: str, display: str, found: bool
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert has_display() is found


class Apart:
    """What lays the office out, without a process of its own."""

    def __init__(self, *of: object) -> None:
        """Nothing is started."""

    def __enter__(self) -> Apart:
        return self

    def __exit__(self, *of: object) -> None:
        """Nothing is ended."""

    def submit(self, *of: object) -> Apart:
        """Nothing is done."""
        return self

    def result(self) -> Rehearsal:
        """The invented office."""
        return INVENTED


def test_it_prints_address_and_passphrase_and_leaves_the_draft_on_the_desk(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, django_ready: None
) -> None:
    served: list[Any] = []

    def serve(folder: Path, port: int, started: Callable[[str], None], rehearsal: Rehearsal) -> None:
        started(f"http://localhost:{port}")
        served.extend([folder, rehearsal])

    monkeypatch.setattr(Commands, "serve", staticmethod(serve), raising=False)
    monkeypatch.setattr(demo_desk, "ProcessPoolExecutor", Apart)
    monkeypatch.setattr(demo_desk, "has_display", lambda: False)
    said = CliRunner().invoke(group, ["demo", "--desk", "--port", "9321", str(tmp_path / "demo")])
    assert said.exception is None, said.output
    assert "http://localhost:9321" in said.output
    assert INVENTED.passphrase in said.output
    assert "There is no display here" in said.output
    assert served == [tmp_path / "demo" / "office.tocsin", INVENTED]
    assert (tmp_path / "demo" / "desk" / "draft.docx").read_bytes() == INVENTED.draft
    assert (tmp_path / "demo" / "desk" / "call.txt").read_text("utf-8") == INVENTED.call
