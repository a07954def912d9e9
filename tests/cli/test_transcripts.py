"""The agreed transcripts of the commands (tests/golden/cli-*.txt): what a person reads, and each exit code."""

from __future__ import annotations

import difflib
import functools
import os
import re
from pathlib import Path

import pytest

from support.office import DAY_MS, START_MS
from support.transcript import Masks, Player, Step, steps
from tocsin.actions.unlock import unlock
from tocsin.cli import door
from tocsin.lib.clock import FixedClock
from tocsin.lib.ids import new_id

GOLDEN = Path(__file__).parent.parent / "golden"
SCRIPTS = sorted(path.name for path in GOLDEN.glob("cli-*.txt"))


@pytest.fixture
def player(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Player:
    """A desk in front of a workspace; its clock begins the day after the workspace was made."""
    clock = FixedClock(START_MS + DAY_MS, 1000)
    monkeypatch.setattr(door, "unlock", functools.partial(unlock, clock=clock))
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    monkeypatch.setenv("TOCSIN_WORKSPACE", str(folder))
    monkeypatch.setenv("COLUMNS", "100")
    return Player(folder, desk, clock, Masks(desk))


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_transcript_is_the_agreed_one(player: Player, name: str) -> None:
    """After a wanted change: TOCSIN_GOLDEN=1, then read what changed."""
    script = (GOLDEN / name).read_text("utf-8")
    printed = player.play(script)
    if "TOCSIN_GOLDEN" in os.environ:
        (GOLDEN / name).write_text(printed, "utf-8")
        script = printed
    if printed != script:
        lines = difflib.unified_diff(script.splitlines(), printed.splitlines(), "agreed", "printed", lineterm="", n=2)
        # all of it, and what stood for what: a transcript that fails once in a hundred runs is seen only once
        pytest.fail("\n".join([*lines, f"masked: {player.masks.seen}"]), pytrace=False)


def test_there_are_transcripts() -> None:
    assert len(SCRIPTS) >= 9


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_transcript_holds_what_differs_from_run_to_run(name: str) -> None:
    text = (GOLDEN / name).read_text("utf-8")
    assert not re.search(r"/tmp/|pytest-of|Traceback|\x1b|id-\w{5}-", text)
    assert "did not expect" not in text


def test_a_script_is_its_steps_without_what_was_printed() -> None:
    script = "# about\n+ a.txt\n| one\n|\n| two\n~ 3\n$ tocsin note\n< said\nKept as statement-1.\n[exit 4]\n"
    assert list(steps(script)) == [
        Step("#", "about"),
        Step("+", "a.txt", ["one", "", "two"]),
        Step("~", "3"),
        Step("$", "tocsin note", ["said"]),
    ]


def test_the_same_thing_has_the_same_placeholder(tmp_path: Path) -> None:
    masks = Masks(tmp_path)
    assert masks.hide("case-Kq3xA, person--_a9Z, case-Kq3xA.") == "case-1, person-1, case-1."
    assert masks.hide("case-Kq3xB at 2031-05-03T10:00:00Z") == "case-2 at TIME"
    assert masks.fill("show case-2 person-1") == "show case-Kq3xB person--_a9Z"


def test_an_id_is_known_whatever_letters_it_was_given(tmp_path: Path) -> None:
    masks = Masks(tmp_path)
    masks.hide(" ".join(new_id() for _ in range(2000)))
    assert len(masks.seen) == 2000


def test_words_that_only_look_alike_are_left(tmp_path: Path) -> None:
    kept = "the case-by-case review of a person-to-person call, a sixty-day term"
    assert Masks(tmp_path).hide(kept) == kept


def test_a_wrong_line_would_be_seen(player: Player) -> None:
    said = player.play("$ tocsin case Quay\nOpened case-1: Quai\n")
    assert said == "$ tocsin case Quay\nOpened case-1: Quay\n"
