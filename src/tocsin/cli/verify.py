"""`tocsin verify`: read everything, change nothing."""

from __future__ import annotations

import click

from tocsin.actions.inspect import inspect
from tocsin.actions.verify import verify
from tocsin.cli.door import in_office, the_door
from tocsin.cli.terminal import complain, progress, say, say_json
from tocsin.domain.errors import CannotUnlock, DamagedRecord
from tocsin.domain.viewer import Viewer


@click.command("verify")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def command(as_json: bool) -> None:
    """Read every header, change, signature and sealed file, and name what is damaged.

    Where the workspace does not open, it says whether the headers are sound.
    """
    try:
        _verify(as_json)
    except CannotUnlock:
        folder = the_door().asked.workspace
        for line in inspect(folder) if folder else ():
            complain(line)
        raise


@in_office
def _verify(viewer: Viewer, as_json: bool) -> None:
    with progress("Reading everything", quiet=as_json) as tell:
        found = verify(viewer, lambda _what, done: tell(done, 0))
    if as_json:
        say_json(
            {
                "changesets": found.changesets,
                "operations": found.operations,
                "files": found.files,
                "damaged": list(found.damaged),
            }
        )
    else:
        say(f"Read {found.changesets} changes with {found.operations} entries, and {found.files} sealed files.")
        for line in found.damaged:
            say(f"  {line}")
    if found.damaged:
        raise DamagedRecord(what=f"{len(found.damaged)} things do not verify")
    if not as_json:
        say("Everything is unaltered.")
