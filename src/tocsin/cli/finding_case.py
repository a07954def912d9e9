"""How a command names a case: by its title's first words, its handle or its id."""

from __future__ import annotations

from tocsin.access.cases import find_case
from tocsin.access.handles import find_entity
from tocsin.actions.unlocking import opened_scopes
from tocsin.domain.errors import NoSuch, SeveralFit
from tocsin.domain.viewer import Viewer


def the_case(viewer: Viewer, words: str | None, what: str = "case") -> str:
    """The id of a case; the Inbox where none is named. Raises NoSuch (there is no such `what`), SeveralFit."""
    if words is None:
        return opened_scopes().inbox
    try:
        return find_entity(viewer, words, "case")
    except NoSuch:  # then they are a title, or its first words
        pass
    try:
        return find_case(viewer, words).id
    except SeveralFit:
        raise
    except NoSuch as exc:
        raise NoSuch(what=what) from exc
