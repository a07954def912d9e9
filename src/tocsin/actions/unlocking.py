"""What opening a workspace means for the record: the database with its key, the tables, `heads` against the rows."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from django.db import DEFAULT_DB_ALIAS, connection

from tocsin.actions import on_disk
from tocsin.actions.sealed_texts import text_of
from tocsin.domain.errors import Cause, DamagedRecord, UnfitDatabase
from tocsin.domain.operations import WorkspaceOpened
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import Clock
from tocsin.records import devices, findable, rebuild, store, swapping, words
from tocsin.records.connection import close_database, open_database
from tocsin.records.local import LogEntry
from tocsin.records.postgres import choice
from tocsin.workspace import Session, current


def open_record(session: Session, clock: Clock, progress: Callable[[int, int], None] | None = None) -> Viewer:
    """Open the record of an unlocked session and compare it with its heads.

    Lists that have another version's form are made anew; `progress` is told how far that is.

    Raises DamagedRecord where rows that were acknowledged are missing or would be lost by opening (then the folder is
    left as it is), NewerFormat for a later version's record,
    DiskFull and CannotWrite where a change that was killed cannot be finished, and what the server refuses. On any
    failure the session is closed.
    """
    with ExitStack() as undo:
        undo.callback(close_record, session)
        swapping.settle(session.record_path, session.record_key)
        # before SQLite opens it: SQLite takes a damaged log for a torn one, and destroys what it passes over
        cut = connection.vendor == "sqlite" and on_disk.check_log(session)
        open_database(session.record_path, lambda: session.record_key)
        _check_own(session)
        current.put(session, clock)
        findable.read_texts_with(text_of)
        if not rebuild.is_current():
            rebuild.rebuild(progress)
        check_heads(session)
        viewer = Viewer(session.member)
        if cut:
            log(viewer, clock, on_disk.LOG_CUT)
        undo.pop_all()
    return viewer


def _check_own(session: Session) -> None:
    # a file opens under no other workspace's key; a server's address may be anybody's
    if choice.chosen() and (known := devices.keys()) and session.device not in known:
        raise UnfitDatabase(why=Cause("it holds the record of another workspace"))


def close_record(session: Session) -> None:
    """Close every connection, forget every key, and let the next process in, whatever the disk refuses."""
    with ExitStack() as undo:
        undo.callback(session.close)
        current.forget()
        words.forget()
        close_database()
        if swapping.log_is_empty(session.record_path):
            session.mark_clean()


def check_heads(session: Session, alias: str = DEFAULT_DB_ALIAS) -> None:
    """A record behind its heads is damage and is named; one that is ahead is a crash and is right (DESIGN 4).

    `alias` is the database in which the session's record is open. Raises DamagedRecord.
    """
    held = store.position(alias).changesets
    if fault := on_disk.behind(session.read_heads(), held, lambda number: store.log_at(number, alias)):
        raise DamagedRecord(why=fault)


def log(viewer: Viewer, clock: Clock, what: str, about: str = "") -> None:
    """A LogEntry: ids only, never a name."""
    LogEntry.objects.create(time=clock.now_ms(), member=viewer.member, what=what, about=about)


def opened_scopes() -> WorkspaceOpened:
    """The scopes that every workspace has, from the first operation of its book. Raises DamagedRecord."""
    first = next(iter(store.operations([store.first_operation()]).values()), None)
    if not isinstance(first, WorkspaceOpened):
        raise DamagedRecord(why=Cause("it does not begin with the opening of a workspace"))
    return first
