"""Any history of slots: exactly the passphrases in force open, each for its own member."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tocsin import workspace
from tocsin.domain import errors
from tocsin.lib import ids
from tocsin.workspace import KdfParameters, Kind

RECOVERY = "legal winner thank year wave sausage worth useful legal winner thank yellow"
PASSPHRASES = [f"passphrase number {number}" for number in range(20)]
spare = st.sampled_from(PASSPHRASES)


class SlotHistory(RuleBasedStateMachine):
    """The model: passphrase -> (member, kind). The workspace is closed between steps."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp()) / "office"
        self.model: dict[str, tuple[str, Kind]] = {}
        self.gone: set[str] = set()

    @initialize()
    def begin(self) -> None:
        member = ids.new_id()
        cost = KdfParameters(memory_kib=8, passes=1, lanes=1)
        session = workspace.create(self.folder, passphrase=PASSPHRASES[0], recovery=RECOVERY, member=member, kdf=cost)
        self.key = session.record_key
        session.close()
        self.model = {PASSPHRASES[0]: (member, Kind.PASSPHRASE), RECOVERY: (member, Kind.RECOVERY)}

    def some_open(self, data: Any) -> str:
        chosen: str = data.draw(st.sampled_from(sorted(self.model)))
        return chosen

    @rule(data=st.data(), text=spare)
    def add(self, data: Any, text: str) -> None:
        member = ids.new_id()
        with workspace.unlock(self.folder, self.some_open(data)) as session:
            if text in self.model:
                with pytest.raises(errors.BadPassphrase):
                    session.add_slot(text, member)
            elif len(self.model) == 16:
                with pytest.raises(errors.NoFreeSlot):
                    session.add_slot(text, member)
            else:
                session.add_slot(text, member)
                self.model[text] = (member, Kind.PASSPHRASE)
                self.gone.discard(text)

    @rule(data=st.data(), text=spare)
    def change(self, data: Any, text: str) -> None:
        old = data.draw(st.sampled_from(sorted(set(self.model) - {RECOVERY})))
        with workspace.unlock(self.folder, old) as session:
            if text in self.model:
                with pytest.raises(errors.BadPassphrase):
                    session.change_slot(session.slot.place, text)
            else:
                session.change_slot(session.slot.place, text)
                self.model[text] = self.model.pop(old)
                self.gone = (self.gone | {old}) - {text}

    @rule(data=st.data())
    def remove(self, data: Any) -> None:
        old = self.some_open(data)
        with workspace.unlock(self.folder, old) as session:
            passphrases = [kind for _, kind in self.model.values() if kind is Kind.PASSPHRASE]
            if self.model[old][1] is Kind.PASSPHRASE and len(passphrases) == 1:
                with pytest.raises(errors.LastSlot):
                    session.without_slots([session.slot.place])
            else:
                session.switch(session.without_slots([session.slot.place]))
                assert session.record_key != self.key
                self.key = session.record_key
                del self.model[old]
                self.gone.add(old)

    @rule(first=st.booleans())
    def lose_a_copy(self, first: bool) -> None:
        (self.folder / ("header.json" if first else "header-copy.json")).unlink()
        with workspace.unlock(self.folder, next(iter(self.model))) as session:
            assert len(session.repaired) == 1

    @precondition(lambda self: self.gone)
    @rule(data=st.data())
    def try_what_is_gone(self, data: Any) -> None:
        with pytest.raises(errors.CannotUnlock):
            workspace.unlock(self.folder, data.draw(st.sampled_from(sorted(self.gone))))

    @invariant()
    def exactly_these_open(self) -> None:
        for text, (member, kind) in self.model.items():
            with workspace.unlock(self.folder, text) as session:
                assert (session.member, session.slot.kind, session.record_key) == (member, kind, self.key)
                assert sorted((slot.member, slot.kind) for slot in session.slots()) == sorted(self.model.values())

    def teardown(self) -> None:
        shutil.rmtree(self.folder.parent)


TestSlotHistory = SlotHistory.TestCase
TestSlotHistory.settings = settings(max_examples=8, stateful_step_count=12, deadline=None)
