"""The events of a case by where they were: areas for a map, and the same in words for everybody without one."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext, ngettext

from tocsin.access.timeline import EventLine
from tocsin.domain.dossier import Dossier, EntityView, Shown
from tocsin.domain.facts import Stance
from tocsin.domain.places import city_name
from tocsin.domain.places.areas import NOWHERE, Area, area_of_place, area_of_words
from tocsin.web.languages import of_the_record
from tocsin.web.static_files import shipped
from tocsin.web.timeline import UNDONE
from tocsin.web.words import listed, name_of, number_words, term_label

PLACE_KINDS = ("place",)
PROPERTIES = (
    "case.title",
    "event.place",
    "event.place_words",
    "event.country",
    "place.name",
    "place.country",
    "place.precision",
    "place.point",
)
COARSE, FINE = "world-110m.json", "world-50m.json"
KILOMETRE = 1_000


@dataclass(frozen=True, slots=True)
class Told:
    """One event at a place: what is said of where it was, and whether that is in doubt."""

    event: EventLine
    name: str
    differ: bool
    hedged: bool
    denied: bool

    @property
    def undone(self) -> bool:
        """Attempted, threatened or planned."""
        return self.event.completion in UNDONE


@dataclass(frozen=True, slots=True)
class Spot:
    """One area with the events in it, as it is drawn and as it is said."""

    area: Area
    title: str
    precision: str
    events: tuple[Told, ...]

    @property
    def hollow(self) -> bool:
        """Nothing in it was done: all of it was attempted, threatened or planned."""
        return all(told.undone for told in self.events)

    @property
    def unsure(self) -> bool:
        """That any of it was here is in doubt."""
        return all(told.differ or told.hedged for told in self.events)


def spots(dossier: Dossier, lines: Sequence[EventLine]) -> list[Spot]:
    """The areas with their events, those with the most first; the last is what lies nowhere on the map."""
    found: dict[Area, list[Told]] = defaultdict(list)
    for line in lines:
        view = dossier.entities.get(line.id)
        for area, told in _places(dossier, line, view) if view else ():
            found[area if _is_drawn(area) else NOWHERE].append(told)
    nowhere = Spot(NOWHERE, "", "", tuple(found.pop(NOWHERE, ())))
    every = [Spot(area, _title(area, told), _precision(area), tuple(told)) for area, told in found.items()]
    return [*sorted(every, key=lambda spot: (-len(spot.events), spot.title)), nowhere]


@cache
def outlined() -> frozenset[str]:
    """The countries whose outlines ship."""
    return frozenset(code for part in json.loads(shipped()[COARSE].content) for code in part["countries"])


def _is_drawn(area: Area) -> bool:
    return area.point is not None or area.country in outlined()


def _places(dossier: Dossier, line: EventLine, view: EntityView) -> Iterator[tuple[Area, Told]]:
    """Each place that is given for an event, as many as sources differ by; what is denied lies nowhere."""
    country = view.one("event.country")
    code = country.value if country else ""
    given = list(_every(view, "event.place")) or list(_every(view, "event.place_words"))
    recorded = bool(view.one("event.place"))
    for one in given:
        place = dossier.entities.get(one.value) if recorded else None
        area = area_of_place(place, code) if place else NOWHERE if recorded else area_of_words(one.value, code)
        name = name_of(dossier, one.value) if recorded else one.value
        denied = one.stance is Stance.DENIES
        told = Told(line, name, len(given) > 1, one.stance is Stance.HEDGES, denied)
        yield NOWHERE if denied else area, told
    if not given:
        yield area_of_words("", code), Told(line, "", differ=False, hedged=False, denied=False)


def _every(view: EntityView, property_id: str) -> Iterable[Shown]:
    first = view.one(property_id)
    return [one for one in (first, *first.others) if one.value] if first else ()


def _title(area: Area, told: Iterable[Told]) -> str:
    if area.city:
        return city_name(area.city, of_the_record())
    if area.point is None:
        return term_label("countries", area.country)
    return listed(dict.fromkeys(one.name for one in told))


def _precision(area: Area) -> str:
    """How exactly the place is known, in words."""
    if area.point is None:
        return gettext("only the country is known: the whole of it is shaded")
    if area.city:
        return gettext("a town: somewhere in it, or near it")
    within = gettext("within %(far)s") % {"far": _far(area.radius)}
    if not area.precision:
        return within
    return f"{term_label('place_precision', area.precision)}, {within}"


def _far(metres: int) -> str:
    if metres < KILOMETRE:
        return ngettext("%(n)s metre", "%(n)s metres", metres) % {"n": number_words(metres)}
    far = round(metres / KILOMETRE)
    return ngettext("%(n)s kilometre", "%(n)s kilometres", far) % {"n": number_words(far)}
