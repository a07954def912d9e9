"""Which device signs here: become another one, and take the trust away from one whose key somebody took along.

*Announce, then switch*: the device that signs says in the book which one comes after it, and only then does that one
sign. One that was announced and never used is harmless; one that signs and was never announced would be refused.
"""

from __future__ import annotations

from contextlib import ExitStack

from tocsin.actions.unlocking import close_record, opened_scopes
from tocsin.actions.writing import writing
from tocsin.domain.changesets import digest_text
from tocsin.domain.operations import DeviceAdded, DeviceRemoved, Known
from tocsin.domain.viewer import Viewer
from tocsin.records import devices, swapping
from tocsin.records.connection import close_database, open_database
from tocsin.records.record import Changeset
from tocsin.workspace import Held, Session, current


def become_new_device(viewer: Viewer) -> None:
    """Sign as another device from now on; the old one stays trusted, because another copy may be using it.

    Where the old one is trusted no longer, the new one is not, either: whoever vouches for the old one takes it in.

    Raises DiskFull, CannotWrite: then the workspace is locked, and opens with the old device or the new one.
    """
    session = current.require().session
    after = session.with_new_device()
    _announce(viewer, session, after)
    with ExitStack() as undo:
        undo.callback(close_record, session)
        session.switch(after)
        undo.pop_all()


def change_keys(viewer: Viewer, after: Held, *said: Known) -> None:
    """Go on under other keys (`Session.without_slots`), with `said` in the book, and the old device removed.

    Raises DiskFull, CannotWrite, DamagedRecord. Where the record could not be written under its new key, all goes on
    as before; later the workspace is locked, and opens under the old keys or the new ones, never in between.
    """
    session = current.require().session
    if swapping.hangs_on_key():
        swapping.check_room(session.record_path)
    _announce(viewer, session, after, *said)
    if swapping.hangs_on_key():
        swapping.write_next(session.record_path, after.record_key)
    with ExitStack() as undo:
        undo.callback(close_record, session)
        session.switch(after)
        if swapping.hangs_on_key():
            close_database()
            swapping.take_next(session.record_path)
            open_database(session.record_path, lambda: session.record_key)
        undo.pop_all()
    remove_retired(viewer)


def remove_retired(viewer: Viewer) -> None:
    """Say of every device that somebody took the key of that it is removed, wherever it has a chain.

    A kill after the change of keys leaves this undone; every unlocking does it again until the keyring forgets them.
    """
    session = current.require().session
    if not session.retired:
        return
    with writing(viewer, even_distrusted=True) as saying:
        # said again on top of what a removed one wrote since, it would vouch for that: only a person can
        for device in sorted(set(session.retired) - devices.removed()):
            for scope in sorted({f"book:{opened_scopes().book}", *_scopes(device)}):
                saying.say(scope, DeviceRemoved(device=device))
    session.switch(session.with_nothing_retired())


def leave_removed(viewer: Viewer) -> bool:
    """Sign as another device where somebody removed the one of this copy; whether it was so.

    The removed one can sign nothing that counts, whatever is vouched for; the new one can, once somebody vouches for
    the old one on top of the changeset that announces it. Raises as `become_new_device` does.
    """
    removed = current.require().session.device in devices.removed()
    if removed:
        become_new_device(viewer)
    return removed


def _announce(viewer: Viewer, session: Session, after: Held, *said: Known) -> None:
    added = DeviceAdded(device=after.device, key=digest_text(after.device_key), replaces=session.device)
    with writing(viewer, even_distrusted=True) as saying:
        saying.say(f"book:{opened_scopes().book}", added, *said)


def _scopes(device: str) -> set[str]:
    return set(Changeset.objects.filter(device=device).values_list("scope", flat=True).distinct())
