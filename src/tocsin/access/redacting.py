"""A document of the record as somebody looks at it who makes a redacted copy: its words, what is proposed, its copies.

More is proposed than a letter must not say: whoever has not agreed that everybody may read the name is a third person
here, because a document names people whom no letter would.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from tocsin.access.clearance import list_clearances
from tocsin.access.dossier import get_dossier
from tocsin.access.proposals import proposals_of
from tocsin.access.protected import get_protected
from tocsin.access.scopes import case_of
from tocsin.access.statements import find_file, get_statement, read_file
from tocsin.composing.people import every, is_child, people_of
from tocsin.domain.clearance import PUBLIC
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import NoSuch
from tocsin.domain.redacting import Cut, Finder, Kind, Proposal, without_inner
from tocsin.domain.redaction import Listed, Protected
from tocsin.domain.viewer import Viewer

COPY_OF = "evidence.redacted_from"
PICTURES = frozenset({"image/png", "image/jpeg"})
_PDF = "application/pdf"
_LENGTH = 5  # of the number that a copy says: the last characters of an id that was drawn at random
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_READ_BY_OCR = "read by OCR"


@dataclass(frozen=True, slots=True)
class Document:
    """A document: `text` as it was read or typed, empty where it was not; `file` is the digest of its original, if any.

    `number` is what a copy calls it. `pages` are (first code point, page from 1) where the format has pages.
    """

    statement: str
    scope: str
    title: str
    language: str
    text: str
    text_digest: str
    file: str
    media_type: str
    pages: tuple[tuple[int, int], ...]
    by_ocr: bool

    @property
    def number(self) -> str:
        """What a copy calls it."""
        return self.statement[-_LENGTH:]

    @property
    def has_pictures(self) -> bool:
        """Whether a copy can be made of its pages as pictures."""
        return bool(self.file) and self.media_type in {*PICTURES, _PDF}

    @property
    def as_pictures(self) -> bool:
        """Whether that is the usual way: the text of a scan is only what a program took it for."""
        return self.has_pictures and (self.by_ocr or self.media_type in PICTURES or not self.text)


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A redacted copy of a document: the evidence that it is, its digest, and what kinds of things were taken out."""

    evidence: str
    file: str
    taken_out: tuple[Kind, ...]


def get_document(viewer: Viewer, statement: str) -> Document:
    """The document that a statement is. Raises NoSuch, MissingFile, DamagedFile."""
    line = get_statement(viewer, statement)
    dossier = get_dossier(viewer, case_of(viewer, statement))
    view = dossier.entities[statement]
    evidence = dossier.entities.get(view.text("statement.evidence"))
    text, pages = "", tuple[tuple[int, int], ...]()
    if line.text:
        text = read_file(viewer, line.scope, line.text).decode("utf-8")
        pages = find_file(viewer, line.scope, line.text).map
    return Document(
        statement,
        line.scope,
        line.title,
        view.text("statement.language"),
        text,
        line.text,
        evidence.text("evidence.file") if evidence else "",
        evidence.text("evidence.media_type") if evidence else "",
        pages,
        evidence is not None and evidence.text("evidence.reading") == _READ_BY_OCR,
    )


def proposals_for(viewer: Viewer, statement: str, day: date) -> tuple[Proposal, ...]:
    """What to take out of the text of a document, in its order. Raises NoSuch, MissingFile, DamagedFile."""
    document = get_document(viewer, statement)
    dossier = get_dossier(viewer, case_of(viewer, statement))
    children = [view.id for view in dossier.of_kind("person") if is_child(view, day)]
    finder = Finder(listed_for(viewer, dossier.case, day), children)
    found = finder.proposals(document.text, _born(dossier))
    return without_inner((*found, *_by_reader(viewer, document, finder, found)))


def listed_for(viewer: Viewer, case: str, day: date) -> Listed:
    """Whoever is taken out of a copy as it is proposed. Raises NoSuch."""
    dossier = get_dossier(viewer, case)
    listed = get_protected(viewer, case, day)
    hidden = {one.entity for one in listed.persons}
    stands = list_clearances(viewer, case, PUBLIC, day)
    agreed = {one.person for one in stands if one.may_be_named} - hidden
    people = [one for one in people_of(dossier, None, (), day).values() if one.id not in hidden]
    others = (Protected(one.id, tuple(one.names())) for one in people if one.id not in agreed)
    cleared = (name for one in people if one.id in agreed for name in one.names(originals=False))
    persons = (*listed.persons, *(one for one in others if one.names))
    return replace(listed, persons=persons, cleared=tuple(cleared))


def list_copies(viewer: Viewer, statement: str) -> tuple[CopyLine, ...]:
    """The redacted copies of a document, in the order in which they were made. Raises NoSuch."""
    dossier = get_dossier(viewer, case_of(viewer, statement))
    found = dossier.pointing(COPY_OF, statement)
    return tuple(_copy(view) for view in found if view.text("evidence.file"))


def _copy(view: EntityView) -> CopyLine:
    kinds = [shown.value for shown in view.all("evidence.taken_out")]
    return CopyLine(view.id, view.text("evidence.file"), tuple(kind for kind in Kind if kind in kinds))


def _born(dossier: Dossier) -> Iterator[str]:
    for view in dossier.of_kind("person"):
        yield from (one.value for one in every(view.all("person.birth")) if _DAY.fullmatch(one.value))


def _by_reader(viewer: Viewer, document: Document, finder: Finder, found: tuple[Proposal, ...]) -> Iterator[Proposal]:
    """Whom the reader took for a person, and the record does not know."""
    with suppress(NoSuch):
        for line in proposals_of(viewer, document.statement):
            if line.kind != "person" or line.state == "rejected":
                continue
            for start, end in line.form.get("mentions") or ():
                within = [one for one in found if start < one.cut.end and one.cut.start < end]
                kinds = [one.cut.kind for one in within] or [Kind.THIRD]
                if within or not finder.knows(document.text[start:end]):
                    yield Proposal(Cut(start, end, kinds[0]), within[0].entity if within else "")
