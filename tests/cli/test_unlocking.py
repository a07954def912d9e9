"""`init`, `passphrase`, `verify`, `rebuild`, `shell`: the workspace itself at the terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.office import PASSPHRASE
from support.terminal import Terminal
from tocsin.cli.asked import Asked
from tocsin.cli.group import group
from tocsin.domain.errors import BadPassphrase, CannotUnlock, DamagedRecord, LastSlot, NoSuchSlot, WorkspaceExists

OTHER = "anchor barrel candle dragon eleven fabric"


@pytest.fixture
def quick_init(monkeypatch: pytest.MonkeyPatch, django_ready: None) -> Callable[..., str]:
    """`tocsin init` at a cost that a test can wait for; what it measures for people is tested in tests/crypto."""
    from tocsin.cli import init as module
    from tocsin.workspace import KdfParameters

    real = module.init

    def cheap(folder: Path, **given: str) -> object:
        return real(folder, cost=KdfParameters(memory_kib=64, passes=1, lanes=1), **given)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "init", cheap)

    def run(folder: Path, *words: str, typed: str = "") -> str:
        result = CliRunner().invoke(group, ["init", str(folder), *words], input=typed, obj=Asked())
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.output

    return run


def test_init_offers_six_words_and_prints_a_sheet_that_opens_it(quick_init: Callable[..., str], tmp_path: Path) -> None:
    folder = tmp_path / "new.tocsin"
    said = quick_init(folder, "--member", "Mira", typed=f"{OTHER}\n{OTHER}\n")
    assert re.search(r"\n    (\w+ ){5}\w+\n", said)
    sheet = " ".join(re.findall(r"\d+\. (\w+)", said))
    assert len(sheet.split()) == 12
    assert "What you save outside it can." in said
    for words in (OTHER, sheet):
        assert "Inbox" in Terminal(folder).say("case", lines=(words,))


def test_init_asks_again_where_the_two_were_not_the_same(quick_init: Callable[..., str], tmp_path: Path) -> None:
    folder = tmp_path / "new.tocsin"
    said = quick_init(folder, "--member", "Mira", typed=f"{OTHER}\nother\n{OTHER}\n{OTHER}\n")
    assert "The two were not the same." in said
    assert "Inbox" in Terminal(folder).say("case", lines=(OTHER,))


def test_init_refuses_a_short_passphrase_and_makes_nothing(quick_init: Callable[..., str], tmp_path: Path) -> None:
    folder = tmp_path / "new.tocsin"
    with pytest.raises(BadPassphrase):
        quick_init(folder, "--member", "Mira", typed="short\nshort\n")
    assert not (folder / "header.json").exists()


def test_init_refuses_a_folder_that_holds_a_workspace(quick_init: Callable[..., str], folder: Path) -> None:
    with pytest.raises(WorkspaceExists):
        quick_init(folder, "--member", "Mira", typed=f"{OTHER}\n{OTHER}\n")


def test_a_wrong_passphrase_is_one_sentence(terminal: Terminal) -> None:
    wrong = terminal.fails("case", lines=("not the words",))
    assert isinstance(wrong, CannotUnlock)
    assert "not the words" not in str(wrong)


def test_a_second_passphrase_opens_it_too(terminal: Terminal) -> None:
    assert terminal.say("passphrase", "add", lines=(PASSPHRASE, OTHER)).startswith("Added in place ")
    assert "Inbox" in terminal.say("case", lines=(OTHER,))
    assert "Inbox" in terminal.say("case")


def test_a_new_member_has_a_name_in_the_history(terminal: Terminal) -> None:
    terminal.say("passphrase", "add", "--member", "Jonas Reet", lines=(PASSPHRASE, OTHER))
    terminal.say("case", "His case", lines=(OTHER,))
    assert "Jonas Reet  opened case-" in terminal.say("history", "His case")


def places(terminal: Terminal, what: str) -> list[str]:
    """The places of passphrases or recovery sheets."""
    return [line.split()[0] for line in terminal.say("passphrase", "list").splitlines() if what in line]


def test_a_changed_passphrase_opens_and_the_old_one_does_not(terminal: Terminal) -> None:
    [place] = places(terminal, "passphrase")
    said = terminal.say("passphrase", "change", place, lines=(PASSPHRASE, OTHER))
    assert "A copy of the folder made before still opens with the old one." in said
    assert isinstance(terminal.fails("case"), CannotUnlock)
    assert "Inbox" in terminal.say("case", lines=(OTHER,))


def test_a_new_recovery_sheet_opens_it(terminal: Terminal) -> None:
    [place] = places(terminal, "recovery sheet")
    said = terminal.say("passphrase", "change", place, "--recovery")
    words = next(line.strip() for line in said.splitlines() if len(line.split()) == 12 and line.startswith("    "))
    assert "Inbox" in terminal.say("case", lines=(words,))


def test_the_last_passphrase_stays(terminal: Terminal) -> None:
    [place] = places(terminal, "passphrase")
    assert isinstance(terminal.fails("passphrase", "remove", place), LastSlot)
    used = {place, *places(terminal, "recovery sheet")}
    unused = next(str(number) for number in range(16) if str(number) not in used)
    assert isinstance(terminal.fails("passphrase", "remove", unused), NoSuchSlot)


def test_a_removed_passphrase_opens_nothing(terminal: Terminal) -> None:
    [first] = places(terminal, "passphrase")
    terminal.say("passphrase", "add", lines=(PASSPHRASE, OTHER))
    terminal.say("passphrase", "remove", first, lines=(OTHER,))
    assert isinstance(terminal.fails("case"), CannotUnlock)


def test_verify_says_that_everything_is_unaltered(terminal: Terminal) -> None:
    terminal.say("case", "Harbour case")
    said = terminal.say("verify")
    assert "Read 3 changes with 11 entries, and 0 sealed files." in said
    assert said.endswith("Everything is unaltered.\n")
    assert terminal.json("verify") == {"changesets": 3, "operations": 11, "files": 0, "damaged": [], "notes": []}


def test_verify_names_a_damaged_file(terminal: Terminal, tmp_path: Path, folder: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Two men stood outside the office on 3 May 2031.", "utf-8")
    terminal.say("receive", str(note))
    sealed = next(path for path in (folder / "vault").rglob("*") if path.is_file())
    data = bytearray(sealed.read_bytes())
    data[200] ^= 1
    sealed.write_bytes(bytes(data))
    result = terminal.run("verify")
    assert isinstance(result.exception, DamagedRecord)
    assert re.search(r"Sealed file [\w-]{12}…: it is not what was put there", result.stdout)


def test_verify_tells_a_wrong_passphrase_from_a_damaged_header(terminal: Terminal, folder: Path) -> None:
    sound = terminal.run("verify", lines=("not the words",))
    assert isinstance(sound.exception, CannotUnlock)
    assert "the right passphrase opens this workspace" in sound.stderr
    for name in ("header.json", "header-copy.json"):
        (folder / name).write_bytes(b"{}")
    broken = terminal.run("verify")
    assert str(broken.exception) == str(sound.exception)
    assert "No passphrase can open this workspace as it is" in broken.stderr


def test_a_repaired_header_is_named(terminal: Terminal, folder: Path) -> None:
    (folder / "header.json").write_bytes(b"{}")
    result = terminal.run("case")
    assert result.exit_code == 0
    assert "header.json was damaged or old and was written anew" in result.stderr
    assert "written anew" not in terminal.run("case").stderr


def test_rebuild_gives_the_same_digest_twice(terminal: Terminal) -> None:
    terminal.say("case", "Harbour case")
    first = terminal.say("rebuild", "--digest")
    assert re.fullmatch(r"Rebuilt\. Digest of the tables: [0-9a-f]{64}\n", first)
    assert terminal.say("rebuild", "--digest") == first
    assert terminal.say("rebuild") == "Rebuilt.\n"


def test_a_shell_runs_many_commands_and_survives_mistakes(terminal: Terminal) -> None:
    typed = "case 'Harbour case'\nshow Nobody\nbogus\ncase \"unclosed\ncase\nexit\ncase never\n"
    result = terminal.run("shell", typed=typed)
    assert result.exit_code == 0, result.output
    assert "Opened case-" in result.stdout
    assert "There is no such case or entry here." in result.stderr
    assert "No such command 'bogus'" in result.stderr
    assert "That line cannot be read" in result.stderr
    assert "Harbour case" in result.stdout.splitlines()[-2]
    assert "never" not in result.stdout


def test_a_shell_names_at_its_end_what_lies_in_clear(terminal: Terminal, tmp_path: Path) -> None:
    from tocsin.actions.let_out import let_out
    from tocsin.actions.lock import lock
    from tocsin.actions.unlock import unlock

    office = unlock(terminal.folder, PASSPHRASE)
    let_out(office.viewer, tmp_path / "draft.txt", b"a draft", "draft letter")
    lock(office)
    assert f"In clear on this machine: {tmp_path / 'draft.txt'}" in terminal.run("shell", typed="exit\n").stderr


def test_a_shell_locks_at_its_end(terminal: Terminal) -> None:
    terminal.say("shell", typed="case A\n")
    assert "A" in terminal.say("case")


def test_nothing_saved_outside_is_said_so(terminal: Terminal) -> None:
    assert terminal.say("show", "--in-clear") == "Nothing was saved outside the workspace with Tocsin.\n"
