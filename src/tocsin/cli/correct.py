"""`tocsin correct`: another value in place of a wrong one."""

from __future__ import annotations

import click

from tocsin.access.claims import find_claim
from tocsin.access.dossier import get_dossier
from tocsin.access.handles import find_claim_id, handle
from tocsin.access.letters import interventions_using
from tocsin.access.scopes import case_of
from tocsin.actions.correct import correct
from tocsin.actions.prefer import prefer
from tocsin.cli.door import in_office
from tocsin.cli.terminal import say
from tocsin.domain.errors import NoSuch
from tocsin.domain.schema import schema
from tocsin.domain.viewer import Viewer


@click.command("correct")
@click.argument("claim")
@click.argument("value", required=False)
@click.option("--because", default="", help="Why; kept beside the change.")
@click.option("--prefer", "preferring", is_flag=True, help="Keep the value, and show it before others that differ.")
@in_office
def command(viewer: Viewer, claim: str, value: str | None, because: str, preferring: bool) -> None:
    """Put VALUE in the place of what CLAIM says. The old value stays in the history with your reason.

    CLAIM is a handle such as claim-Kq3xA; `tocsin show ENTRY` lists them.
    """
    if preferring == (value is not None):
        raise click.UsageError("Give either the right VALUE, or --prefer to keep the value and show it first.")
    old = find_claim(viewer, find_claim_id(viewer, claim))
    if old.retracted:
        raise NoSuch(what="claim in force")
    if value is None:
        prefer(viewer, old.id, because)
        say("It is shown before the others from now on.")
        return
    new = correct(viewer, old.id, value, because)
    label = schema().property(old.property).label()
    was = old.value or (old.absent or "sealed").replace("_", " ")
    say(f"{label} of {handle(old.kind, old.entity)}: {was} → {value} ({handle('claim', new)})")
    tell_letters(viewer, old.id)


def tell_letters(viewer: Viewer, claim: str) -> None:
    """Name the letters that used a claim: what was sent is not gone."""
    for intervention in interventions_using(viewer, [claim]):
        own = handle("intervention", intervention)
        if next(
            get_dossier(viewer, case_of(viewer, intervention)).pointing("delivery.intervention", intervention), None
        ):
            say(f"A letter that was sent says what you changed: {own}. `tocsin sent CASE --draft {own}` corrects it.")
        else:
            say(f"A letter uses what you changed: {own}. Compose it again.")
