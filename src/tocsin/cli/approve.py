"""`tocsin approve`: a second member stands behind a letter; or what waits for one."""

from __future__ import annotations

from collections.abc import Iterator

import click

from tocsin.access.approvals import cases_with_letters, list_awaiting
from tocsin.access.cases import list_cases
from tocsin.access.dossier import get_entity
from tocsin.access.handles import find_entity, handle
from tocsin.access.members import present_members
from tocsin.actions.approve import approve, approve_by_voice
from tocsin.actions.letter_strikes import list_strikes
from tocsin.cli.door import in_office
from tocsin.cli.labels import term_label
from tocsin.cli.letter_standing import standing_json, standing_lines
from tocsin.cli.terminal import say, say_json
from tocsin.cli.tie_words import standing_list
from tocsin.domain.approval import Standing
from tocsin.domain.errors import CannotBeSearched, NoSuch, SeveralFit
from tocsin.domain.viewer import Viewer


@click.command("approve")
@click.argument("letter", required=False)
@click.option("--by-voice", "name", metavar="MEMBER", help="MEMBER reads you the four check words by telephone.")
@click.option(
    "--as-listed",
    "listed",
    is_flag=True,
    help="You have read what a member calls our own word, and translations.",
)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(viewer: Viewer, letter: str | None, name: str | None, listed: bool, as_json: bool) -> None:
    """Approve LETTER, which somebody else wrote, or countersign it; or list the letters that wait.

    Read it first: `tocsin show LETTER --text`. It covers these very files and no others. By voice it stays marked until
    a second member countersigns. See docs/how-to/approve.md.
    """
    if letter is None:
        if name is not None:
            raise click.UsageError("Say which letter: --by-voice takes one.")
        _list(viewer, as_json)
        return
    intervention = find_entity(viewer, letter, "intervention")
    if name is None:
        _say_list(viewer, intervention, listed or as_json)
        standing = approve(viewer, intervention, listed=listed)
    else:
        standing = _by_voice(viewer, intervention, name)
    if as_json:
        say_json(standing_json(standing))
        return
    for line in standing_lines(viewer, standing):
        say(line)
    for line in _held_back(viewer, standing):
        say(line)


def _held_back(viewer: Viewer, standing: Standing) -> Iterator[str]:
    """That the search still holds it back: approved is not searched."""
    own = handle("intervention", standing.intervention)
    try:
        left = sum(not one.passed for one in list_strikes(viewer, standing))
    except CannotBeSearched as exc:
        yield str(exc)
    else:
        if left:
            yield f"But it says at {left} place{'' if left == 1 else 's'} what must not leave: `tocsin strikes {own}`."


def _say_list(viewer: Viewer, intervention: str, quiet: bool) -> None:
    """Of a letter that came back from Word, what somebody has to stand behind who approves it."""
    for line in () if quiet else standing_list(viewer, intervention):
        say(line)


def _by_voice(viewer: Viewer, intervention: str, name: str) -> Standing:
    member = _member(viewer, name)
    words = click.prompt("The four words, as you hear them", default="", show_default=False, err=True)
    return approve_by_voice(viewer, intervention, member, str(words))


def _member(viewer: Viewer, name: str) -> str:
    """The member of this name or handle. Raises NoSuch, SeveralFit."""
    wanted = name.casefold().strip()
    found = [
        uid
        for uid, called in present_members(viewer).items()
        if wanted == called.casefold() or name in {uid, handle("member", uid)}
    ]
    if len(found) > 1:
        raise SeveralFit(what="member")
    if not found:
        raise NoSuch(what="member")
    return found[0]


def _list(viewer: Viewer, as_json: bool) -> None:
    waiting = list(_waiting(viewer))
    if as_json:
        say_json([standing_json(one) | {"case": case} for case, _, one in waiting])
        return
    if not waiting:
        say("No letter waits for a second member.")
    for _, title, one in waiting:
        what = "to be countersigned" if one.marked else "to be approved"
        say(f"{handle('intervention', one.intervention)}  {what}  – {title}{_which(viewer, one.intervention)}")


def _which(viewer: Viewer, intervention: str) -> str:
    """Number, version and language of a letter, as far as they are known: “, UA 7/2026 v1, Ukrainian”."""
    view = get_entity(viewer, intervention)
    number, version, language = (view.text(f"intervention.{name}") for name in ("number", "version", "language"))
    counted = " ".join(part for part in (number, version and f"v{version}") if part)
    return "".join(f", {part}" for part in (counted, language and term_label("languages", language)) if part)


def _waiting(viewer: Viewer) -> Iterator[tuple[str, str, Standing]]:
    written = cases_with_letters(viewer)
    start: int | None = 0
    while start is not None:
        page = list_cases(viewer, start)
        for line in page.items:
            waiting = list_awaiting(viewer, line.id) if line.id in written else ()
            yield from ((line.id, line.title, one) for one in waiting)
        start = page.next
