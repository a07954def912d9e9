"""Commands say what does not fit in the language of whoever asks; a draft comes back in its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.terminal import Terminal
from support.word_files import marked, written
from tocsin.checking.spoken import spoken
from tocsin.cli import proofread, read
from tocsin.cli.own_language import in_own_language, own_language

UKRAINIAN = "14 червня 2019 року, Брід\n\nУ понеділок, 11 червня 2019 року, невідомі побили Віру Мольнар."
ENGLISH = "Brod, 14 June 2019\n\nOn Monday, 11 June 2019, men beat Vera Molnar in the street."
ASKS = {
    "en": "11 June 2019 was a Tuesday, not a Monday. Is the date right, or the day of the week?",
    "uk": "11 червня 2019 року — це вівторок, а не понеділок. Що правильно: дата чи день тижня?",
    "ru": "11 июня 2019 года — это вторник, а не понедельник. Что верно: дата или день недели?",
    "pl": "11 czerwca 2019 r. to wtorek, a nie poniedziałek. Co jest właściwe: data czy dzień tygodnia?",
}


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sits here has said nothing about a language."""
    for name in ("TOCSIN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ({}, "en"),
        ({"LANG": "uk_UA.UTF-8"}, "uk"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "rus"}, "en"),
        ({"LANG": "pl"}, "pl"),
        ({"LANG": "uk_UA.UTF-8", "LC_MESSAGES": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "uk_UA.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "pl_PL"}, "pl"),
        ({"LC_ALL": "pl_PL", "TOCSIN_LANGUAGE": "uk"}, "uk"),
        ({"LC_ALL": "pl_PL", "TOCSIN_LANGUAGE": "xx"}, "pl"),
    ],
)
def test_whose_language_it_is(monkeypatch: pytest.MonkeyPatch, said: dict[str, str], language: str) -> None:
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert own_language() == language
    assert in_own_language(spoken)() == language
    assert spoken() == "en"


@pytest.mark.parametrize(
    ("text", "options", "language"),
    [
        (UKRAINIAN, (), "uk"),
        (ENGLISH, (), "en"),
        (ENGLISH, ("--language", "ru"), "ru"),
        (UKRAINIAN, ("--language", "pl"), "pl"),
    ],
)
def test_a_draft_comes_back_in_its_own_language_or_in_the_one_asked_for(
    tmp_path: Path, text: str, options: tuple[str, ...], language: str
) -> None:
    draft = tmp_path / "draft.docx"
    draft.write_bytes(written(*text.split("\n\n")))
    result = CliRunner().invoke(proofread.command, [str(draft), *options])
    assert result.exit_code == 0, result.output
    comments = [words.splitlines()[0] for _, words in marked((tmp_path / "draft (proofread).docx").read_bytes())]
    assert ASKS[language] in comments
    assert ASKS[language] in result.output


def test_who_chose_a_language_for_this_terminal_gets_drafts_back_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOCSIN_LANGUAGE", "pl")
    (tmp_path / "draft.txt").write_text(UKRAINIAN, "utf-8")
    result = CliRunner().invoke(proofread.command, [str(tmp_path / "draft.txt"), "--json"])
    assert ASKS["pl"] in [finding["message"] for finding in json.loads(result.stdout)["findings"]]
    assert ASKS["pl"] in (tmp_path / "draft (proofread).txt").read_text("utf-8")


def test_a_reading_asks_in_the_language_of_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "uk_UA.UTF-8")
    (tmp_path / "statement.txt").write_text(ENGLISH, "utf-8")
    result = CliRunner().invoke(read.command, [str(tmp_path / "statement.txt")])
    assert ASKS["uk"] in result.output


def test_a_case_is_checked_in_any_language_and_an_answer_holds_in_all(terminal: Terminal, tmp_path: Path) -> None:
    terminal.say("case", "Harbour case")
    (tmp_path / "statement.txt").write_text(ENGLISH, "utf-8")
    terminal.say("receive", str(tmp_path / "statement.txt"), "--case", "Harbour")
    terminal.say("review", "Harbour", "--accept-all", "--because", "a rehearsal")
    for language, words in ASKS.items():
        (asked,) = terminal.json("check", "Harbour", "--language", language)
        assert asked["message"] == words
    terminal.say("check", "Harbour", "--settle", "1", "--because", "the paper says so", "--language", "uk")
    for language in ASKS:
        assert terminal.json("check", "Harbour", "--language", language) == []
    (settled,) = terminal.json("check", "Harbour", "--settled", "--language", "pl")
    assert settled["message"] == ASKS["pl"]


def test_a_rule_is_explained_with_an_example_of_the_same_language(terminal: Terminal) -> None:
    said = terminal.say("check", "--explain", "weekday", "--language", "uk")
    assert "Який це був день тижня, вирішує календар" in said
    assert "Про це питає: «" in said
    assert "It asks" not in said
