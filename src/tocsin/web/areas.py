"""The events of a case by where they were: areas for a map, and the same in words for everybody without one."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext, ngettext

from tocsin.access.timeline import EventLine
from tocsin.domain.dossier import Dossier, EntityView, Shown
from tocsin.domain.facts import Stance
from tocsin.domain.names import fold_name
from tocsin.domain.places import city_name, named_in
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
    """One event at a place: what is said of where it was, and whether that is in doubt. `place` is the entry of it."""

    event: EventLine
    name: str
    place: str
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
    def counted(self) -> str:
        """How many events it has, in words."""
        number = len(self.events)
        return ngettext("%(number)s event", "%(number)s events", number) % {"number": number_words(number)}

    @property
    def entry(self) -> str:
        """The one place of the case that it is drawn for; empty where it is none, or several."""
        places = {told.place for told in self.events}
        return places.pop() if len(places) == 1 else ""

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
    known = _Known(dossier)
    for line in lines:
        view = dossier.entities.get(line.id)
        for area, told in known.places(line, view) if view else ():
            found[area if _is_drawn(area) else NOWHERE].append(told)
    nowhere = Spot(NOWHERE, "", "", tuple(found.pop(NOWHERE, ())))
    every = [Spot(area, _title(dossier, area, told), _precision(area), tuple(told)) for area, told in found.items()]
    return [*sorted(every, key=lambda spot: (-len(spot.events), spot.title)), nowhere]


@cache
def outlined() -> frozenset[str]:
    """The countries whose outlines ship."""
    return frozenset(code for part in json.loads(shipped()[COARSE].content) for code in part["countries"])


def _is_drawn(area: Area) -> bool:
    return area.point is not None or area.country in outlined()


class _Known:
    """The places of a case, each looked at once: most events of a case happened in few."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._named = _by_name(dossier)
        self._areas: dict[tuple[str, str], Area] = {}
        self._words: dict[tuple[str, str], tuple[EntityView | None, Area]] = {}
        self._names: dict[str, str] = {}

    def places(self, line: EventLine, view: EntityView) -> Iterator[tuple[Area, Told]]:
        """Each place that is given for an event, as many as sources differ by; what is denied lies nowhere."""
        country = view.one("event.country")
        code = country.value if country else ""
        given = list(_every(view, "event.place")) or list(_every(view, "event.place_words"))
        recorded = bool(view.one("event.place"))
        for one in given:
            place, area = self._entry(one.value, code) if recorded else self._called(one.value, code)
            name = self._name(one.value) if recorded else one.value
            denied, hedged = one.stance is Stance.DENIES, one.stance is Stance.HEDGES
            told = Told(line, name, place.id if place else "", len(given) > 1, hedged, denied)
            yield NOWHERE if denied else area, told
        if not given:
            yield self._called("", code)[1], Told(line, "", "", differ=False, hedged=False, denied=False)

    def _entry(self, uid: str, code: str) -> tuple[EntityView | None, Area]:
        place = self._dossier.entities.get(uid)
        if place is None:
            return None, NOWHERE
        if (uid, code) not in self._areas:
            self._areas[uid, code] = area_of_place(place, code)
        return place, self._areas[uid, code]

    def _called(self, words: str, code: str) -> tuple[EntityView | None, Area]:
        """The place that words name, if the case has one, with its area; else that of the words themselves."""
        if (words, code) not in self._words:
            named = _named(self._named, words) if words else None
            place, area = self._entry(named.id, code) if named else (None, NOWHERE)
            self._words[words, code] = (place, area) if area.is_known else (None, area_of_words(words, code))
        return self._words[words, code]

    def _name(self, uid: str) -> str:
        if uid not in self._names:
            self._names[uid] = name_of(self._dossier, uid)
        return self._names[uid]


def _by_name(dossier: Dossier) -> Mapping[str, EntityView]:
    """The places of the case by each of their names, folded; none by a name that two of them bear."""
    found: dict[str, dict[str, EntityView]] = defaultdict(dict)
    for view in dossier.of_kind("place"):
        for name in view.all("place.name"):
            found[fold_name(name.value)][view.id] = view
    return {name: next(iter(views.values())) for name, views in found.items() if name and len(views) == 1}


def _named(named: Mapping[str, EntityView], words: str) -> EntityView | None:
    """The place of the case that bears the name by which a statement calls one."""
    return next((place for name in named_in(words) if (place := named.get(fold_name(name)))), None)


def _every(view: EntityView, property_id: str) -> Iterable[Shown]:
    first = view.one(property_id)
    return [one for one in (first, *first.others) if one.value] if first else ()


def _title(dossier: Dossier, area: Area, told: Iterable[Told]) -> str:
    if area.city:
        return city_name(area.city, of_the_record())
    if area.point is None:
        return term_label("countries", area.country)
    return listed(dict.fromkeys(name_of(dossier, one.place) if one.place else one.name for one in told))


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
