"""The files of a workspace as they lie on the disk: what is damaged is named without opening the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tocsin import workspace
from tocsin.domain.errors import Cause, DamagedRecord
from tocsin.domain.integrity import listed
from tocsin.records import trial
from tocsin.records.pages import Pages, read_pages
from tocsin.records.wal import WalReport, WalState, inspect_wal
from tocsin.workspace import Heads, HeadsState, Session

Progress = Callable[[str, int, int], None]
LOG_CUT = "log.cut"  # the LogEntry of an unlocking that found an unfinished write


def check_log(session: Session) -> bool:
    """Look at a write-ahead log that a kill left, before SQLite takes what it can and destroys the rest.

    Whether it ends in a write that is not whole and that nobody was told of. Raises DamagedRecord where something
    that was acknowledged would be lost, or the record itself is gone: then the folder is as it was.
    """
    record = session.record_path
    if not record.exists() or record.stat().st_size == 0:
        _check_nothing_acknowledged(session.read_heads())
        return False
    log = inspect_wal(record, session.record_key)
    if log.state is WalState.DAMAGED:
        raise DamagedRecord(why=Cause("its write-ahead log is damaged, and the last changes in it would be lost"))
    if log.state is not WalState.CUT:
        return False
    heads = session.read_heads()
    acknowledged = int(heads.value["changesets"]) if heads.value else 0
    count, digest = trial.held(record, session.record_key, acknowledged)
    if fault := behind(heads, count, lambda _number: digest):
        raise DamagedRecord(why=Cause("its write-ahead log breaks off, and {fault}", fault=fault))
    return True


def behind(heads: Heads, held: int, log_at: Callable[[int], bytes | None]) -> Cause | None:
    """What is wrong with a record of so many changesets by its heads; one that is ahead is right, a crash did that."""
    if heads.state is HeadsState.MISSING and held == 0:
        return None
    if heads.state is not HeadsState.READ or heads.value is None:
        return Cause("the file “heads” is {state}", state=heads.state)
    acknowledged, log = int(heads.value["changesets"]), str(heads.value["log"])
    if held < acknowledged:
        return Cause(
            "{missing} of {acknowledged} acknowledged changesets are missing",
            missing=acknowledged - held,
            acknowledged=acknowledged,
        )
    if (log_at(acknowledged) or b"").hex() != log:
        return Cause("its changesets are not the ones that were acknowledged")
    return None


def headers(folder: Path) -> Iterator[str]:
    """What is wrong with the two copies of the header. Raises NotAWorkspace."""
    found = workspace.inspect(folder)
    for name, state in (("header.json", found.header), ("header-copy.json", found.header_copy)):
        if state != "whole":
            yield f"{name} is {state}; the next unlocking writes it anew from the other copy."
    if found.differ:
        yield "header.json and header-copy.json differ; the next unlocking makes them alike."


def record(session: Session, progress: Progress) -> Iterator[str]:
    """What is wrong with record.db and the log beside it, page by page."""
    path = session.record_path
    if not path.exists():
        yield "record.db is missing."
        return
    try:
        faults = _read(session, progress) and _read(session, progress)
    except OSError:
        faults = ["record.db or its write-ahead log cannot be read: the disk does not give all of it."]
    yield from faults


def _read(session: Session, progress: Progress) -> list[str]:
    """One reading. What it accuses is read once more: a process beside this one may have written the log back."""
    log = inspect_wal(session.record_path, session.record_key)
    pages = read_pages(
        session.record_path, session.record_key, log.pages, lambda done, total: progress("pages", done, total)
    )
    return [*_log_faults(log), *_page_faults(pages)]


def _check_nothing_acknowledged(heads: Heads) -> None:
    if heads.state is not HeadsState.MISSING and not (heads.value and heads.value["changesets"] == 0):
        raise DamagedRecord(why=Cause("record.db is missing or empty, which held what was acknowledged"))


def _log_faults(log: WalReport) -> Iterator[str]:
    if log.state is WalState.DAMAGED and log.broken_at == 0:
        yield "record.db-wal: its beginning is damaged, so all that it holds would be lost."
    elif log.state is WalState.DAMAGED:
        yield f"record.db-wal: part {log.broken_at} of {log.all_frames} is damaged, so all from there on would be lost."
    elif log.state is WalState.CUT:
        yield "record.db-wal: its last write is not whole."


def _page_faults(pages: Pages) -> Iterator[str]:
    if pages.salt_lost:
        yield (
            f"record.db: none of its {pages.total} pages can be read: its first 16 bytes are damaged, or it belongs to "
            "another workspace."
        )
    elif pages.damaged:
        which = "page" if pages.damaged == 1 else "pages"
        named = listed(list(pages.named), 20)
        yield f"record.db: {pages.damaged} of {pages.total} pages cannot be read: {which} {named}."
    if pages.rest:
        yield f"record.db ends in the middle of a page, after {pages.rest} bytes of it."
    if pages.missing:
        yield f"record.db was cut: {pages.missing} pages are missing at its end."
