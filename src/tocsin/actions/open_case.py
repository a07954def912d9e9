"""`case`: open a case."""

from __future__ import annotations

from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.writing import writing
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id


def open_case(viewer: Viewer, title: str, *, reference: str | None = None, summary: str | None = None) -> str:
    """Open a case and return its id, which is also the id of its scope. Raises BadValue."""
    case = new_id()
    entry = Entry(statement=new_id())
    entry.open_as(case, "case")
    begin_entry(entry, viewer)
    entry.claim(case, "case.title", title)
    if reference:
        entry.claim(case, "case.reference", reference)
    if summary:
        entry.claim(case, "case.summary", summary)
    with writing(viewer) as said:
        said.say(f"case:{case}", *entry.operations)
    return case
