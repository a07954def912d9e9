"""The letterhead of the office, from the shared book."""

from __future__ import annotations

from tocsin.access.filter import visible
from tocsin.access.statements import read_file
from tocsin.domain.dossier import EntityView
from tocsin.domain.letterhead import EVERY_FIELD, PICTURES, Letterhead, Paper, Picture, Piece
from tocsin.domain.viewer import Viewer
from tocsin.records import claims
from tocsin.records.derived import Entity, Scope
from tocsin.records.words import SCOPES, WORDS

KIND = "letterhead"


def get_letterhead(viewer: Viewer) -> Letterhead:
    """Who we are, as it was last recorded; empty where nothing was, or the viewer may not see it."""
    view = find_letterhead(viewer)
    if view is None:
        return Letterhead()
    return Letterhead.of({name: _said(view, name) for name in EVERY_FIELD})


def find_letterhead(viewer: Viewer) -> EntityView | None:
    """The same with every claim. Two copies may have begun one each: the older holds."""
    row = _row(viewer)
    if row is None:
        return None
    return EntityView(row.uid, KIND, claims.shown(claims.of_entities([row.id]).get(row.id, [])))


def get_paper(viewer: Viewer) -> Paper:
    """What letters are set on; plain where nothing was given. Raises MissingFile, DamagedFile."""
    row, view = _row(viewer), find_letterhead(viewer)
    if row is None or view is None:
        return Paper()
    scope, who = SCOPES.word(row.scope), get_letterhead(viewer)
    pieces = {piece: digest for piece in Piece if (digest := _said(view, piece.value))}
    found = {piece: read_file(viewer, scope, digest) for piece, digest in pieces.items()}
    pictures = {
        piece.value: Picture(found[piece], _said(view, f"{piece}_words")) for piece in PICTURES if piece in found
    }
    return Paper(who, pictures.get(Piece.LOGO), pictures.get(Piece.SIGNATURE), found.get(Piece.DOCUMENT, b""))


def _row(viewer: Viewer) -> Entity | None:
    books = Scope.objects.filter(uid__startswith="book:").values("pk")
    rows = visible(viewer, Entity.objects.filter(scope__in=books, kind=WORDS.known(KIND)))
    return min(rows, key=lambda one: one.uid, default=None)


def _said(view: EntityView, name: str) -> str:
    shown = view.one(f"{KIND}.{name}")
    return shown.value if shown and shown.value else ""
