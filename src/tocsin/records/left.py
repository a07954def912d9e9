"""How much of the record has left this device: from then on a slip of typing is no longer only here.

Kept in the local log, because it is true of this copy alone. A backup, a merge and an export call `note_left` before
they give anything away.
"""

from __future__ import annotations

from tocsin.records import store
from tocsin.records.local import LogEntry
from tocsin.workspace import current

LEFT = "left"


def note_left() -> None:
    """Everything that the record holds now may be elsewhere from here on."""
    unlocked = current.require()
    LogEntry.objects.create(
        time=unlocked.clock.now_ms(),
        member=unlocked.session.member,
        what=LEFT,
        about=str(store.position().changesets),
    )


def left_at() -> int:
    """How many changesets, in the local order, had left this device at the last time; 0 where nothing has."""
    about = LogEntry.objects.filter(what=LEFT).order_by("-pk").values_list("about", flat=True).first()
    return int(about or 0)
