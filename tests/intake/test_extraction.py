"""The whole way of a file: sniffed here, read by the child, checked here."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest

from tocsin.domain.errors import CannotReadFile, CannotStartReader
from tocsin.intake import Extracted, NotRead, Reason, bounds, extract, extraction, open_file
from tocsin.lib import child
from tocsin.lib.child import Ending, Outcome

WORDS = "Orvania, 12 July 2030\n\nTwo men followed her."


def from_child(monkeypatch: pytest.MonkeyPatch, outcome: Outcome) -> Extracted | NotRead:
    """What is made of this outcome of the child."""
    monkeypatch.setattr(child, "run", lambda *_arguments, **_named: outcome)
    return extract(io.BytesIO(b"text"), name=None)


def test_a_text_is_read() -> None:
    found = extract(io.BytesIO(WORDS.encode()), name="statement.txt")
    assert found == Extracted(WORDS, "text/plain", "plain", "1", encoding="UTF-8")


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.md", "text/markdown"),
        ("A.MD", "text/markdown"),
        ("a.csv", "text/csv"),
        ("a.pdf", "text/plain"),
        (None, "text/plain"),
    ],
)
def test_the_name_only_tells_plain_texts_apart(name: str | None, media_type: str) -> None:
    found = extract(io.BytesIO(WORDS.encode()), name=name)
    assert isinstance(found, Extracted)
    assert found.media_type == media_type


def test_what_has_no_text_starts_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "run", lambda *_arguments, **_named: pytest.fail("a child was started"))
    found = extract(io.BytesIO(b"OggS" + bytes(24) + b"OpusHead"), name="voice.txt")
    assert found == NotRead(Reason.AUDIO, "audio/ogg")
    assert found.sentence == "Not read: it is a sound recording; a transcript can be typed in."


class Endless(io.RawIOBase):
    """A text file of any size, that counts what was taken from it."""

    taken = 0

    def read(self, size: int = -1) -> bytes:
        self.taken += size
        return b"A" * size


def test_a_huge_file_is_left_at_the_limit() -> None:
    source = Endless()
    assert extract(source, name="huge.txt") == NotRead(Reason.TOO_LARGE, "text/plain")  # type: ignore[arg-type]
    assert source.taken <= bounds.LIMITS.given + (2 << 20)


def test_a_text_longer_than_anybody_could_review_is_too_large() -> None:
    text = b"word " * (bounds.CHARACTERS // 5 + 1) + b"end"
    assert extract(io.BytesIO(text), name=None) == NotRead(Reason.TOO_LARGE, "text/plain")


@pytest.mark.parametrize(
    ("ending", "reason"),
    [
        (Ending.GIVEN_TOO_MUCH, Reason.TOO_LARGE),
        (Ending.TAKEN_TOO_MUCH, Reason.TOO_LARGE),
        (Ending.TOO_LONG, Reason.TOO_LONG),
        (Ending.STOPPED, Reason.TOO_MUCH_MEMORY),
        (Ending.BROKE, Reason.DAMAGED),
    ],
)
def test_every_other_ending_is_a_reason(monkeypatch: pytest.MonkeyPatch, ending: Ending, reason: Reason) -> None:
    assert from_child(monkeypatch, Outcome(ending)) == NotRead(reason, "text/plain")


def said(**fields: object) -> bytes:
    """An answer of the child, right but for these fields."""
    return msgspec.json.encode(
        {"type": "extracted", "text": "a", "media_type": "text/plain", "extractor": "x", "version": "1"} | fields
    )


@pytest.mark.parametrize(
    "output",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{", id="half an answer"),
        pytest.param(b"[]", id="another type"),
        pytest.param(said(text=""), id="a text without text"),
        pytest.param(said(text=5), id="a number for a text"),
        pytest.param(said().replace(b'"a"', b'"\\ud800"'), id="half a character"),
        pytest.param(said(pages=[[0, 1], [9, 2]]), id="a page after the end"),
        pytest.param(said(pages=[[1, 1], [0, 2]]), id="pages that go back"),
        pytest.param(said(pages=[[-1, 1]]), id="a page before the start"),
        pytest.param(said(text="a" * (bounds.CHARACTERS + 1)), id="more than it may say"),
        pytest.param(b'{"type":"not-read","reason":"bored"}', id="a reason of its own"),
    ],
)
def test_a_child_is_not_believed_what_it_cannot_mean(monkeypatch: pytest.MonkeyPatch, output: bytes) -> None:
    assert from_child(monkeypatch, Outcome(Ending.ANSWERED, output)) == NotRead(Reason.DAMAGED, "text/plain")


def test_no_process_is_an_error_not_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with pytest.raises(CannotStartReader):
        extract(io.BytesIO(b"text"), name=None)


def test_the_head_is_whole_also_where_the_stream_gives_little() -> None:
    class Trickle(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(3, size or 0))

    assert extraction._head(Trickle(WORDS.encode())) == WORDS.encode()


def test_a_file_that_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.txt", tmp_path):
        with pytest.raises(CannotReadFile, match="cannot be opened"):
            open_file(path)
    (tmp_path / "there.txt").write_text("here")
    with open_file(tmp_path / "there.txt") as stream:
        assert stream.read() == b"here"
