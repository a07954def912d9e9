"""`grant`: say under which grant the work on a case, or one letter, is counted."""

from __future__ import annotations

from tocsin.access.dossier import get_entity
from tocsin.access.scopes import case_of
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.writing import writing
from tocsin.domain.errors import BadValue, Cause, NoSuch
from tocsin.domain.names import fold_name
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id

COUNTED = ("case", "intervention")


def name_grant(viewer: Viewer, entity: str, grant: str) -> bool:
    """Record the grant of a case or a letter; whether it is new. Raises NoSuch, and BadValue for no word at all."""
    view = get_entity(viewer, entity)
    if view.kind not in COUNTED:
        raise NoSuch(what="case or letter")
    name = f"{view.kind}.grant"
    grant = " ".join(grant.split())
    if not fold_name(grant):
        raise BadValue(property=name, why=Cause("it has no word"))
    if fold_name(grant) in {fold_name(shown.value) for shown in view.all(name)}:
        return False
    entry = Entry(statement=new_id())
    begin_entry(entry, viewer)
    entry.claim(entity, name, grant)
    with writing(viewer) as said:
        said.say(f"case:{case_of(viewer, entity)}", *entry.operations)
    return True
