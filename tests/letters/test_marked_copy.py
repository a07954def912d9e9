"""A marked copy of whatever can be read: of its own kind, or as text; always within the bounds of reading."""

from __future__ import annotations

import dataclasses
import io
import random
import tempfile
from pathlib import Path

import pytest

from support import statement
from tocsin.domain.errors import CannotStartReader
from tocsin.domain.facts import Finding, Severity
from tocsin.domain.passages import InText
from tocsin.intake import Extracted, extract
from tocsin.letters import marked_copy as module
from tocsin.letters.marked_copy import AS_TEXT, PICTURE, REFUSED, MarkedCopy, marked_copy
from tocsin.lib import child

PASSAGE = "5 July 2030"


def copy_of(data: bytes, passage: str = PASSAGE) -> MarkedCopy:
    """The copy of a file with one question at this passage."""
    found = extract(io.BytesIO(data), name=None)
    assert isinstance(found, Extracted)
    return copy_as(data, found, passage)


def copy_as(data: bytes, found: Extracted, passage: str = PASSAGE) -> MarkedCopy:
    start = found.text.index(passage)
    place = InText("", start, start + len(passage))
    finding = Finding("rule", 1, Severity.QUESTION, "Which day?", (), ("claim",), (place, place, None))
    return marked_copy(data, found, [finding], ["Which day?"])


@pytest.mark.parametrize("name", sorted(statement.FORMATS))
def test_every_format_comes_back_with_its_question(name: str) -> None:
    data = statement.FORMATS[name]()
    copy = copy_of(data)
    again = extract(io.BytesIO(copy.content), name=None)
    assert isinstance(again, Extracted)
    if copy.ending != ".pdf":  # whose notes are no text
        assert f"{PASSAGE}[1]" in again.text
        assert "[1] Which day?" in again.text
    assert copy.notice == (None if copy.own else AS_TEXT)
    assert copy.own or copy.ending == ".txt"


def test_no_file_is_written_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for made in statement.FORMATS.values():
        copy_of(made())
    assert list(tmp_path.iterdir()) == []


def test_a_picture_comes_back_as_the_text_that_was_recognised() -> None:
    copy = copy_as(b"\x89PNG", Extracted("On 5 July 2030.", "image/png", "tesseract", "5"))
    assert copy == MarkedCopy(
        b"On 5 July 2030[1].\n\nQuestions (tocsin proofread)\n\n[1] Which day?\n", ".txt", own=False, notice=PICTURE
    )


@pytest.mark.parametrize(
    ("data", "extractor"),
    [
        pytest.param(b"%PDF-1.7\nnothing", "pdf", id="a broken PDF"),
        pytest.param(b"<p>On 5 July 2030.<!--", "html", id="a page without an end"),
        pytest.param(b"\x00\x01\x02\x00\x00", "plain", id="no text after all"),
    ],
)
def test_what_takes_no_marks_comes_back_as_its_text(data: bytes, extractor: str) -> None:
    copy = copy_as(data, Extracted("On 5 July 2030.", "text/plain", extractor, "1"))
    assert copy.content.startswith(b"On 5 July 2030[1].")
    assert (copy.ending, copy.own, copy.notice) == (".txt", False, REFUSED)


@pytest.mark.parametrize("limit", ["given", "taken", "wall_seconds"])
def test_what_takes_too_much_comes_back_as_its_text(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(module, "MARKING", dataclasses.replace(module.MARKING, **{limit: 0}))
    assert copy_of(statement.as_html()).notice == REFUSED


def test_nothing_to_ask_starts_no_process_and_is_the_same_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "run", None)
    found = Extracted("All is well.", "text/plain", "plain", "1")
    assert marked_copy(b"All is well.", found, [], []) == MarkedCopy(b"All is well.", ".txt", own=True)


def test_a_system_without_room_for_another_process_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object, **_named: object) -> None:
        raise child.NotStartedError

    monkeypatch.setattr(child, "run", refused)
    with pytest.raises(CannotStartReader):
        copy_as(b"On 5 July 2030.", Extracted("On 5 July 2030.", "text/plain", "plain", "1"))


@pytest.mark.parametrize("seed", range(8))
def test_a_pdf_that_somebody_altered_is_marked_whole_or_comes_back_as_text(seed: int) -> None:
    whole = statement.as_pdf()
    found = extract(io.BytesIO(whole), name=None)
    assert isinstance(found, Extracted)
    draw = random.Random(seed)
    altered = bytearray(whole)
    for _ in range(1 + 40 * (seed % 2)):
        altered[draw.randrange(len(altered))] = draw.randrange(256)
    data = bytes(altered[: len(altered) // 2] if seed % 4 == 0 else altered)
    copy = copy_as(data, found)
    assert copy.content.startswith(data) if copy.own else copy.notice == REFUSED
