"""How a command names a case: by its title's first words, its handle or its id."""

from __future__ import annotations

from tocsin.access.cases import find_case
from tocsin.access.handles import find_entity
from tocsin.actions.unlocking import opened_scopes
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer


def the_case(viewer: Viewer, words: str | None) -> str:
    """The id of a case; the Inbox where none is named. Raises NoSuch."""
    if words is None:
        return opened_scopes().inbox
    try:
        return find_entity(viewer, words, "case")
    except NoSuch:
        return find_case(viewer, words).id
