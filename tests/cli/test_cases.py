"""`tocsin case`, `show`, `history`, `correct`, `retract`, `record`: entering by hand and looking at it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.terminal import Terminal
from tocsin.domain.errors import BadDate, BadEntry, BadValue, Locked, NoSuch, ReasonMissing, UnknownWord

ENTRY = """
[[person]]
as = "ilona"
name = ["Ilona Varga", "Ілона Варга"]
birth = 1991-04-02
minor = false

[[event]]
as = "arrest"
type = "arrest"
completion = "done"
date = "2018-10-XX"
count = 1

[[act]]
event = "arrest"
victim = "ilona"
type = "arrest"
"""


@pytest.fixture
def entered(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A case with a person, an event and an act."""
    terminal.say("case", "Harbour case", "--reference", "H-1")
    file = tmp_path / "entry.toml"
    file.write_text(ENTRY, "utf-8")
    terminal.say("record", str(file), "--case", "Harbour")
    return terminal


def claim_handle(terminal: Terminal, what: str, label: str) -> str:
    """The handle of the first claim behind a label."""
    line = next(line for line in terminal.say("show", what).splitlines() if line.strip().startswith(label))
    found = re.search(r"claim-[\w-]{5}", line)
    assert found
    return found[0]


def event_handle(terminal: Terminal) -> str:
    """The handle of the one event."""
    found = re.search(r"event-[\w-]{5}", terminal.say("show", "Harbour"))
    assert found
    return found[0]


def test_a_case_is_opened_and_listed(terminal: Terminal) -> None:
    assert re.fullmatch(r"Opened case-[\w-]{5}: Harbour case\n", terminal.say("case", "Harbour case"))
    assert [line.split("  ")[1] for line in terminal.say("case").splitlines()] == ["Harbour case", "Inbox"]


def test_cases_as_json(terminal: Terminal) -> None:
    opened = terminal.json("case", "Harbour case")
    listed = terminal.json("case")
    assert listed["total"] == 2
    assert {"id": opened["case"], "title": "Harbour case"} in listed["cases"]


def test_no_workspace_is_said_so() -> None:
    with pytest.raises(Locked):
        Terminal(None).say("case")  # type: ignore[arg-type] # nobody named one


def test_an_empty_title_is_refused(terminal: Terminal) -> None:
    assert isinstance(terminal.fails("case", "  "), BadValue)


def test_show_lists_cases(entered: Terminal) -> None:
    assert "Harbour case" in entered.say("show")


def test_show_case_names_people_and_draws_doubt(entered: Terminal) -> None:
    shown = entered.say("show", "Harbour")
    assert "Ilona Varga" in shown
    assert "▒▒▒ in October 2018" in shown
    assert "Arrest: Ilona Varga" in shown


def test_show_entry_by_handle_gives_values_and_claims(entered: Terminal) -> None:
    shown = entered.say("show", event_handle(entered))
    assert re.search(r"Date: in October 2018  \[claim-[\w-]{5}\]", shown)
    assert re.search(r"Type: Arrest  \[claim-", shown)


def test_show_as_json_holds_every_value(entered: Terminal) -> None:
    entities = entered.json("show", "Harbour")["entities"]
    person = next(one for one in entities if one["kind"] == "person")
    assert [shown["value"] for shown in person["values"]["person.name"]] == ["Ilona Varga", "Ілона Варга"]
    assert person["values"]["person.minor"][0]["value"] == "false"


@pytest.mark.parametrize("what", ["event-zzzzz", "case-zzzzz", "Nobody", "zzzzz"])
def test_what_is_not_there_is_one_answer(entered: Terminal, what: str) -> None:
    assert str(entered.fails("show", what)).startswith("There is no such ")


def test_correct_replaces_the_value_and_keeps_the_old_one_in_the_history(entered: Terminal) -> None:
    event = event_handle(entered)
    claim = claim_handle(entered, event, "Date")
    assert "2018-10-XX → 2018-11-05" in entered.say("correct", claim, "2018-11-05", "--because", "misread")
    assert "on 5 November 2018" in entered.say("show", event)
    told = entered.say("history", "Harbour", event)
    assert "is “2018-10-XX”" in told
    assert f"{claim} is out of force" in told
    assert "because: misread" in told


