"""What the sentences of a letter rest on: of one that we wrote, and of one that came back from a word processor."""

from __future__ import annotations

from contextlib import suppress

from tocsin.access.dossier import get_entity
from tocsin.access.filter import entity_row
from tocsin.access.statements import read_file
from tocsin.domain.bindings import Bindings, read_bindings
from tocsin.domain.errors import DamagedFile, MissingFile, NoSuch
from tocsin.domain.sent import Line, read_sheet
from tocsin.domain.viewer import Viewer
from tocsin.records.words import SCOPES


def get_bindings(viewer: Viewer, intervention: str) -> Bindings | None:
    """The ties of a letter that came back; nothing for one that did not, None where they cannot be read any more.

    Raises NoSuch.
    """
    view = get_entity(viewer, intervention)
    if view.one("intervention.bindings") is None:
        return Bindings()
    data = _sealed(viewer, intervention, "intervention.bindings")
    return read_bindings(data) if data else None


def get_lines(viewer: Viewer, intervention: str) -> tuple[tuple[Line, ...], tuple[frozenset[str], ...]]:
    """The sentences of a letter that rest on claims, and of a correction what it mends. Raises NoSuch."""
    data = _sealed(viewer, intervention, "intervention.basis")
    return read_sheet(data) if data else ((), ())


def _sealed(viewer: Viewer, intervention: str, property_id: str) -> bytes:
    scope = SCOPES.word(entity_row(viewer, intervention, "intervention").scope)
    shown = get_entity(viewer, intervention).one(property_id)
    if shown and shown.value:
        with suppress(NoSuch, MissingFile, DamagedFile):
            return read_file(viewer, scope, shown.value)
    return b""
