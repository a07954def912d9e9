"""Which case an entry lies in."""

from __future__ import annotations

from tocsin.access.filter import entity_row
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.records.words import SCOPES


def case_of(viewer: Viewer, entity: str) -> str:
    """The id of the case that an entry lies in. Raises NoSuch, also for what lies in the shared book."""
    kind, _, uid = SCOPES.word(entity_row(viewer, entity).scope).partition(":")
    if kind != "case":
        raise NoSuch(what="case")
    return uid
