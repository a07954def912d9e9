"""The texts of the demo's invented office, as they lie in the package."""

from __future__ import annotations

import io
import tomllib
from importlib.resources import files
from typing import Any

from docx import Document

_FILES = files("tocsin.cli") / "demo_files"


def text(name: str) -> str:
    """One text of the package, by file name."""
    return (_FILES / name).read_text(encoding="utf-8")


def table(name: str) -> dict[str, Any]:
    """One TOML file of the package."""
    return tomllib.loads(text(name))


def draft_docx() -> bytes:
    """The draft as a colleague would have typed it in Word: a heading, a dateline in italics, paragraphs."""
    headline, dateline, *paragraphs = text("draft.txt").strip().split("\n\n")
    document = Document()
    document.add_heading(headline, level=1)
    document.add_paragraph().add_run(dateline).italic = True
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
