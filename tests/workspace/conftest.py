"""A workspace that is cheap to unlock. There is no switch for this outside the library."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tocsin import workspace
from tocsin.workspace import KdfParameters, Session

CHEAP = KdfParameters(memory_kib=64, passes=1, lanes=1)


@dataclass(frozen=True)
class Office:
    """A workspace on disk, with what opens it."""

    folder: Path
    passphrase: str = "pepper lantern orbit velvet canyon drum"
    recovery: str = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    member: str = "AZrxVeQ3cACfQ0mWm0lM1g"

    def unlock(self, passphrase: str | None = None) -> Session:
        return workspace.unlock(self.folder, passphrase or self.passphrase, wait_s=0)

    def create(self) -> Session:
        return workspace.create(
            self.folder, passphrase=self.passphrase, recovery=self.recovery, member=self.member, kdf=CHEAP
        )


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    office = Office(tmp_path_factory.mktemp("made") / "office.tocsin")
    with office.create() as session:
        session.write_heads({"cases": 3})
    return office.folder


@pytest.fixture
def office(_made: Path, tmp_path: Path) -> Office:
    """A closed workspace of its own for each test."""
    shutil.copytree(_made, tmp_path / "office.tocsin")
    return Office(tmp_path / "office.tocsin")


@pytest.fixture
def new_office(tmp_path: Path) -> Office:
    """A workspace that is not made yet."""
    return Office(tmp_path / "new.tocsin")


@pytest.fixture
def restored(office: Office) -> Callable[[], None]:
    """Puts the files of the workspace back as they were when the test began."""
    before = {path.name: path.read_bytes() for path in office.folder.iterdir() if path.is_file()}

    def restore() -> None:
        for path in office.folder.iterdir():
            if path.is_file() and path.name not in before:
                path.unlink()
        for name, data in before.items():
            (office.folder / name).write_bytes(data)

    return restore
