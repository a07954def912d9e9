"""Any history of a vault: what the record names opens as it was put, and nothing else is left after a sweep."""

from __future__ import annotations

import io
import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tocsin import workspace
from tocsin.domain import errors
from tocsin.vault import Sealed, Vault
from tocsin.workspace import KdfParameters

SCOPES = st.sampled_from(["case-one", "case-two", "book"])
CONTENTS = {
    name: random.Random(name).randbytes(size)
    for name, size in {"empty": 0, "short": 30, "page": 5000, "chunk": 65_528, "scan": 150_000}.items()
}


class VaultHistory(RuleBasedStateMachine):
    """The model is the record: (scope, content's name) -> what `put` gave."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp()) / "office"
        self.session = workspace.create(
            self.folder,
            passphrase="pepper lantern orbit velvet canyon drum",
            recovery="legal winner thank year wave sausage worth useful legal winner thank yellow",
            member="AZrxVeQ3cACfQ0mWm0lM1g",
            kdf=KdfParameters(memory_kib=8, passes=1, lanes=1),
        )
        self.vault = Vault(self.session)
        self.record: dict[tuple[str, str], Sealed] = {}

    def known(self, scope: str) -> dict[str, bytes]:
        return {put.digest: put.key for (where, _), put in self.record.items() if where == scope}

    def path(self, put: Sealed) -> Path:
        return self.session.vault_path / put.name[:2] / put.name[2:]

    @rule(scope=SCOPES, name=st.sampled_from(sorted(CONTENTS)))
    def put(self, scope: str, name: str) -> None:
        put = self.vault.put(scope, io.BytesIO(CONTENTS[name]), known=self.known(scope).get)
        assert put.fresh is ((scope, name) not in self.record)
        before = self.record.setdefault((scope, name), put)
        assert (put.digest, put.size, put.key, put.name) == (before.digest, before.size, before.key, before.name)

    @rule(scope=SCOPES, name=st.sampled_from(sorted(CONTENTS)))
    def put_and_be_killed_before_the_row_is_written(self, scope: str, name: str) -> None:
        if (scope, name) not in self.record:
            orphan = self.vault.put(scope, io.BytesIO(CONTENTS[name]))
            assert self.path(orphan).is_file()

    @precondition(lambda self: self.record)
    @rule(data=st.data())
    def erase(self, data: Any) -> None:
        key = data.draw(st.sampled_from(sorted(self.record)))
        put = self.record.pop(key)
        assert self.vault.discard(key[0], put.digest)

    @precondition(lambda self: self.record)
    @rule(data=st.data(), flipped=st.integers(0, 4000))
    def damage_and_add_again(self, data: Any, flipped: int) -> None:
        scope, name = data.draw(st.sampled_from(sorted(self.record)))
        put = self.record[scope, name]
        altered = bytearray(self.path(put).read_bytes())
        altered[flipped] ^= 1
        self.path(put).write_bytes(altered)
        with pytest.raises((errors.DamagedFile, errors.NewerFormat)):
            self.vault.verify(scope, put.digest, put.key)
        self.put(scope, name)

    @rule()
    def sweep(self) -> None:
        names = {put.name for put in self.record.values()}
        self.vault.sweep(names)
        found = {path.parent.name + path.name for path in self.session.vault_path.glob("??/*")}
        assert found == names

    @invariant()
    def what_the_record_names_is_there(self) -> None:
        for (scope, name), put in self.record.items():
            with self.vault.open(scope, put.digest, put.key) as file:
                assert file.read() == CONTENTS[name]

    def teardown(self) -> None:
        self.session.close()
        shutil.rmtree(self.folder.parent)


TestVaultHistory = VaultHistory.TestCase
TestVaultHistory.settings = settings(max_examples=15, stateful_step_count=15, deadline=None)
