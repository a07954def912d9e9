"""`tocsin approve` by telephone and for a program: what differs from run to run and stands in no transcript."""

from __future__ import annotations

import re
from pathlib import Path

from support.office import PASSPHRASE
from support.terminal import Terminal

BRIEF = """
[organisation]
name = "Quay Centre"

[[addressees]]
key = "prosecutor"
office = "Prosecutor General"

[[demands]]
text = "open an investigation without delay"
addressees = ["prosecutor"]
"""
ENTRIES = """
[[person]]
as = "ilona"
name = "Ilona Varga"
birth = "1985-04-02"

[[consent]]
subject = "ilona"
use = "share"
audience = "addressees"
granted = "true"

[[event]]
as = "threat"
type = "threat"
date = "2018-07-05"

[[act]]
event = "threat"
victim = "ilona"
type = "threat"
"""
COLLEAGUE = "garden helmet island jungle kettle ladder"


def written(terminal: Terminal, desk: Path) -> str:
    """A letter, and a second member: its id."""
    (desk / "entries.toml").write_text(ENTRIES, "utf-8")
    (desk / "brief.toml").write_text(BRIEF, "utf-8")
    terminal.say("case", "Quay")
    terminal.say("record", str(desk / "entries.toml"), "--case", "Quay")
    terminal.say("passphrase", "add", "--member", "Jonas Reet", lines=(PASSPHRASE, COLLEAGUE))
    answer = terminal.json("compose", "Quay", "--brief", str(desk / "brief.toml"))
    return str(answer["intervention"])


def test_four_words_read_over_the_telephone(terminal: Terminal, tmp_path: Path) -> None:
    letter = written(terminal, tmp_path)
    there = terminal.say("show", letter, lines=(COLLEAGUE,))
    (words,) = re.findall(r"to be read over the telephone: (\w+ \w+ \w+ \w+)\n", there)
    said = terminal.say("approve", letter, "--by-voice", "jonas reet", typed=f"{words}\n")
    assert "Approved by voice: Jonas Reet read the check words to Mira Halven" in said
    assert "stays marked until a second member countersigns" in said
    (waiting,) = terminal.json("approve")
    assert (waiting["marked"], waiting["check_words"]) == (True, words)


def test_a_program_reads_how_it_stands(terminal: Terminal, tmp_path: Path) -> None:
    letter = written(terminal, tmp_path)
    before = terminal.json("show", letter)["standing"]
    assert (before["approved"], before["waits"], len(before["letters"])) == (False, True, 3)
    terminal.say("approve", letter, "--json", lines=(COLLEAGUE,))
    done = terminal.json("release", letter, "--out", str(tmp_path / "out"))
    assert [one["way"] for one in done["approvals"]] == ["signed"]
    assert {Path(path).suffix for path in done["files"]} == {".docx", ".pdf", ".txt"}
    assert terminal.json("approve") == []


def test_the_words_of_a_letter_are_those_that_leave(terminal: Terminal, tmp_path: Path) -> None:
    letter = written(terminal, tmp_path)
    (handle,) = re.findall(r"intervention-[\w-]{5}", terminal.say("approve"))
    text = terminal.say("show", handle, "--text")
    assert "Ilona Varga" in text
    assert "DRAFT" not in text
    assert terminal.json("show", handle, "--text")["intervention"] == letter


def test_of_what_was_withdrawn_no_name_and_no_file_is_told(terminal: Terminal, tmp_path: Path) -> None:
    letter = written(terminal, tmp_path)
    answer = terminal.json("withdraw", letter, "--because", "Ilona Varga asked for it")
    assert answer["withdrawn"] == [letter]
    shown = terminal.json("show", letter)
    assert set(shown) == {"entity", "standing"}
    assert (shown["standing"]["letters"], shown["standing"]["digest"]) == ([], None)
    for said in (answer["notice"], terminal.say("show", letter)):
        assert "Varga" not in said


def test_the_history_says_who_approved_and_who_took_back(terminal: Terminal, tmp_path: Path) -> None:
    letter = written(terminal, tmp_path)
    terminal.say("approve", letter, lines=(COLLEAGUE,))
    terminal.say("withdraw", letter, "--because", "the family asked for it")
    history = terminal.say("history", "Quay")
    assert re.search(r"Jonas Reet  intervention-[\w-]{5}: approved\n", history)
    assert re.search(r"Mira Halven  intervention-[\w-]{5} is withdrawn\n", history)


def test_a_statement_is_made_ready_for_our_own_site(terminal: Terminal, tmp_path: Path) -> None:
    written(terminal, tmp_path)
    (tmp_path / "agreed.toml").write_text(ENTRIES.partition("[[event]]")[0].replace("share", "publish_named")
                                          .replace("addressees", "public"), "utf-8")  # fmt: skip
    (tmp_path / "public.toml").write_text(f"number = 'UA 1'\npublic = true\n{BRIEF}", "utf-8")
    terminal.say("case", "Harbour")
    terminal.say("record", str(tmp_path / "agreed.toml"), "--case", "Harbour")
    events = ENTRIES.partition("[[event]]")[2].replace('victim = "ilona"\n', "")
    (tmp_path / "event.toml").write_text(f"[[event]]{events}", "utf-8")
    terminal.say("record", str(tmp_path / "event.toml"), "--case", "Harbour")
    letter = terminal.json("compose", "Harbour", "--brief", str(tmp_path / "public.toml"))["intervention"]
    terminal.say("approve", letter, lines=(COLLEAGUE,))
    said = terminal.say("publish", letter, "--out", str(tmp_path / "site"))
    assert re.search(r"English: intervention-[\w-]{5}\n", said)
    assert "urgent-appeal-ua-1.html" in said
    assert "--by website" in said
    terminal.say("withdraw", letter, "--because", "the family asked for it")
    done = terminal.json("publish", letter, "--out", str(tmp_path / "site"))
    assert [Path(path).name for path in done["removed"]] == ["urgent-appeal-ua-1.en.pdf"]
    assert [side["language"] for side in done["sides"]] == ["en"]
