"""What of a statement stands on our own site: in each language the version that was approved, and its corrections."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from tocsin.access.approvals import list_letters, withdrawn_after_approval
from tocsin.access.clearance import audience_of
from tocsin.access.dossier import get_dossier
from tocsin.access.filter import entity_row
from tocsin.access.scopes import case_of
from tocsin.domain.approval import Standing
from tocsin.domain.clearance import PUBLIC
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.series import first_version, versions_key
from tocsin.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Side:
    """One language. `letter` is the version that stands for it, `corrections` are letters, the earliest first.

    `withdrawn` is when it was taken back (milliseconds UTC), 0 where it stands.
    """

    language: str
    letter: str
    corrections: tuple[str, ...] = ()
    withdrawn: int = 0


def list_sides(viewer: Viewer, intervention: str) -> tuple[Side, ...]:
    """What a second member signed for and everybody may read of a statement, language by language. Raises NoSuch.

    Letters of one number and template are one statement; a language in which all were taken back says so.
    """
    entity_row(viewer, intervention, "intervention")
    case = case_of(viewer, intervention)
    dossier = get_dossier(viewer, case)
    standings = {one.intervention: one for one in list_letters(viewer, case)}
    were_approved = withdrawn_after_approval(viewer, case)
    by_language: dict[str, list[str]] = {}
    for view in _versions(dossier, intervention):
        if audience_of(view) == PUBLIC:
            by_language.setdefault(view.text("intervention.language"), []).append(view.id)
    found = (
        _side(dossier, language, own, standings, were_approved) for language, own in by_language.items() if language
    )
    return tuple(side for side in found if side)


def _versions(dossier: Dossier, intervention: str) -> Iterator[EntityView]:
    view = dossier.entities[intervention]
    own, root = _key(view), first_version(dossier, intervention)
    for one in dossier.of_kind("intervention"):
        if (own[0] and _key(one) == own) or first_version(dossier, one.id) == root:
            yield one


def _key(view: EntityView) -> tuple[str, ...]:
    return (*versions_key(view), view.text("intervention.template"))


def _side(
    dossier: Dossier,
    language: str,
    versions: list[str],
    standings: Mapping[str, Standing],
    were_approved: Collection[str],
) -> Side | None:
    """The newest version that is signed for; without one, when the last was taken back."""
    signed = [one for one in versions if standings[one].countersigned]
    if signed:
        corrections = (
            view.id
            for view in dossier.of_kind("intervention")
            if view.text("intervention.corrects") in versions
            and standings[view.id].countersigned
            and audience_of(view) == PUBLIC
        )
        return Side(language, signed[-1], tuple(corrections))
    gone = [(gone.time, one) for one in versions if one in were_approved and (gone := standings[one].withdrawn)]
    return Side(language, max(gone)[1], withdrawn=max(gone)[0]) if gone else None
