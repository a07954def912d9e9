"""The procedures that a case can be checked for, as a person or a program reads them."""

from __future__ import annotations

from tocsin.cli.terminal import say, say_json
from tocsin.domain.procedures import procedures


def list_procedures(as_json: bool) -> None:
    """Every procedure with the word for `check --for`, its name and what it is; as JSON its names in four languages."""
    if as_json:
        say_json([{"id": one.id, "labels": dict(one.labels), "about": one.about} for one in procedures().values()])
        return
    for one in procedures().values():
        say(f"{one.id:<20} {one.label()}")
