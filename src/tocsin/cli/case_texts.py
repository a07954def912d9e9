"""The texts of a case, so that passages of findings can be quoted."""

from __future__ import annotations

from tocsin.access.statements import get_text, list_statements
from tocsin.domain.viewer import Viewer


def texts_of(viewer: Viewer, case: str) -> dict[str, str]:
    """The texts of a case by digest."""
    texts = (get_text(viewer, line.id) for line in list_statements(viewer, case).items if line.text)
    return {sealed.digest: sealed.text for sealed in texts}
