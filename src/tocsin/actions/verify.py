"""`verify`: read everything, and name what is damaged. It changes nothing."""

from __future__ import annotations

import gc
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import DatabaseError, connection

from tocsin import workspace
from tocsin.actions import on_disk
from tocsin.actions.on_disk import Progress
from tocsin.domain.changesets import digest_bytes
from tocsin.domain.errors import DamagedFile, MissingFile, NewerFormat
from tocsin.domain.integrity import Fault, Walk
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import utc_day
from tocsin.lib.memory import no_collection
from tocsin.records import agreement, store
from tocsin.records.local import LogEntry
from tocsin.vault import Vault
from tocsin.vault.current import current_vault
from tocsin.workspace import Session, current

MOST_LOST = 20  # changesets in a row that cannot be read, before the rest is not tried


@dataclass(frozen=True, slots=True)
class Verified:
    """What was read; what is damaged and what else is worth knowing, each in one sentence.

    Nothing damaged means that nothing was altered; a note is no damage.
    """

    changesets: int
    operations: int
    files: int
    damaged: tuple[str, ...]
    notes: tuple[str, ...] = ()


def _silent(_what: str, _done: int, _all: int) -> None:
    pass


def verify(viewer: Viewer, progress: Progress = _silent) -> Verified:  # noqa: ARG001 - every action takes a viewer
    """Check headers, heads, every page, changeset, signature, chain, table and sealed file.

    `progress` is told what is being read, how many are done, and of how many (0 where that is not known).
    """
    session = current.require().session
    damaged = [*on_disk.headers(session.folder), *_readable("The count of changes", _heads(session))]
    if connection.vendor == "sqlite":
        # whoever closes a file loses every lock that this process has on it (POSIX): with SQLite's own lost, another
        # process that reads beside this one would take itself for the last, and the log away
        connection.close()
        damaged += on_disk.record(session, progress)
    walk = Walk(workspace.verify_signature)
    with no_collection():
        damaged += _changesets(walk, progress)
    damaged += _readable("The table of changes", _sentences(agreement.changesets(walk)))
    damaged += _readable("The table of heads", agreement.heads(walk.headers))
    damaged += _readable("The table of devices", agreement.devices(walk))
    damaged += _sentences(walk.finish())
    damaged += _files(current_vault(), walk, progress)
    notes = [*walk.notes(), *_readable("The log of this machine", _cuts())]
    return Verified(len(walk.numbers), walk.operations, len(walk.files), tuple(damaged), tuple(notes))


def verify_closed(folder: Path, passphrase: str, progress: Progress = _silent) -> tuple[str, ...]:
    """What is damaged in a workspace whose record cannot be opened: headers, heads, pages, log. Nothing is written.

    Raises what `workspace.look` raises.
    """
    with workspace.look(folder, passphrase) as session:
        damaged = list(on_disk.headers(folder))
        heads = session.read_heads()
        if heads.value is None:
            damaged.append(f"The file “heads” is {heads.state}.")
        return (*damaged, *on_disk.record(session, progress))


def _heads(session: Session) -> Iterator[str]:
    if fault := on_disk.behind(session.read_heads(), store.position().changesets, store.log_at):
        yield f"The record: {fault}."


def _sentences(faults: Iterable[Fault]) -> Iterator[str]:
    return (f"Change {fault.seq}: {fault.words}." for fault in faults)


def _readable(what: str, sentences: Iterable[str]) -> Iterator[str]:
    if (yield from _stops(sentences)):
        yield f"{what} cannot be read: its pages in record.db are damaged."


def _stops(sentences: Iterable[str]) -> Generator[str, None, bool]:
    """The sentences up to a page that does not check; returns whether there was one."""
    damaged = False
    try:
        yield from sentences
    except DatabaseError:
        damaged = True
    # SQLCipher refuses everything on a connection after such a page. Cursors that were under way must be gone before
    # it is closed, or each would complain on the terminal: the error and its frames hold each other, and them
    if damaged:
        gc.collect()
        connection.close()
    return damaged


def _changesets(walk: Walk, progress: Progress) -> Iterator[str]:
    heads = current.require().session.read_heads()
    expected = int(heads.value["changesets"]) if heads.value else 0
    last = lost = 0

    def read(count: int | None) -> Iterator[str]:
        nonlocal last, lost
        for seq, changeset in store.changesets(last, count):
            last, lost = seq, 0
            yield from _sentences(walk.look(seq, changeset))
            progress("changes", seq, expected)

    while (yield from _stops(read(None))):
        # rows are read ahead, so the damage may lie far behind the next one: that is tried alone
        lost, following = lost + 1, last + 1
        if (yield from _stops(read(1))):
            yield f"Change {following}: it cannot be read."
        last = max(last, following)
        if lost == MOST_LOST:
            yield f"The changes behind {last} were not tried: none of the last {MOST_LOST} could be read."
            return


def _files(vault: Vault, walk: Walk, progress: Progress) -> Iterator[str]:
    for done, (scope, digest, keys) in enumerate(walk.in_force(), 1):
        if fault := _file_fault(vault, scope, digest, keys):
            yield f"Sealed file {digest[:12]}…: {fault}."
        progress("files", done, len(walk.files))


def _file_fault(vault: Vault, scope: str, digest: str, keys: tuple[str, ...]) -> str | None:
    fault = ""
    for key in keys:
        try:
            vault.verify(scope, digest, digest_bytes(key))
        except MissingFile:
            return "it is missing from the vault"
        except NewerFormat:
            return "a later version of Tocsin sealed it"
        except DamagedFile as exc:
            fault = f"it is not what was put there: {exc.why}"
        else:
            return None
    return fault


def _cuts() -> Iterator[str]:
    for time in LogEntry.objects.filter(what=on_disk.LOG_CUT).order_by("time").values_list("time", flat=True):
        day = utc_day(time).isoformat()
        yield f"On {day} a last write was found not to be whole. All that had been acknowledged was there."
