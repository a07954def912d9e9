"""The persons whom a letter tells of, named or as a role: through the claims that its sentences use."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tocsin.access.bindings import get_bindings
from tocsin.access.claims import holders_of, values_with
from tocsin.access.dossier import get_dossier
from tocsin.access.filter import entity_row, visible
from tocsin.access.part import get_part
from tocsin.access.scopes import case_of
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.schema import ValueKind, schema
from tocsin.domain.viewer import Viewer
from tocsin.records.derived import LetterUse

_OF_LETTERS = ("intervention", "effect")
_ACTED = frozenset({"event", "act"})


def persons_told_of(viewer: Viewer, intervention: str) -> tuple[tuple[EntityView, bool], ...]:
    """Each person with whether he or she stands in it only as one who is said to have done it. Raises NoSuch.

    With an event come those to whom it happened and those who are said to have done it, whatever its sentence says.
    """
    entity_row(viewer, intervention, "intervention")
    return told_of_in(viewer, get_dossier(viewer, case_of(viewer, intervention)), intervention)


def told_of_in(viewer: Viewer, dossier: Dossier, intervention: str) -> tuple[tuple[EntityView, bool], ...]:
    """The same of a letter of a case, or of the part of it that letters tell of, that is at hand already."""
    reached = set(_using(viewer, dossier, _used(viewer, intervention)))
    acts = {view.id for event in reached for view in dossier.pointing("act.event", event)} | reached
    victims = {named for act in acts for named in _values(dossier, act, "act.victim")}
    parts = {view.id for act in acts for view in dossier.pointing("involvement.act", act)} | reached
    actors = {named for part in parts for named in _values(dossier, part, "involvement.actor")}
    others = {uid for uid in reached if uid not in actors} | victims
    return tuple((view, view.id not in others) for view in dossier.of_kind("person") if view.id in others | actors)


def get_told_of(viewer: Viewer, case: str, interventions: Collection[str]) -> Dossier:
    """The part of a case of which these letters tell, with its letters and what is recorded to have come of them.

    Raises NoSuch.
    """
    used = frozenset[str]().union(*(_used(viewer, one) for one in interventions))
    holders = holders_of(viewer, used).keys()
    part = get_part(viewer, case, holders, kinds=_OF_LETTERS)
    named = {uid for uid in _using(viewer, part, used) if uid in part.entities} - holders
    if not any(part.entities[uid].kind in _ACTED for uid in named):
        return part
    return get_part(viewer, case, holders | named, kinds=_OF_LETTERS)  # with whom it was done to, and by whom


def _used(viewer: Viewer, intervention: str) -> frozenset[str]:
    """What the sentences of a letter rest on, or rested on."""
    rows = visible(viewer, LetterUse.objects.filter(intervention=intervention))
    return frozenset(rows.values_list("claim", flat=True)) | _changed(viewer, intervention)


def _changed(viewer: Viewer, intervention: str) -> frozenset[str]:
    """What sentences rested on that came back with other words: they may still tell of the same persons.

    So may one that is our own word now, because somebody says so.
    """
    found = get_bindings(viewer, intervention)
    rows = (*found.unbound, *found.said_ours) if found else ()
    return frozenset(claim for row in rows for claim in row.was_claims)


def _using(viewer: Viewer, dossier: Dossier, used: frozenset[str]) -> Iterator[str]:
    """The entities of these claims, and those that these claims name."""
    for uid, property_id, shown in values_with(viewer, dossier, used):
        yield uid
        rule = schema().properties.get(property_id)
        if rule is not None and rule.type is ValueKind.ENTITY and shown.value:
            yield shown.value


def _values(dossier: Dossier, entity: str, property_id: str) -> Iterator[str]:
    view = dossier.entities.get(entity)
    return (shown.value for shown in view.all(property_id)) if view else iter(())