def test_correct_needs_a_reason_and_a_real_date(entered: Terminal) -> None:
    claim = claim_handle(entered, event_handle(entered), "Date")
    assert isinstance(entered.fails("correct", claim, "2018-11-05"), ReasonMissing)
    assert isinstance(entered.fails("correct", claim, "2018-02-30", "--because", "x"), BadDate)
    assert "in October 2018" in entered.say("show", "Harbour")


def test_retract_takes_a_value_out_of_force(entered: Terminal) -> None:
    event = event_handle(entered)
    entered.say("retract", claim_handle(entered, event, "Date"), "--because", "another event was meant")
    assert "no date is recorded" in entered.say("show", "Harbour")


def test_two_entries_that_differ_are_disputed_until_one_is_preferred(entered: Terminal, tmp_path: Path) -> None:
    event = event_handle(entered)
    other = tmp_path / "other.toml"
    other.write_text(f'[[event]]\nid = "{event}"\ndate = "2018-12-01"\n', "utf-8")
    entered.say("record", str(other), "--case", "Harbour")
    assert "sources differ" in entered.say("show", event)
    claim = claim_handle(entered, event, "Date")
    entered.say("correct", claim, "--prefer", "--because", "the court paper says so")
    assert "sources differ" not in entered.say("show", event)
    assert ", 1 other differs" in entered.say("show", event)


def test_as_known_before_anything_was_recorded(entered: Terminal) -> None:
    assert "Nothing was recorded yet." in entered.say("history", "Harbour", "--as-known-on", "2020-01-01")


def test_as_known_today_holds_what_is_there(entered: Terminal) -> None:
    known = entered.say("history", "Harbour", "--as-known-on", "2999-01-01")
    assert "Ilona Varga" in known
    assert "Arrest, in October 2018" in known


def test_history_as_json_names_operations(entered: Terminal) -> None:
    operations = [told["operation"]["op"] for told in entered.json("history", "Harbour")]
    assert operations.count("entity.opened") == 6
    assert operations[0] == "entity.opened"


def test_history_names_the_member(entered: Terminal) -> None:
    assert "Mira Halven  opened case-" in entered.say("history", "Harbour")


def test_record_in_the_form(terminal: Terminal) -> None:
    terminal.say("case", "Harbour case")
    answers = ["Tomas Arbel", "", "", "1990", *[""] * 30]
    said = terminal.say("record", "--case", "Harbour", "--kind", "person", typed="\n".join(answers) + "\n")
    assert re.fullmatch(r"Recorded person-[\w-]{5}", said.splitlines()[-1])
    assert "Tomas Arbel" in terminal.say("show", "Harbour")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("[[person", BadEntry),
        ("[person]\nname = 'x'", BadEntry),
        ("[[person]]\nname = 1.5", BadEntry),
        ("[[dragon]]\nname = 'x'", UnknownWord),
        ("[[person]]\nwings = 'x'", UnknownWord),
        ("[[person]]\nbirth = '31 February'", BadDate),
        ("[[person]]\nbirth = ['1990', '1991']", BadValue),
        ("[[act]]\nvictim = 'case-zzzzz'", NoSuch),
        ("[[person]]\nbirth = 'absent:forgotten'", BadValue),
    ],
)
def test_what_cannot_be_recorded_writes_nothing(
    terminal: Terminal, tmp_path: Path, text: str, error: type[Exception]
) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(text, "utf-8")
    before = terminal.say("show", "Inbox")
    assert isinstance(terminal.fails("record", str(file)), error)
    assert terminal.say("show", "Inbox") == before


def test_absent_values_say_why(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "absent.toml"
    file.write_text('[[person]]\nname = "Ilona Varga"\nbirth = "absent:not_asked"\n', "utf-8")
    recorded = terminal.say("record", str(file))
    handle = recorded.split()[1]
    assert "Born: (not asked)" in terminal.say("show", handle)
