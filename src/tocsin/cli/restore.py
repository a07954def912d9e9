"""`tocsin restore`: a workspace out of a backup, or what is whole out of a damaged one."""

from __future__ import annotations

from pathlib import Path

import click

from tocsin.actions.guard import guard
from tocsin.actions.restore import Restored, restore
from tocsin.actions.salvage import Salvaged, salvage
from tocsin.cli.asked import Asked
from tocsin.cli.backup import told
from tocsin.cli.terminal import read_passphrase, say, say_json
from tocsin.lib.clock import utc_text

_FOLDER = click.Path(file_okay=False, path_type=Path)
PROMPT = "Passphrase, or the words of the recovery sheet"


@click.command("restore")
@click.argument("source", metavar="BACKUP", type=_FOLDER)
@click.argument("folder", type=_FOLDER)
@click.option(
    "--what-is-whole", is_flag=True, help="BACKUP is a damaged backup or workspace: bring over what can be proven."
)
@click.option(
    "--also", multiple=True, type=_FOLDER, help="Another backup or copy to take whole parts from; repeatable."
)
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def command(source: Path, folder: Path, what_is_whole: bool, also: tuple[Path, ...], as_json: bool) -> None:
    """Build the workspace of BACKUP in FOLDER, which must be new. A passphrase or the recovery sheet opens it.

    BACKUP is not changed. The new workspace signs as a device of its own.
    """
    if also and not what_is_whole:
        raise click.UsageError("--also goes with --what-is-whole.")
    asked = click.get_current_context().find_object(Asked) or Asked()
    passphrase = read_passphrase(asked.passphrase_fd, PROMPT)
    with guard(), told("Restoring", as_json) as tell:
        if what_is_whole:
            found: Restored | Salvaged = salvage((source, *also), folder, passphrase, progress=tell)
        else:
            found = restore(source, folder, passphrase, progress=tell)
    if as_json:
        say_json(_json(found))
    else:
        _say(found, folder)


def _say(found: Restored | Salvaged, folder: Path) -> None:
    verified = found.verified
    if isinstance(found, Restored):
        say(f"Restored the backup of {utc_text(found.made)} to {folder}")
        if found.lost:
            say(f"{found.lost} sealed files were missing in the workspace already when the backup was made.")
    else:
        say(f"Brought over what is whole, to {folder}")
        for line in found.lost:
            say(f"  {line}")
    if found.left_out:
        say(f"{found.left_out} rows of this machine's own lists belong to a newer version and were left out.")
    say(f"Read {verified.changesets} changes with {verified.operations} entries, and {verified.files} sealed files.")
    for line in verified.damaged:
        say(f"  {line}")
    say("Everything is unaltered." if not verified.damaged else f"{len(verified.damaged)} things do not verify.")
    if found.by_recovery:
        say("Only the recovery sheet was used. Set a new passphrase before anybody works on:")
        say("  tocsin --workspace FOLDER passphrase list, then passphrase change PLACE")


def _json(found: Restored | Salvaged) -> dict[str, object]:
    verified = found.verified
    return {
        "changesets": verified.changesets,
        "operations": verified.operations,
        "files": verified.files,
        "damaged": list(verified.damaged),
        "by_recovery": found.by_recovery,
        "lost": found.lost if isinstance(found, Restored) else list(found.lost),
    }
