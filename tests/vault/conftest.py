"""A vault in a workspace that is cheap to unlock."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tocsin import workspace
from tocsin.vault import Sealed, Vault
from tocsin.workspace import KdfParameters, Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with workspace.create(
        tmp_path / "office.tocsin",
        passphrase="pepper lantern orbit velvet canyon drum",
        recovery="legal winner thank year wave sausage worth useful legal winner thank yellow",
        member="AZrxVeQ3cACfQ0mWm0lM1g",
        kdf=KdfParameters(memory_kib=64, passes=1, lanes=1),
    ) as opened:
        yield opened


class Shelf(Vault):
    """A vault with a few shorthands."""

    def add(self, content: bytes, scope: str = "case-one") -> Sealed:
        return self.put(scope, io.BytesIO(content))

    def read(self, sealed: Sealed, scope: str = "case-one") -> bytes:
        with self.open(scope, sealed.digest, sealed.key) as file:
            return file.read()

    def path(self, sealed: Sealed) -> Path:
        return self._path(sealed.name)

    def files(self) -> list[Path]:
        return sorted(path for path in self._folder.rglob("*") if path.is_file())


@pytest.fixture
def vault(session: Session) -> Shelf:
    return Shelf(session)


@pytest.fixture
def noise() -> bytes:
    """200,000 bytes that no padding looks like: four chunks."""
    return random.Random(7).randbytes(200_000)
