"""Invented statements of the genre in three languages: all that they tell comes out, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tocsin.reading import read
from tocsin.reading.model import EventRead

_STATEMENTS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "statements.yaml").read_text("utf-8"))


@pytest.mark.parametrize("statement", _STATEMENTS, ids=lambda statement: f"{statement['language']}-{statement['day']}")
def test_all_that_a_statement_tells_and_nothing_else(statement: dict[str, Any]) -> None:
    reading = read(statement["text"], date=statement["day"], language=statement["language"])
    assert [_row(event) for event in reading.events] == statement["told"]


@pytest.mark.parametrize("statement", _STATEMENTS, ids=lambda statement: f"{statement['language']}-{statement['day']}")
def test_every_passage_lies_in_the_text(statement: dict[str, Any]) -> None:
    reading = read(statement["text"], date=statement["day"], language=statement["language"])
    assert all(0 <= start < end <= len(statement["text"]) for event in reading.events for start, end in event.passages)


def _row(event: EventRead) -> str:
    first = event.victims[0] if event.victims else ""
    done = () if event.completion == "done" else (event.completion,)
    return "|".join((event.type, first, event.date or "", *done))
