"""`tocsin proofread`: a Word draft comes back with a comment at each passage that asks for a second look."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from tocsin.checking import check
from tocsin.cli.findings import finding_json, finding_lines, repaired
from tocsin.domain.errors import BadDate, CannotReadFile, CannotWriteCopy, OversizedWordFile, WouldOverwrite
from tocsin.domain.facts import Finding
from tocsin.domain.passages import InText
from tocsin.engines import best_models
from tocsin.letters.package import LARGEST_FILE, MIB
from tocsin.letters.word_comments import Remark, WordDocument
from tocsin.reading import read
from tocsin.reading.facts import facts_of

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@click.command(name="proofread", short_help="Give a Word draft back with comments.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Where to write; else FILE (proofread).docx beside it.")
@click.option("--date", "told", metavar="YYYY-MM-DD", help="The draft's date, where it does not say one itself.")
@click.option("--force", is_flag=True, help="Replace the file to be written, if it exists (never the draft).")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(file: Path, out: Path | None, told: str | None, force: bool, as_json: bool) -> None:
    """Give the Word draft FILE back with a comment at each passage that asks for a second look.

    No workspace is needed, and nothing leaves this machine. The draft itself is not changed; in the copy nothing is
    changed but the comments, written by “Tocsin”. What is written lies in clear on this machine.
    """
    target = out or file.with_name(f"{file.stem} (proofread){file.suffix or '.docx'}")
    document = WordDocument(_content(file))
    _refuse_to_overwrite(file, target, force)
    reading = read(document.text, date=_day(told), models=best_models())
    findings = check(facts_of(reading, document.text), document.text)
    _write(target, document.commented(remarks_of(findings)), force)
    if as_json:
        report = {"file": str(target), "findings": [finding_json(finding) for finding in findings]}
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
        return
    for line in finding_lines(findings, document.text):
        click.echo(line)
    click.echo(f"Written: {target} (in clear on this machine)")


def remarks_of(findings: Sequence[Finding]) -> list[Remark]:
    """One remark at each passage of each finding; the repair stands at the passage that it would change."""
    found = []
    for finding in findings:
        places = [place for place in dict.fromkeys(finding.passages) if isinstance(place, InText)]
        mends = [repaired(repair) for repair in finding.repairs[:1]]
        for number, place in enumerate(places or [InText("", 0, 0)]):
            lines = [finding.message, *(f"{words[0].upper()}{words[1:]}?" for words in mends if number == 0)]
            found.append(Remark(place.start, place.end, "\n".join(lines)))
    return found


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as exc:
        raise CannotReadFile(path=file, why=(exc.strerror or "the system refuses").lower()) from exc
    if len(content) > LARGEST_FILE:
        raise OversizedWordFile(limit=LARGEST_FILE // MIB)
    return content


def _day(told: str | None) -> str | None:
    if told is None:
        return None
    try:
        return date.fromisoformat(told if _DAY.fullmatch(told) else "").isoformat()
    except ValueError as exc:
        raise BadDate(text=told, why="--date takes one day") from exc


def _refuse_to_overwrite(file: Path, target: Path, force: bool) -> None:
    if target.exists() and (not force or target.samefile(file)):
        raise WouldOverwrite(file=target)


def _write(target: Path, content: bytes, force: bool) -> None:
    """Write the copy under its name: a temporary file would leave a second one in clear."""
    try:
        with target.open("wb" if force else "xb") as stream:
            try:
                stream.write(content)
            except OSError:
                with contextlib.suppress(OSError):
                    target.unlink()
                raise
    except FileExistsError as exc:
        raise WouldOverwrite(file=target) from exc
    except OSError as exc:
        raise CannotWriteCopy(file=target, why=(exc.strerror or "the system refuses").lower()) from exc
