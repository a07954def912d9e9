"""Whether a consent holds on a day: given, and neither refused, nor not yet in force, nor run out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from tocsin.domain.dates import Kind, bounds
from tocsin.domain.dossier import EntityView, Shown
from tocsin.domain.facts import Stance


def holds(consent: EntityView, day: date) -> bool:
    """Given, and neither not yet in force nor run out; a doubtful end counts as run out."""
    return _given(consent) and not has_run_out(consent, day) and has_begun(consent, day)


def is_refused(consent: EntityView) -> bool:
    """Whether somebody says that it is not, or no longer, given."""
    return any(shown.value == "false" for shown in consent.all("consent.granted"))


def has_run_out(consent: EntityView, day: date) -> bool:
    """Whether its last day lies before this one, or may do so."""
    return any(bounds(shown.value, Kind.MOMENT).s_min < _begin(day) for shown in _dates(consent, "consent.until"))


def has_begun(consent: EntityView, day: date) -> bool:
    """Whether its first day is not after this one, or may not be."""
    return not any(bounds(shown.value, Kind.MOMENT).s_min > _begin(day) for shown in _dates(consent, "consent.from"))


def _given(consent: EntityView) -> bool:
    granted = consent.all("consent.granted")
    return bool(granted) and all(s.value == "true" and not s.others and s.stance is Stance.ASSERTS for s in granted)


def _begin(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _dates(view: EntityView, property_id: str) -> Iterator[Shown]:
    return (shown for shown in view.all(property_id) if shown.value)
