"""Who got the letters of a number: to whom a later letter about the same goes, too."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.access.dossier import get_dossier
from tocsin.access.gaps import this_moment
from tocsin.access.offices import get_directory
from tocsin.access.waiting import get_waiting
from tocsin.domain.dossier import Dossier
from tocsin.domain.names import fold_name
from tocsin.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class WhoGot:
    """An office that got a letter. `directory` is its key there, empty where the directory does not hold it."""

    office: str
    country: str = ""
    directory: str = ""


def list_who_got(viewer: Viewer, case: str, number: str) -> tuple[WhoGot, ...]:
    """The offices that got a letter of this number, each once, in the order of sending; what came back is not counted.

    Our own site is no office: what was published there is published again. Raises NoSuch.
    """
    dossier = get_dossier(viewer, case)
    keys = {fold_name(one.office): one.key for one in get_directory(viewer).offices}
    found: dict[str, WhoGot] = {}
    for asked in get_waiting(viewer, case, this_moment()):
        name = fold_name(asked.office)
        if asked.number == number and asked.delivery and name and not asked.came_back and asked.channel != "website":
            country = _country(dossier, asked.office)
            found.setdefault(name, WhoGot(asked.office, country, keys.get(name, "")))
    return tuple(found.values()) if number else ()


def _country(dossier: Dossier, office: str) -> str:
    """The country that a letter of the case gives an office: each letter enters its addressees anew."""
    own = fold_name(office)
    views = (view for view in dossier.of_kind("addressee") if fold_name(view.text("addressee.office")) == own)
    return next((country for view in views if (country := view.text("addressee.country"))), "")
