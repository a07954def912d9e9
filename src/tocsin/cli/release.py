"""`tocsin release`: an approved letter leaves, byte for byte as it was sealed."""

from __future__ import annotations

from pathlib import Path

import click

from tocsin.access.handles import find_entity
from tocsin.actions.let_out import let_out_letter
from tocsin.actions.ready_to_send import hold_channels, let_out_mails
from tocsin.actions.release_urgently import release_urgently
from tocsin.cli.door import in_office
from tocsin.cli.letter_standing import standing_json
from tocsin.cli.searched import searched_line
from tocsin.cli.terminal import say, say_json
from tocsin.domain.viewer import Viewer


@click.command("release")
@click.argument("letter")
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Save it in this folder, in clear."
)
@click.option("--mail", is_flag=True, help="Save a mail for each office, too, to be opened in a mail program.")
@click.option("--urgent", is_flag=True, help="Nobody can be reached: on your word alone; needs --because.")
@click.option("--because", default="", help="Why it cannot wait; kept beside it.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(viewer: Viewer, letter: str, out: Path, mail: bool, urgent: bool, because: str, as_json: bool) -> None:
    """Save the files of LETTER that leave, once a second member has approved it.

    They are the bytes that were approved; nothing is rendered. A mail has them under the office's own salutation
    and no sender: Tocsin sends nothing. What is released urgently stays marked until a second member countersigns.
    See docs/how-to/approve.md.
    """
    if because and not urgent:
        raise click.UsageError("--because belongs to --urgent.")
    intervention = find_entity(viewer, letter, "intervention")
    if urgent:
        release_urgently(viewer, intervention, because)
    by_post = hold_channels(viewer, intervention) if mail else ()  # before anything is saved
    done = let_out_letter(viewer, intervention, out)
    paths = (*done.paths, *(let_out_mails(viewer, intervention, out) if mail else ()))
    if as_json:
        say_json(standing_json(done.standing) | {"files": [str(path) for path in paths]})
        return
    for path in paths:
        say(f"Saved in clear on this machine: {path}")
    for office in by_post:
        say(f"No mail to “{office}”: it has a postal address alone. Print its letter.")
    say(searched_line(viewer, intervention))
    if done.standing.marked:
        say("It stays marked until a second member countersigns with `tocsin approve`.")
