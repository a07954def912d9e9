"""How many independent sources an event or an act has, in words, and who called it confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tocsin.access.confirmation import Confirmation, list_confirmations
from tocsin.access.corroboration import get_corroboration
from tocsin.access.dossier import get_entity
from tocsin.access.handles import handle
from tocsin.access.members import member_names
from tocsin.domain.corroboration import ENOUGH, Aside, Corroboration, Reason
from tocsin.domain.viewer import Viewer

KINDS = frozenset({"event", "act"})
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
_WHY = {
    Reason.DENIES: "it denies it",
    Reason.HEDGES: "it only says that it may be so",
    Reason.UNKNOWN: "nobody recorded whom it is from",
}


def source_lines(viewer: Viewer, entity: str) -> Iterator[str]:
    """What the record holds for an event or an act, and who called it confirmed. Raises NoSuch."""
    found = get_corroboration(viewer, entity)
    yield from corroboration_lines(viewer, found)
    names = member_names(viewer)
    for one in list_confirmations(viewer, entity):
        yield _confirmed(one, names, found.number)


def corroboration_lines(viewer: Viewer, found: Corroboration) -> Iterator[str]:
    """The independent sources, and why other statements do not count."""
    if found.number == 0:
        yield "No independent source is recorded."
    else:
        number = _NUMBERS[found.number] if found.number < len(_NUMBERS) else str(found.number)
        noun = "source" if found.number == 1 else "independent sources"
        yield f"{number} {noun}: {_listed([_named(viewer, statement) for statement in found.counted])}."
    for aside in found.aside:
        yield f"  {_named(viewer, aside.statement)} does not count: {_why(aside)}."


def sources_json(viewer: Viewer, entity: str) -> dict[str, Any]:
    """The same for programs."""
    found = get_corroboration(viewer, entity)
    return {
        "independent": list(found.counted),
        "aside": [
            {"statement": aside.statement, "reason": str(aside.reason), "beside": aside.beside or None}
            for aside in found.aside
        ],
        "confirmed": [
            {"claim": one.claim, "value": one.value, "members": list(one.members), "waits": one.waits}
            for one in list_confirmations(viewer, entity)
        ],
    }


def _why(aside: Aside) -> str:
    if aside.reason is Reason.REPEATS:
        return f"it goes back to the same origin as {handle('statement', aside.beside)}"
    return _WHY[aside.reason]


def _named(viewer: Viewer, statement: str) -> str:
    title = get_entity(viewer, statement).one("statement.title")
    words = f"“{title.value}”" if title and title.value else "an entry"
    return f"{words} ({handle('statement', statement)})"


def _confirmed(one: Confirmation, names: dict[str, str], number: int) -> str:
    who = _listed([names.get(member) or handle("member", member) for member in one.members])
    if one.waits:
        return f"{who} asks that it be called confirmed. Another member must agree: `tocsin confirm`."
    if not one.enough:
        return f"It is called confirmed by {who} alone. Does another member agree?"
    if number < ENOUGH:
        return f"It was confirmed by {who}, and two independent sources are no longer recorded. Is it still right?"
    return f"Confirmed by {who}."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
