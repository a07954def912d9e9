"""`compose --language` and `--template`: by command, in the language asked for, from a template of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.test_compose import BRIEF, ENTRY

from support.terminal import Terminal
from tocsin.domain.errors import LetterRefused, TemplateProblem, UnknownTemplate

WORDS = """
[translations.uk]
demands = ["Негайно звільніть її."]
addressees.prosecutor = { office = "Генеральний прокурор", salutation = "Шановний пане прокуроре" }
"""
OWN = """
name = { pl = "Notatka" }
[[part]]
kind = "events"
heading = { pl = "Zdarzenia" }
needed = true
"""


@pytest.fixture
def entered(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A case with two people, one of them a child, one event, and a brief with Ukrainian words."""
    terminal.say("case", "Harbour case")
    files = {"entry.toml": ENTRY, "brief.toml": BRIEF + WORDS, "own.toml": OWN, "wrong.toml": OWN + 'colour = "red"\n'}
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    terminal.say("record", str(tmp_path / "entry.toml"), "--case", "Harbour")
    return terminal


def composing(tmp_path: Path, *more: str) -> tuple[str, ...]:
    return ("compose", "Harbour", "--brief", str(tmp_path / "brief.toml"), *more)


def test_a_letter_is_written_in_the_language_asked_for(entered: Terminal, tmp_path: Path) -> None:
    said = entered.json(*composing(tmp_path, "--language", "uk"))
    texts = [row["text"] for row in said["basis"]]
    assert "Негайно звільніть її." in texts
    assert "Кому: Генеральний прокурор" in texts
    assert not any("release Ilona" in text or "According to" in text for text in texts)
    assert any("her lawyer" in gap["message"] for gap in said["gaps"])


def test_another_kind_of_letter_is_refused_where_the_brief_lacks_something(entered: Terminal, tmp_path: Path) -> None:
    assert isinstance(entered.fails(*composing(tmp_path, "--template", "follow-up")), LetterRefused)
    assert isinstance(entered.fails(*composing(tmp_path, "--template", "poem")), UnknownTemplate)


def test_a_template_of_one_s_own_needs_no_code(entered: Terminal, tmp_path: Path) -> None:
    said = entered.json(*composing(tmp_path, "--language", "pl", "--template", str(tmp_path / "own.toml")))
    assert any(row["text"].startswith("Notatka") for row in said["basis"])
    wrong = entered.fails(*composing(tmp_path, "--template", str(tmp_path / "wrong.toml")))
    assert isinstance(wrong, TemplateProblem)
    assert "colour" in str(wrong)
