"""What a finished letter was searched for, in words."""

from __future__ import annotations

from tocsin.access.protected import get_protected
from tocsin.actions.letter_checks import today
from tocsin.domain.viewer import Viewer


def searched_line(viewer: Viewer, case: str) -> str:
    """How much is listed of this case, and what no search finds."""
    listed = get_protected(viewer, case, today())
    names = f"{listed.names} listed name{'' if listed.names == 1 else 's'}"
    others = f"{len(listed.details)} other listed detail{'' if len(listed.details) == 1 else 's'}"
    return f"Searched in every layer for {names} and {others}; descriptions and what pictures show are not found."
