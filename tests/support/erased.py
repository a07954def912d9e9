"""Erasing operations straight through the record, and what must be alike afterwards."""

from __future__ import annotations

from support.cases import Case, changesets_of, ledger_of
from tocsin.access.dossier import get_dossier
from tocsin.domain.dossier import EntityView
from tocsin.domain.operations import ContentErased, Known, encode
from tocsin.lib.ids import new_id
from tocsin.records import rebuild


def place_of(scope: str, operation: Known) -> tuple[str, int]:
    """Where an operation stands: changeset and place."""
    body = encode(operation)
    return next(
        (changeset.id, place)
        for changeset in changesets_of(scope)
        for place, salted in enumerate(changeset.operations)
        if salted.body == body
    )


def erase_in(case: Case, *operations: Known, ground: str = "asked") -> str:
    """Erase these operations of a case by one `content.erased`; its id."""
    places = tuple(place_of(case.scope, operation) for operation in operations)
    erasure = new_id()
    case.say(ContentErased(erasure=erasure, ground=ground, places=places))
    return erasure


def lives_and_rebuilds_alike(case: Case) -> None:
    """What the tables say is what the ledger says, and what a rebuild would make of the record."""
    lived = rebuild.digest()
    if case.scope.startswith("case:"):
        ledger = ledger_of(case.scope)
        shown = ledger.shown()
        views = {uid: EntityView(uid, opened.kind, shown[uid]) for uid, opened in ledger.entities().items()}
        assert dict(get_dossier(case.viewer, case.id).entities) == views
    rebuild.rebuild()
    assert rebuild.digest() == lived
