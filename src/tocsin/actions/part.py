"""`part`: a join was a mistake; it is undone exactly."""

from __future__ import annotations

from tocsin.access.filter import entity_row
from tocsin.actions.unlocking import opened_scopes
from tocsin.actions.writing import writing
from tocsin.domain.errors import NoSuch
from tocsin.domain.operations import EntitiesParted
from tocsin.domain.viewer import Viewer
from tocsin.records.derived import Joined


def part(viewer: Viewer, join: str) -> None:
    """Undo a join. Raises NoSuch where there is none, or the viewer does not see both sides."""
    row = Joined.objects.filter(join=join).first()
    if row is None:
        raise NoSuch(what="join")
    entity_row(viewer, row.one)
    entity_row(viewer, row.other)
    with writing(viewer) as said:
        said.say(f"links:{opened_scopes().links}", EntitiesParted(join=join))
