"""A form in the terminal: every property of a kind with its help; an empty answer leaves it out."""

from __future__ import annotations

from collections.abc import Callable

import click

from tocsin.actions.record import Item
from tocsin.cli.terminal import complain
from tocsin.domain import values
from tocsin.domain.errors import BadDate, BadValue, NoSuch, UnknownWord
from tocsin.domain.schema import Property, ValueKind, schema

Find = Callable[[str], object]


def fill_in(kind: str | None, find: Find) -> Item:
    """Ask for the kind and its values; `find` raises NoSuch for an entry that is not there. Raises UnknownWord."""
    chosen = kind or str(click.prompt("What do you enter (person, event, act, place, …)", err=True))
    rules = schema().kind(chosen).properties.values()
    complain("Leave out what you do not know. `absent:unknown` says that the source does not know it.")
    answers = {rule.id.partition(".")[2]: texts for rule in rules if (texts := _ask(rule, find))}
    return Item(kind=chosen, values=answers)


def _ask(rule: Property, find: Find) -> tuple[str, ...]:
    found: list[str] = []
    while text := str(
        click.prompt(_question(rule, again=bool(found)), default="", show_default=False, err=True)
    ).strip():
        if _fits(text, rule, find):
            found.append(text)
            if not rule.many:
                break
    return tuple(found)


def _question(rule: Property, *, again: bool) -> str:
    return f"{rule.label()}, another" if again else f"{rule.label()} – {rule.help.rstrip('.')}"


def _fits(text: str, rule: Property, find: Find) -> bool:
    if text.startswith("absent:"):
        return True
    try:
        if rule.type is ValueKind.ENTITY:
            find(text)
        else:
            values.parse(text, rule)
    except (BadDate, BadValue, NoSuch, UnknownWord) as exc:
        complain(str(exc))
        return False
    return True
