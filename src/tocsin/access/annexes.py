"""What goes beside a letter: redacted copies of documents, and documents that may be published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tocsin.access.clearance import audience_of
from tocsin.access.dossier import get_dossier
from tocsin.access.filter import entity_row
from tocsin.access.redacting import COPY_OF
from tocsin.access.scopes import case_of
from tocsin.composing.people import every, is_of_age
from tocsin.domain.clearance import Answer, answer_for
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.redaction import Strike, What
from tocsin.domain.viewer import Viewer

ANNEX = "intervention.annex"
ENDINGS: Mapping[str, str] = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "text/plain": "txt",
    "text/html": "html",
    "message/rfc822": "eml",
}
"""What an annex may be, with how its name ends: kinds that are searched in every layer."""
_PHOTOGRAPH = "photo"


@dataclass(frozen=True, slots=True)
class Annex:
    """Something that may go beside a letter: the copy, or the document, whose file has this digest.

    `shows` are persons who can be recognised in its pictures, `unknown` says that somebody can be whom nobody knows.
    `claims` are what it rests on: once one is taken back, the letter is held back.
    """

    entity: str
    statement: str
    file: str
    media_type: str
    claims: tuple[str, ...]
    is_copy: bool
    shows: tuple[str, ...] = ()
    unknown: bool = False


def find_annex(dossier: Dossier, entity: str) -> Annex | None:
    """The annex that a redacted copy (evidence) or a document (statement) of this case makes; None where it may not."""
    view = dossier.entities.get(entity)
    if view is not None and view.kind == "evidence" and view.text(COPY_OF):
        return _copy(view) if _may_be(view) else None
    if view is None or view.kind != "statement" or view.text("statement.publishable") != "true":
        return None
    evidence = dossier.entities.get(view.text("statement.evidence"))
    if evidence is None or not _may_be(evidence):
        return None
    claims = (*_claims(view, "statement.publishable"), *_claims(evidence, "evidence.file"))
    return Annex(entity, entity, evidence.text("evidence.file"), evidence.text("evidence.media_type"), claims, False)


def list_possible(dossier: Dossier) -> tuple[Annex, ...]:
    """Everything of a case that may go beside a letter, copies first."""
    views = (*dossier.of_kind("evidence"), *dossier.of_kind("statement"))
    return tuple(one for view in views if (one := find_annex(dossier, view.id)))


def annex_digests(view: EntityView) -> tuple[str, ...]:
    """The digests of what goes beside a letter, in the order of its annexes."""
    return tuple(shown.value for shown in view.all(ANNEX) if shown.value)


def list_annexes(viewer: Viewer, intervention: str) -> tuple[Annex | None, ...]:
    """The annexes of a letter in their order; None for one that may not go beside it any more. Raises NoSuch."""
    entity_row(viewer, intervention, "intervention")
    dossier = get_dossier(viewer, case_of(viewer, intervention))
    digests = annex_digests(dossier.entities[intervention])
    possible = {one.file: one for one in list_possible(dossier)} if digests else {}
    return tuple(possible.get(digest) for digest in digests)


def photographs_not_agreed(viewer: Viewer, intervention: str, day: date) -> tuple[tuple[str, Answer], ...]:
    """Whoever is shown in an annex and has not agreed to the photograph, with the answer on record. Raises NoSuch."""
    dossier = get_dossier(viewer, case_of(viewer, intervention))
    audience = audience_of(dossier.entities[intervention])
    found: dict[str, Answer] = {}
    for person in dict.fromkeys(_shown(list_annexes(viewer, intervention))):
        view = dossier.entities.get(person)
        child = view is None or not is_of_age(view, day)
        answer = answer_for(dossier, person, _PHOTOGRAPH, audience, day, child=child)
        if answer is not Answer.YES:
            found[person] = answer
    return tuple(found.items())


def faces(viewer: Viewer, intervention: str, day: date) -> tuple[Strike, ...]:
    """Each face in an annex that is or may be a child's: it takes two members, whoever agreed. Raises NoSuch."""
    dossier = get_dossier(viewer, case_of(viewer, intervention))
    return tuple(_faces(dossier, list_annexes(viewer, intervention), day))


def _faces(dossier: Dossier, annexes: tuple[Annex | None, ...], day: date) -> Iterator[Strike]:
    for number, annex in enumerate(annexes, 1):
        place = f"annex {number}, a picture"
        for person in annex.shows if annex else ():
            view = dossier.entities.get(person)
            if view is None or not is_of_age(view, day):
                yield Strike(place, What.FACE, person)
        if annex and annex.unknown:
            yield Strike(place, What.FACE, annex.entity)


def _shown(annexes: tuple[Annex | None, ...]) -> Iterator[str]:
    for annex in annexes:
        yield from annex.shows if annex else ()


def _copy(view: EntityView) -> Annex:
    shown = tuple(every(view.all("evidence.shows")))
    claims = (*_claims(view, "evidence.file"), *_claims(view, COPY_OF), *_claims(view, "evidence.shows"))
    shows = tuple(one.value for one in shown if one.value)
    unknown = any(one.absent == "unknown" for one in shown)
    file, media_type = view.text("evidence.file"), view.text("evidence.media_type")
    return Annex(view.id, view.text(COPY_OF), file, media_type, claims, True, shows, unknown)


def _may_be(evidence: EntityView) -> bool:
    return bool(evidence.text("evidence.file")) and evidence.text("evidence.media_type") in ENDINGS


def _claims(view: EntityView, property_id: str) -> Iterator[str]:
    for shown in view.all(property_id):
        yield from shown.claims
