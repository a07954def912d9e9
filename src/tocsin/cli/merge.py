"""`tocsin merge`: bring in what another copy of this workspace has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from tocsin.access.handles import handle
from tocsin.access.members import member_names
from tocsin.actions.merge import Merged, merge
from tocsin.cli.door import in_office, the_door
from tocsin.cli.terminal import progress, read_passphrase, say
from tocsin.domain.viewer import Viewer


@click.command("merge")
@click.argument("other", type=click.Path(file_okay=False, path_type=Path))
@in_office
def command(viewer: Viewer, other: Path) -> None:
    """Bring in what the copy of this workspace in the folder OTHER has and this one lacks.

    OTHER is only read. Its passphrase is asked for; with --passphrase-fd it is the next line there. Merge the other way
    round as well, there, and both have everything.
    """
    passphrase = read_passphrase(the_door().asked.passphrase_fd, "Passphrase of the other copy")
    with progress("Bringing in") as tell:
        merged = merge(viewer, other, passphrase, _stages(tell))
    names = member_names(viewer)
    for line in told(merged, lambda member: names.get(member, handle("member", member))):
        say(line)


def _stages(tell: Callable[[int, int], None]) -> Callable[[str, int, int], None]:
    return lambda _what, done, total: tell(done, total)


def told(merged: Merged, name: Callable[[str], str]) -> Iterator[str]:
    """What came in, line by line; `name` gives the name of a member."""
    if merged.changesets:
        yield (
            f"Brought in {_count(merged.changesets, 'change')} with {_entries(merged.operations)}"
            f" and {_count(merged.files, 'sealed file')}."
        )
    else:
        yield "The other copy has nothing that this one lacks."
    yield from _about_devices(merged)
    yield from _about_bytes(merged)
    for member in merged.left:
        yield f"{name(member)} was removed there, and has no passphrase here any more. The keys were changed."
    for member in merged.still_open:
        yield f"{name(member)} was removed there, and still has a passphrase here: see `tocsin passphrase list`."


def _about_devices(merged: Merged) -> Iterator[str]:
    if merged.forks:
        yield "Both copies wrote with one key. Both sides are kept; where they differ it shows as “sources differ”."
    if merged.new_device:
        yield "This copy signs as a device of its own from now on."
    devices = ", ".join(handle("device", device) for device in merged.removed)
    if merged.not_counting:
        changes = _count(merged.not_counting, "change")
        yield f"Of these, {changes} by a removed device ({devices}): kept, and not counted."
    if merged.no_longer:
        changes = _count(merged.no_longer, "change")
        yield f"Here, {changes} by a removed device ({devices}) are kept, and count no longer."
    if merged.trusted_again:
        yield "This copy is trusted again: what is recorded here counts."
    if merged.distrusted:
        yield str(merged.distrusted)
    elif merged.not_counting or merged.no_longer:
        yield "If you know that nobody else wrote them, `tocsin device vouch` lets them count."


def _about_bytes(merged: Merged) -> Iterator[str]:
    if merged.erased:
        yield f"Erased here, because it was erased there: {_entries(merged.erased)}."
    if merged.still_there:
        yield f"The other copy still holds {_entries(merged.still_there)} that were erased here. Merge there, too."
    if merged.healed:
        yield f"Put back from the other copy, because it was lost here: {_entries(merged.healed)}."
    if merged.healed_files:
        yield f"Put back from the other copy, because it was lost here: {_count(merged.healed_files, 'sealed file')}."


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"
