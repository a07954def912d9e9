"""`tocsin search` and `tocsin events`: answers for programs, and what a person is told at the bounds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.terminal import Terminal
from tocsin.access import events as listing
from tocsin.access import search
from tocsin.lib.ids import is_id

ENTRY = """
[[person]]
as = "one"
name = "Ilona Varga"
[[event]]
as = "first"
type = "arrest"
date = "2018-07-05"
description = "A [red]grey[/red] van"
[[event]]
as = "second"
type = "threat"
description = "The grey van again"
"""


@pytest.fixture
def desk(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "entry.toml").write_text(ENTRY, "utf-8")
    terminal.say("case", "Quay")
    terminal.say("record", "entry.toml", "--case", "Quay")
    return terminal


def test_a_search_answers_as_json(desk: Terminal) -> None:
    answer = json.loads(desk.say("search", "grey", "van", "--json"))
    assert [hit["type"] for hit in answer["items"]] == ["threat", "arrest"]
    assert all(is_id(hit["entity"]) and hit["case_title"] == "Quay" for hit in answer["items"])
    assert (answer["total"], answer["more"], answer["ranked"], answer["next"]) == (2, False, None, None)


def test_near_names_answer_as_json(desk: Terminal) -> None:
    answer = json.loads(desk.say("search", "Varge", "--json"))
    assert answer["near"] == [{"word": "varge", "names": ["varga"]}]


def test_mark_up_is_printed_as_it_is(desk: Terminal) -> None:
    assert "A [red]grey[/red] van" in desk.say("search", "grey", "--kind", "event")


def test_events_answer_as_json(desk: Terminal) -> None:
    answer = json.loads(desk.say("events", "--json"))
    assert [line["type"] for line in answer["items"]] == ["arrest", "threat"]
    assert answer["items"][1]["bounds"] is None
    counts = json.loads(desk.say("events", "--counts", "--type", "arrest", "--json"))
    assert counts["counts"] == [{"property": "event.type", "value": "arrest", "count": 1, "more": False}]


def test_what_is_more_than_counted_is_said(desk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (search, listing):
        monkeypatch.setattr(module, "MOST_COUNTED", 1)
    monkeypatch.setattr(search, "MOST_RANKED", 1)
    monkeypatch.setitem(listing.list_events.__kwdefaults__, "most", 1)
    assert "more than 1 found; newest first among 1." in desk.say("search", "grey")
    assert "more than 1 found, the first 1 shown." in desk.say("events")


def test_an_event_without_a_date_says_so(desk: Terminal) -> None:
    assert "no date is recorded" in desk.say("events", "--type", "threat")
