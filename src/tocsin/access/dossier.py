"""A case as it stands after resolving: what screens show and letters are written from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db import connection

from tocsin.access.filter import entity_row, visible
from tocsin.access.history import latest
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.viewer import Viewer
from tocsin.lib.memory import no_collection
from tocsin.records import claims
from tocsin.records.derived import Entity
from tocsin.records.words import WORDS


@dataclass(frozen=True, slots=True)
class _Once:
    """The cases that were read so far; with `only_reads` nothing is recorded meanwhile."""

    only_reads: bool
    cases: dict[tuple[Viewer, str, int], Dossier] = field(default_factory=dict)


_read: ContextVar[_Once | None] = ContextVar("read", default=None)


@contextmanager
def reading_once(*, only_reads: bool = False) -> Iterator[None]:
    """Within it a case is read once, as long as nothing is recorded: the parts of one page ask for the same one.

    With `only_reads`, which says that nothing will be, the values of each kind are read when they are asked for: a page
    about letters does not read two thousand events.
    """
    token = _read.set(_Once(only_reads))
    try:
        yield
    finally:
        _read.reset(token)


def get_dossier(viewer: Viewer, case: str) -> Dossier:
    """Every entity of a case with its values, which are worked out as they are asked for. Raises NoSuch."""
    kept = _read.get()
    if kept is None or connection.in_atomic_block:  # what is being recorded may still be undone
        return _dossier(viewer, case)
    key = viewer, case, latest(viewer)
    if key not in kept.cases:
        kept.cases[key] = _dossier(viewer, case, later=kept.only_reads)
    return kept.cases[key]


def _dossier(viewer: Viewer, case: str, *, later: bool = False) -> Dossier:
    scope = entity_row(viewer, case, "case").scope
    found = visible(viewer, Entity.objects.filter(scope=scope).order_by("id"))
    with no_collection():
        rows = list(found.values_list("id", "uid", "kind"))
        if later:
            alike: dict[int, claims.Together] = defaultdict(claims.Together)
            views = {uid: EntityView(uid, WORDS.word(kind), alike[kind].add(number)) for number, uid, kind in rows}
        else:
            values = claims.shown_later(number for number, _, _ in rows)
            views = {uid: EntityView(uid, WORDS.word(kind), values.get(number, {})) for number, uid, kind in rows}
    return Dossier(case, views)


def get_entity(viewer: Viewer, uid: str) -> EntityView:
    """One entity with its values. Raises NoSuch."""
    row = entity_row(viewer, uid)
    standing = claims.of_entities([row.id])
    return EntityView(row.uid, WORDS.word(row.kind), claims.shown(standing.get(row.id, [])))
