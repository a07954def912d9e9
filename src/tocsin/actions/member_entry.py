"""An entry: the statement that what a member types in belongs to (DESIGN 2.1): member and day, no file."""

from __future__ import annotations

from tocsin.actions.entry import Entry
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import utc_day
from tocsin.workspace import current


def begin_entry(entry: Entry, viewer: Viewer) -> None:
    """Open the entry's own statement: who typed, and on which day."""
    entry.open_as(entry.statement, "statement")
    entry.claim(entry.statement, "statement.entered_by", viewer.member)
    entry.claim(entry.statement, "statement.day", utc_day(current.require().clock.now_ms()).isoformat())
