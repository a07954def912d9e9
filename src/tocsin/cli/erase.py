"""`tocsin erase`: for good, with a ground; asks back before it acts, and says what it cannot reach."""

from __future__ import annotations

import click

from tocsin.access.erasures import ErasureLine, find_erasure, list_erasures
from tocsin.access.handles import find_claim_id, find_entity, handle
from tocsin.actions.erase import SLIP, Erased, Plan, carry_out, plan
from tocsin.cli.door import in_office
from tocsin.cli.finding_case import the_case
from tocsin.cli.terminal import complain, is_terminal, say, say_json
from tocsin.domain.erasure import GROUNDS
from tocsin.domain.errors import NoSuch, SeveralFit
from tocsin.domain.operations import ClaimMade, ReasonGiven
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import utc_text

CHOICES = [ground for ground in GROUNDS if ground != SLIP]
WORD = "erase"
ELSEWHERE = (
    "Copies that this workspace does not know of keep it. Another copy of yours loses it when the two are merged, "
    "a backup at its next run."
)


@click.command("erase")
@click.argument("what", required=False)
@click.option("--ground", type=click.Choice(CHOICES), help="Why it must go; kept in the history.")
@click.option("--because", default="", help="The reason in your words; kept too, so name nobody in it.")
@click.option("--with-letters", "letters", is_flag=True, help="Erase the letters that use it, too.")
@click.option("--yes", is_flag=True, help="Do not ask back.")
@click.option("--list", "listing", is_flag=True, help="List what was erased so far: when, by whom and why.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON; goes with --yes or --list.")
@in_office
def command(
    viewer: Viewer,
    what: str | None,
    ground: str | None,
    because: str,
    letters: bool,
    yes: bool,
    listing: bool,
    as_json: bool,
) -> None:
    """Erase WHAT for good: a claim, any entry, a statement with all that came from it, a case, or a reason.

    It is overwritten in the workspace, not only hidden. The history keeps that something was erased, when, by whom and
    on which ground. To put a wrong value right, use `tocsin correct`; to take back a slip of typing, `tocsin undo`.
    """
    if listing:
        _list(list_erasures(viewer), as_json)
        return
    if what is None or ground is None:
        raise click.UsageError("Say what is to be erased, and on which --ground; or --list what was.")
    planned = plan(viewer, find(viewer, what), letters=letters)
    if not as_json:
        _preview(planned, letters)
    if not yes and not _sure():
        complain("Nothing was erased.")
        raise click.exceptions.Exit(1)
    done = carry_out(viewer, planned, ground, because)
    if as_json:
        say_json(_form(done))
    else:
        tell(done)


def find(viewer: Viewer, words: str) -> str:
    """The id behind a handle, an id or a case's title. Raises NoSuch, SeveralFit."""
    for look in (find_entity, find_claim_id, find_erasure, the_case):
        try:
            return look(viewer, words)
        except SeveralFit:
            raise
        except NoSuch:  # then it is something else
            continue
    raise NoSuch(what="entry")


def tell(done: Erased) -> None:
    """What became of it, and what still holds it."""
    say(f"Erased for good; the history keeps {handle('erasure', done.erasure)}.")
    for statement in done.texts:
        say(f"The text of {handle('statement', statement)} says it still.")
    for letter in done.letters:
        say(f"A letter that was kept says it still: {handle('intervention', letter)}.")
    for line in done.in_clear:
        say(f"Saved outside the workspace since then, and may say it: {line.path}")
    say(ELSEWHERE)


def _preview(planned: Plan, letters: bool) -> None:
    going = planned.main
    made = sum(isinstance(one.operation, ClaimMade) for one in going.operations)
    reasons = sum(isinstance(one.operation, ReasonGiven) for one in going.operations)
    say("This goes for good:")
    for number, one, several in (
        (len(going.entities), "entry", "entries"),
        (made, "value", "values"),
        (reasons, "reason", "reasons"),
        (len(going.files), "sealed file", "sealed files"),
        (planned.proposals, "proposal", "proposals"),
    ):
        if number:
            say(f"  {number} {one if number == 1 else several}")
    for letter in going.letters:
        say(f"A letter uses it and stays: {handle('intervention', letter)}. With --with-letters it goes, too.")
    for statement in going.texts:
        say(f"The text of {handle('statement', statement)} says it and stays. Erase the statement if it must go.")
    if letters:
        say("Letters that use it are counted above.")


def _sure() -> bool:
    if not is_terminal():
        raise click.UsageError("Nobody is there to be asked: say --yes if it is to be erased.")
    return str(click.prompt(f"Type “{WORD}” to go on", default="", show_default=False, err=True)).strip() == WORD


def _list(lines: tuple[ErasureLine, ...], as_json: bool) -> None:
    if as_json:
        say_json([_line_form(line) for line in lines])
        return
    if not lines:
        say("Nothing was erased.")
    for line in lines:
        number = "1 operation" if line.operations == 1 else f"{line.operations} operations"
        where = f" of {handle('case', line.scope.removeprefix('case:'))}" if line.scope.startswith("case:") else ""
        why = f"; {line.reason}" if line.reason else ""
        say(
            f"{utc_text(line.time)}  {handle('erasure', line.id)}  {number}{where}, because {GROUNDS[line.ground]}{why}"
        )


def _line_form(line: ErasureLine) -> dict[str, object]:
    return {
        "id": line.id,
        "time": utc_text(line.time),
        "member": line.member,
        "scope": line.scope,
        "ground": line.ground,
        "operations": line.operations,
        "reason": line.reason,
    }


def _form(done: Erased) -> dict[str, object]:
    return {
        "erasure": done.erasure,
        "operations": done.operations,
        "files": done.files,
        "letters": list(done.letters),
        "texts": list(done.texts),
        "in_clear": [line.path for line in done.in_clear],
    }
