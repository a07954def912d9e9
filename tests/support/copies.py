"""Several copies of one workspace on one machine: unlocked in turn, used, copied and brought together."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from support.cases import Case, changesets_of, ledger_of
from support.office import DAY_MS, PASSPHRASE, START_MS
from tocsin.access.dossier import get_dossier
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.merge import Merged, merge
from tocsin.actions.unlock import unlock
from tocsin.domain.dossier import EntityView
from tocsin.lib.clock import FixedClock
from tocsin.records.derived import CaseRow, Entity


@dataclass
class Copies:
    """Folders by name; `here` is the one that a test begins with. All clocks move on together."""

    here: Path
    clock: FixedClock = field(default_factory=lambda: FixedClock(START_MS + DAY_MS, 1000))
    passphrase: str = PASSPHRASE

    def folder(self, name: str) -> Path:
        """Where a copy lies."""
        return self.here if name == "here" else self.here.with_name(f"{name}.tocsin")

    def copy(self, name: str = "there", of: str = "here") -> None:
        """Copy a locked folder as a person does."""
        shutil.rmtree(self.folder(name), ignore_errors=True)
        shutil.copytree(self.folder(of), self.folder(name))

    @contextmanager
    def at(self, name: str, passphrase: str = "") -> Iterator[Office]:
        """A copy, unlocked for the block."""
        office = unlock(self.folder(name), passphrase or self.passphrase, clock=self.clock)
        try:
            yield office
        finally:
            lock(office)

    @contextmanager
    def case(self, name: str, case: str) -> Iterator[Case]:
        """A case of a copy, for the block."""
        with self.at(name) as office:
            yield Case(office, case)

    def merge(self, into: str = "here", other: str = "there") -> Merged:
        """Bring one copy into another."""
        with self.at(into) as office:
            return merge(office.viewer, self.folder(other), self.passphrase)

    def exchange(self, *names: str) -> None:
        """Merge until everybody has everything; each may have become a new device on the way."""
        moved = True
        while moved:
            found = [self.merge(into, other) for into in names for other in names if into != other]
            moved = any(merged.changesets for merged in found)
        assert len({frozenset(self.ids(name)) for name in names}) == 1

    def ids(self, name: str) -> list[str]:
        """The changesets of a copy, in its local order."""
        with self.at(name):
            return [one.id for one in changesets_of()]


def shown_everywhere(office: Office) -> dict[str, EntityView]:
    """Every entity of every case as the tables show it."""
    cases = Entity.objects.filter(id__in=CaseRow.objects.values_list("entity", flat=True)).values_list("uid", flat=True)
    return {uid: view for case in cases for uid, view in get_dossier(office.viewer, case).entities.items()}


def told_by_the_ledger() -> dict[str, EntityView]:
    """The same from all changesets, by the plain statement of the rules."""
    ledger = ledger_of()
    shown = ledger.shown()
    return {uid: EntityView(uid, one.kind, shown[uid]) for uid, one in ledger.entities().items()}
