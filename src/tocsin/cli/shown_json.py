"""Dossiers as JSON, for programs."""

from __future__ import annotations

from typing import Any

import msgspec

from tocsin.domain.dossier import Dossier, EntityView


def dossier_json(dossier: Dossier, entity: str | None = None) -> dict[str, Any]:
    """A case, or one entry of it: kinds, values with their claims, what is disputed."""
    views = dossier.entities.values() if entity is None else [dossier.entities[entity]]
    return {"case": dossier.case, "entities": [_view(view) for view in views]}


def _view(view: EntityView) -> dict[str, Any]:
    return {
        "id": view.id,
        "kind": view.kind,
        "values": {name: msgspec.to_builtins(list(values)) for name, values in view.values.items()},
    }
