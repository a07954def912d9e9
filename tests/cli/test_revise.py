"""`tocsin revise`: a director's tracked changes and a translator's return, by command, to the release."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.office import PASSPHRASE
from support.terminal import Terminal
from support.word_edits import inserted_paragraph, replaced_in_word, retyped, with_remark
from support.word_files import parts_of
from tocsin.domain.errors import CannotApprove, LetterNotTaken

BRIEF = """
number = "UA 7/2020"
languages = ["en"]

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
sex = "female"

[[event]]
as = "threat"
type = "threat"
date = "2018-07-05"

[[event]]
as = "arrest"
type = "arrest"
date = "2018-07-09"

[[act]]
event = "threat"
victim = "ilona"
type = "threat"

[[act]]
event = "arrest"
victim = "ilona"
type = "arrest"

[[consent]]
subject = "ilona"
use = "share"
audience = "addressees"
granted = true
"""
DEED = "Ilona Varga was abducted on 9 July 2018."
COLLEAGUE = "garden helmet island jungle kettle ladder"


@pytest.fixture
def draft(terminal: Terminal, tmp_path: Path) -> tuple[str, Path]:
    """A letter saved as a draft, and a second member: its id, and the DOCX."""
    (tmp_path / "entries.toml").write_text(ENTRIES, "utf-8")
    (tmp_path / "brief.toml").write_text(BRIEF, "utf-8")
    terminal.say("case", "Quay")
    terminal.say("record", str(tmp_path / "entries.toml"), "--case", "Quay")
    terminal.say("passphrase", "add", "--member", "Jonas Reet", lines=(PASSPHRASE, COLLEAGUE))
    made = terminal.json("compose", "Quay", "--brief", str(tmp_path / "brief.toml"), "--out", str(tmp_path / "drafts"))
    (word,) = [Path(path) for path in made["files"] if path.endswith(".docx")]
    return made["intervention"], word


def edited(word: Path) -> Path:
    """As the director sends it back: one date changed, a sentence put in, a remark in the margin."""
    data = replaced_in_word(word.read_bytes(), "9", "10")
    data = inserted_paragraph(data, "Ilona Varga was arrested", "This must end now.")
    path = word.with_name("edited.docx")
    path.write_bytes(with_remark(data, "Softer?"))
    return path


def test_a_director_s_changes_come_back_and_the_letter_leaves(
    terminal: Terminal, draft: tuple[str, Path], tmp_path: Path
) -> None:
    letter, word = draft
    path = edited(word)
    looked = terminal.say("revise", letter, str(path), "--look")
    assert "1 changed, 1 new" in looked
    assert "was: “" in looked
    assert "a remark in the margin, kept aside: “Softer?”" in looked
    assert looked.endswith("Nothing was recorded.\n")
    (number,) = re.findall(r"(\d+)\. “This must end now\.”", looked)
    said = terminal.say("revise", letter, str(path), "--ours", number)
    (version,) = re.findall(r"Sealed as (intervention-[\w-]{5}): .* v2 ", said)
    (loose,) = re.findall(r"(\d+)\. “[^”]*10 July 2018", said)
    (event,) = re.findall(rf"      {loose} could rest on (event-[\w-]{{5}}) \(Arrest, on 9 July 2018\)", said)
    assert "unchanged\n" not in said.replace("; ", "")
    shown = terminal.say("show", version)
    assert "while these rest on nothing that is recorded" in shown
    assert "10 July 2018" in shown
    assert "a member said that they are our own word:\n    " in shown
    refusal = terminal.fails("approve", version, lines=(COLLEAGUE,))
    assert isinstance(refusal, CannotApprove)
    assert isinstance(terminal.fails("approve", version, "--as-listed", lines=(COLLEAGUE,)), CannotApprove)
    assert "1 tied by hand" in terminal.say("revise", version, "--tie", f"{loose}={event}", "--look")
    said = terminal.say("revise", version, "--tie", f"{loose}={event}")
    (version,) = re.findall(r"Sealed as (intervention-[\w-]{5}): .* v3 ", said)
    listed = terminal.say("show", version, "--text")
    assert "This must end now." in listed
    assert "Version 3" in listed
    terminal.say("approve", version, "--as-listed", lines=(COLLEAGUE,))
    done = terminal.json("release", version, "--out", str(tmp_path / "out"))
    (left,) = [Path(path) for path in done["files"] if path.endswith(".docx")]
    whole = b"".join(parts_of(left.read_bytes()).values())
    assert b"10\xc2\xa0July\xc2\xa02018" in whole
    assert not any(words in whole for words in (b"Rosa Halm", b"Softer", b"w:del", b"DRAFT"))


def test_a_program_reads_the_ties(terminal: Terminal, draft: tuple[str, Path]) -> None:
    letter, word = draft
    answer = terminal.json("revise", letter, str(edited(word)))
    assert answer["version"] == 2
    assert [row["text"] for row in answer["ties"] if row["tie"] == "new"] == ["This must end now."]
    (changed,) = [row for row in answer["ties"] if row["tie"] == "changed"]
    assert (changed["claims"], bool(changed["was_claims"])) == ([], True)
    assert terminal.json("show", answer["intervention"])["ties"] == answer["ties"]


def test_a_translation_comes_back(terminal: Terminal, draft: tuple[str, Path]) -> None:
    letter, word = draft
    data = word.read_bytes()
    for was, now in (
        ("Ilona Varga was threatened on 5\u00a0July\u00a02018", "Ілоні Варзі погрожували 5 липня 2018 року"),
        ("Ilona Varga was arrested on 9\u00a0July\u00a02018", "Ілону Варгу заарештували 8 липня 2018 року"),
    ):
        data = retyped(data, was, now)
    path = word.with_name("translated.docx")
    path.write_bytes(data)
    answer = terminal.json("revise", letter, str(path), "--translated", "uk")
    ties = {row["text"]: row for row in answer["ties"]}
    fine = next(row for text, row in ties.items() if "5 липня 2018" in text)
    wrong = next(row for text, row in ties.items() if "8 липня 2018" in text)
    assert (fine["tie"], bool(fine["claims"])) == ("translated", True)
    assert (wrong["tie"], wrong["claims"]) == ("changed", [])
    assert wrong["why"] == "dates there: 2018-07-08; ours: 2018-07-09"
    said = terminal.say("show", answer["intervention"])
    assert "to be looked at by somebody who reads both languages" in said
    text = terminal.say("show", f"intervention-{answer['intervention'][-5:]}", "--text")
    assert "Версія 2" in text
    assert "Version" not in text
    assert "5 липня 2018 року" in text


def test_an_attempt_that_came_back_as_a_deed_is_asked_about(terminal: Terminal, tmp_path: Path) -> None:
    """The sentence has lost its claims; it is held against those that it rested on."""
    entries = ENTRIES.replace('type = "arrest"\ndate', 'type = "attempted_abduction"\ncompletion = "attempted"\ndate')
    entries = entries.replace('victim = "ilona"\ntype = "arrest"', 'victim = "ilona"\ntype = "abduction.attempted"')
    (tmp_path / "entries.toml").write_text(entries, "utf-8")
    (tmp_path / "brief.toml").write_text(BRIEF, "utf-8")
    terminal.say("case", "Quay")
    terminal.say("record", str(tmp_path / "entries.toml"), "--case", "Quay")
    made = terminal.json("compose", "Quay", "--brief", str(tmp_path / "brief.toml"), "--out", str(tmp_path / "drafts"))
    (word,) = [Path(path) for path in made["files"] if path.endswith(".docx")]
    told = next(row["text"] for row in made["basis"] if row["place"] == "events 2.1")
    path = tmp_path / "edited.docx"
    path.write_bytes(retyped(word.read_bytes(), told.replace("9 July 2018", "9\u00a0July\u00a02018"), DEED))
    answer = terminal.json("revise", made["intervention"], str(path), "--look")
    assert {row["tie"] for row in answer["ties"] if row["text"] == DEED} == {"changed"}
    assert "deed-told-of-attempt" in {finding["rule"] for finding in answer["findings"]}


def test_what_is_no_letter_is_refused(terminal: Terminal, draft: tuple[str, Path], tmp_path: Path) -> None:
    letter, _ = draft
    (tmp_path / "note.docx").write_text("Dear all", "utf-8")
    assert isinstance(terminal.fails("revise", letter, str(tmp_path / "note.docx")), LetterNotTaken)
    assert terminal.run("revise", letter, str(tmp_path / "note.docx"), "--tie", "x").exit_code == 2
    assert terminal.run("revise", letter, "--translated", "uk").exit_code == 2
