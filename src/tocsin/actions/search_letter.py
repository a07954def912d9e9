"""`search_letter`: no finished letter leaves before it was searched for what must not leave."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from tocsin.access.annexes import faces
from tocsin.access.clearance import audience_of
from tocsin.access.dossier import get_entity
from tocsin.access.handles import handle
from tocsin.access.protected import get_protected
from tocsin.access.scopes import case_of
from tocsin.domain.errors import CannotBeSearched, Cause, MustNotLeave, joined
from tocsin.domain.redaction import Strike
from tocsin.domain.viewer import Viewer
from tocsin.letters.naming import is_annex
from tocsin.letters.opened import UnsearchableError
from tocsin.letters.searching import Searched, search_files
from tocsin.lib.clock import utc_day
from tocsin.workspace import current

MOST_PLACES = 6  # told in one sentence


def search_letter(
    viewer: Viewer, intervention: str, files: Mapping[str, bytes], *, passed: Collection[Strike] = ()
) -> Searched:
    """Look through the files of a letter, by their names, for what of its case must not leave.

    `passed` are strikes that two members have let pass in these files. Raises MustNotLeave, which names the places and
    never what stands there; CannotBeSearched, NoSuch.
    """
    found = searched(viewer, intervention, files)
    if left := [strike for strike in found.strikes if strike not in passed]:
        raise MustNotLeave(places=_told(viewer, left))
    return found


def searched(viewer: Viewer, intervention: str, files: Mapping[str, bytes]) -> Searched:
    """The same, and whatever it finds is only told; with faces in annexes, which take two members, too.

    Raises CannotBeSearched, NoSuch.
    """
    today = utc_day(current.require().clock.now_ms())
    case, audience = case_of(viewer, intervention), audience_of(get_entity(viewer, intervention))
    try:
        found = search_files(files, get_protected(viewer, case, today, audience, intervention))
    except UnsearchableError as exc:
        raise CannotBeSearched(place=exc.place, why=exc.why) from None
    shown = faces(viewer, intervention, today) if any(map(is_annex, files)) else ()
    return replace(found, strikes=(*found.strikes, *shown))


def _told(viewer: Viewer, strikes: Sequence[Strike]) -> Cause:
    more = len(strikes) - MOST_PLACES
    told = [_place(viewer, one) for one in strikes[:MOST_PLACES]]
    return joined([*told, Cause("and {more} more", more=more)] if more > 0 else told)


def _place(viewer: Viewer, strike: Strike) -> Cause:
    return Cause("{place} ({strike}, {handle})", place=strike.place, strike=strike.what, handle=_handle(viewer, strike))


def _handle(viewer: Viewer, strike: Strike) -> str:
    return handle(get_entity(viewer, strike.entity).kind, strike.entity)
