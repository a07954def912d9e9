"""What `tocsin read` does with a text once it has it: read it, check it, print both."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from tocsin.checking import check, rules
from tocsin.cli.own_language import in_own_language
from tocsin.cli.reading_summary import summary
from tocsin.intake import Extracted
from tocsin.reading import as_json, read
from tocsin.reading.facts import facts_of
from tocsin.reading.labels import language_label
from tocsin.reading.model import Reading
from tocsin.reading.namemodel import ModelOf

_NOT_READ = (
    "{count} in a language that Tocsin does not read ({languages}): the addresses that are cited there are given, and "
    "nothing else is proposed."
)
_CUT = (
    "The text is longer than Tocsin reads at once. From {place:,} code points on nothing was read: cut the file in two."
)


def get_ready() -> None:
    """Load what every text needs, whatever its language."""
    rules()


@in_own_language
def show(
    found: Extracted,
    as_program: bool,
    *,
    date: str | None,
    language: str | None,
    models: ModelOf | None,
) -> None:
    """Read a text and print what was found in it."""
    text = found.text
    reading = read(text, date=date, language=language, models=models)
    for words in not_read(reading):
        click.echo(words, err=True)
    findings = check(facts_of(reading, text, by_ocr=found.by_ocr), text)
    if as_program:
        whole = as_json(reading, findings) | {"extraction": _extraction(found)}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=1))
    else:
        click.echo(summary(reading, findings, text))


def not_read(reading: Reading) -> Iterator[str]:
    """What a person must know before they believe that this is all."""
    unread = [part for part in reading.languages if not part.read]
    if unread:
        count = "1 passage is" if len(unread) == 1 else f"{len(unread)} passages are"
        names = ", ".join(dict.fromkeys(language_label(part.language) for part in unread))
        yield _NOT_READ.format(count=count, languages=names)
    if reading.cut_at is not None:
        yield _CUT.format(place=reading.cut_at)


def _extraction(found: Extracted) -> dict[str, Any]:
    """Which code made the text, and whether it saw letters or recognised them."""
    return {"extractor": found.extractor, "version": found.version, "ocr": found.by_ocr, "notes": list(found.notes)}
