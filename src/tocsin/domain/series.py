"""Which letters are versions of one another, and which are of one series."""

from __future__ import annotations

from tocsin.domain.dossier import Dossier, EntityView

_VERSIONS = ("intervention.number", "intervention.corrects", "intervention.update")


def first_version(dossier: Dossier, intervention: str) -> str:
    """The version that a letter goes back to, by what came back from Word or was typed."""
    met = {intervention}
    while (before := dossier.entities[intervention].text("intervention.revises")) and before not in met:
        if before not in dossier.entities:
            break
        met.add(before)
        intervention = before
    return intervention


def versions_key(view: EntityView) -> tuple[str, ...]:
    """What versions of a letter have in common, whatever their language; without a number they have nothing."""
    return tuple(view.text(name) for name in _VERSIONS)


def drafts_key(view: EntityView) -> tuple[str, ...]:
    """What the drafts of one letter in one language have in common: the latest stands in the place of the others."""
    return (*versions_key(view), view.text("intervention.language"), view.text("intervention.template"))
