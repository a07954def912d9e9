"""`check --for`: from a record to what a procedure still needs, with the clock of the workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import pytest

from support.terminal import Terminal
from tocsin.domain.errors import NoSuch, UnknownWord
from tocsin.domain.procedures import procedures

FILE = """
[[person]]
as = "marta"
name = "Marta Velin"

[[event]]
as = "arrest"
type = "arrest"
date = "2031-05-05"
completion = "done"

[[act]]
event = "arrest"
victim = "marta"
warrant = "none was shown"

[[proceeding]]
as = "file"
type = "asylum"
person = "marta"

[[stage]]
proceeding = "file"
type = "asylum.first-decision"
date = "2031-05-20"
"""


@pytest.fixture
def desk(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A case with an arrest and a refusal of asylum."""
    terminal.say("case", "Quay")
    (tmp_path / "entries.toml").write_text(FILE, "utf-8")
    terminal.say("record", str(tmp_path / "entries.toml"), "--case", "Quay")
    return terminal


def asked(found: list[dict[str, Any]]) -> list[str]:
    """What each finding asks for."""
    return [one["subjects"][-1] for one in found]


def test_what_is_missing_is_named_and_what_is_there_is_not(desk: Terminal) -> None:
    said = desk.say("check", "Quay", "--for", "wgad")
    assert "“Law applied” (act.legal_basis): nothing is recorded for the arrest (5 May 2031)." in said
    assert "“Born” (person.birth) or “Age as told” (person.age): nothing is recorded for Marta Velin." in said
    assert "No consent of Marta Velin is recorded for “Share with a named body”" in said
    assert "Not verified: the time that a State has to answer" in said
    assert "(act.warrant)" not in said
    assert "Not recorded (gap-field)" in said


def test_as_json_each_gap_names_the_need(desk: Terminal) -> None:
    found = desk.json("check", "Quay", "--for", "wgad")
    assert "wgad/person:person.birth|person.age" in asked(found)
    assert {one["rule"] for one in found} == {"gap-time-limit", "gap-consent", "gap-field"}
    assert {one["severity"] for one in found} == {"gap", "question"}
    assert all(one["claims"] for one in found if len(one["subjects"]) > 1)


def test_an_unknown_time_limit_is_asked_for_until_it_is_entered(desk: Terminal, tmp_path: Path) -> None:
    first = desk.json("check", "Quay", "--for", "asylum")[0]
    assert "enter what the lawyer said" in first["message"]
    stage = next(one["id"] for one in desk.json("show", "Quay")["entities"] if one["kind"] == "stage")
    (tmp_path / "more.toml").write_text(f'[[stage]]\nid = "{stage}"\ntime_limit = "2019-06-03"\n', "utf-8")
    desk.say("record", str(tmp_path / "more.toml"), "--case", "Quay")
    first = desk.json("check", "Quay", "--for", "asylum")[0]
    assert "has passed; it ended on 3 June 2019 (as entered)" in first["message"]


def test_a_gap_is_settled_by_itself_and_comes_back_with_its_ground(desk: Terminal, tmp_path: Path) -> None:
    before = desk.json("check", "Quay", "--for", "wgad")
    number = asked(before).index("wgad/person:person.sex") + 1
    desk.say("check", "Quay", "--for", "wgad", "--settle", str(number), "--because", "not asked for a reason")
    after = desk.json("check", "Quay", "--for", "wgad")
    assert asked(after) == [one for one in asked(before) if one != "wgad/person:person.sex"]
    person = next(one["id"] for one in desk.json("show", "Quay")["entities"] if one["kind"] == "person")
    (tmp_path / "more.toml").write_text(f'[[person]]\nid = "{person}"\nname = "Марта Велін"\n', "utf-8")
    desk.say("record", str(tmp_path / "more.toml"), "--case", "Quay")
    assert "wgad/person:person.sex" in asked(desk.json("check", "Quay", "--for", "wgad"))


def test_without_a_procedure_no_gap_is_shown(desk: Terminal) -> None:
    assert not [one for one in desk.json("check", "Quay") if one["severity"] == "gap"]


@pytest.mark.parametrize("name", list(procedures()))
def test_no_procedure_answers_an_empty_case_with_nothing(desk: Terminal, name: str) -> None:
    assert desk.json("check", "Inbox", "--for", name)


def test_the_list_needs_no_workspace(terminal: Terminal) -> None:
    listed = terminal.say("check", "--procedures", lines=())
    assert [line.split()[0] for line in listed.splitlines()] == list(procedures())
    rows = terminal.json("check", "--procedures")
    assert {row["id"] for row in rows} == set(procedures())
    assert all(set(row["labels"]) == {"en", "uk", "ru", "pl"} for row in rows)


def test_the_list_says_for_which_a_case_records_anything(desk: Terminal) -> None:
    about = {row["id"] for row in desk.json("check", "Quay", "--procedures") if row["recorded"]}
    assert about == {"special-procedures", "wgad", "treaty-body", "urgent-action", "asylum", "rule-39"}
    some, none = desk.say("check", "Quay", "--procedures").split("Nothing yet for these:")
    assert "wgad " in some
    assert "wgeid " in none
    assert not any(row["recorded"] for row in desk.json("check", "Inbox", "--procedures"))


def test_what_cannot_be_asked_is_said(desk: Terminal) -> None:
    assert isinstance(desk.fails("check", "Quay", "--for", "ouija"), UnknownWord)
    assert isinstance(desk.fails("check", "Nowhere", "--for", "wgad"), NoSuch)
    result = desk.run("check")
    assert isinstance(result.exception, SystemExit | click.UsageError)
    assert result.exit_code != 0
