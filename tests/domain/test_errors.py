"""The closed list of errors: each with its own exit code, and raised with what its sentence names."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import tocsin
from tocsin.domain.errors import TocsinError, every_error

SOURCES = sorted(Path(tocsin.__file__).parent.rglob("*.py"))
ERRORS = {error.__name__: error for error in every_error()}


def fields(error: type[TocsinError]) -> set[str]:
    """What a sentence names."""
    return {name for _, name, _, _ in string.Formatter().parse(error.sentence) if name}


def raised() -> Iterator[tuple[str, str, set[str]]]:
    """Every place that makes an error of the list: where, which, with what."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Name):
                yield f"{path.name}:{node.lineno}", node.exc.id, set()
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield f"{path.name}:{node.lineno}", node.func.id, {word.arg or "**" for word in node.keywords}


def test_an_error_is_given_what_its_sentence_names() -> None:
    made = [place for place in raised() if place[1] in ERRORS and "**" not in place[2]]
    assert len(made) > 50
    assert [place for place in made if place[2] != fields(ERRORS[place[1]])] == []


@pytest.mark.parametrize("error", every_error(), ids=lambda error: error.__name__)
def test_an_error_is_one_readable_answer(error: type[TocsinError]) -> None:
    shown = str(error(**dict.fromkeys(fields(error), "X")))
    assert shown.endswith(".")
    assert "{" not in shown
    assert (error.__doc__ or "").strip().endswith(".")
