"""`tocsin verify`: read everything, change nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from tocsin.actions.inspect import inspect
from tocsin.actions.verify import verify, verify_closed
from tocsin.cli.door import in_office, the_door
from tocsin.cli.terminal import complain, progress, say, say_json
from tocsin.domain.errors import CannotUnlock, Cause, DamagedRecord, NotSettled
from tocsin.domain.viewer import Viewer


@click.command("verify")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def command(as_json: bool) -> None:
    """Read every header, page, change, signature and sealed file, and name what is damaged.

    Where the workspace does not open, it says whether the headers are sound; where its record does not, which parts of
    the files are damaged.
    """
    door = the_door()
    door.when_damaged = _name_the_rest
    try:
        _verify(as_json)
    except CannotUnlock:
        folder = door.asked.workspace
        for line in inspect(folder) if folder else ():
            complain(line)
        raise


@in_office
def _verify(viewer: Viewer, as_json: bool) -> None:
    with progress("Reading everything", quiet=as_json) as tell:
        found = verify(viewer, _telling(tell))
    if as_json:
        say_json(
            {
                "changesets": found.changesets,
                "operations": found.operations,
                "files": found.files,
                "damaged": list(found.damaged),
                "notes": list(found.notes),
            }
        )
    else:
        say(f"Read {found.changesets} changes with {found.operations} entries, and {found.files} sealed files.")
        for line in (*found.damaged, *found.notes):
            say(f"  {line}")
    if found.damaged:
        raise DamagedRecord(why=Cause("{number} things do not verify", number=len(found.damaged)))
    if not as_json:
        say("Everything is unaltered.")


def _name_the_rest(folder: Path, passphrase: str) -> None:
    """What can be said of a workspace whose record does not open."""
    try:
        with progress("Reading what can be read") as tell:
            lines = verify_closed(folder, passphrase, _telling(tell))
    except NotSettled:
        return
    for line in lines:
        complain(line)


def _telling(tell: Callable[[int, int], None]) -> Callable[[str, int, int], None]:
    return lambda _what, done, total: tell(done, total)
