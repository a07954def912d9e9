"""The page on intake says what the code does: every reason, every limit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.intake import Reason, bounds
from tocsin.intake.model import SENTENCES

PAGE = (Path(__file__).parents[2] / "docs" / "explanation" / "intake.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_stands_on_the_page(reason: Reason) -> None:
    assert f"| `{reason}` | {SENTENCES[reason]} |" in PAGE


@pytest.mark.parametrize(
    "value",
    [
        f"| {bounds.LIMITS.given // bounds.MIB} MiB |",
        f"| {bounds.CHARACTERS:,} characters |",
        f"| {bounds.LIMITS.taken // bounds.MIB} MiB |",
        f"| {bounds.LIMITS.memory >> 30} GiB |",
        f"| {bounds.LIMITS.cpu_seconds} s |",
        f"| {bounds.LIMITS.wall_seconds:.0f} s |",
        f"| pages of a PDF | {bounds.PAGES:,} |",
        f"| objects of a PDF | {bounds.OBJECTS:,} |",
        f"| parts of a message | {bounds.PARTS:,} |",
        f"| {bounds.PACKAGE_PARTS:,} |",
        f"| {bounds.PART_BYTES // bounds.MIB} MiB, {bounds.RATIO} times",
        f"| {bounds.PACKAGE_BYTES // bounds.MIB} MiB |",
        f"{bounds.DEPTH} in RTF",
    ],
)
def test_every_limit_stands_on_the_page(value: str) -> None:
    assert value in PAGE
