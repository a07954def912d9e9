"""A lost passphrase, a member who leaves, and what the terminal says of both."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import click
import pytest

from support.office import PASSPHRASE
from support.terminal import Terminal
from tocsin.domain.errors import CannotUnlock, LastSlot, NoSuch, SeveralFit

OTHER = "anchor barrel candle dragon eleven fabric"
LEAVER = "walnut harbour seven quiet tents ago"
RECOVERY = "legal winner thank year wave sausage worth useful legal winner thank yellow"


@pytest.fixture
def sheet(django_ready: None, tmp_path: Path) -> Terminal:
    """A workspace whose recovery sheet is known; nobody knows the passphrase any more."""
    from tocsin.actions.init import init
    from tocsin.actions.lock import lock
    from tocsin.workspace import KdfParameters

    folder = tmp_path / "sheet.tocsin"
    cheap = KdfParameters(memory_kib=64, passes=1, lanes=1)
    lock(init(folder, passphrase=PASSPHRASE, recovery=RECOVERY, member_name="Mira Halven", cost=cheap))
    return Terminal(folder)


def lines_of(terminal: Terminal, what: str, *, by: str = PASSPHRASE) -> list[list[str]]:
    """Place and member of every passphrase or recovery sheet."""
    said = terminal.say("passphrase", "list", lines=(by,)).splitlines()
    return [[line.split()[0], line.split()[-1]] for line in said if what in line]


def test_the_sheet_opens_sets_a_new_passphrase_and_work_goes_on(sheet: Terminal) -> None:
    """All of the how-to “When a passphrase is lost”, with the paper alone."""
    [[place, _]] = lines_of(sheet, "passphrase", by=RECOVERY)
    sheet.say("passphrase", "change", place, lines=(RECOVERY, OTHER))
    assert isinstance(sheet.fails("case"), CannotUnlock)
    sheet.say("case", "Harbour case", lines=(OTHER,))
    [[paper, _]] = lines_of(sheet, "recovery sheet", by=OTHER)
    said = sheet.say("passphrase", "change", paper, "--recovery", lines=(OTHER,))
    words = next(line.strip() for line in said.splitlines() if len(line.split()) == 12 and line.startswith("    "))
    assert isinstance(sheet.fails("case", lines=(RECOVERY,)), CannotUnlock)
    assert "Harbour case" in sheet.say("case", lines=(words,))
    assert "Everything is unaltered." in sheet.say("verify", lines=(OTHER,))


def test_a_passphrase_that_became_known_is_replaced_by_a_new_one(sheet: Terminal) -> None:
    [[known, _]] = lines_of(sheet, "passphrase")
    sheet.say("passphrase", "add", lines=(PASSPHRASE, OTHER))
    copy = shutil.copytree(sheet.folder, sheet.folder.with_name("before.tocsin"))
    said = sheet.say("passphrase", "remove", known, lines=(OTHER,))
    assert "opens no later copy" in said
    assert "A copy of the folder made before still opens with it." in said
    assert isinstance(sheet.fails("case"), CannotUnlock)
    assert "Inbox" in Terminal(copy).say("case")


def test_one_more_recovery_sheet_can_be_made(terminal: Terminal) -> None:
    said = terminal.say("passphrase", "add", "--recovery")
    words = next(line.strip() for line in said.splitlines() if len(line.split()) == 12 and line.startswith("    "))
    assert re.search(r"^Added in place \d+\.$", said, re.MULTILINE)
    assert "Inbox" in terminal.say("case", lines=(words,))
    assert len(lines_of(terminal, "recovery sheet")) == 2


def test_a_member_who_leaves_loses_every_passphrase(terminal: Terminal) -> None:
    [[_, me]] = lines_of(terminal, "passphrase")
    terminal.say("passphrase", "add", "--member", "Jon Sand", lines=(PASSPHRASE, LEAVER))
    terminal.say("passphrase", "add", lines=(LEAVER, OTHER))
    [him] = {member for _, member in lines_of(terminal, "passphrase") if member != me}
    assert "every key was changed" in terminal.say("passphrase", "remove", "--member", him)
    for gone in (LEAVER, OTHER):
        assert isinstance(terminal.fails("case", lines=(gone,)), CannotUnlock)
    assert lines_of(terminal, "passphrase") == [[lines_of(terminal, "passphrase")[0][0], me]]
    assert "Everything is unaltered." in terminal.say("verify")


def test_nobody_and_oneself_alone_are_not_removed(terminal: Terminal) -> None:
    [[_, me]] = lines_of(terminal, "passphrase")
    assert isinstance(terminal.fails("passphrase", "remove", "--member", "member-zzzzz"), NoSuch)
    assert isinstance(terminal.fails("passphrase", "remove", "--member", me), LastSlot)
    assert "Inbox" in terminal.say("case")


def test_a_handle_of_two_members_removes_neither(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal.say("passphrase", "add", "--member", "Jon Sand", lines=(PASSPHRASE, LEAVER))
    monkeypatch.setattr("tocsin.cli.passphrase._handle", lambda _member: "member-aaaaa")
    assert isinstance(terminal.fails("passphrase", "remove", "--member", "member-aaaaa"), SeveralFit)
    assert "Inbox" in terminal.say("case", lines=(LEAVER,))


@pytest.mark.parametrize("words", [(), ("3", "--member", "member-aaaaa")])
def test_what_is_removed_must_be_said_in_one_way(terminal: Terminal, words: tuple[str, ...]) -> None:
    result = terminal.run("passphrase", "remove", *words)
    assert result.exit_code == click.UsageError.exit_code
    assert "Give either PLACE or --member." in result.output
