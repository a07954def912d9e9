"""`check CASE --apply` makes the repair of a claim; what only a received text could change is said, not offered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.terminal import Terminal
from tocsin.domain.errors import NoSuch, NothingToMend

DATED = "Brod, 3 June 2031\n\nOn Thursday, 1 May 2013 officers arrested Ilona Varga, a journalist, in Brod.\n"
HELD = (
    "Brod, 3 June 2031\n\n"
    "Ilona Varga, a journalist, was held in detention in Brod from Thursday, 1 May 2013 to 20 May 2013.\n"
)
FELL = "Brod, 3 June 2031\n\nOn Monday, 1 May 2031 officers arrested Ilona Varga, a journalist, in Brod.\n"
NO_DAY = "Brod, 3 June 2031\n\nOn 31 May 2031 officers arrested Ilona Varga.\n\nShe was released on 31 June 2031.\n"
NAMED = "Police detained four activists: Ilona Varga, Marta Velin, Piotr Zan, Dana Orel and Ivo Brand."
PARTS = "On 8 May 2031 police detained six people – three men and two women – at the square."
TOGETHER = f"Brod, 3 June 2031\n\n{PARTS}\n\n{NAMED}\n"
SLAVIC = "Брод, 3 июня 2031 года\n\nПолиция задержала шесть человек: трёх мужчин и двух женщин.\n"


def told(terminal: Terminal, folder: Path, text: str) -> list[dict[str, Any]]:
    """The findings of a case that holds this text, with everything accepted that the reader proposes."""
    terminal.say("case", "Harbour case")
    file = folder / "statement.txt"
    file.write_text(text, "utf-8")
    terminal.say("receive", str(file), "--case", "Harbour")
    terminal.say("review", "Harbour", "--accept-all", "--because", "a rehearsal")
    return asked(terminal)


def asked(terminal: Terminal) -> list[dict[str, Any]]:
    """The findings of the case."""
    found: list[dict[str, Any]] = terminal.json("check", "Harbour")
    return found


@pytest.mark.parametrize(
    ("text", "rule", "which", "said"),
    [
        (DATED, "weekday", 1, "2013-05-01 → 2031-05-01"),
        (HELD, "weekday", 1, "2013-05-01/2013-05-20 → 2031-05-01/2031-05-20"),
        (TOGETHER, "counts", 1, "six people → five people"),
        (TOGETHER, "counts", 2, "four activists → five activists"),
    ],
)
def test_a_repair_of_a_claim_is_made_and_is_not_asked_again(
    terminal: Terminal, tmp_path: Path, text: str, rule: str, which: int, said: str
) -> None:
    before = told(terminal, tmp_path, text)
    assert {one["rule"] for one in before} == {rule}
    assert said in terminal.say("check", "Harbour", "--apply", str(which))
    assert asked(terminal) == [one for one in before if one is not before[which - 1]]
    assert f"check {rule}: “" in terminal.say("history", "Harbour")


def test_a_reason_of_ones_own_stands_beside_the_repair(terminal: Terminal, tmp_path: Path) -> None:
    told(terminal, tmp_path, TOGETHER)
    terminal.say("check", "Harbour", "--apply", "1", "--because", "the list has five")
    assert "because: the list has five" in terminal.say("history", "Harbour")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (FELL, "Perhaps “Thursday” was meant, not “Monday”; the text stays as it was received."),
        (NO_DAY, "Perhaps “30” was meant, not “31”; the text stays as it was received."),
        (SLAVIC, ""),
    ],
)
def test_what_only_the_text_could_change_is_said_and_refused(
    terminal: Terminal, tmp_path: Path, text: str, hint: str
) -> None:
    (finding,) = told(terminal, tmp_path, text)
    assert [repair["value"] for repair in finding["repairs"]] == [None] * bool(hint)
    shown = terminal.say("check", "Harbour")
    assert hint in shown
    assert "→" not in shown
    before = terminal.json("history", "Harbour")
    refused = terminal.fails("check", "Harbour", "--apply", "1")
    assert isinstance(refused, NothingToMend)
    assert "Nothing was written" in str(refused)
    assert terminal.json("history", "Harbour") == before


def test_hints_have_no_number(terminal: Terminal, tmp_path: Path) -> None:
    (finding,) = told(terminal, tmp_path, DATED)
    assert [repair["to"] for repair in finding["repairs"]] == ["2031", "Wednesday"]
    assert isinstance(terminal.fails("check", "Harbour", "--apply", "1", "--repair", "2"), NoSuch)
    shown = terminal.say("check", "Harbour")
    assert shown.count("→ perhaps") == 1
    assert "Perhaps “Wednesday” was meant, not “Thursday”" in shown


def test_a_day_that_is_corrected_by_hand_is_not_asked_about_again(terminal: Terminal, tmp_path: Path) -> None:
    (finding,) = told(terminal, tmp_path, FELL)
    (claim,) = finding["claims"]
    terminal.say("correct", claim, "2031-05-06", "--because", "the paper has the sixth")
    (again,) = asked(terminal)  # that was a Tuesday
    assert again["claims"] != finding["claims"]
    terminal.say("correct", *again["claims"], "2031-05-05", "--because", "the paper has the fifth")
    assert asked(terminal) == []
