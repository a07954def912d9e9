"""What a finished letter was searched for, in words."""

from __future__ import annotations

from tocsin.access.clearance import audience_of
from tocsin.access.dossier import get_entity
from tocsin.access.protected import get_protected
from tocsin.access.scopes import case_of
from tocsin.actions.letter_checks import today
from tocsin.domain.viewer import Viewer


def searched_line(viewer: Viewer, intervention: str) -> str:
    """How much is listed for this letter, and what no search finds."""
    audience = audience_of(get_entity(viewer, intervention))
    listed = get_protected(viewer, case_of(viewer, intervention), today(), audience)
    names = f"{listed.names} listed name{'' if listed.names == 1 else 's'}"
    others = f"{len(listed.details)} other listed detail{'' if len(listed.details) == 1 else 's'}"
    return f"Searched in every layer for {names} and {others}; descriptions and what pictures show are not found."
