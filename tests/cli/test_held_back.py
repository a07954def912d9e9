"""A letter that says where a child lives is held back; a clean one says what it was searched for."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.terminal import Terminal
from tocsin.domain.errors import MustNotLeave

ENTRY = """
[[person]]
as = "ilona"
name = "Ilona Varga"
birth = 1991-04-02

[[person]]
as = "son"
name = "Danil Varga"
minor = true

[[place]]
as = "home"
name = "Lisova 5, flat 12"

[[residence]]
person = "son"
place = "home"

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
"""
BRIEF = """
number = "UA 7/2031"

[organisation]
name = "Quay Centre"

[[addressees]]
key = "prosecutor"
office = "Prosecutor General"

[[demands]]
text = "give back what was taken{where}"
addressees = ["prosecutor"]
"""


@pytest.fixture
def entered(terminal: Terminal, tmp_path: Path) -> Terminal:
    terminal.say("case", "Harbour case")
    (tmp_path / "entry.toml").write_text(ENTRY, "utf-8")
    terminal.say("record", str(tmp_path / "entry.toml"), "--case", "Harbour")
    return terminal


def asked(folder: Path, where: str = "") -> tuple[str, ...]:
    (folder / "brief.toml").write_text(BRIEF.replace("{where}", where), "utf-8")
    return ("compose", "Harbour", "--brief", str(folder / "brief.toml"), "--out", str(folder / "out"))


def test_a_letter_that_says_where_a_child_lives_is_not_saved(entered: Terminal, tmp_path: Path) -> None:
    error = entered.fails(*asked(tmp_path, " from flat 12 at Lisova Street 5, apt. 12"))
    assert isinstance(error, MustNotLeave)
    assert "PDF, page 1 (an address, residence-" in str(error)
    assert "Lisova" not in str(error)
    assert not (tmp_path / "out").exists()


def test_a_clean_letter_is_saved_and_says_what_was_searched(entered: Terminal, tmp_path: Path) -> None:
    said = entered.say(*asked(tmp_path))
    assert "Searched in every layer for 1 listed name and 1 other listed detail; descriptions" in said
    assert len(list((tmp_path / "out").iterdir())) == 3
