"""`tocsin proofread`: a draft comes back with a question at each passage that asks for a second look."""

from __future__ import annotations

import contextlib
import json
import os
import re
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from tocsin.checking import check
from tocsin.checking.spoken import speaking
from tocsin.cli.findings import finding_json, finding_lines
from tocsin.cli.own_language import chosen
from tocsin.cli.read_shown import not_read
from tocsin.domain.errors import (
    BadDate,
    CannotReadFile,
    CannotWriteCopy,
    Cause,
    WouldOverwrite,
    of_the_system,
)
from tocsin.domain.phrasebook import ENGLISH
from tocsin.domain.vocabulary import LANGUAGES
from tocsin.engines import best_models
from tocsin.letters.package import LARGEST_FILE
from tocsin.letters.proofreading import draft_of
from tocsin.reading import read
from tocsin.reading.facts import facts_of
from tocsin.reading.model import Reading

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BINARY = getattr(os, "O_BINARY", 0)


@click.command(name="proofread", short_help="Give a draft back with its questions marked.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Where to write; else “FILE (proofread)” beside it.")
@click.option("--date", "told", metavar="YYYY-MM-DD", help="The draft's date, where it does not say one itself.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Ask in this language; else in that of the draft.")
@click.option("--force", is_flag=True, help="Replace the file to be written, if it exists (never the draft).")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(file: Path, out: Path | None, told: str | None, language: str | None, force: bool, as_json: bool) -> None:
    """Give the draft FILE back with a question at each passage that asks for a second look.

    A Word file comes back with comments, a PDF with highlights and notes, a page of HTML and plain text with marks and
    the questions at the end; any other file that can be read as its text, marked so. No workspace is needed, and
    nothing leaves this machine. The draft itself is not changed; in the copy nothing is changed but the marks, written
    by “Tocsin”. What is written lies in clear on this machine.
    """
    day = _day(told)
    draft = draft_of(_content(file), file.name)
    reading = read(draft.text, date=day, models=best_models())
    with speaking(language or chosen() or _language_of(reading)):
        findings = check(facts_of(reading, draft.text, by_ocr=draft.by_ocr), draft.text)
        copy = draft.copy(findings)
        shown = list(finding_lines(findings, draft.text))
    ending = (copy.own and file.suffix) or copy.ending
    target = out or file.with_name(f"{file.stem} (proofread){ending}")
    _write(target, copy.content, draft=file, force=force)
    for words in (*draft.notes, *not_read(reading), copy.notice):
        if words:
            click.echo(words, err=True)
    if as_json:
        report = {"file": str(target), "findings": [finding_json(finding) for finding in findings]}
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
        return
    for line in shown:
        click.echo(line)
    click.echo(f"Written: {target} (in clear on this machine)")


def _language_of(reading: Reading) -> str:
    return reading.language if reading.language in LANGUAGES else ENGLISH


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as exc:
        raise CannotReadFile(path=file, why=of_the_system(exc)) from exc


def _day(told: str | None) -> str | None:
    if told is None:
        return None
    try:
        return date.fromisoformat(told if _DAY.fullmatch(told) else "").isoformat()
    except ValueError as exc:
        raise BadDate(text=told, why=Cause("--date takes one day")) from exc


def _write(target: Path, content: bytes, *, draft: Path, force: bool) -> None:
    """Write the copy under its name: a temporary file would leave a second one in clear. Who may read the draft may
    read the copy, and nobody else.
    """
    try:
        if target.exists() and (not force or target.samefile(draft)):
            raise WouldOverwrite(file=target)
        with open(target, "wb", opener=_opener(draft, force=force)) as stream:
            try:
                stream.write(content)
            except OSError:
                with contextlib.suppress(OSError):
                    target.unlink()
                raise
    except FileExistsError as exc:
        raise WouldOverwrite(file=target) from exc
    except OSError as exc:
        raise CannotWriteCopy(file=target, why=of_the_system(exc)) from exc


def _opener(draft: Path, *, force: bool) -> Callable[[str, int], int]:
    mode = stat.S_IMODE(draft.stat().st_mode) & 0o666 | 0o600

    def opened(path: str, _flags: int) -> int:
        kept = os.O_TRUNC if force else os.O_EXCL
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | kept | _BINARY, mode)
        if force and hasattr(os, "fchmod") and stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.fchmod(descriptor, mode)
        return descriptor

    return opened
