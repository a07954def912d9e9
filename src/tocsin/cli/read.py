"""`tocsin read`: who, what, when, where, by whose word, and what does not fit. Needs no workspace, writes nothing."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import BinaryIO

import click

from tocsin.checking import check
from tocsin.cli.reading_summary import summary
from tocsin.domain.dates import parse
from tocsin.domain.errors import CannotReadFile, NotReadable
from tocsin.intake import NotRead, extract, open_file
from tocsin.reading import as_json, read
from tocsin.reading.facts import facts_of
from tocsin.reading.languages import guess_language

LANGUAGES = ("en", "uk", "ru", "pl")
_NOT_ENGLISH = (
    "This version of Tocsin reads English only. Of this text ({language}) it gives the addresses that are cited, "
    "and proposes nothing else."
)


@click.command()
@click.option("--json", "as_program", is_flag=True, help="Print the reading as JSON.")
@click.option("--text", "only_text", is_flag=True, help="Print the text that the reading counts in, and nothing else.")
@click.option("--date", "day", metavar="YYYY-MM-DD", help="The day of the statement, if it does not say so itself.")
@click.option("--language", type=click.Choice(LANGUAGES), help="The language of the text; guessed by its letters.")
@click.argument("file", metavar="FILE")
def command(as_program: bool, only_text: bool, day: str | None, language: str | None, file: str) -> None:
    """Read one file and show what was found: who, what happened, when, where, by whose word, what does not fit.

    FILE is text, HTML, PDF, DOCX, ODT or EML; - is standard input. Nothing is kept.
    """
    known = parse(day).text if day else None
    text = _text_of(file)
    if only_text:
        click.echo(text, nl=False)
    else:
        _show(text, known, language or guess_language(text), as_program)


def _show(text: str, day: str | None, language: str, as_program: bool) -> None:
    if language != "en":
        click.echo(_NOT_ENGLISH.format(language=language), err=True)
    reading = read(text, date=day, language=language)
    findings = check(facts_of(reading, text), text)
    if as_program:
        click.echo(json.dumps(as_json(reading, findings), ensure_ascii=False, indent=1))
    else:
        click.echo(summary(reading, findings, text))


def _text_of(file: str) -> str:
    """The text of a file in its normal form. Raises NotReadable (it has none) and CannotReadFile (it is not there)."""
    if file == "-":
        if sys.stdin is None:
            raise CannotReadFile(path="-", why="standard input is closed")
        return _extracted(io.BytesIO(sys.stdin.buffer.read()), None)
    with open_file(Path(file)) as stream:
        return _extracted(stream, Path(file).name)


def _extracted(stream: BinaryIO, name: str | None) -> str:
    found = extract(stream, name=name)
    if isinstance(found, NotRead):
        raise NotReadable(why=found.words)
    for note in found.notes:
        click.echo(note, err=True)
    return found.text
