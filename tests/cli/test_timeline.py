"""The timeline: doubt is drawn, and each line says whom it concerns."""

from __future__ import annotations

import pytest

from tocsin.access.dossier import get_dossier
from tocsin.actions.init import Office
from tocsin.actions.open_case import open_case
from tocsin.actions.record import Item, record
from tocsin.cli import timeline


def drawn(office: Office, *items: Item) -> list[str]:
    """The lines of a case that holds these items, without the key."""
    case = open_case(office.viewer, "Drawn")
    record(office.viewer, case, items)
    return list(timeline.lines(office.viewer, get_dossier(office.viewer, case)))[:-1]


def arrest(date: str = "", completion: str = "done") -> Item:
    """An event as it is typed."""
    values = {"type": ("arrest",), "completion": (completion,)}
    return Item("event", values | ({"date": (date,)} if date else {}), "it")


@pytest.mark.parametrize(
    ("date", "completion", "mark", "words"),
    [
        ("2031-05-03", "done", "●", "on 3 May 2031"),
        ("2031-05-03", "attempted", "○", "on 3 May 2031"),
        ("2031-05-03", "threatened", "○", "on 3 May 2031"),
        ("2031-05", "done", "▒▒▒", "in May 2031"),
        ("2031", "done", "▒▒▒", "in 2031"),
        ("2031-05-03/2031-05-09", "done", "▒▒▒", "May 2031"),
        ("[2031-05-03,2031-05-05]", "done", "▒▒▒", "on 3 or 5 May 2031"),
        ("{2031-05-03,2031-05-05}", "done", "●●", "on 3 and 5 May 2031"),
        ("2031-05~", "done", "░░░", "2031"),
        ("2031-05/..", "done", "░░░", "since May 2031"),
        ("", "done", "?", "no date is recorded"),
    ],
)
def test_marks(office: Office, date: str, completion: str, mark: str, words: str) -> None:
    (line,) = drawn(office, arrest(date, completion))
    assert line.split()[0] == mark
    assert words in line


def test_lines_stand_in_the_order_of_time_and_the_undated_last(office: Office) -> None:
    days = ["2031-07-01", "2030", "", "2031-06"]
    lines = drawn(office, *(Item("event", arrest(day).values, f"e{n}") for n, day in enumerate(days)))
    marks = [line.split()[0] for line in lines]
    assert marks == ["▒▒▒", "▒▒▒", "●", "?"]


def test_a_victim_is_named(office: Office) -> None:
    person = Item("person", {"name": ("Vera Lauren",)}, "who")
    (line,) = drawn(office, person, arrest("2031-05-03"), Item("act", {"event": ("it",), "victim": ("who",)}))
    assert "Arrest: Vera Lauren" in line


def test_a_step_without_an_act_names_whose_procedure_it_is(office: Office) -> None:
    (line,) = drawn(
        office,
        Item("person", {"name": ("Vera Lauren",)}, "who"),
        Item("event", {"type": ("asylum_refusal",), "date": ("2031-05",)}, "it"),
        Item("proceeding", {"type": ("asylum",), "person": ("who",)}, "asylum"),
        Item("stage", {"proceeding": ("asylum",), "event": ("it",)}),
    )
    assert "Refusal of asylum: Vera Lauren" in line


def test_an_event_of_nobody_is_named_by_what_it_is(office: Office) -> None:
    (line,) = drawn(office, arrest("2031-05-03"))
    assert line.split("2031")[1].split()[0] == "Arrest"


def test_an_empty_case_has_no_key(office: Office) -> None:
    case = open_case(office.viewer, "Empty")
    assert list(timeline.lines(office.viewer, get_dossier(office.viewer, case))) == []
