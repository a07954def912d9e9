"""The child's own decisions: what each ending of a reading is called, and that its answer fits through the pipe."""

from __future__ import annotations

import importlib
import subprocess
import sys

import msgspec
import pytest

from tocsin.intake import bounds
from tocsin.intake.child import answer
from tocsin.intake.formats import compound, html, mail, package, pdf, plain, rtf
from tocsin.intake.kinds import Format
from tocsin.intake.model import Extracted, NotRead, Reason, RefusedError


class Reading:
    """A reader that does one thing, whatever it is given."""

    MEDIA_TYPE = "text/x-test"

    def __init__(self, outcome: Extracted | Exception) -> None:
        self._outcome = outcome

    def read(self, _data: bytes) -> Extracted:
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome


def text(words: str) -> Extracted:
    return Extracted(words, "text/x-test", "test", "1")


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (text("words"), text("words")),
        (text(""), NotRead(Reason.NO_TEXT, "text/x-test")),
        (text(" \n\t"), NotRead(Reason.NO_TEXT, "text/x-test")),
        (text("a" * (bounds.CHARACTERS + 1)), NotRead(Reason.TOO_LARGE, "text/x-test")),
        (RefusedError(Reason.ENCRYPTED), NotRead(Reason.ENCRYPTED, "text/x-test")),
        (MemoryError(), NotRead(Reason.TOO_MUCH_MEMORY, "text/x-test")),
        (RecursionError(), NotRead(Reason.TOO_MANY_PARTS, "text/x-test")),
    ],
    ids=["text", "no text", "only spaces", "too much text", "refused", "no memory", "too deep"],
)
def test_every_end_of_a_reading_has_its_answer(outcome: Extracted | Exception, said: Extracted | NotRead) -> None:
    assert answer(Reading(outcome), b"") == said


def test_what_no_format_expects_ends_the_child() -> None:
    with pytest.raises(ZeroDivisionError):
        answer(Reading(ZeroDivisionError()), b"")


@pytest.mark.parametrize("sign", ["a", "я", "“", "😀", "\\", '"', "\n", "\u2028"])
def test_the_longest_text_fits_through_the_pipe_in_any_alphabet(sign: str) -> None:
    piece = msgspec.json.encode(text(sign * 1_000))
    assert len(piece) * (bounds.CHARACTERS // 1_000) <= bounds.LIMITS.taken


def test_limits_stand_in_their_order() -> None:
    limits = bounds.LIMITS
    assert limits.cpu_seconds < limits.wall_seconds
    assert bounds.PART_BYTES < limits.given < limits.memory
    assert bounds.PART_BYTES < bounds.PACKAGE_BYTES


@pytest.mark.parametrize("form", Format)
def test_every_format_has_its_module(form: Format) -> None:
    module = importlib.import_module(f"tocsin.intake.formats.{form}")
    assert module in {compound, html, mail, package, pdf, plain, rtf}
    assert "/" in module.MEDIA_TYPE


@pytest.mark.parametrize(
    ("form", "unneeded"),
    [
        ("plain", {"lxml", "pypdfium2", "email", "zipfile", "ssl", "http", "django"}),
        ("rtf", {"pypdfium2", "email", "zipfile", "ssl", "http", "django"}),
        ("html", {"pypdfium2", "email", "zipfile", "ssl", "http", "django"}),
        ("package", {"pypdfium2", "email", "ssl", "http", "django"}),
        ("pdf", {"lxml", "email", "zipfile", "ssl", "http", "django"}),
    ],
)
def test_a_format_imports_only_what_it_needs(form: str, unneeded: set[str]) -> None:
    code = f"import tocsin.intake.child, tocsin.intake.formats.{form}, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert not unneeded & set(done.stdout.split())
