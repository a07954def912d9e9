"""`tocsin erase` and `tocsin undo` at the terminal: what is asked back, what is told, and what is found no more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.terminal import Terminal
from tocsin.access.history import Gone
from tocsin.cli import erase
from tocsin.cli.history import gone_sentence
from tocsin.domain.erasure import GROUNDS
from tocsin.domain.errors import NoSuch

ERASING = ("--ground", "asked", "--yes")


@pytest.fixture
def person(terminal: Terminal, tmp_path: Path) -> str:
    """The handle of somebody of the case “Quay case”."""
    terminal.say("case", "Quay case")
    file = tmp_path / "people.toml"
    file.write_text('[[person]]\nname = ["Ilona Varga", "Ana Velich"]\n', "utf-8")
    return found(r"person-[\w-]{5}", terminal.say("record", str(file), "--case", "Quay"))


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erase, "is_terminal", lambda: True)


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match, text
    return match[0]


def claim_of(terminal: Terminal, person: str) -> str:
    return found(r"claim-[\w-]{5}", terminal.say("show", person))


@pytest.mark.usefixtures("at_a_terminal")
@pytest.mark.parametrize("typed", ["\n", "yes\n", "ERASE\n", "y\n"])
def test_any_other_word_erases_nothing(terminal: Terminal, person: str, typed: str) -> None:
    result = terminal.run("erase", person, "--ground", "asked", typed=typed)
    assert result.exit_code == 1
    assert "Nothing was erased." in result.stderr
    assert "Ilona Varga" in terminal.say("show", person)


@pytest.mark.usefixtures("at_a_terminal")
def test_the_word_erases(terminal: Terminal, person: str) -> None:
    told = terminal.say("erase", person, "--ground", "asked", typed="erase\n")
    assert "  1 entry\n  2 values\n" in told
    assert isinstance(terminal.fails("show", person), NoSuch)


def test_what_goes_is_counted_and_never_quoted(terminal: Terminal, person: str) -> None:
    told = terminal.say("erase", person, *ERASING)
    assert "Varga" not in told
    assert "Velich" not in told


def test_nobody_is_there_to_be_asked(terminal: Terminal, person: str) -> None:
    assert terminal.run("erase", person, "--ground", "asked").exit_code == 2
    assert "Ilona Varga" in terminal.say("show", person)


@pytest.mark.parametrize("words", [(), ("--ground", "asked"), ("--ground", "slip", "--yes")])
def test_something_and_a_ground_must_be_said(terminal: Terminal, person: str, words: tuple[str, ...]) -> None:
    assert terminal.run("erase", *([person] if "slip" in words else []), *words).exit_code == 2


def test_a_claim_a_case_and_a_reason_are_found(terminal: Terminal, person: str) -> None:
    said = terminal.say("erase", claim_of(terminal, person), *ERASING, "--because", "she rang")
    assert "she rang" in terminal.say("erase", "--list")
    terminal.say("erase", found(r"erasure-[\w-]{5}", said), *ERASING)
    assert "she rang" not in terminal.say("erase", "--list")
    terminal.say("erase", "Quay case", *ERASING)
    assert "Quay" not in terminal.say("show")
    lines = terminal.json("erase", "--list")
    assert [line["operations"] for line in lines][1:] == [1, 1]
    assert {line["ground"] for line in lines} == {"asked"}


def test_several_cases_that_fit_are_not_guessed_at(terminal: Terminal, person: str) -> None:
    terminal.say("case", "Quay wall")
    assert isinstance(terminal.fails("erase", "Quay", *ERASING), NoSuch)


def test_nothing_was_erased_yet(terminal: Terminal) -> None:
    assert terminal.say("erase", "--list") == "Nothing was erased.\n"
    assert terminal.json("erase", "--list") == []


def test_a_text_that_says_it_still_is_named(terminal: Terminal) -> None:
    terminal.say("case", "Quay case")
    said = terminal.say("note", "--case", "Quay", typed="On 5 July 2018 Ilona Varga was arrested in Brod.")
    statement = found(r"statement-[\w-]{5}", said)
    claims = terminal.json("review", "Quay", "--accept-all", "--because", "in a hurry")
    assert claims is not None
    person = next(line for line in terminal.say("show", "Quay").splitlines() if "Ilona Varga" in line)
    told = terminal.say("erase", found(r"person-[\w-]{5}", person), *ERASING)
    assert f"The text of {statement} says it and stays." in told
    assert f"The text of {statement} says it still." in told


def test_the_history_keeps_its_place(terminal: Terminal, person: str) -> None:
    terminal.say("erase", claim_of(terminal, person), "--ground", "danger", "--yes")
    lines = terminal.say("history", "Quay").splitlines()
    assert sum("1 entry, erased on " in line and line.endswith(GROUNDS["danger"]) for line in lines) == 1
    assert sum(": erased 1 entry because " in line for line in lines) == 1
    forms = terminal.json("history", "Quay")
    gone = [form for form in forms if form["operation"] is None]
    assert [form["erased"]["ground"] for form in gone] == ["danger"]
    assert not [form for form in terminal.json("history", "Quay", person) if form["operation"] is None]


@pytest.mark.parametrize(
    ("gone", "number", "said"),
    [
        (Gone(1_600_000_000_000, "slip"), 1, "1 entry, erased on 2020-09-13 because it was a slip of typing"),
        (Gone(1_600_000_000_000, "asked"), 3, "3 entries, erased on 2020-09-13 because the person asked for it"),
        (Gone(None, None), 2, "2 entries, not here, and no erasure says why"),
    ],
)
def test_what_is_said_where_something_stood(gone: Gone, number: int, said: str) -> None:
    assert gone_sentence(gone, number) == said


def test_an_answer_for_a_program(terminal: Terminal, person: str) -> None:
    done = terminal.json("erase", person, *ERASING)
    assert set(done) == {"erasure", "operations", "files", "letters", "texts", "in_clear"}
    assert done["operations"] == 3


def test_undo_takes_back_what_was_just_typed(terminal: Terminal, person: str) -> None:
    claim = claim_of(terminal, person)
    assert "Taken back." in terminal.say("undo", claim)
    assert "Ilona Varga" not in terminal.say("show", person)
    assert GROUNDS["slip"] in terminal.say("erase", "--list")
