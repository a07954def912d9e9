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
from tocsin.domain.dossier import Dossier
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
    """Name the letters that used a claim, in the order in which they were written: what was sent is not gone."""
    used = frozenset(interventions_using(viewer, [claim]))
    for case in {case_of(viewer, intervention) for intervention in used}:  # a claim is of one case, and so are they
        dossier = get_dossier(viewer, case)
        for letter in dossier.of_kind("intervention"):
            if letter.id in used:
                say(_told(handle("intervention", letter.id), sent=_is_sent(dossier, letter.id)))


def _is_sent(dossier: Dossier, letter: str) -> bool:
    return next(dossier.pointing("delivery.intervention", letter), None) is not None


def _told(letter: str, *, sent: bool) -> str:
    if sent:
        return (
            f"A letter that was sent says what you changed: {letter}. `tocsin sent CASE --draft {letter}` corrects it."
        )
    return f"A letter uses what you changed: {letter}. Compose it again."
