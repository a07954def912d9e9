"""Which letters use a claim: what was sent is not gone (DESIGN 6)."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.access.filter import visible
from tocsin.domain.viewer import Viewer
from tocsin.records.derived import LetterUse


def interventions_using(viewer: Viewer, claims: Iterable[str]) -> tuple[str, ...]:
    """The interventions whose letters use one of these claims, in a stable order."""
    rows = visible(viewer, LetterUse.objects.filter(claim__in=list(claims)))
    return tuple(sorted(set(rows.values_list("intervention", flat=True))))
