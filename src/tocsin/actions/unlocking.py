"""What opening a workspace means for the record: the database with its key, the tables, `heads` against the rows."""

from __future__ import annotations

from contextlib import ExitStack

from django.db import DEFAULT_DB_ALIAS

from tocsin.domain.errors import DamagedRecord
from tocsin.domain.operations import WorkspaceOpened
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import Clock
from tocsin.records import rebuild, store, swapping, words
from tocsin.records.connection import close_database, open_database
from tocsin.records.local import LogEntry
from tocsin.workspace import HeadsState, Session, current


def open_record(session: Session, clock: Clock) -> Viewer:
    """Open the record of an unlocked session and compare it with its heads.

    Raises DamagedRecord where rows that were acknowledged are missing, NewerFormat for a later version's record,
    DiskFull and CannotWrite where a change that was killed cannot be finished. On any failure the session is closed.
    """
    with ExitStack() as undo:
        undo.callback(close_record, session)
        swapping.settle(session.record_path, session.record_key)
        open_database(session.record_path, lambda: session.record_key)
        current.put(session, clock)
        if not rebuild.is_current():
            rebuild.rebuild()
        check_heads(session)
        undo.pop_all()
    return Viewer(session.member)


def close_record(session: Session) -> None:
    """Close every connection, forget every key, and let the next process in."""
    current.forget()
    words.forget()
    close_database()
    if swapping.log_is_empty(session.record_path):
        session.mark_clean()
    session.close()


def check_heads(session: Session, alias: str = DEFAULT_DB_ALIAS) -> None:
    """A record behind its heads is damage and is named; one that is ahead is a crash and is right (DESIGN 4).

    `alias` is the database in which the session's record is open. Raises DamagedRecord.
    """
    heads = session.read_heads()
    if heads.state is HeadsState.MISSING and store.position(alias).changesets == 0:
        return
    if heads.state is not HeadsState.READ or heads.value is None:
        raise DamagedRecord(what=f"the file “heads” is {heads.state}")
    acknowledged, log = int(heads.value["changesets"]), str(heads.value["log"])
    held = store.position(alias).changesets
    if held < acknowledged:
        raise DamagedRecord(what=f"{acknowledged - held} of {acknowledged} acknowledged changesets are missing")
    if (store.log_at(acknowledged, alias) or b"").hex() != log:
        raise DamagedRecord(what="its changesets are not the ones that were acknowledged")


def log(viewer: Viewer, clock: Clock, what: str, about: str = "") -> None:
    """A LogEntry: ids only, never a name."""
    LogEntry.objects.create(time=clock.now_ms(), member=viewer.member, what=what, about=about)


def opened_scopes() -> WorkspaceOpened:
    """The scopes that every workspace has, from the first operation of its book. Raises DamagedRecord."""
    first = next(iter(store.operations([store.first_operation()]).values()), None)
    if not isinstance(first, WorkspaceOpened):
        raise DamagedRecord(what="it does not begin with the opening of a workspace")
    return first
