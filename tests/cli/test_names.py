"""`tocsin names`: forms are proposed, put right and confirmed; without the sex nothing is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.terminal import Terminal
from tocsin.domain.errors import BadValue

ENTRY = """
[[person]]
name = "Марта Велін"
"""


@pytest.fixture
def marta(terminal: Terminal, tmp_path: Path) -> str:
    (tmp_path / "entry.toml").write_text(ENTRY, "utf-8")
    terminal.say("case", "Quay")
    terminal.say("record", str(tmp_path / "entry.toml"), "--case", "Quay")
    return str(terminal.json("consent", "Quay")[0]["person"])


def test_forms_are_shown_put_right_and_confirmed(terminal: Terminal, marta: str) -> None:
    assert "a letter keeps it in the nominative" in terminal.say("names", marta)
    asked = ("names", marta, "--language", "uk", "--of-a", "woman")
    assert "Genitive: Марти Велін" in terminal.say(*asked)
    assert terminal.json("names", marta) == []
    made = terminal.json(*asked, "--set", "genitive=Марти Веліної", "--confirm")
    assert made["forms"]["genitive"] == "Марти Веліної"
    [kept] = terminal.json("names", marta)
    assert kept["forms"] == made["forms"]
    assert terminal.json(*asked)["forms"] == made["forms"]  # what is confirmed stands in the place of a proposal
    assert "confirmed by" in terminal.say("names", marta)


def test_without_the_sex_nothing_is_proposed(terminal: Terminal, marta: str) -> None:
    assert terminal.json("names", marta, "--language", "uk")["forms"] == {"nominative": "Марта Велін"}


def test_an_office_is_named_by_its_key(terminal: Terminal) -> None:
    terminal.say("offices", "add", "interior", "--office", "Minister of the Interior")
    made = terminal.json(
        "names", "interior", "--language", "uk", "--name", "Олена Вердан", "--of-a", "woman", "--confirm"
    )
    assert made["forms"]["salutation"] == "Шановна пані Олено"


@pytest.mark.parametrize("typed", ["genitive", "ablative=Марти"])
def test_a_form_that_no_language_has_is_refused(terminal: Terminal, marta: str, typed: str) -> None:
    refused = terminal.run("names", marta, "--language", "uk", "--set", typed)
    assert (refused.exit_code, "--set" in refused.output) == (2, True)


def test_a_form_in_other_letters_is_refused(terminal: Terminal, marta: str) -> None:
    asked = ("names", marta, "--language", "uk", "--set", "genitive=Marty Velin")
    assert isinstance(terminal.fails(*asked, "--confirm"), BadValue)
