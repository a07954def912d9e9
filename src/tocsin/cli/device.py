"""`tocsin device`: the copies of the workspace that sign; taking the trust away from one, and vouching for one."""

from __future__ import annotations

import click

from tocsin.access.devices import DeviceLine, list_devices, why_distrusted
from tocsin.access.handles import handle
from tocsin.access.members import member_names
from tocsin.actions.remove_device import remove_device, vouch_for
from tocsin.cli.door import in_office
from tocsin.cli.terminal import say, say_json
from tocsin.domain.viewer import Viewer


@click.group("device")
def command() -> None:
    """List the copies of this workspace, or trust one no longer. Each copy signs as a device of its own."""


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def show(viewer: Viewer, as_json: bool) -> None:
    """List the devices in the order in which this copy came to know them."""
    lines = list_devices(viewer)
    names = member_names(viewer)
    if as_json:
        say_json([_as_json(line) for line in lines])
        return
    for line in lines:
        say(f"{handle('device', line.id)}  added {line.added.isoformat()}  {names.get(line.member, '')}{_more(line)}")
    if why := why_distrusted(viewer):
        say(str(why))


@command.command("remove")
@click.argument("device")
@in_office
def remove(viewer: Viewer, device: str) -> None:
    """Trust DEVICE no longer: its laptop was lost, stolen or given away.

    What it wrote and this copy holds stays as it is. What it writes from now on does not count, wherever it comes in.
    """
    removed = remove_device(viewer, device)
    say(f"Removed {handle('device', removed)}. What it wrote so far stays; what it writes on its own does not count.")
    say("Whoever has that copy and a passphrase still reads what is in it. Other copies learn of it by `tocsin merge`.")


@command.command("vouch")
@click.argument("device")
@in_office
def vouch(viewer: Viewer, device: str) -> None:
    """Let what the removed DEVICE wrote count after all.

    That is what it wrote before it learnt that it was removed, as far as it is here. Only if you know that it was a
    colleague who wrote it. The device stays removed; its copy goes on as the one that it announced, which is trusted.
    """
    vouched = vouch_for(viewer, device)
    say(f"What {handle('device', vouched.device)} wrote and is here counts now. It stays removed.")
    if vouched.trusted:
        names = ", ".join(handle("device", one) for one in vouched.trusted)
        say(f"Trusted from now on, because it announced it: {names}. Merge in both directions once more.")


def _more(line: DeviceLine) -> str:
    replaces = f", in place of {handle('device', line.replaces)}" if line.replaces else ""
    return f"{replaces}{_state(line)}"


def _state(line: DeviceLine) -> str:
    if line.own:
        return " – this copy" if line.trusted else " – this copy, not trusted"
    if line.removed:
        return " – removed"
    return "" if line.trusted else " – announced by a removed one, not trusted"


def _as_json(line: DeviceLine) -> dict[str, object]:
    return {
        "id": line.id,
        "member": line.member,
        "added": line.added.isoformat(),
        "replaces": line.replaces,
        "own": line.own,
        "removed": line.removed,
        "trusted": line.trusted,
    }
