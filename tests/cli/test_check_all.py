"""`check --all`: how much there is to ask about every case."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.terminal import Terminal
from tocsin.actions.checking_apart import CaseFound
from tocsin.cli.check_all import counts_of, in_words
from tocsin.domain.facts import Finding, Severity

WRONG = """
[[statement]]
date = "2031-06-01"

[[event]]
as = "arrest"
type = "arrest"
date = "2031-05-05"
completion = "done"

[[event]]
as = "release"
type = "release"
date = "2031-05-08"
completion = "done"

[[order]]
first = "arrest"
second = "release"
type = "after"
"""


@pytest.fixture
def desk(terminal: Terminal, tmp_path: Path) -> Terminal:
    """Two cases, one of which says that an arrest came after the release that its date lies before."""
    terminal.say("case", "Quay")
    terminal.say("case", "Lighthouse")
    (tmp_path / "wrong.toml").write_text(WRONG, "utf-8")
    terminal.say("record", str(tmp_path / "wrong.toml"), "--case", "Quay")
    return terminal


def test_the_cases_with_something_to_ask_are_named(desk: Terminal) -> None:
    said = desk.say("check", "--all")
    assert "Quay (case-" in said
    assert "): 1 contradiction\n" in said
    assert "Lighthouse" not in said
    assert "3 cases were looked at, each by itself; with something to ask: 1." in said  # the Inbox is a case, too


def test_as_json_they_are_counted_by_severity(desk: Terminal) -> None:
    answer = desk.json("check", "--all")
    assert answer["checked"] == 3
    (case,) = answer["cases"]
    assert {"title": "Quay", "contradiction": 1, "question": 0, "gap": 0}.items() <= case.items()
    assert len(desk.json("check", case["case"])) == 1


def test_what_is_settled_is_counted_no_more(desk: Terminal) -> None:
    desk.say("check", "Quay", "--settle", "1", "--because", "both dates were read again")
    said = desk.say("check", "--all")
    assert "Quay" not in said
    assert "with something to ask: 0." in said


def test_the_words_count_one_and_many() -> None:
    def finding(severity: Severity) -> Finding:
        return Finding("rule", 1, severity, "Which?", (), (), ())

    several = (finding(Severity.QUESTION), finding(Severity.CONTRADICTION), finding(Severity.QUESTION))
    assert in_words(counts_of(CaseFound("c", "", several))) == "1 contradiction, 2 questions"
    assert in_words(counts_of(CaseFound("c", "", (finding(Severity.GAP),)))) == "1 gap"
