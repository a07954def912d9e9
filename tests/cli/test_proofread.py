"""`tocsin proofread`: from a draft on disk to the draft with its comments."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from support.word_files import marked, parts_of, styled_text, written
from tocsin.cli.proofread import command
from tocsin.domain.errors import (
    BadDate,
    BrokenWordFile,
    CannotReadFile,
    CannotWriteCopy,
    NotReadable,
    WouldOverwrite,
)
from tocsin.domain.facts import Finding, Severity
from tocsin.domain.passages import InText
from tocsin.letters.proofreading import remarks_of

DRAFT = (
    "Brod, 14 June 2019",
    "POET TAKEN FROM HER HOME",
    "On Tuesday, 10 *June* 2019, men beat Vera Molnar in the street.",
    "She fell on 31 April 2019 too.",
)


def run(*words: object) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words])


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.docx"
    path.write_bytes(written(*DRAFT))
    return path


def test_the_draft_comes_back_with_a_comment_at_each_passage(draft: Path) -> None:
    result = run(draft)
    assert result.exit_code == 0, result.output
    copy = draft.with_name("draft (proofread).docx")
    assert f"Written: {copy}" in result.output
    comments = marked(copy.read_bytes())
    assert [place for place, _ in comments] == ["Tuesday, 10 June 2019", "31 April 2019"]
    assert comments[0][1].splitlines()[0].startswith("10 June 2019 was a Monday, not a Tuesday.")
    assert comments[0][1].splitlines()[1] == "Perhaps “Monday” instead of “Tuesday”?"


def test_the_draft_and_all_else_in_it_stay_as_they_are(draft: Path) -> None:
    before = draft.read_bytes()
    run(draft)
    assert draft.read_bytes() == before
    after = draft.with_name("draft (proofread).docx").read_bytes()
    assert styled_text(after) == styled_text(before)
    changed = {name for name, content in parts_of(before).items() if parts_of(after)[name] != content}
    assert changed <= {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "word/comments.xml"}


def test_a_draft_with_nothing_to_ask_comes_back_byte_for_byte(tmp_path: Path) -> None:
    path, out = tmp_path / "calm.docx", tmp_path / "out.docx"
    path.write_bytes(written("Brod, 14 June 2019", "All is well."))
    result = run(path, "--out", out)
    assert "no proof" in result.output
    assert out.read_bytes() == path.read_bytes()


def test_findings_as_json(draft: Path) -> None:
    report = json.loads(run(draft, "--json").output)
    assert report["file"].endswith("draft (proofread).docx")
    assert [finding["rule"] for finding in report["findings"]] == ["weekday", "no-such-date"]


def test_a_date_told_from_outside_is_used(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(written("On 16 July 2019, police arrested the poet Vera Molnar."))
    assert "1." not in run(path, "--out", tmp_path / "a.docx").output
    result = run(path, "--date", "2019-06-14", "--out", tmp_path / "b.docx")
    assert "reported-before-it-happened" in result.output


@pytest.mark.parametrize("told", ["14 June 2019", "2019-06", "2019-02-30", "20190614"])
def test_a_date_that_is_no_day_is_refused(draft: Path, told: str) -> None:
    assert isinstance(run(draft, "--date", told).exception, BadDate)


def test_nothing_is_overwritten_without_force_and_the_draft_never(draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    out.write_bytes(b"mine")
    assert isinstance(run(draft, "--out", out).exception, WouldOverwrite)
    assert out.read_bytes() == b"mine"
    assert run(draft, "--out", out, "--force").exit_code == 0
    assert out.read_bytes() != b"mine"
    before = draft.read_bytes()
    assert isinstance(run(draft, "--out", draft, "--force").exception, WouldOverwrite)
    assert draft.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("draft.pdf", b"%PDF-1.7", NotReadable),
        ("draft.txt", b"", NotReadable),
        ("draft.docx", b"PK\x03\x04words", BrokenWordFile),
        ("voice.docx", b"ID3words", NotReadable),
        ("none.docx", None, CannotReadFile),
    ],
)
def test_what_is_no_draft_is_refused_and_nothing_is_written(
    tmp_path: Path, name: str, content: bytes | None, error: type[Exception]
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = sorted(tmp_path.iterdir())
    assert isinstance(run(tmp_path / name).exception, error)
    assert sorted(tmp_path.iterdir()) == before


def test_a_place_that_cannot_be_written_is_said(draft: Path, tmp_path: Path) -> None:
    assert isinstance(run(draft, "--out", tmp_path / "no" / "folder.docx").exception, CannotWriteCopy)


def test_a_finding_about_two_passages_is_said_at_both_and_mended_at_one(draft: Path) -> None:
    passages: Any = (InText("", 3, 5), InText("", 9, 12), InText("", 3, 5), None)
    finding = Finding("r", 1, Severity.QUESTION, "Why?", (), ("a", "b", "c", "d"), passages)
    assert [(remark.start, remark.words) for remark in remarks_of([finding])] == [(3, "Why?"), (9, "Why?")]


def test_no_django_is_imported() -> None:
    script = "import sys, tocsin.cli.proofread; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
