"""`tocsin consent` for a program, by options, and on other grounds; what a person is asked stands in a transcript."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.terminal import Terminal
from tocsin.domain.errors import BadValue, NoSuch, ReasonMissing

ENTRY = """
[[person]]
name = "Ilona Varga"
birth = "1985-04-02"

[[person]]
name = "Danil Varga"
minor = true
"""


@pytest.fixture
def people(terminal: Terminal, tmp_path: Path) -> list[str]:
    (tmp_path / "entry.toml").write_text(ENTRY, "utf-8")
    terminal.say("case", "Quay")
    terminal.say("record", str(tmp_path / "entry.toml"), "--case", "Quay")
    return [one["person"] for one in terminal.json("consent", "Quay")]


def answers(terminal: Terminal, person: str) -> list[str]:
    (found,) = [one["stands"] for one in terminal.json("consent", "Quay") if one["person"] == person]
    return [found[audience]["answer"] for audience in ("addressees", "public")]


def test_an_answer_by_options(terminal: Terminal, people: list[str]) -> None:
    ilona = people[0]
    assert answers(terminal, ilona) == ["not_asked", "not_asked"]
    options = [
        "--answer",
        "yes",
        "--audience",
        "public",
        "--may-tell",
        "relatives",
        "--until",
        "2031",
        "--form",
        "oral",
    ]
    made = terminal.json("consent", "Quay", ilona, *options)
    assert len(made["consents"]) == 1
    assert made["stands"]["public"]["may_tell"] == ["relatives"]
    assert answers(terminal, ilona) == ["not_asked", "yes"]
    terminal.say("consent", "Quay", ilona, "--answer", "no", "--audience", "public")
    assert answers(terminal, ilona) == ["not_asked", "refused"]


def test_for_a_child_somebody_else_agrees(terminal: Terminal, people: list[str]) -> None:
    ilona, child = people
    terminal.say("consent", "Quay", child, "--answer", "yes", "--audience", "addressees")
    assert answers(terminal, child) == ["guardian", "not_asked"]
    said = terminal.say("consent", "Quay", child, "--given-by", ilona, typed="yes\n\n\n\n\n\n")
    assert "the offices that we write to: a lawful representative agreed" in said
    assert answers(terminal, child) == ["yes", "not_asked"]


def test_another_ground_needs_its_reason(terminal: Terminal, people: list[str]) -> None:
    ilona = people[0]
    assert isinstance(terminal.fails("consent", "Quay", ilona, "--ground", "public-office"), ReasonMissing)
    said = terminal.say("consent", "Quay", ilona, "--ground", "public-office", "--because", "deputy minister")
    assert "everybody: holds a public office and is named for it" in said
    assert answers(terminal, ilona) == ["yes", "yes"]


def test_what_cannot_be_is_refused(terminal: Terminal, people: list[str]) -> None:
    ilona = people[0]
    assert isinstance(terminal.fails("consent", "Quay", ilona, "--answer", "yes", "--audience", "courts"), BadValue)
    assert isinstance(terminal.fails("consent", "Quay", "person-zzzzz"), NoSuch)
    assert answers(terminal, ilona) == ["not_asked", "not_asked"]
