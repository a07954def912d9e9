"""`tocsin record`: enter or mend by hand, in a form or from a TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from tocsin.access.handles import find_entity, handle
from tocsin.actions.record import ABSENT_MARK, Item, record
from tocsin.actions.transcribe import transcribe
from tocsin.cli.door import in_office
from tocsin.cli.finding_case import the_case
from tocsin.cli.form import fill_in
from tocsin.cli.terminal import complain, counted, is_terminal, read_typed, say, say_json
from tocsin.domain.errors import BadEntry, Cause
from tocsin.domain.schema import ValueKind, schema
from tocsin.domain.viewer import Viewer
from tocsin.intake import open_file

NAME, EXISTING = "as", "id"


@click.command("record")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--case", "case_words", help="The case, by title, handle or id; the Inbox if left out.")
@click.option("--statement", help="The statement whose words these are; an entry of yours if left out.")
@click.option("--kind", help="What to enter in the form: person, event, act, …; asked for if left out.")
@click.option("--transcript", metavar="STATEMENT", help="Type the words of a statement that is kept, not read.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(
    viewer: Viewer,
    file: Path | None,
    case_words: str | None,
    statement: str | None,
    kind: str | None,
    transcript: str | None,
    as_json: bool,
) -> None:
    """Enter people, events and the rest by hand: from a TOML FILE, or in a form without one.

    In the file each table is one entry under its kind, `as` names it for the others, `id` mends one that is there:
    see docs/how-to/enter-by-hand.md.
    """
    if transcript is not None:
        _transcribe(viewer, transcript, as_json)
        return
    case = the_case(viewer, case_words)
    said_in = find_entity(viewer, statement, "statement") if statement else None
    items = list(_items(viewer, _toml(file))) if file else [fill_in(kind, lambda words: find_entity(viewer, words))]
    found = record(viewer, case, items, statement=said_in)
    if as_json:
        say_json(found)
        return
    for item, uid in zip(items, found.values(), strict=True):
        say(f"Recorded {handle(item.kind, uid)}{f' ({item.name})' if item.name else ''}")


def _transcribe(viewer: Viewer, words: str, as_json: bool) -> None:
    statement = find_entity(viewer, words, "statement")
    if is_terminal():
        complain("Type the words. End with Ctrl-D on a line of its own.")
    waiting = transcribe(viewer, statement, read_typed("statement.words"))
    if as_json:
        say_json({"statement": statement, "proposals": waiting})
    else:
        say(f"Sealed; {counted(waiting, 'proposal', 'wait')} for review.")


def _toml(path: Path) -> Mapping[str, Any]:
    with open_file(path) as stream:
        try:
            return tomllib.load(stream)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as exc:
            raise BadEntry(why=Cause("{fault}", fault=exc)) from exc


def _items(viewer: Viewer, tables: Mapping[str, Any]) -> Iterator[Item]:
    for kind, rows in tables.items():
        if not isinstance(rows, list):
            raise BadEntry(why=Cause("“{kind}” must be written as [[{kind}]]", kind=kind))
    names = {str(row.get(NAME, "")) for rows in tables.values() for row in rows}
    for kind, rows in tables.items():
        for row in rows:
            existing = row.get(EXISTING)
            yield Item(
                kind=kind,
                values={
                    name: _meant(viewer, kind, name, _texts(name, value), names)
                    for name, value in row.items()
                    if name not in {NAME, EXISTING}
                },
                name=str(row.get(NAME, "")),
                entity=find_entity(viewer, str(existing), kind) if existing else None,
            )


def _meant(viewer: Viewer, kind: str, name: str, texts: tuple[str, ...], names: set[str]) -> tuple[str, ...]:
    """The values, with the id in place of a handle where the property points at an entry of the record."""
    rule = schema().properties.get(name if "." in name else f"{kind}.{name}")
    if rule is None or rule.type is not ValueKind.ENTITY:
        return texts
    here = (text in names or text.startswith(ABSENT_MARK) for text in texts)
    return tuple(text if known else find_entity(viewer, text) for text, known in zip(texts, here, strict=True))


def _texts(name: str, value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(_text(name, one) for one in values)


def _text(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, str | int):
        return str(value)
    raise BadEntry(why=Cause("“{name}” must be a text, a number, a day, or true or false", name=name))
