"""How findings are printed."""

from __future__ import annotations

import pytest

from tocsin.cli.findings import finding_json, finding_lines, quoted
from tocsin.domain.facts import Finding, Repair, Severity
from tocsin.domain.passages import InRecording, InTable, InText, OnPage, Passage

TEXT = "A long first line that says nothing at all of any use.\nOn 10 July 2013, a meeting was held in a house.\n"
AT = TEXT.index("10 July 2013")
FINDING = Finding(
    rule="reported-before-it-happened",
    version=1,
    severity=Severity.CONTRADICTION,
    message="The meeting is dated before what it tells of.",
    subjects=("event:0",),
    claims=("proposal:1", "proposal:2", "proposal:3"),
    passages=(InText("", AT, AT + 12), InText("", AT, AT + 12), None),
    repairs=(Repair("proposal:1", InText("", AT + 8, AT + 12), "2013", "2018"),),
)


def test_a_finding_in_lines() -> None:
    assert list(finding_lines([FINDING], TEXT)) == [
        "1. These cannot all be true (reported-before-it-happened)",
        "   The meeting is dated before what it tells of.",
        "   · On [10 July 2013], a meeting was held in a house.",
        "   → perhaps “2018” instead of “2013”",
        "",
    ]


def test_nothing_found_promises_nothing() -> None:
    (line,) = finding_lines([])
    assert "no proof" in line


def test_a_finding_as_json() -> None:
    found = finding_json(FINDING)
    assert found["spans"] == [[AT, AT + 12]]
    assert found["repairs"] == [
        {"claim": "proposal:1", "span": [AT + 8, AT + 12], "from": "2013", "to": "2018", "value": None}
    ]
    assert (found["severity"], found["claims"]) == ("contradiction", ["proposal:1", "proposal:2", "proposal:3"])


@pytest.mark.parametrize(
    ("passage", "text", "shown"),
    [
        (InText("", 0, 6), "x" * 100, "[xxxxxx]" + "x" * 40 + "…"),
        (InText("", 50, 52), "x" * 100, "…" + "x" * 40 + "[xx]" + "x" * 40 + "…"),
        (InText("", 3, 5), None, "characters 3 to 5"),
        (InText("", 3, 5), "abc", "characters 3 to 5"),
        (InTable("f", 2, 3), None, "row 2, column 3"),
        (OnPage("f", 4, (0, 0, 1, 1)), None, "page 4"),
        (InRecording("f", 1500, 9000), None, "from second 1 to 9 of the recording"),
    ],
)
def test_passages(passage: Passage, text: str | None, shown: str) -> None:
    assert quoted(passage, text) == shown
