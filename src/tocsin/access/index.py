"""What a viewer may find: every question to the index goes through here, and takes the viewer's scopes with it.

Nothing that is counted, ordered or offered depends on a document in a scope that the viewer may not see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tocsin.access.filter import scope_of
from tocsin.domain.viewer import Viewer
from tocsin.records import findable_index, near_names
from tocsin.records.findable import scope_token
from tocsin.records.findable_index import Wanted
from tocsin.records.words import SCOPES

MOST_COUNTED = 10_000


def find(
    viewer: Viewer, wanted: Wanted, *, case: str | None = None, limit: int = MOST_COUNTED + 1, begun: str = ""
) -> list[int]:
    """The numbers of the entities that fit and may be seen, the newest first. Raises NoSuch for the case.

    With `begun` they hold a token that begins so as well.
    """
    return findable_index.find([*wanted, *_scopes(viewer, case)], limit, begun)


def count(viewer: Viewer, wanted: Wanted, *, case: str | None = None, limit: int = MOST_COUNTED + 1) -> int:
    """How many fit and may be seen, counted as far as `limit`. Raises NoSuch for the case."""
    return findable_index.count([*wanted, *_scopes(viewer, case)], limit)


def near(viewer: Viewer, word: str, most: int) -> tuple[str, ...]:
    """Folded words of names that are near this one and stand in a scope that the viewer may see, the likest first."""
    found: Iterator[str] = (
        other for other in near_names.near(word) if other != word and find(viewer, [[f".{other}"]], limit=1)
    )
    return tuple(other for other, _ in zip(found, range(most), strict=False))


def _scopes(viewer: Viewer, case: str | None) -> Iterable[list[str]]:
    """One of these tokens is to be there; no part at all where the viewer may see everything."""
    if case is not None:
        return ([scope_token(SCOPES.known(scope_of(viewer, case)))],)
    if viewer.scopes is None:
        return ()
    known = (SCOPES.known(scope) for scope in viewer.scopes)
    return ([scope_token(number) for number in known if number >= 0],)
