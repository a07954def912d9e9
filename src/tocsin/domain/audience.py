"""Who must not learn what from a letter: asylum data never goes to the country of origin (STANDARDS 3.7).

Asylum, residence and relatives are separate ticks. Where a letter would reach the country that somebody in the case
comes from, asylum never goes there, and the other two only where a person ticks them; what is public goes there too.
A country that the case names as close to it takes a tick for each. Pure; it looks at claims, not at free words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum

from tocsin.domain.dossier import Dossier, EntityView, Shown

NO_STATE = "none"  # in the place of a country: a body that belongs to no state


class Telling(StrEnum):
    """What a letter tells that can endanger: each is ticked by itself."""

    ASYLUM = "asylum"
    RESIDENCE = "residence"
    RELATIVES = "relatives"


class Reach(StrEnum):
    """Where a letter comes, as seen from the persons of the case."""

    ORIGIN = "origin"
    PUBLIC = "public"
    ALLY = "ally"
    UNKNOWN = "unknown"  # nobody recorded the addressee's country
    ELSEWHERE = "elsewhere"


_ASYLUM_STATUS = frozenset({"asylum_seeker", "refugee", "subsidiary_protection", "temporary_protection", "refused"})
_FAMILY = "0101"


def origins(dossier: Dossier) -> frozenset[str]:
    """The countries that the persons of a case come from, each that anybody names; alleged perpetrators left out."""
    accused = {value for view in dossier.of_kind("involvement") for value in _values(view, "involvement.actor")}
    concerned = {
        value
        for kind in ("act", "status", "residence", "proceeding")
        for view in dossier.of_kind(kind)
        for name in ("victim", "person")
        for value in _values(view, f"{kind}.{name}")
    }
    left_out = accused - concerned
    people = (view for view in dossier.of_kind("person") if view.id not in left_out)
    return frozenset(country for view in people for country in _values(view, "person.country"))


def allies(dossier: Dossier) -> frozenset[str]:
    """The countries that a case names as close to the country of origin."""
    return frozenset(country for view in dossier.of_kind("case") for country in _values(view, "case.ally"))


def reach(country: str, origin: Collection[str], ally: Collection[str]) -> Reach:
    """Where a letter to an office of this country comes; `country` is "" where nobody recorded it."""
    if country == NO_STATE:
        return Reach.ELSEWHERE
    if not country:
        return Reach.UNKNOWN
    if country in origin:
        return Reach.ORIGIN
    return Reach.ALLY if country in ally else Reach.ELSEWHERE


def may_tell(telling: Telling, where: Reach, ticked: Collection[Telling]) -> bool:
    """Whether a letter that comes there may tell this."""
    if where in {Reach.ORIGIN, Reach.PUBLIC}:
        return telling is not Telling.ASYLUM and telling in ticked
    return where is not Reach.ALLY or telling in ticked


def held_back(told: Collection[Telling], where: Reach, ticked: Collection[Telling]) -> tuple[Telling, ...]:
    """What of this must not go there, in the order of the list."""
    return tuple(one for one in Telling if one in told and not may_tell(one, where, ticked))


def told_by(dossier: Dossier, claims: Collection[str]) -> frozenset[Telling]:
    """What of it these claims tell. An entity counts as a whole: its date alone says that there is something."""
    used = set(claims)
    told = ((view, frozenset(_tellings(dossier, view))) for view in dossier.entities.values())
    return frozenset(
        telling for view, tellings in told if tellings and not used.isdisjoint(_claims(view)) for telling in tellings
    )


def told_of_each(dossier: Dossier, claims: Collection[str]) -> dict[str, frozenset[Telling]]:
    """The same for each person whom it is told of; a relation tells of both."""
    used = set(claims)
    found: dict[str, frozenset[Telling]] = {}
    for view in dossier.entities.values():
        tellings = frozenset(_tellings(dossier, view))
        for person in _concerned(dossier, view) if tellings and not used.isdisjoint(_claims(view)) else ():
            found[person] = found.get(person, frozenset()) | tellings
    return found


def _concerned(dossier: Dossier, view: EntityView) -> Iterator[str]:
    for name in ("person", "other", "victim"):
        yield from _values(view, f"{view.kind}.{name}")
    for act in dossier.pointing("act.event", view.id) if view.kind == "event" else ():
        yield from _values(act, "act.victim")
    for proceeding in _values(view, "stage.proceeding"):
        if proceeding in dossier.entities:
            yield from _values(dossier.entities[proceeding], "proceeding.person")


def _tellings(dossier: Dossier, view: EntityView) -> Iterator[Telling]:
    if _is_asylum(dossier, view):
        yield Telling.ASYLUM
    if view.kind == "residence":
        yield Telling.RESIDENCE
    if view.kind == "relation" and any(value.startswith(_FAMILY) for value in _values(view, "relation.type")):
        yield Telling.RELATIVES


def _is_asylum(dossier: Dossier, view: EntityView) -> bool:
    match view.kind:
        case "status":
            return not _ASYLUM_STATUS.isdisjoint(_values(view, "status.type"))
        case "proceeding":
            return "asylum" in _values(view, "proceeding.type")
        case "stage":
            of = (dossier.entities.get(value) for value in _values(view, "stage.proceeding"))
            return _begins(view, "stage.type", "asylum.") or any(one and _is_asylum(dossier, one) for one in of)
        case "event" | "act":
            return _begins(view, f"{view.kind}.type", "asylum")
        case _:
            return False


def _begins(view: EntityView, property_id: str, beginning: str) -> bool:
    return any(value.startswith(beginning) for value in _values(view, property_id))


def _values(view: EntityView, property_id: str) -> frozenset[str]:
    """Every value that anybody gives, those in dispute too."""
    return frozenset(one.value for shown in view.all(property_id) for one in _all(shown) if one.value)


def _claims(view: EntityView) -> Iterator[str]:
    return (claim for values in view.values.values() for shown in values for one in _all(shown) for claim in one.claims)


def _all(shown: Shown) -> tuple[Shown, ...]:
    return (shown, *shown.others)
