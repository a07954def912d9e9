"""`tocsin withdraw`: a letter is taken back, and what to write to those who have it."""

from __future__ import annotations

import click

from tocsin.access.dossier import get_entity
from tocsin.access.handles import find_entity, handle
from tocsin.access.scopes import case_of
from tocsin.access.who_got import list_who_got
from tocsin.actions.withdraw import withdraw
from tocsin.cli.door import in_office
from tocsin.cli.terminal import say, say_json
from tocsin.domain.dates import phrase
from tocsin.domain.dossier import EntityView
from tocsin.domain.viewer import Viewer


@click.command("withdraw")
@click.argument("letter")
@click.option("--because", default="", help="Why; kept beside it.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(viewer: Viewer, letter: str, because: str, as_json: bool) -> None:
    """Take LETTER back, with the earlier versions of its number. You alone are enough, and it cannot be undone.

    Nothing of it leaves any more, and it is listed no longer. To have it go out after all, compose it anew.
    """
    intervention = find_entity(viewer, letter, "intervention")
    view = get_entity(viewer, intervention)
    notice = _notice(view)
    number = view.text("intervention.number")
    went_to = [one.office for one in list_who_got(viewer, case_of(viewer, intervention), number)]
    gone = withdraw(viewer, intervention, because)
    if as_json:
        say_json({"withdrawn": list(gone), "notice": notice, "went_to": went_to})
        return
    say(f"Withdrawn: {', '.join(handle('intervention', one) for one in gone)}")
    say("If it has left, write to everybody who has it, for instance:")
    say(f"  {notice}")
    if went_to:
        say(f"By the record letters of this number went to: {'; '.join(went_to)}.")
        say(f'  `tocsin compose CASE --template withdrawal` with `regarding = "{number}"` writes to them.')
    say("`tocsin show --in-clear` lists what was saved outside; delete it there.")


def _notice(view: EntityView) -> str:
    """What to write: which letter it was by number and day, and nobody's name."""
    number, day = (view.one(f"intervention.{name}") for name in ("number", "date"))
    which = f" {number.value}" if number and number.value else ""
    when = f" of {phrase(day.value).removeprefix('on ')}" if day and day.value else ""
    return f"We have withdrawn our letter{which}{when}. Please do not rely on it or pass it on, and delete it."
