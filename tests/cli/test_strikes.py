"""`tocsin strikes`: two members with a passphrase each let what they looked at pass, and the letter says so."""

from __future__ import annotations

import re
from pathlib import Path

from click.exceptions import UsageError

from support.office import PASSPHRASE
from support.terminal import Terminal
from tocsin.domain.errors import CannotPass, MustNotLeave

ENTRY = """
[[person]]
as = "ilona"
name = "Ilona Varga"
birth = "1985-04-02"

[[consent]]
subject = "ilona"
use = "share"
audience = "addressees"
granted = "true"

[[place]]
as = "home"
name = "Lisova 5, flat 12"

[[residence]]
person = "ilona"
place = "home"

[[event]]
as = "search"
type = "search_seizure"
date = "2018-07-05"

[[act]]
event = "search"
victim = "ilona"
type = "search"
"""
BRIEF = """
number = "UA 7/2020"

[organisation]
name = "Quay Centre"

[[addressees]]
key = "prosecutor"
office = "Prosecutor General"

[[demands]]
text = "ASKED"
addressees = ["prosecutor"]
"""
ASKED = "give back what was taken from Lisova Street 5, flat 12"
BRIEF = BRIEF.replace("ASKED", ASKED)
COLLEAGUE = "garden helmet island jungle kettle ladder"
WHY = "the prosecutor searched it and knows it"


def written(terminal: Terminal, desk: Path, words: str = "") -> str:
    (desk / "entry.toml").write_text(ENTRY, "utf-8")
    (desk / "brief.toml").write_text(BRIEF.replace(ASKED, words or ASKED), "utf-8")
    terminal.say("case", "Quay")
    terminal.say("record", str(desk / "entry.toml"), "--case", "Quay")
    return str(terminal.json("compose", "Quay", "--brief", str(desk / "brief.toml"))["intervention"])


def test_two_members_let_a_strike_pass(terminal: Terminal, tmp_path: Path) -> None:
    letter = written(terminal, tmp_path)
    shown = terminal.say("strikes", letter)
    strikes = re.findall(r"(?m)^(strike-[\w-]{5})  .*: an address, residence-", shown)
    assert len(strikes) == 3
    assert shown.count("It holds the letter back.") == 3
    assert "Lisova" not in shown
    assert "Look at these words" not in shown
    assert isinstance(terminal.fails("strikes", letter, *strikes, "--because", WHY), CannotPass)
    terminal.say("passphrase", "add", "--member", "Jonas Reet", lines=(PASSPHRASE, COLLEAGUE))
    approved = terminal.say("approve", letter, lines=(COLLEAGUE,))
    assert "But it says at 3 places what must not leave: `tocsin strikes intervention-" in approved
    out = str(tmp_path / "out")
    assert isinstance(terminal.fails("release", letter, "--out", out), MustNotLeave)
    said = terminal.say("strikes", letter, *strikes, "--because", WHY)
    assert said.count(f"Mira Halven proposes to let {strikes[0]} pass, because: {WHY}. Another member must") == 1
    assert isinstance(terminal.fails("strikes", letter, strikes[0], "--confirm"), CannotPass)
    terminal.say("strikes", letter, *strikes, "--confirm", lines=(COLLEAGUE,))
    standing = terminal.say("show", letter)
    passed = f"Passed by two: {strikes[0]}, proposed by Mira Halven, confirmed by Jonas Reet, because: {WHY}"
    assert standing.count(passed) == 1
    assert len(terminal.json("release", letter, "--out", out)["files"]) == 3
    history = terminal.say("history", "Quay")
    assert len(re.findall(rf"intervention-[\w-]{{5}}: {strikes[0]} may pass in these files", history)) == 2


def test_what_no_search_finds_is_shown_to_whoever_looks(terminal: Terminal, tmp_path: Path) -> None:
    words = "ask her son, aged 9, who goes to the harbour school, nothing"
    letter = written(terminal, tmp_path, words)
    for command in ("strikes", "show"):
        said = terminal.say(command, letter)
        assert "Look at these words yourself: do they say who is meant?" in said
        assert re.search(rf"(?i)an age and a place and a relation: .*{words}", said)


def test_a_program_reads_what_holds_a_letter_back(terminal: Terminal, tmp_path: Path) -> None:
    found = terminal.json("strikes", written(terminal, tmp_path))
    assert {(one["what"], one["passed"], one["why"], len(one["members"])) for one in found} == {
        ("an address", False, "", 0)
    }
    assert {one["place"].partition(",")[0] for one in found} == {"PDF", "DOCX", "TXT"}


def test_what_is_asked_must_be_said_whole(terminal: Terminal, tmp_path: Path) -> None:
    letter = written(terminal, tmp_path)
    for words in (["--confirm"], ["--because", WHY], ["strike-aaaaa", "--confirm", "--because", WHY]):
        assert isinstance(terminal.fails("strikes", letter, *words), UsageError | SystemExit)
