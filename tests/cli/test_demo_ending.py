"""The end of the demo, and a demo that is broken off: what is searched, what is found, what can be typed next."""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from rich.console import Console

from support.office import PASSPHRASE
from support.terminal import Terminal
from tocsin.actions import init as making
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.cli import demo, demo_ending, demo_letter, demo_screen, terminal
from tocsin.cli.demo_folder import DemoFolder, make_folder
from tocsin.cli.demo_screen import Screen
from tocsin.cli.group import group
from tocsin.composing.letter import BasisRow
from tocsin.domain.errors import CannotUnlock
from tocsin.workspace import KdfParameters

OTHER = "anchor bramble candle drizzle ember fathom"


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    """What the demo prints."""
    printed = StringIO()
    monkeypatch.setattr(terminal, "OUT", Console(file=printed, highlight=False, soft_wrap=True))
    return printed


@pytest.fixture
def places(folder: Path) -> DemoFolder:
    """A demo folder that holds a real locked workspace, and one letter in clear."""
    found = make_folder(folder.parent / "demo")
    folder.rename(found.office)
    found.letters.mkdir()
    (found.letters / "letter.txt").write_text("To Mirela Ardaly in Brennik", "utf-8")
    return found


@pytest.fixture
def cheap(django_ready: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workspaces whose passphrase costs little to try."""
    cost = KdfParameters(memory_kib=64, passes=1, lanes=1)
    monkeypatch.setattr(demo, "init", functools.partial(making.init, cost=cost))


def thief(places: DemoFolder) -> None:
    """The demo's last step on this folder."""
    saved = list(places.letters.iterdir())
    demo_ending.as_a_thief(Screen(), places, [PASSPHRASE, OTHER], saved)


def test_a_locked_workspace_shows_names_that_say_nothing(places: DemoFolder, said: StringIO) -> None:
    thief(places)
    assert "record.db" in said.getvalue()
    assert "Found: nothing." in said.getvalue()
    assert "! letters/letter.txt" in said.getvalue()
    assert "finds 2 of them there" in " ".join(said.getvalue().split())


def test_a_leak_would_be_counted(places: DemoFolder, said: StringIO) -> None:
    (places.office / "vault" / "aa").mkdir(parents=True, exist_ok=True)
    (places.office / "vault" / "aa" / "leak").write_bytes("… Mirela Ardali …".encode("utf-16-le"))
    thief(places)
    assert "Found: 1." in said.getvalue()


def test_a_guess_says_nothing_and_opens_nothing(places: DemoFolder, said: StringIO) -> None:
    thief(places)
    assert "A guess: This passphrase does not open the workspace" in said.getvalue()
    lock(unlock(places.office, PASSPHRASE))


@pytest.mark.parametrize(("files", "words"), [(3, ""), (4, ""), (7, "… and 3 more")])
def test_many_sealed_files_are_counted(places: DemoFolder, said: StringIO, files: int, words: str) -> None:
    for number in range(files):
        part = places.office / "vault" / f"{number:02}"
        part.mkdir(parents=True)
        (part / ("9" * 62)).write_bytes(b"\x00" * 4096)
    thief(places)
    assert said.getvalue().count("vault/") == min(files, demo_ending.MOST_SHOWN)
    assert words in said.getvalue()
    assert ("more of the same kind" in said.getvalue()) is bool(words)


def test_what_next_names_commands_that_can_be_typed(said: StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_ending.shutil, "which", lambda _name: "/somewhere/tocsin")
    demo_ending.what_next(DemoFolder(Path("tocsin-demo")), PASSPHRASE, OTHER, "A case")
    assert PASSPHRASE in said.getvalue()
    assert OTHER in said.getvalue()
    assert 'tocsin -w tocsin-demo/office.tocsin show "A case"' in said.getvalue()


@pytest.mark.parametrize("inside", [True, False])
def test_a_program_that_is_not_installed_is_named_by_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: StringIO, inside: bool
) -> None:
    program = tmp_path / ".venv" / "bin" / "tocsin"
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path if inside else tmp_path / "elsewhere")
    monkeypatch.setattr(demo_ending.shutil, "which", lambda _name: None)
    monkeypatch.setattr(sys, "argv", [str(program)])
    demo_ending.what_next(DemoFolder(Path("d")), PASSPHRASE, OTHER, "A case")
    named = ".venv/bin/tocsin" if inside else str(program.resolve())
    assert f"    {named} -w d/office.tocsin shell" in said.getvalue().splitlines()


def test_a_demo_that_is_broken_off_is_locked(cheap: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(demo_letter, "write", stop)
    result = CliRunner().invoke(group, ["demo", str(tmp_path / "demo")])
    assert result.exit_code != 0
    with pytest.raises(CannotUnlock):  # and not WorkspaceBusy: nobody holds it any more
        unlock(tmp_path / "demo" / "office.tocsin", PASSPHRASE)


def test_the_next_demo_replaces_it(cheap: None, tmp_path: Path) -> None:
    make_folder(tmp_path / "demo")
    (tmp_path / "demo" / "office.tocsin").mkdir()
    result = CliRunner().invoke(group, ["demo", str(tmp_path / "demo")])
    assert result.exit_code == 0, result.output


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Each time that the demo waits for Enter."""
    waited: list[str] = []
    monkeypatch.setattr(click, "pause", lambda words, **_kwargs: waited.append(words))
    monkeypatch.setattr(demo_screen, "is_terminal", lambda: True)
    return iter([waited])


@pytest.mark.parametrize(("pause", "times"), [(True, 2), (False, 0)])
def test_it_waits_between_steps_only_if_asked(pauses: Iterator[list[str]], pause: bool, times: int) -> None:
    screen = Screen(pause)
    for title in ("One", "Two", "Three"):
        screen.begin(title)
    assert len(next(pauses)) == times


def test_three_sentences_are_three_even_if_one_would_do(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        BasisRow("title", "T", ("a",), "", True),
        BasisRow("events 1.1", "First", ("b",), "", True),
        BasisRow("events 2.1", "Of the child", ("c", "child"), "", True),
        BasisRow("events 3.2", "Mended", ("d",), "", True),
        BasisRow("law 1.1", "Ours", (), "law", True),
    ]
    assert [row.text for row in demo_letter.three_of(rows, about={"child"}, mended="d")] == [
        "First",
        "Of the child",
        "Mended",
    ]
    assert [row.text for row in demo_letter.three_of(rows, about={"b"}, mended="b")] == ["First"]


@pytest.mark.long
def test_the_printed_commands_work(cheap: None, tmp_path: Path) -> None:
    shown = CliRunner().invoke(group, ["demo", str(tmp_path / "demo")]).stdout
    passphrase = shown.split("passphrase of this workspace is\n\n    ")[1].split("\n")[0]
    there = Terminal(tmp_path / "demo" / "office.tocsin")
    lines = (passphrase,)
    assert "Mirela Ardaly" in there.say("show", demo.CASE, lines=lines)
    assert demo.MEMBER in there.say("history", demo.CASE, lines=lines)
    assert "Nothing was found to ask about" in there.say("shell", typed=f'check "{demo.CASE}"\n', lines=lines)
