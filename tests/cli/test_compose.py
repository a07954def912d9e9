"""`compose`: a draft from what is recorded, its basis, and where it lies in clear."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.terminal import Terminal
from tocsin.domain.errors import BriefProblem, CannotSave, NotInThisCase

BRIEF = """
number = "UA 7/2031"
reply_by = 2031-04-14

[organisation]
name = "Quay Centre"
contact = ["press@quay.example"]

[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
body = "Office of the Prosecutor General"
salutation = "Dear Prosecutor General"
checked = 2031-03-01

[[demands]]
text = "release Ilona Varga at once"
addressees = ["prosecutor"]
"""
ENTRY = """
[[person]]
as = "ilona"
name = "Ilona Varga"
birth = 1991-04-02
occupation = "journalist"

[[person]]
as = "son"
name = "Danil Varga"
minor = true

[[event]]
as = "search"
type = "search_seizure"
completion = "done"
date = "2031-02"
attribution = "her lawyer"

[[act]]
event = "search"
victim = "ilona"
type = "search"

[[act]]
event = "search"
victim = "son"
type = "search"
"""


@pytest.fixture
def entered(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A case with two people, one of them a child, and one event."""
    terminal.say("case", "Harbour case")
    for name, text in (("entry.toml", ENTRY), ("brief.toml", BRIEF)):
        (tmp_path / name).write_text(text, "utf-8")
    terminal.say("record", str(tmp_path / "entry.toml"), "--case", "Harbour")
    return terminal


def brief(tmp_path: Path) -> tuple[str, str]:
    """The option that names the brief."""
    return "--brief", str(tmp_path / "brief.toml")


def test_a_draft_is_sealed_and_nothing_is_saved_unasked(entered: Terminal, tmp_path: Path) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    said = entered.say("compose", "Harbour", *brief(tmp_path))
    assert re.search(r"^Sealed as intervention-[\w-]{5}: DRAFT", said, re.MULTILINE)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    # three forms as a draft and as they leave, and the sheet of what each sentence rests on
    assert entered.json("verify")["files"] == 7


def test_saved_drafts_say_that_they_are_drafts_and_stand_in_the_list(entered: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "letters"
    said = entered.say("compose", "Harbour", *brief(tmp_path), "--out", str(out))
    saved = sorted(path.suffix for path in out.iterdir())
    assert saved == [".docx", ".pdf", ".txt"]
    assert all(path.name.startswith("DRAFT") and "Varga" not in path.name for path in out.iterdir())
    assert said.count("Saved in clear on this machine:") == 3
    listed = entered.say("show", "--in-clear")
    assert all(path.name in listed for path in out.iterdir())


def test_nothing_is_overwritten(entered: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "letters"
    entered.say("compose", "Harbour", *brief(tmp_path), "--out", str(out))
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert isinstance(entered.fails("compose", "Harbour", *brief(tmp_path), "--out", str(out)), CannotSave)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_every_sentence_about_a_person_or_event_cites_claims_of_the_record(entered: Terminal, tmp_path: Path) -> None:
    rows = entered.json("compose", "Harbour", *brief(tmp_path))["basis"]
    known = {
        claim
        for entity in entered.json("show", "Harbour")["entities"]
        for values in entity["values"].values()
        for shown in values
        for claim in shown["claims"]
    }
    assert all(row["claims"] or row["ours"] for row in rows)
    cited = {claim for row in rows for claim in row["claims"]}
    assert cited
    assert cited <= known
    assert all(row["claims"] for row in rows if "Ilona Varga" in row["text"] and row["ours"] != "demand")


def test_a_child_is_a_role_in_every_letter(entered: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "letters"
    entered.say("compose", "Harbour", *brief(tmp_path), "--out", str(out))
    text = next(out.glob("*.txt")).read_text("utf-8")
    assert "Ilona Varga" in text
    assert "Danil" not in text


def test_a_brief_names_entries_by_the_handles_that_are_shown(entered: Terminal, tmp_path: Path) -> None:
    found = entered.json("show", "Harbour")["entities"]
    event, ilona = (next(one["id"] for one in found if one["kind"] == kind) for kind in ("event", "person"))
    chosen = f'events = ["event-{event[-5:]}"]\npersons = ["person-{ilona[-5:]}"]\n{BRIEF}'
    (tmp_path / "brief.toml").write_text(chosen, "utf-8")
    assert "Ilona Varga" in entered.json("compose", "Harbour", *brief(tmp_path))["basis"][0]["text"]
    (tmp_path / "brief.toml").write_text(chosen.replace(event[-5:], "zzzzz"), "utf-8")
    assert isinstance(entered.fails("compose", "Harbour", *brief(tmp_path)), NotInThisCase)


def test_the_month_stays_a_month(entered: Terminal, tmp_path: Path) -> None:
    rows = entered.json("compose", "Harbour", *brief(tmp_path))["basis"]
    told = " ".join(row["text"] for row in rows)
    assert "in February 2031" in told
    assert "1 February" not in told


def test_the_basis_is_listed_with_handles(entered: Terminal, tmp_path: Path) -> None:
    said = entered.say("compose", "Harbour", *brief(tmp_path), "--basis")
    assert re.search(r"events 1\.1: .*\n      claim-[\w-]{5}", said)
    assert "ours: demand" in said


def test_what_nobody_looked_at_is_said_at_once(entered: Terminal, tmp_path: Path) -> None:
    statement = tmp_path / "statement.txt"
    statement.write_text("On 18 February 2031 officers arrested Ilona Varga, a journalist.", "utf-8")
    entered.say("receive", str(statement), "--case", "Harbour")
    entered.say("review", "Harbour", "--accept-all", "--because", "a rehearsal")
    said = entered.say("compose", "Harbour", *brief(tmp_path))
    assert "nobody has looked at" in said


def test_a_changed_claim_names_the_letters_that_used_it(entered: Terminal, tmp_path: Path) -> None:
    rows = entered.json("compose", "Harbour", *brief(tmp_path))["basis"]
    claims = {claim for row in rows for claim in row["claims"]}
    dates = [
        shown["claims"][0]
        for entity in entered.json("show", "Harbour")["entities"]
        for shown in entity["values"].get("event.date", ())
    ]
    assert dates[0] in claims
    said = entered.say("correct", dates[0], "2031-02-18", "--because", "the protocol has the day")
    assert re.search(r"A letter uses what you changed: intervention-[\w-]{5}", said)


@pytest.mark.parametrize("text", ["[[[", "colour = 'red'", "\xff"])
def test_a_brief_that_cannot_be_used_is_one_sentence(entered: Terminal, tmp_path: Path, text: str) -> None:
    (tmp_path / "brief.toml").write_bytes(text.encode("latin-1"))
    assert isinstance(entered.fails("compose", "Harbour", *brief(tmp_path)), BriefProblem)
    assert entered.json("verify")["files"] == 0


def test_each_addressee_gets_a_letter_beside_it(entered: Terminal, tmp_path: Path) -> None:
    said = entered.say("compose", "Harbour", *brief(tmp_path), "--each")
    assert "a letter of its own to each addressee" in said
    # beside the six forms and the sheet
    assert entered.json("verify")["files"] == 7 + 2
