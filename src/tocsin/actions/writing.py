"""One transaction of the record: what is said in it becomes one signed changeset a scope, projected and acknowledged.

Order of writing (DESIGN 2.5): vault files are synced before this begins, then the database commits, then `heads`. A
kill between the last two leaves the record ahead of its heads, which is right and is caught up at the next unlock.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from django.db import transaction

from tocsin.access.devices import why_distrusted
from tocsin.domain import changesets
from tocsin.domain.errors import NoSuch
from tocsin.domain.operations import MOST_OPERATIONS, FileSealed, Known
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id
from tocsin.lib.memory import no_collection
from tocsin.records import store, words
from tocsin.records.places import PLACES
from tocsin.records.projection import Told, project
from tocsin.workspace import current


@dataclass
class Writing:
    """What is being said, by scope. Where it does not `count`, no list says it: a rebuild would not, either."""

    viewer: Viewer
    counts: bool = True
    said: dict[str, list[Known]] = field(default_factory=dict)

    def say(self, scope: str, *operations: Known) -> None:
        """Add operations to what this transaction says in a scope. Raises NoSuch where the viewer may not see it."""
        if not self.viewer.may_see(scope):
            raise NoSuch(what="case")
        self.said.setdefault(scope, []).extend(operations)


@contextmanager
def writing(viewer: Viewer, *, even_distrusted: bool = False) -> Iterator[Writing]:
    """Collect operations; at the end write them all, or nothing.

    Raises DistrustedCopy at once where nothing of it would count. `even_distrusted` is for what a copy says of its own
    keys: it is kept until somebody vouches for the copy.
    """
    unlocked = current.require()
    with ExitStack() as undo:
        undo.callback(words.forget)  # a number that was given out in a transaction that failed is no number
        with transaction.atomic():
            why_not = why_distrusted(viewer)
            if why_not and not even_distrusted:
                raise why_not
            collected = Writing(viewer, counts=why_not is None)
            yield collected
            with no_collection():
                _write(collected, unlocked)
        undo.pop_all()
    if collected.said:
        unlocked.session.named_files(_names(collected, unlocked))
        acknowledge(unlocked)


def _names(collected: Writing, unlocked: current.Unlocked) -> Iterator[str]:
    """The sealed files that were named now."""
    for scope, said in collected.said.items():
        for operation in said:
            if isinstance(operation, FileSealed):
                yield unlocked.session.vault_name(scope, operation.digest)


def acknowledge(unlocked: current.Unlocked) -> None:
    """Write `heads`: from here on, a record that holds less is damage."""
    at = store.position()
    unlocked.session.write_heads({"changesets": at.changesets, "operations": at.operations, "log": at.log.hex()})


def _write(collected: Writing, unlocked: current.Unlocked) -> None:
    parts = [
        (scope, said[start : start + MOST_OPERATIONS])
        for scope, said in collected.said.items()
        for start in range(0, len(said), MOST_OPERATIONS)
    ]
    batch = new_id() if len(parts) > 1 else None
    told: list[Told] = []
    for scope, operations in parts:
        session = unlocked.session
        changeset = changesets.make(
            operations,
            scope=scope,
            device=session.device,
            author=collected.viewer.member,
            now_ms=unlocked.clock.now_ms(),
            heads=store.heads(scope, session.device),
            sign=session.sign,
            batch=batch,
        )
        seq = store.append(changeset)
        told += [Told(seq * PLACES + place, scope, operation) for place, operation in enumerate(operations)]
    if collected.counts:
        project(told)
