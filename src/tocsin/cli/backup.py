"""`tocsin backup`: a sealed copy of the workspace, or a look at one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from tocsin.actions.backup import BackedUp, Progress, backup, backup_beside
from tocsin.actions.check_backup import Checked, check_backup
from tocsin.actions.guard import guard
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.cli.door import the_door
from tocsin.cli.terminal import complain, progress, read_passphrase, say, say_json
from tocsin.domain.errors import Cause, DamagedBackup, Locked, WorkspaceBusy
from tocsin.lib.clock import utc_text


@click.command("backup")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Make nothing: read all of the backup in FOLDER and name what is damaged.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def command(folder: Path, check: bool, as_json: bool) -> None:
    """Bring the sealed copy of the workspace in FOLDER up to date; make it if there is none.

    The workspace may be in use, here or by another Tocsin on this machine. The passphrases of the workspace open the
    backup, and so does the recovery sheet.
    """
    with guard(), told("Reading the backup" if check else "Backing up", as_json) as tell:
        if check:
            found = check_backup(folder, read_passphrase(the_door().asked.passphrase_fd), tell)
        else:
            made = _make(folder, tell)
    if check:
        _say_checked(found, as_json)
    else:
        _say_made(made, as_json)


@contextmanager
def told(title: str, quiet: bool) -> Iterator[Progress]:
    """A bar for work of several kinds, one after the other."""
    with progress(title, quiet=quiet) as tell:
        yield lambda _what, done, total: tell(done, total)


def _make(folder: Path, tell: Progress) -> BackedUp:
    door = the_door()
    if door.office is not None:
        return backup(door.office.viewer, folder, progress=tell)
    workspace = door.asked.workspace
    if workspace is None:
        raise Locked
    passphrase = read_passphrase(door.asked.passphrase_fd)
    try:
        office = unlock(workspace, passphrase)
    except WorkspaceBusy:
        return backup_beside(workspace, passphrase, folder, progress=tell)
    try:
        return backup(office.viewer, folder, progress=tell)
    finally:
        lock(office)


def _say_made(made: BackedUp, as_json: bool) -> None:
    if as_json:
        say_json(
            {
                "changesets": made.changesets,
                "new_changesets": made.new_changesets,
                "files": made.files,
                "new_files": made.new_files,
                "lost": made.lost,
            }
        )
    else:
        say(
            f"Backed up: {made.changesets} changes ({made.new_changesets} new), "
            f"{made.files} sealed files ({made.new_files} new)."
        )
    if made.lost:
        complain(f"{made.lost} sealed files are missing or damaged in the workspace itself: run `tocsin verify`.")


def _say_checked(found: Checked, as_json: bool) -> None:
    if as_json:
        say_json(
            {
                "made": utc_text(found.made),
                "changesets": found.changesets,
                "operations": found.operations,
                "files": found.files,
                "damaged": list(found.damaged),
            }
        )
    else:
        say(f"A backup of {utc_text(found.made)}: {found.changesets} changes, {found.files} sealed files.")
        for line in found.damaged:
            say(f"  {line}")
    if found.damaged:
        raise DamagedBackup(why=Cause("{number} things in it are not what was written", number=len(found.damaged)))
    if not as_json:
        say("Everything in it is unaltered.")
