"""From appeal to reply by command, on what the demo leaves (tests/golden/whole-way.txt), and the page about it."""

from __future__ import annotations

import difflib
import functools
import os
import re
from pathlib import Path

import pytest

from support.demo_made import demo_made
from support.office import DAY_MS
from support.transcript import Masks, Player, steps
from tocsin.actions.unlock import unlock
from tocsin.cli import demo, demo_way, door
from tocsin.cli.demo_texts import text
from tocsin.lib.clock import FixedClock

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "whole-way.txt"
PAGE = ROOT / "docs" / "how-to" / "from-appeal-to-reply.md"
LEFT_OUT = "…"


@pytest.fixture
def player(django_ready: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Player:
    """A desk in front of the workspace that the demo made, the morning after."""
    made = demo_made(tmp_path)
    clock = FixedClock(int(demo.TODAY.timestamp()) * 1000 + DAY_MS, 1000)
    monkeypatch.setattr(door, "unlock", functools.partial(unlock, clock=clock))
    folder, desk = made, tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    monkeypatch.setenv("TOCSIN_WORKSPACE", str(folder))
    monkeypatch.setenv("COLUMNS", "100")
    return Player(folder, desk, clock, Masks(desk))


@pytest.mark.long
def test_the_whole_way_goes_through_as_agreed(player: Player) -> None:
    """After a wanted change: TOCSIN_GOLDEN=1, then read what changed."""
    script = GOLDEN.read_text("utf-8")
    printed = player.play(script)
    if "TOCSIN_GOLDEN" in os.environ:
        GOLDEN.write_text(printed, "utf-8")
        script = printed
    lines = difflib.unified_diff(script.splitlines(), printed.splitlines(), "agreed", "printed", lineterm="", n=2)
    if said := "\n".join(lines):
        pytest.fail(f"{said}\nmasked: {player.masks.seen}", pytrace=False)


def blocks() -> list[str]:
    """What the page shows, block by block; how the demo is made stands in `sh`."""
    found = re.findall(r"(?ms)^```(\w*)\n(.*?)^```", PAGE.read_text("utf-8"))
    return [block for language, block in found if not language]


def test_what_the_page_shows_is_what_was_printed() -> None:
    """Each run of lines between two “…” stands in the transcript, one run behind the other."""
    told, place = GOLDEN.read_text("utf-8"), 0
    for block in blocks():
        for run in re.split(rf"(?m)^ *{LEFT_OUT}\n", block):
            found = told.find(f"\n{run}", place) if run else place
            assert found >= 0, f"not printed, or not in this order:\n{run}"
            place = found + len(run)


def test_what_is_typed_in_lies_ready_beside_the_demo() -> None:
    typed = {step.words: "\n".join(step.below) + "\n" for step in steps(GOLDEN.read_text("utf-8")) if step.sign == "+"}
    assert list(typed) == list(demo_way.FILES)
    for name, content in typed.items():
        ready = text(f"whole_way/{name}")
        for number, person in enumerate(("MIRELA", "EMIL", "", "VERA"), 1):
            ready = ready.replace(f'"{person}"', f'"person-{number}"') if person else ready
        assert ready == content, name


def test_the_page_shows_every_command_of_the_transcript() -> None:
    commands = set(re.findall(r"(?m)^\$ tocsin (\w+)", GOLDEN.read_text("utf-8")))
    shown = {command for block in blocks() for command in re.findall(r"(?m)^\$ tocsin (\w+)", block)}
    assert shown == commands
