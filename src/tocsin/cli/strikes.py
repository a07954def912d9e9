"""`tocsin strikes`: what the search holds a letter back for, and what two members let pass of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click

from tocsin.access.approvals import get_standing
from tocsin.access.dossier import get_entity
from tocsin.access.handles import LENGTH, find_entity, handle
from tocsin.access.members import member_names
from tocsin.actions.confirm_pass import confirm_pass
from tocsin.actions.letter_strikes import Struck, list_strikes
from tocsin.actions.pass_strike import pass_strike
from tocsin.cli.door import in_office
from tocsin.cli.letter_standing import pass_words
from tocsin.cli.searched import look_lines, searched_line
from tocsin.cli.terminal import say, say_json
from tocsin.domain.errors import NoSuch, SeveralFit
from tocsin.domain.viewer import Viewer


@click.command("strikes")
@click.argument("letter")
@click.argument("strikes", nargs=-1, metavar="[STRIKE]...")
@click.option("--because", default="", help="You propose that it may pass, for this reason; kept beside it.")
@click.option("--confirm", is_flag=True, help="Another member has proposed it, and you agree.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(viewer: Viewer, letter: str, strikes: tuple[str, ...], because: str, confirm: bool, as_json: bool) -> None:
    """List what LETTER is held back for; or let each STRIKE of the list pass.

    One member proposes it with a reason, another confirms it. It holds for these very files and for nothing else, and
    only once a second member has approved them. See docs/how-to/what-must-not-leave.md.
    """
    if (confirm or because) and not strikes:
        raise click.UsageError("Say which STRIKE: `tocsin strikes LETTER` lists them.")
    if confirm and because:
        raise click.UsageError("--because is of who proposes, --confirm of who agrees.")
    intervention = find_entity(viewer, letter, "intervention")
    if strikes:
        chosen = _chosen(list_strikes(viewer, get_standing(viewer, intervention)), strikes)
        if confirm:
            confirm_pass(viewer, intervention, chosen)
        else:
            pass_strike(viewer, intervention, chosen, because)
    found = list_strikes(viewer, get_standing(viewer, intervention))
    if as_json:
        say_json([_form(one) for one in found])
        return
    for line in _lines(viewer, intervention, found):
        say(line)


def _chosen(found: Sequence[Struck], words: Sequence[str]) -> list[str]:
    """The digests behind handles or digests. Raises NoSuch, SeveralFit."""
    chosen = []
    for word in words:
        fitting = [one.digest for one in found if one.digest == word or word == handle("strike", one.digest)]
        if len(fitting) > 1:
            raise SeveralFit(what="strike")
        if not fitting or len(word) < LENGTH:
            raise NoSuch(what="strike")
        chosen += fitting
    return chosen


def _lines(viewer: Viewer, intervention: str, found: Sequence[Struck]) -> Iterator[str]:
    names = member_names(viewer)
    for one in found:
        whose = handle(get_entity(viewer, one.strike.entity).kind, one.strike.entity)
        yield f"{handle('strike', one.digest)}  {one.strike.place}: {one.strike.what}, {whose}"
        yield f"  {pass_words(names, one.passing)}" if one.passing.members else "  It holds the letter back."
    if not found:
        yield "The search found nothing that holds this letter back."
    yield searched_line(viewer, intervention)
    yield from look_lines(viewer, intervention)


def _form(one: Struck) -> dict[str, Any]:
    return {
        "strike": one.digest,
        "place": one.strike.place,
        "what": str(one.strike.what),
        "entity": one.strike.entity,
        "members": list(one.passing.members),
        "why": one.passing.why,
        "passed": one.passed,
    }
