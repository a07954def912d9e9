"""`tocsin read`: who, what, when, where, by whose word, and what does not fit. Needs no workspace, writes nothing."""

from __future__ import annotations

import io
import sys
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

import click

from tocsin.domain.dates import parse
from tocsin.domain.errors import CannotReadFile, Cause
from tocsin.engines import best_models
from tocsin.engines.pictures import extracted
from tocsin.intake import Extracted, open_file
from tocsin.lib.meanwhile import meanwhile

# the reader and the rules are loaded while another process takes the text out of its file: a third of a cold start
_SHOWING = "tocsin.cli.read_shown"
LANGUAGES = ("en", "uk", "ru", "pl")


@click.command()
@click.option("--json", "as_program", is_flag=True, help="Print the reading as JSON.")
@click.option("--text", "only_text", is_flag=True, help="Print the text that the reading counts in, and nothing else.")
@click.option("--date", "day", metavar="YYYY-MM-DD", help="The day of the statement, if it does not say so itself.")
@click.option("--language", type=click.Choice(LANGUAGES), help="The language of all of the text; else told from it.")
@click.option("--rules-only", is_flag=True, help="Leave out the language models that are installed or named.")
@click.option(
    "--model",
    "named",
    multiple=True,
    metavar="LANGUAGE:SHA256:FOLDER",
    help="A folder with a spaCy model for a language, and what it must be known by; may be given several times.",
)
@click.argument("file", metavar="FILE")
def command(
    as_program: bool,
    only_text: bool,
    day: str | None,
    language: str | None,
    rules_only: bool,
    named: tuple[str, ...],
    file: str,
) -> None:
    """Read one file and show what was found: who, what happened, when, where, by whose word, what does not fit.

    FILE is text, HTML, PDF, DOCX, ODT or EML; - is standard input. A scan (PNG, JPEG, TIFF, PDF of pictures) is read
    by OCR where Tesseract is installed, and said to be. Nothing is kept.
    """
    known = parse(day).text if day else None
    models = None if rules_only else best_models(named)
    with nullcontext() if only_text else meanwhile(_get_ready):
        found = _text_of(file, language)
    if only_text:
        click.echo(found.text, nl=False)
    else:
        import_module(_SHOWING).show(found, as_program, date=known, language=language, models=models)


def _get_ready() -> None:
    import_module(_SHOWING).get_ready()


def _text_of(file: str, language: str | None) -> Extracted:
    """The text of a file in its normal form. Raises NotReadable (it has none) and CannotReadFile (it is not there)."""
    if file == "-":
        if sys.stdin is None:
            raise CannotReadFile(path="-", why=Cause("standard input is closed"))
        return _extracted(io.BytesIO(sys.stdin.buffer.read()), None, language)
    with open_file(Path(file)) as stream:
        return _extracted(stream, Path(file).name, language)


def _extracted(stream: BinaryIO, name: str | None, language: str | None) -> Extracted:
    """The text of an open file, with what was left out said. Raises NotReadable."""
    found = extracted(stream, name, language)
    for note in found.notes:
        click.echo(note, err=True)
    return found
