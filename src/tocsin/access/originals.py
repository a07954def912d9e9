"""The sealed original that a statement came in as."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.access.dossier import get_entity
from tocsin.access.statements import find_file, get_statement
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Original:
    """A sealed file: its scope and digest, the name under which it came, and its size in bytes."""

    scope: str
    file: str
    name: str
    size: int


def get_original(viewer: Viewer, statement: str) -> Original | None:
    """The original of a statement; None for one that was typed in, or whose original was erased. Raises NoSuch."""
    scope = get_statement(viewer, statement).scope
    try:
        view = get_entity(viewer, get_entity(viewer, statement).text("statement.evidence"))
        file = view.text("evidence.file")
        return Original(scope, file, view.text("evidence.name"), find_file(viewer, scope, file).size)
    except NoSuch:
        return None
