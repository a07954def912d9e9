"""The demo's texts: the draft and its comments, the statement and its one slip, the answers and what they answer."""

from __future__ import annotations

import zipfile
from io import StringIO
from pathlib import Path

import docx
import pytest
from lxml import etree
from rich.console import Console

from tocsin.checking import check
from tocsin.cli import terminal
from tocsin.cli.demo_draft import proofread_draft
from tocsin.cli.demo_screen import Screen, plural
from tocsin.cli.demo_texts import draft_docx, table, text
from tocsin.composing.brief import parse_brief
from tocsin.reading import read
from tocsin.reading.facts import facts_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def back(tmp_path: Path) -> Path:
    """The draft with its comments."""
    draft = tmp_path / "draft.docx"
    draft.write_bytes(draft_docx())
    proofread_draft(Screen(), draft)
    return tmp_path / "draft (proofread).docx"


def commented(path: Path) -> dict[str, str]:
    """The words that each comment of a DOCX stands at, by what the comment begins with."""
    body = etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    said = {str(comment.comment_id): comment.text for comment in docx.Document(str(path)).comments}
    opened: set[str] = set()
    covered: dict[str, str] = {}
    for element in body.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}t"):
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            opened.add(number)
        elif element.tag == f"{W}commentRangeEnd":
            opened.discard(number)
        else:
            covered |= {key: covered.get(key, "") + (element.text or "") for key in opened}
    return {covered[key]: words for key, words in said.items()}


def test_the_comments_stand_at_the_planted_passages(back: Path) -> None:
    found = commented(back)
    assert "With 2026 in place of 2023 everything fits." in found["10 September 2023"]
    assert "Perhaps “2026” instead of “2023”?" in found["10 September 2023"]
    headline = text("draft.txt").split("\n", 1)[0]
    assert "Should the headline say who says so?" in found[headline]


def test_both_sides_of_the_slip_carry_the_question(back: Path) -> None:
    found = commented(back)
    for passage in ("7 September 2026", "9 September 2026"):
        assert "tells of 7 September 2026 and 9 September 2026" in found[passage]


def test_the_text_of_the_draft_comes_back_as_it_was(back: Path) -> None:
    paragraphs = [paragraph.text for paragraph in docx.Document(str(back)).paragraphs]
    assert "\n\n".join(paragraphs) == text("draft.txt").strip()


def test_the_draft_reads_the_same_with_2026_and_is_silent(tmp_path: Path) -> None:
    mended = text("draft.txt").replace("2023", "2026")
    rules = {finding.rule for finding in check(facts_of(read(mended), mended), mended)}
    assert rules == {"allegation-told-as-fact"}


def test_the_statement_holds_one_slip_and_its_first_repair_is_the_planted_one() -> None:
    words = text("statement.txt")
    (finding,) = check(facts_of(read(words), words), words)
    repair = finding.repairs[0]
    assert (repair.was, repair.becomes) == ("2024", "2025")
    assert words[repair.passage.start : repair.passage.end] == "2024"  # type: ignore[union-attr] # a place in this text


def test_the_statement_is_silent_once_it_is_mended() -> None:
    mended = text("statement.txt").replace("28 February 2024", "28 February 2025")
    assert check(facts_of(read(mended), mended), mended) == ()


def test_each_answer_answers_something_that_is_read() -> None:
    readings = {"call": read(text("call.txt"), date="2026-09-15"), "partner": read(text("statement.txt"))}
    for answer in table("decisions.toml")["answer"]:
        reading = readings[answer["of"]]
        if answer["kind"] == "person":
            assert answer["name"] in {person.name for person in reading.persons}, answer
        else:
            dates = {(event.type, answer.get("date", event.date)) for event in reading.events if not event.heading}
            assert (answer["type"], answer.get("date")) in dates or "date" not in answer, answer


@pytest.mark.parametrize("do", ["reject", "correct", "know"])
def test_every_kind_of_answer_is_given(do: str) -> None:
    answers = [answer for answer in table("decisions.toml")["answer"] if answer["do"] == do]
    assert answers
    assert all(answer["because"] for answer in answers)


def test_the_statement_tells_what_the_demo_promises() -> None:
    told = {event.type for event in read(text("statement.txt")).events}
    assert told >= {
        "attempted_abduction",
        "threat",
        "surveillance",
        "arrest",
        "extradition_request",
        "release",
        "asylum_refusal",
        "press_conference",
    }
    assert {who for request in read(text("statement.txt")).requests for who in request.addressees} >= {"OSCE", "UNHCR"}


def test_the_brief_is_one() -> None:
    brief = parse_brief(text("brief.toml"))
    assert len(brief.demands) == 4
    assert {key for demand in brief.demands for key in demand.addressees} == {block.key for block in brief.addressees}


def test_the_screen_keeps_its_margin(monkeypatch: pytest.MonkeyPatch) -> None:
    said = StringIO()
    monkeypatch.setattr(terminal, "OUT", Console(file=said, highlight=False, soft_wrap=True))
    screen = Screen()
    screen.begin("A step", "word " * 60)
    screen.line("✓", "word " * 60)
    screen.under("word " * 60, "·")
    screen.quote("  said  ")
    screen.block(["", "   · a place " * 12])
    lines = said.getvalue().splitlines()
    assert lines[1] == " 1  A step"
    assert max(map(len, lines)) <= 96
    assert "      “said”" in lines
    assert all(line.startswith("    ") for line in lines[3:] if line)


def test_begin_counts_the_steps() -> None:
    screen = Screen(pause=True)  # nobody is there: it waits for nobody
    screen.begin("One")
    screen.begin("Two")
    assert screen.step == 2


@pytest.mark.parametrize(("number", "words"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims")])
def test_plural(number: int, words: str) -> None:
    assert plural(number, "claim") == words
