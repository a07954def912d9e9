"""`tocsin grant`: say under which grant a case or a letter is counted, or show it."""

from __future__ import annotations

import click

from tocsin.access.dossier import get_entity
from tocsin.access.handles import find_entity
from tocsin.actions.grant import name_grant
from tocsin.cli.door import in_office
from tocsin.cli.finding_case import the_case
from tocsin.cli.terminal import say, say_json
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer


@click.command("grant")
@click.argument("where", metavar="CASE|LETTER")
@click.argument("grant", required=False)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(viewer: Viewer, where: str, grant: str | None, as_json: bool) -> None:
    """Count a case or a letter under GRANT; without one, say under which it counts.

    A letter counts under its own grants, and under those of its case where it has none. `retract` takes one back.
    """
    entity = _entity(viewer, where)
    new = name_grant(viewer, entity, grant) if grant is not None else None
    view = get_entity(viewer, entity)
    grants = [shown.value for shown in view.all(f"{view.kind}.grant") if shown.value]
    if as_json:
        say_json({"grants": grants})
    elif new is False:
        say("It counts under this grant already.")
    else:
        say(f"It counts under: {', '.join(grants)}" if grants else "It has no grant of its own.")


def _entity(viewer: Viewer, words: str) -> str:
    try:
        return find_entity(viewer, words, "intervention")
    except NoSuch:  # then they name a case
        return the_case(viewer, words)
