"""`tocsin publish`: a statement as a page for the office's own site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from tocsin.access.handles import find_entity, handle
from tocsin.access.publications import Side
from tocsin.actions.publish import publish
from tocsin.cli.door import in_office
from tocsin.cli.searched import searched_line
from tocsin.cli.terminal import say, say_json
from tocsin.domain.viewer import Viewer
from tocsin.letters.naming import LANGUAGE_NAMES
from tocsin.lib.clock import utc_day, utc_text


@click.command("publish")
@click.argument("letter")
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Save it in this folder, in clear."
)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(viewer: Viewer, letter: str, out: Path, as_json: bool) -> None:
    """Save LETTER as one page for your own site, with its PDFs, in every language that was approved.

    Only what a second member signed for and everybody may read is published. Corrections stand above the text with
    their day; of what was withdrawn only that and the day is left. The files of an earlier time give way.
    """
    done = publish(viewer, find_entity(viewer, letter, "intervention"), out)
    if as_json:
        sides = [_json(side) for side in done.publication.sides]
        files = [str(path) for path in done.paths]
        say_json({"sides": sides, "files": files, "removed": [str(path) for path in done.removed]})
        return
    for side in done.publication.sides:
        say(f"{LANGUAGE_NAMES[side.language]}: {', '.join(_words(side))}")
    for path in done.paths:
        say(f"Saved in clear on this machine: {path}")
    for path in done.removed:
        say(f"Removed, because it no longer stands: {path}")
    for side in done.publication.sides:
        say(f"{handle('intervention', side.letter)}: {searched_line(viewer, side.letter)}")
    say("Put the files on your site yourself, and remove there what was removed here. Then say so, for instance:")
    named = handle("intervention", done.publication.sides[0].letter)
    say(f'  tocsin deliver {named} --to "Our own site" --new --by website --on DAY')


def _words(side: Side) -> Iterator[str]:
    yield handle("intervention", side.letter)
    if side.withdrawn:
        yield f"withdrawn on {utc_day(side.withdrawn).isoformat()}"
    yield from (f"corrected by {handle('intervention', one)}" for one in side.corrections)


def _json(side: Side) -> dict[str, object]:
    withdrawn = utc_text(side.withdrawn) if side.withdrawn else None
    found = {"language": side.language, "intervention": side.letter}
    return found | {"corrections": list(side.corrections), "withdrawn": withdrawn}
