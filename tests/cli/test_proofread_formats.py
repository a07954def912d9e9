"""`tocsin proofread` for what is no Word file: plain text, HTML, PDF, and all else as its text."""

from __future__ import annotations

import io
import json
import stat
import sys
from pathlib import Path

import pypdfium2
import pytest
import typst
from click.testing import CliRunner, Result

from support import statement
from tocsin.cli.proofread import command
from tocsin.domain.errors import NotReadable, OversizedWordFile, WouldOverwrite
from tocsin.intake import Extracted, extract
from tocsin.letters import proofreading
from tocsin.letters.marked_copy import AS_TEXT

LINES = (
    "Ostmere, 14 June 2019",
    "POET BEATEN",
    "On Tuesday, 10 June 2019, men beat Vera Molnar.",
    "She fell on 31 April 2019.",
)


def as_text(codec: str = "utf-8") -> bytes:
    return "\r\n\r\n".join(LINES).encode(codec)


def as_html() -> bytes:
    return (
        "<!DOCTYPE html><meta charset=utf-8><title>x</title>" + "".join(f"<p>{line}</p>" for line in LINES)
    ).encode()


def as_pdf() -> bytes:
    return typst.compile("\n\n".join(LINES).encode())


def as_mail() -> bytes:
    head = "From: a@b.example\nTo: c@d.example\nSubject: Draft\nMessage-ID: <x@b.example>\nMIME-Version: 1.0\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\n\n{as_text().decode()}".encode()


def run(*words: object) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words])


@pytest.mark.parametrize(
    ("name", "content", "copy"),
    [
        ("draft.txt", as_text(), "draft (proofread).txt"),
        ("draft.md", as_text("utf-16"), "draft (proofread).md"),
        ("draft", as_text(), "draft (proofread).txt"),
        ("draft.html", as_html(), "draft (proofread).html"),
        ("draft", as_html(), "draft (proofread).html"),
        ("draft.pdf", as_pdf(), "draft (proofread).pdf"),
        ("draft.eml", as_mail(), "draft (proofread).txt"),
    ],
)
def test_every_kind_comes_back_beside_the_draft_with_its_questions(
    tmp_path: Path, name: str, content: bytes, copy: str
) -> None:
    draft = tmp_path / name
    draft.write_bytes(content)
    result = run(draft)
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, copy])
    assert f"Written: {tmp_path / copy} (in clear on this machine)" in result.stdout
    assert "1. These cannot all be true (weekday)" in result.stdout
    assert draft.read_bytes() == content
    found = extract(io.BytesIO((tmp_path / copy).read_bytes()), name=None)
    assert isinstance(found, Extracted)
    if not copy.endswith(".pdf"):
        assert "Tuesday, 10 June 2019[1], men" in found.text
        assert "31 April 2019[2]." in found.text
        assert "Perhaps “Monday” instead of “Tuesday”?" in found.text


def test_a_pdf_comes_back_with_a_highlight_and_a_note_for_each(tmp_path: Path) -> None:
    (tmp_path / "draft.pdf").write_bytes(as_pdf())
    run(tmp_path / "draft.pdf")
    page = pypdfium2.PdfDocument(tmp_path / "draft (proofread).pdf")[0]
    assert pypdfium2.raw.FPDFPage_GetAnnotCount(page.raw) == 4


def test_what_takes_no_marks_is_said_apart_from_the_answer(tmp_path: Path) -> None:
    (tmp_path / "draft.eml").write_bytes(as_mail())
    result = run(tmp_path / "draft.eml", "--json")
    assert AS_TEXT in result.stderr
    assert json.loads(result.stdout)["file"] == str(tmp_path / "draft (proofread).txt")


def test_a_text_in_another_package_than_words_is_read(tmp_path: Path) -> None:
    (tmp_path / "draft.odt").write_bytes(statement.as_odt())
    result = run(tmp_path / "draft.odt")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "draft (proofread).txt").read_text("utf-8").startswith(statement.HEADLINE)


def test_a_language_that_is_not_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Die Polizei hat den Dichter gestern in seiner Wohnung verhaftet und verhört.")
    assert "in a language that Tocsin does not read" in run(tmp_path / "draft.txt").stderr


@pytest.mark.parametrize(("name", "content"), [("a.txt", as_text()), ("a.html", as_html()), ("a.pdf", as_pdf())])
def test_nothing_is_overwritten_without_force_and_the_draft_never(tmp_path: Path, name: str, content: bytes) -> None:
    draft, out = tmp_path / name, tmp_path / "out"
    draft.write_bytes(content)
    out.write_bytes(b"mine")
    assert isinstance(run(draft, "--out", out).exception, WouldOverwrite)
    assert out.read_bytes() == b"mine"
    assert run(draft, "--out", out, "--force").exit_code == 0
    assert out.read_bytes() != b"mine"
    assert isinstance(run(draft, "--out", draft, "--force").exception, WouldOverwrite)
    assert draft.read_bytes() == content


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept elsewhere there")
@pytest.mark.parametrize(("mode", "kept"), [(0o600, 0o600), (0o640, 0o640), (0o400, 0o600), (0o755, 0o644)])
def test_nobody_may_read_the_copy_who_may_not_read_the_draft(tmp_path: Path, mode: int, kept: int) -> None:
    draft, out = tmp_path / "a.txt", tmp_path / "out.txt"
    draft.write_bytes(as_text())
    draft.chmod(mode)
    assert run(draft, "--out", out).exit_code == 0
    assert stat.S_IMODE(out.stat().st_mode) == kept
    out.chmod(0o666)
    assert run(draft, "--out", out, "--force").exit_code == 0
    assert stat.S_IMODE(out.stat().st_mode) == kept


@pytest.mark.parametrize(
    ("content", "error"), [(b"PK\x03\x04" + b"x" * 99, OversizedWordFile), (b"x" * 99, NotReadable)]
)
def test_what_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, error: type[Exception]
) -> None:
    monkeypatch.setattr(proofreading, "LARGEST_FILE", 50)
    (tmp_path / "draft").write_bytes(content)
    assert isinstance(run(tmp_path / "draft").exception, error)
    assert [path.name for path in tmp_path.iterdir()] == ["draft"]
