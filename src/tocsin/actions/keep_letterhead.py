"""`keep_letterhead`: who we are, as our letters say it."""

from __future__ import annotations

from tocsin.access.letterhead import KIND, find_letterhead, get_letterhead
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.reason import reason
from tocsin.actions.unlocking import opened_scopes
from tocsin.actions.writing import writing
from tocsin.domain import values
from tocsin.domain.dossier import EntityView
from tocsin.domain.letterhead import EVERY_FIELD, Letterhead
from tocsin.domain.operations import ClaimRetracted, Known
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id

WHY = "the letterhead was changed"


def keep_letterhead(viewer: Viewer, letterhead: Letterhead) -> None:
    """Record what differs from the letterhead that there is; what it said before stays in the history.

    Raises BadValue for a name that is none; then nothing is written.
    """
    values.words(letterhead.name, f"{KIND}.name")
    before, known = get_letterhead(viewer), find_letterhead(viewer)
    entry, gone = Entry(statement=new_id()), list[Known]()
    begin_entry(entry, viewer)
    entity = known.id if known else entry.open(KIND)
    changed = [name for name in EVERY_FIELD if letterhead.said(name).strip() != before.said(name)]
    if not changed:
        return
    for name in changed:
        gone += retracted(known, name)
        if text := letterhead.said(name).strip():
            entry.claim(entity, f"{KIND}.{name}", text)
    with writing(viewer) as said:
        said.say(f"book:{opened_scopes().book}", *entry.operations, *gone)


def retracted(known: EntityView | None, name: str) -> list[Known]:
    """What takes back whatever says it now: copies that were brought together may say it in several ways."""
    values_shown = known.all(f"{KIND}.{name}") if known else ()
    claims = [claim for shown in values_shown for one in (shown, *shown.others) for claim in one.claims]
    return [said for claim in claims for said in (ClaimRetracted(claim=claim), reason(claim, WHY))]
