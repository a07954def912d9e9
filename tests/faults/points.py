"""The fault map: every point of writing by name, and how to break there. Patched from outside; the product has no hook.

A point is a function of the product and the side of it on which something happens. What happens is the test's affair:
the process dies, the disk is full, or the folder is copied at that very moment.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest import mock

Happening = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Point:
    """Before or behind the first call of `where` (module:attribute, as its caller looks it up)."""

    name: str
    where: str
    behind: bool = False

    @contextmanager
    def breaking(self, happening: Happening) -> Iterator[list[str]]:
        """Let it happen once; the list holds the point's name when it has."""
        owner, attribute = _owner(self.where)
        real = getattr(owner, attribute)
        reached: list[str] = []

        def once() -> None:
            if not reached:
                reached.append(self.name)
                happening()

        def patched(*given: Any, **named: Any) -> Any:
            if not self.behind:
                once()
            answer = real(*given, **named)
            if self.behind:
                once()
            return answer

        with mock.patch.object(owner, attribute, patched):
            yield reached


def _owner(where: str) -> tuple[Any, str]:
    module, _, path = where.partition(":")
    *owners, attribute = path.split(".")
    owner: Any = importlib.import_module(module)
    for name in owners:
        owner = getattr(owner, name)
    return owner, attribute


POINTS = (
    Point("vault: a part of a sealed file is written", "tocsin.lib.files:Pending.write", behind=True),
    Point("vault: a sealed file is synced and has no name", "tocsin.lib.files:Pending.close", behind=True),
    Point("vault: a sealed file has its name", "tocsin.vault.store:Vault.put", behind=True),
    Point("record: one changeset is stored", "tocsin.records.store:append", behind=True),
    Point("record: all is stored, nothing is projected", "tocsin.actions.writing:project"),
    Point("record: all is projected, nothing committed", "tocsin.actions.writing:project", behind=True),
    Point("record: committed, heads still old", "tocsin.actions.writing:acknowledge"),
    Point("heads: sealed, not written", "tocsin.workspace.heads:write"),
    Point("disk: a file is synced and takes its name next", "tocsin.lib.files:DISK.replace"),
    Point("disk: a file has its name, its folder is not synced", "tocsin.lib.files:DISK.replace", behind=True),
    Point("heads: written", "tocsin.actions.writing:acknowledge", behind=True),
    Point("receive: taken in, nothing proposed", "tocsin.actions.receive:propose"),
    Point("erase: erased, its sealed files are there", "tocsin.actions.erase:_discard"),
    Point("erase: files are gone, the log is not cut", "tocsin.records.erasing:forget_old_pages"),
    Point("rebuild: the old tables are dropped", "tocsin.records.rebuild:_recreate", behind=True),
    Point("rebuild: some of it is projected", "tocsin.records.rebuild:project_stored", behind=True),
    Point("migration: the copy is made", "tocsin.records.swapping:_copy", behind=True),
    Point("migration: in the middle", "tocsin.records.connection:MigrationRecorder.record_applied"),
    Point("migration: done, the old record stands", "tocsin.records.swapping:_put"),
    Point("migration: the new record stands", "tocsin.records.swapping:_put", behind=True),
    Point("swap: the next record is not written", "tocsin.records.swapping:write_next"),
    Point("swap: the next record is whole, the header old", "tocsin.records.swapping:write_next", behind=True),
    Point("swap: one header is new", "tocsin.workspace.copies:write", behind=True),
    Point("swap: both headers are new, the record old", "tocsin.records.swapping:take_next"),
    Point("swap: the record is new, the old device not removed", "tocsin.records.swapping:take_next", behind=True),
    Point("lock: the log is not written back", "tocsin.actions.unlocking:close_database"),
    Point("lock: the log is written back", "tocsin.actions.unlocking:close_database", behind=True),
)
