"""The one filter: which scopes a viewer may see. Every function of `access` goes through it."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, QuerySet

from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.records.derived import Entity
from tocsin.records.words import SCOPES, WORDS

Row = TypeVar("Row", bound=Model)


def visible(viewer: Viewer, rows: QuerySet[Row]) -> QuerySet[Row]:
    """The rows of a derived table that the viewer may see; the table has a column `scope`."""
    if viewer.scopes is None:
        return rows
    return rows.filter(scope__in=[SCOPES.known(scope) for scope in viewer.scopes])


def entity_row(viewer: Viewer, uid: str, kind: str | None = None) -> Entity:
    """One entity. Raises NoSuch where it does not exist, is of another kind, or may not be seen: all alike."""
    row = visible(viewer, Entity.objects.filter(uid=uid)).first()
    if row is None or (kind is not None and WORDS.word(row.kind) != kind):
        raise NoSuch(what=kind or "entry")
    return row


def row_within(viewer: Viewer, scope: str, uid: str, kind: str | None = None) -> Entity:
    """One entity of this scope: nothing that is said in a case may be about another one. Raises NoSuch."""
    row = entity_row(viewer, uid, kind)
    if SCOPES.word(row.scope) != scope:
        raise NoSuch(what=kind or "entry")
    return row


def scope_of(viewer: Viewer, case: str) -> str:
    """The scope of a case. Raises NoSuch."""
    return SCOPES.word(entity_row(viewer, case, "case").scope)
