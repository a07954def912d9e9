"""Copies of one workspace that are used, copied, erased in, lost and brought together at random, in any direction.

After everybody has met everybody, all hold one record: the same changesets, the same rows, the same as a rebuild makes
and as the plain ledger tells.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from typing_extensions import override

from support.cases import Case, claims_made, ledger_of, new_case
from support.copies import Copies, shown_everywhere
from tocsin.access.devices import list_devices, why_distrusted
from tocsin.access.proposals import list_proposals
from tocsin.actions.correct import correct
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.join import join
from tocsin.actions.part import part
from tocsin.actions.prefer import prefer
from tocsin.actions.receive import receive
from tocsin.actions.remove_device import remove_device, vouch_for
from tocsin.actions.retract import retract
from tocsin.actions.review import accept, reject
from tocsin.actions.verify import verify
from tocsin.domain.dossier import EntityView
from tocsin.domain.errors import TocsinError
from tocsin.records import devices, rebuild
from tocsin.records.derived import Joined

NAMES = ("here", "there", "third")
WHERE = st.sampled_from(NAMES)
PAIR = st.sampled_from([(one, other) for one in NAMES for other in NAMES if one != other])
DATES = st.sampled_from(["2018-07-05", "2018-07-09", "2018-07", "2017/2018", "absent:unknown"])
PEOPLE = st.sampled_from(["Ilona Varga", "Ілона Варга", "Danylo Zięba"])
TEXTS = st.sampled_from([b"Police arrested Ilona Varga in Brod on 5 July 2018.", b"Two men waited at the stairs."])
WHY = "read again"


class Meeting(RuleBasedStateMachine):
    """Three copies. `template` is a locked workspace to begin from; `did` counts what was done."""

    template: ClassVar[Path]
    did: ClassVar[dict[str, int]] = {}

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        shutil.copytree(self.template, self.home / "office.tocsin")
        self.copies = Copies(self.home / "office.tocsin")
        self.case = ""

    @override
    def teardown(self) -> None:
        """Everybody meets everybody."""
        try:
            # after a failure nothing here could hold: an error of our own would stand in its place
            if self.case and not isinstance(sys.exc_info()[1], Exception):
                self.check()
        finally:
            shutil.rmtree(self.home)

    def check(self) -> None:
        """One record, however it is looked at."""
        self.copies.exchange(*NAMES)
        found = []
        for name in NAMES:
            with self.copies.at(name) as office:
                found.append((rebuild.digest(), shown_everywhere(office), gone()))
                assert found[-1][1] == told_in_cases()
                assert (why_distrusted(office.viewer) is None) == (office.session.device not in devices.distrusted())
                damaged = verify(office.viewer).damaged
                assert not damaged, f"{name}: {damaged}"
                rebuild.rebuild()
                assert rebuild.digest() == found[-1][0]
        assert found[0] == found[1] == found[2]

    def act(self, name: str, verb: str, work: Callable[[Office], object]) -> None:
        """Do something in a copy; what is refused in words counts as not done."""
        with self.copies.at(name) as office:
            try:
                done = work(office)
            except TocsinError:
                return
        if done is not None:
            self.did[verb] = self.did.get(verb, 0) + 1

    @initialize()
    def begin(self) -> None:
        with self.copies.at("here") as office:
            case = new_case(office)
            self.case = case.id
            case.add("event", date="2018-07-05")
        for name in NAMES[1:]:
            self.copies.copy(name)

    @rule(where=WHERE, date=DATES)
    def record_event(self, where: str, date: str) -> None:
        self.act(where, "event", lambda office: Case(office, self.case).add("event", date=date, type="threat"))

    @rule(where=WHERE, name=PEOPLE)
    def record_person(self, where: str, name: str) -> None:
        self.act(where, "person", lambda office: Case(office, self.case).add("person", name=name))

    @rule(where=WHERE, pick=st.integers(0, 99), date=DATES)
    def record_more(self, where: str, pick: int, date: str) -> None:
        def more(office: Office) -> str | None:
            events = entities(office, "event")
            return Case(office, self.case).more(events[pick % len(events)], date=date) if events else None

        self.act(where, "more", more)

    @rule(where=WHERE, pick=st.integers(0, 999), how=st.sampled_from(["correct", "retract", "prefer"]))
    def decide(self, where: str, pick: int, how: str) -> None:
        def decided(office: Office) -> bool:
            claim = some_claim(pick)
            match how:
                case "correct":
                    correct(office.viewer, claim, "2018-08", WHY)
                case "retract":
                    retract(office.viewer, claim, WHY)
                case _:
                    prefer(office.viewer, claim, WHY)
            return True

        self.act(where, how, decided)

    def decide_until_done(self, where: str, how: str) -> None:
        """Decide on one claim after another, until one takes it."""
        before = self.did.get(how, 0)
        for pick in range(99):
            self.decide(where, pick, how)
            if self.did.get(how, 0) > before:
                return
        raise AssertionError(f"no claim that {how} takes")

    @rule(where=WHERE, pick=st.integers(0, 99))
    def join_or_part(self, where: str, pick: int) -> None:
        def linked(office: Office) -> bool:
            joins, people = (
                list(Joined.objects.order_by("join").values_list("join", flat=True)),
                entities(office, "person"),
            )
            if joins and pick % 2:
                part(office.viewer, joins[pick % len(joins)])
            elif len(people) > 1:
                join(office.viewer, people[0], people[1 + pick % (len(people) - 1)])
            return True

        self.act(where, "link", linked)

    @rule(where=WHERE, text=TEXTS)
    def receive_text(self, where: str, text: bytes) -> None:
        self.act(where, "receive", lambda office: receive(office.viewer, self.case, io.BytesIO(text), "statement.txt"))

    @rule(where=WHERE, pick=st.integers(0, 99), how=st.sampled_from([accept, reject]))
    def review(self, where: str, pick: int, how: Any) -> None:
        def reviewed(office: Office) -> bool | None:
            waiting = list_proposals(office.viewer, self.case)
            if waiting:
                how(office.viewer, waiting[pick % len(waiting)].id)
            return True if waiting else None

        self.act(where, "review", reviewed)

    @rule(where=WHERE, pick=st.integers(0, 99), kind=st.sampled_from(["event", "person", "statement"]))
    def erase_something(self, where: str, pick: int, kind: str) -> None:
        def erased(office: Office) -> object:
            found = entities(office, kind)
            return erase(office.viewer, found[pick % len(found)], "asked") if found else None

        self.act(where, "erase", erased)

    @rule(pair=PAIR)
    def merge(self, pair: tuple[str, str]) -> None:
        """What the second copy has comes into the first."""
        self.copies.merge(*pair)
        self.did["merge"] = self.did.get("merge", 0) + 1

    @rule(name=WHERE, of=WHERE)
    def copy_over(self, name: str, of: str) -> None:
        """A folder is put in the place of another: what was written there alone is lost, and two sign with one key."""
        if name != of:
            self.copies.copy(name, of)
            self.did["copy"] = self.did.get("copy", 0) + 1

    @rule(where=WHERE, pick=st.integers(0, 99))
    def distrust(self, where: str, pick: int) -> None:
        """Remove a device, or vouch for one that was removed."""

        def distrusted(office: Office) -> object:
            others = [line for line in list_devices(office.viewer) if not line.own]
            if not others or pick % 2:
                return None
            line = others[pick % len(others)]
            return vouch_for(office.viewer, line.id) if line.removed else remove_device(office.viewer, line.id)

        self.act(where, "distrust", distrusted)


def entities(office: Office, kind: str) -> list[str]:
    """Entities of a kind, in every case, in the order of their ids."""
    return sorted(uid for uid, view in shown_everywhere(office).items() if view.kind == kind)


def some_claim(pick: int) -> str:
    """A claim of the record."""
    made = claims_made()
    return made[pick % len(made)].claim


def gone() -> frozenset[tuple[str, int]]:
    """Every place whose bytes are gone."""
    applied = ledger_of().applied.values()
    return frozenset(
        (changeset.id, place)
        for _, changeset in applied
        for place, one in enumerate(changeset.operations)
        if one.body is None
    )


def told_in_cases() -> dict[str, EntityView]:
    """Every entity of every case that counts, by the plain statement of the rules."""
    ledger = ledger_of()
    shown, opened = ledger.shown(), ledger.entities()
    cases = {one.scope for uid, one in opened.items() if one.kind == "case"}
    return {uid: EntityView(uid, one.kind, shown[uid]) for uid, one in opened.items() if one.scope in cases}
