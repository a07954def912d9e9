"""Who may be named in what leaves: how it stands with the people of a case, and with those whom a letter tells of."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from tocsin.access.dossier import get_dossier, get_entity
from tocsin.access.filter import entity_row, visible
from tocsin.access.scopes import case_of
from tocsin.access.told_of import persons_told_of
from tocsin.composing.people import every, is_of_age
from tocsin.domain.audience import told_of_each
from tocsin.domain.clearance import ADDRESSEES, PUBLIC, Cleared, Missing, ToldOf, cleared, missing
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.viewer import Viewer
from tocsin.records.derived import LetterUse

_NAMES = ("person.name", "person.short_name")


@dataclass(frozen=True, slots=True)
class Clearance:
    """How a letter stands with those whom it names. `accused` are named, and only said to have done it."""

    audience: str
    named: tuple[Cleared, ...]
    missing: tuple[Missing, ...]
    accused: frozenset[str]


def get_clearance(viewer: Viewer, intervention: str, day: date, also_named: Collection[str] = ()) -> Clearance:
    """What stands between a letter and its audience on this day; `also_named` are found in its files. Raises NoSuch.

    Whoever is only said to have done it gives no consent: of them `accused` tells.
    """
    dossier = get_dossier(viewer, case_of(viewer, intervention))
    used = frozenset(_used(viewer, intervention))
    told = persons_told_of(viewer, intervention)
    only_accused = {view.id for view, alone in told if alone} | (_accused(dossier) - _concerned(dossier))
    named = frozenset({*_named_by(dossier, used), *also_named})
    people = {view.id: view for view in dossier.of_kind("person")}
    tells = told_of_each(dossier, used)
    letter = ToldOf(
        named - only_accused,
        {view.id: tells.get(view.id, frozenset()) for view, _ in told if view.id not in only_accused},
        frozenset(uid for uid, view in people.items() if not is_of_age(view, day)),
    )
    audience = audience_of(get_entity(viewer, intervention))
    stands = (
        cleared(dossier, one, audience, day, child=one in letter.children) for one in people if one in letter.named
    )
    return Clearance(audience, tuple(stands), missing(dossier, letter, audience, day), named & only_accused)


def list_clearances(viewer: Viewer, case: str, audience: str, day: date) -> tuple[Cleared, ...]:
    """How it stands with everybody of a case, for one audience. Raises NoSuch."""
    dossier = get_dossier(viewer, case)
    return tuple(
        cleared(dossier, view.id, audience, day, child=not is_of_age(view, day)) for view in dossier.of_kind("person")
    )


def audience_of(letter: EntityView) -> str:
    """Who reads a letter; of one that does not say it, everybody may."""
    shown = letter.one("intervention.audience")
    return ADDRESSEES if shown and shown.value == ADDRESSEES and not shown.others else PUBLIC


def countries_of(dossier: Dossier, intervention: str) -> frozenset[str]:
    """The countries of those whom a letter asks for something, as far as they are recorded."""
    demands = dossier.pointing("demand.intervention", intervention)
    offices = {shown.value for demand in demands for shown in demand.all("demand.addressee")}
    views = (dossier.entities[one] for one in offices if one in dossier.entities)
    return frozenset(shown.value for view in views for shown in view.all("addressee.country") if shown.value)


def claims_used(viewer: Viewer, intervention: str) -> frozenset[str]:
    """The claims that the sentences of a letter rest on. Raises NoSuch."""
    entity_row(viewer, intervention, "intervention")
    return frozenset(_used(viewer, intervention))


def _used(viewer: Viewer, intervention: str) -> Iterator[str]:
    yield from visible(viewer, LetterUse.objects.filter(intervention=intervention)).values_list("claim", flat=True)


def _named_by(dossier: Dossier, used: frozenset[str]) -> Iterator[str]:
    """Those a claim of whose name is used: a letter uses it for nothing but to name somebody."""
    for view in dossier.of_kind("person"):
        if any(not used.isdisjoint(shown.claims) for name in _NAMES for shown in every(view.all(name))):
            yield view.id


def _accused(dossier: Dossier) -> frozenset[str]:
    return frozenset(s.value for view in dossier.of_kind("involvement") for s in view.all("involvement.actor"))


def _concerned(dossier: Dossier) -> frozenset[str]:
    return frozenset(shown.value for view in dossier.of_kind("act") for shown in view.all("act.victim"))
