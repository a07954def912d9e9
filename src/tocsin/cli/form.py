"""A form in the terminal: every property of a kind with its help; an empty answer leaves it out."""

from __future__ import annotations

import click

from tocsin.actions.record import Item
from tocsin.cli.terminal import complain
from tocsin.domain import values
from tocsin.domain.errors import BadDate, BadValue, UnknownWord
from tocsin.domain.schema import Property, ValueKind, schema


def fill_in(kind: str | None) -> Item:
    """Ask for the kind and its values. Raises UnknownWord."""
    chosen = kind or str(click.prompt("What do you enter (person, event, act, place, …)", err=True))
    complain("Leave out what you do not know. `absent:unknown` says that the source does not know it.")
    answers = {
        rule.id.partition(".")[2]: texts for rule in schema().kind(chosen).properties.values() if (texts := _ask(rule))
    }
    return Item(kind=chosen, values=answers)


def _ask(rule: Property) -> tuple[str, ...]:
    found: list[str] = []
    while text := str(
        click.prompt(_question(rule, again=bool(found)), default="", show_default=False, err=True)
    ).strip():
        if _fits(text, rule):
            found.append(text)
            if not rule.many:
                break
    return tuple(found)


def _question(rule: Property, *, again: bool) -> str:
    return f"{rule.label()}, another" if again else f"{rule.label()} – {rule.help.rstrip('.')}"


def _fits(text: str, rule: Property) -> bool:
    if text.startswith("absent:") or rule.type is ValueKind.ENTITY:
        return True
    try:
        values.parse(text, rule)
    except (BadDate, BadValue, UnknownWord) as exc:
        complain(str(exc))
        return False
    return True
