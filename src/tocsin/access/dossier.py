"""A case as it stands after resolving: what screens show and letters are written from."""

from __future__ import annotations

from tocsin.access.filter import entity_row, visible
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.viewer import Viewer
from tocsin.records import claims
from tocsin.records.derived import Entity
from tocsin.records.words import WORDS


def get_dossier(viewer: Viewer, case: str) -> Dossier:
    """Every entity of a case with its values, which are worked out as they are asked for. Raises NoSuch."""
    scope = entity_row(viewer, case, "case").scope
    rows = list(visible(viewer, Entity.objects.filter(scope=scope).order_by("id")).values_list("id", "uid", "kind"))
    values = claims.shown_later(number for number, _, _ in rows)
    views = {uid: EntityView(uid, WORDS.word(kind), values.get(number, {})) for number, uid, kind in rows}
    return Dossier(case, views)


def get_entity(viewer: Viewer, uid: str) -> EntityView:
    """One entity with its values. Raises NoSuch."""
    row = entity_row(viewer, uid)
    standing = claims.of_entities([row.id])
    return EntityView(row.uid, WORDS.word(row.kind), claims.shown(standing.get(row.id, [])))
