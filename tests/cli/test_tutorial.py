"""docs/tutorial/first-appeal.md: every line that it tells a person to type works on the demo's own files."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from support.terminal import Terminal
from tocsin.cli.demo_texts import draft_docx, text

PAGE = (Path(__file__).parents[2] / "docs" / "tutorial" / "first-appeal.md").read_text("utf-8")
WORDS = " ".join(PAGE.replace("\n> ", " ").split())


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The desk as the demo leaves it, seen from the folder in which a person types."""
    found = tmp_path / "tocsin-demo" / "desk"
    found.mkdir(parents=True)
    (found / "draft.docx").write_bytes(draft_docx())
    for name in ("statement.txt", "brief.toml"):
        (found / name).write_text(text(name), "utf-8")
    monkeypatch.chdir(tmp_path)
    return found


def lines() -> list[str]:
    """The command lines of the page's blocks, without the name of the program."""
    blocks = re.findall(r"(?ms)^```\w*\n(.*?)^```", PAGE)
    return [line.removeprefix("tocsin ").strip() for block in blocks for line in block.splitlines() if line.strip()]


def line_of(command: str) -> list[str]:
    """The words of the first line that gives this command."""
    line = next(line for line in lines() if line.split()[0] == command)
    return [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', line)]


def test_the_draft_comes_back_with_what_the_page_says(terminal: Terminal, desk: Path) -> None:
    said = terminal.say(*line_of("proofread"))
    assert "The press conference is dated 10 September 2023" in said
    comments = [comment.text for comment in docx.Document(str(desk.parents[1] / "looked-at.docx")).comments]
    assert any("states as fact" in comment for comment in comments)
    assert any("With 2026 in place of 2023" in comment for comment in comments)


def test_the_page_goes_through_from_the_case_to_the_letter(terminal: Terminal, desk: Path) -> None:
    terminal.say(*line_of("case"))
    call = re.search(r"(?ms)^> (.*?)\n\n", PAGE)
    assert call
    typed = call[1].replace("\n> ", " ")
    assert "proposals wait" in terminal.say(*line_of("note"), typed=typed)
    assert "statement.txt: sealed and read" in terminal.say(*line_of("receive"))
    review = line_of("review")
    terminal.say(*review, "--accept-all", "--because", "a test goes through")
    assert "in May 2026" in terminal.say(*line_of("show"))
    assert "perhaps “2025” instead of “2024”" in terminal.say(*line_of("check"))
    terminal.say(*line_of("compose"))
    names = sorted(path.suffix for path in (desk.parents[1] / "letters").iterdir())
    assert names == [".docx", ".pdf", ".txt"]
    assert "letters" in terminal.say("show", "--in-clear")


def test_a_person_is_asked_card_by_card(terminal: Terminal, desk: Path) -> None:
    terminal.say(*line_of("case"))
    terminal.say(*line_of("receive"))
    said = terminal.say(*line_of("review"), typed="a\nr\nq\n")
    assert "1 of " in said
    assert "Stopped; what is left waits." in said


def test_the_page_speaks_of_the_demos_people() -> None:
    for name in ("Lantern House", "Brennik", "Varsenia", "Mirela Ardaly", "Ardali of the statement"):
        assert name in WORDS
    assert "Mirela Ardaly" in text("call.txt")
    assert "Mirela Ardali" in text("statement.txt")
