"""A workspace that is lived in: what was done is counted, and at the end it is known in three ways to be whole."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, rule
from typing_extensions import override

from support.cases import changesets_of, claims_made, ledger_of
from support.office import DAY_MS, PASSPHRASE, START_MS
from support.record import ident
from tocsin.access.dossier import get_dossier
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.rebuild import rebuild
from tocsin.actions.record import Item, record
from tocsin.actions.unlock import unlock
from tocsin.actions.verify import verify
from tocsin.domain.errors import TocsinError
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import FixedClock
from tocsin.records import rebuild as derived

COLLEAGUE = Viewer(ident(90))
TEXTS = (
    "On 5 July 2018 two men threatened journalist Ilona Varga in Brod. Her lawyer Tomas Reed says she was followed.",
    "Activist Danylo Zięba was arrested on 9 July 2018. The next day he was released, his colleagues say.",
)
DATES = st.sampled_from(["2018-07-05", "2018-07-09", "2018-07", "2018-07-05~", "2017/2018", "absent:unknown"])
NAMES = st.sampled_from(["Ilona Varga", "Ілона Варга", "Danylo Zięba", "Oleksa Marchuk"])
WHY = "read again"


class Lived(RuleBasedStateMachine):
    """One office. `template` is a locked workspace to begin from; `calls` counts what each verb did."""

    template: ClassVar[Path]
    calls: ClassVar[dict[str, int]] = {}

    cases: Bundle[str] = Bundle("cases")

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.folder = self.home / "office.tocsin"
        shutil.copytree(self.template, self.folder)
        self.clock = FixedClock(START_MS + DAY_MS, 1000)
        self.passphrase = PASSPHRASE
        self.office: Office = unlock(self.folder, self.passphrase, clock=self.clock)
        self.joins: list[str] = []

    @override
    def teardown(self) -> None:
        """Whatever was done: rebuilt, lived through and told plainly, it is one record; and all of it verifies."""
        try:
            # after a failure nothing here could hold: an error of our own would stand in its place
            if not isinstance(sys.exc_info()[1], Exception):
                self.check()
        finally:
            lock(self.office)
            shutil.rmtree(self.home)

    def check(self) -> None:
        """The three ways to know what the record says agree."""
        lived = derived.digest()
        self.did("rebuild", rebuild, self.viewer)
        assert derived.digest() == lived
        ledger = ledger_of()
        shown = ledger.shown()
        for case in {scope.removeprefix("case:") for scope in self.scopes() if scope.startswith("case:")}:
            for uid, view in get_dossier(self.viewer, case).entities.items():
                assert view.values == shown[uid]
        assert not ledger.parked
        assert self.did("verify", verify, self.viewer).damaged == ()

    @property
    def viewer(self) -> Any:
        """Whoever unlocked it."""
        return self.office.viewer

    def scopes(self) -> set[str]:
        """Every scope in which anything was said."""
        return {one.read_header().scope for one in changesets_of()}

    def did(self, name: str, verb: Any, *given: Any, **named: Any) -> Any:
        """Call a verb, and count it where it does something; what it refuses in words changes nothing."""
        before = derived.digest()
        try:
            found = verb(*given, **named)
        except TocsinError:
            assert derived.digest() == before
            return None
        self.calls[name] = self.calls.get(name, 0) + 1
        return found

    def some_time(self, name: str, decide: Callable[[int], None]) -> None:
        """Decide on one claim after another, until a verb has done something."""
        before = self.calls.get(name, 0)
        for pick in range(len(claims_made())):
            decide(pick)
            if self.calls.get(name, 0) > before:
                return
        raise AssertionError(f"no claim that {name} takes")

    def some_claim(self, pick: int) -> str | None:
        """The id of a claim."""
        made = claims_made()
        return made[pick % len(made)].claim if made else None

    @rule(case=cases, name=NAMES, date=DATES)
    def record_event(self, case: str, name: str, date: str) -> None:
        items = [
            Item("person", {"name": [name]}, name="p"),
            Item("event", {"type": ["threat"], "date": [date], "completion": ["done"]}, name="e"),
            Item("act", {"event": ["e"], "victim": ["p"], "type": ["threat"], "completion": ["done"]}),
        ]
        self.did("record", record, self.viewer, case, items)
