"""What a finished letter was searched for, in words."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.access.clearance import audience_of
from tocsin.access.dossier import get_dossier, get_entity
from tocsin.access.letters import get_letter_text
from tocsin.access.protected import get_protected
from tocsin.access.scopes import case_of
from tocsin.actions.letter_checks import today
from tocsin.domain.close_look import close_look
from tocsin.domain.viewer import Viewer


def look_lines(viewer: Viewer, intervention: str) -> Iterator[str]:
    """The sentences in which two of an age, a place and a relation stand together, for a person to look at."""
    dossier = get_dossier(viewer, case_of(viewer, intervention))
    places = [shown.value for view in dossier.of_kind("place") for shown in view.all("place.name") if shown.value]
    looks = close_look(get_letter_text(viewer, intervention), places)
    if looks:
        yield "Look at these words yourself: do they say who is meant?"
    for look in looks:
        yield f"  {' and '.join(look.hints)}: {look.line}"


def searched_line(viewer: Viewer, intervention: str) -> str:
    """How much is listed for this letter, and what no search finds."""
    audience = audience_of(get_entity(viewer, intervention))
    listed = get_protected(viewer, case_of(viewer, intervention), today(), audience, intervention)
    names = f"{listed.names} listed name{'' if listed.names == 1 else 's'}"
    others = f"{len(listed.details)} other listed detail{'' if len(listed.details) == 1 else 's'}"
    return f"Searched in every layer for {names} and {others}; descriptions and what pictures show are not found."
