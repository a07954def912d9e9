"""What changed for the people of whom letters tell: as recorded, and who of them is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tocsin.access.told_of import get_told_of, told_of_in
from tocsin.domain.correspondence import Asked
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.dossier import Dossier, EntityView, State
from tocsin.domain.effects import CODES, Effect, Impact
from tocsin.domain.viewer import Viewer


def list_effects(viewer: Viewer, rows: Iterable[Asked]) -> tuple[Effect, ...]:
    """One effect for each letter of these rows and each person of whom it tells.

    Whoever is only alleged to have done it is left out. An effect that names nobody counts by itself. Raises NoSuch.
    """
    letters: dict[str, dict[str, str]] = {}
    for row in rows:
        letters.setdefault(row.case, {})[row.intervention] = row.appeal
    return tuple(
        effect for case, own in letters.items() for effect in _of_case(viewer, get_told_of(viewer, case, own), own)
    )


def _of_case(viewer: Viewer, dossier: Dossier, letters: Mapping[str, str]) -> Iterator[Effect]:
    for letter, appeal in letters.items():
        told = {person.id for person, only_actor in told_of_in(viewer, dossier, letter) if not only_actor}
        found = {person: Effect(letter, person) for person in sorted(told)}
        found |= {effect.person: effect for effect in _recorded(dossier, letter)}
        yield from (replace(effect, appeal=appeal) for effect in found.values())


def _recorded(dossier: Dossier, letter: str) -> Iterator[Effect]:
    """Those that somebody recorded, in the order in which they were seen; of one person the last one counts."""
    whole = _text(dossier.entities.get(letter), "intervention.impact")
    if whole in CODES:
        yield Effect(letter, "", CODES[whole])
    for view in sorted(dossier.pointing("effect.intervention", letter), key=_seen):
        impact = CODES.get(_text(view, "effect.impact"), Impact.UNKNOWN)
        confidential = _text(view, "effect.confidential") == "true"
        yield Effect(letter, _text(view, "effect.person"), impact, confidential, seen=_seen(view))


def _seen(view: EntityView) -> int:
    day = _text(view, "effect.seen")
    return bounds(day, Kind.MOMENT).s_min if day else -(2**62)


def _text(view: EntityView | None, property_id: str) -> str:
    """The value, or nothing where two say otherwise: then it is not known."""
    shown = view.one(property_id) if view else None
    return shown.value if shown and shown.state is State.KNOWN else ""
