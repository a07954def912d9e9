"""`join`: somebody in one case is somebody in another. Nothing is merged; parting undoes it exactly."""

from __future__ import annotations

from tocsin.access.filter import entity_row
from tocsin.actions.unlocking import opened_scopes
from tocsin.actions.writing import writing
from tocsin.domain.errors import BadValue, Cause
from tocsin.domain.operations import EntitiesJoined
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id


def join(viewer: Viewer, one: str, other: str) -> str:
    """Say that two entities are the same; return the join's id. The viewer must see both. Raises NoSuch, BadValue."""
    if entity_row(viewer, one).kind != entity_row(viewer, other).kind or one == other:
        raise BadValue(
            property="entities.joined", why=Cause("two of the same kind are joined, and nothing with itself")
        )
    joined = EntitiesJoined(join=new_id(), one=one, other=other)
    with writing(viewer) as said:
        said.say(f"links:{opened_scopes().links}", joined)
    return joined.join
