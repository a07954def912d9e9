"""Which letters use a claim: what was sent is not gone (DESIGN 6); and the words of one."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.access.annexes import annex_digests
from tocsin.access.dossier import get_dossier, get_entity
from tocsin.access.filter import entity_row, visible
from tocsin.access.scopes import case_of
from tocsin.access.statements import find_file, read_file
from tocsin.domain.viewer import Viewer
from tocsin.records.derived import LetterUse
from tocsin.records.words import SCOPES


def interventions_using(viewer: Viewer, claims: Iterable[str]) -> tuple[str, ...]:
    """The interventions whose letters use one of these claims, in a stable order."""
    rows = visible(viewer, LetterUse.objects.filter(claim__in=list(claims)))
    return tuple(sorted(set(rows.values_list("intervention", flat=True))))


def letters_of_offices(viewer: Viewer, intervention: str) -> dict[str, str]:
    """The sealed letters of its case that are to one office alone, by their digests, with its name. Raises NoSuch."""
    entity_row(viewer, intervention, "intervention")
    dossier = get_dossier(viewer, case_of(viewer, intervention))
    return {
        shown.value: office.value
        for view in dossier.of_kind("addressee")
        if (office := view.one("addressee.office"))
        for shown in view.all("addressee.letters")
    }


def get_letter_text(viewer: Viewer, intervention: str) -> str:
    """The words of a letter as it would leave, or of its draft where nothing may; empty where none is kept.

    Raises NoSuch, MissingFile, DamagedFile.
    """
    scope = SCOPES.word(entity_row(viewer, intervention, "intervention").scope)
    view = get_entity(viewer, intervention)
    beside = annex_digests(view)
    for shown in (*view.all("intervention.final"), *view.all("intervention.letters")):
        if (
            shown.value
            and shown.value not in beside
            and find_file(viewer, scope, shown.value).media_type == "text/plain"
        ):
            return read_file(viewer, scope, shown.value).decode("utf-8")
    return ""
