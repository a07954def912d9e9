"""The letterhead of the office, from the shared book."""

from __future__ import annotations

from tocsin.access.filter import visible
from tocsin.domain.dossier import EntityView
from tocsin.domain.letterhead import FIELDS, Letterhead
from tocsin.domain.viewer import Viewer
from tocsin.records import claims
from tocsin.records.derived import Entity, Scope
from tocsin.records.words import WORDS

KIND = "letterhead"


def get_letterhead(viewer: Viewer) -> Letterhead:
    """Who we are, as it was last recorded; empty where nothing was, or the viewer may not see it."""
    view = find_letterhead(viewer)
    if view is None:
        return Letterhead()
    shown = {name: view.one(f"{KIND}.{name}") for name in FIELDS}
    return Letterhead(**{name: one.value if one and one.value else "" for name, one in shown.items()})


def find_letterhead(viewer: Viewer) -> EntityView | None:
    """The same with every claim. Two copies may have begun one each: the older holds."""
    books = Scope.objects.filter(uid__startswith="book:").values("pk")
    rows = visible(viewer, Entity.objects.filter(scope__in=books, kind=WORDS.known(KIND)))
    row = min(rows, key=lambda one: one.uid, default=None)
    if row is None:
        return None
    return EntityView(row.uid, KIND, claims.shown(claims.of_entities([row.id]).get(row.id, [])))
