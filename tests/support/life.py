"""A workspace lived in at random: every verb of `actions`, in any order, by somebody who corrects, erases and copies.

After any of it the tables that were kept up are those that a rebuild makes, the plain ledger says the same, and
`verify` finds nothing.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.db import connection
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from support.cases import Case, every_operation, ledger_of
from support.letters_lived import BRIEF, LettersLived
from support.lived import COLLEAGUE, DATES, NAMES, TEXTS, WHY, Lived
from support.office import PASSPHRASE
from tocsin.access.devices import list_devices, why_distrusted
from tocsin.access.dossier import get_dossier
from tocsin.access.proposals import list_proposals
from tocsin.actions.add_missed import add_missed
from tocsin.actions.backup import backup
from tocsin.actions.call import take_call
from tocsin.actions.check_backup import check_backup
from tocsin.actions.compose import compose
from tocsin.actions.confirm import confirm
from tocsin.actions.confirm_forms import confirm_forms
from tocsin.actions.correct import correct
from tocsin.actions.devices import become_new_device
from tocsin.actions.draft_key import draft_key
from tocsin.actions.enter_event import ToldEvent, enter_event
from tocsin.actions.enter_rows import CellValue, enter_rows
from tocsin.actions.erase import erase
from tocsin.actions.hand_out_original import hand_out_original
from tocsin.actions.join import join
from tocsin.actions.keep_letterhead import keep_letterhead
from tocsin.actions.keep_template import drop_template, keep_template
from tocsin.actions.lock import lock
from tocsin.actions.merge import merge
from tocsin.actions.note import Call, note
from tocsin.actions.open_case import open_case
from tocsin.actions.open_source import open_source
from tocsin.actions.part import part
from tocsin.actions.passphrases import add_passphrase, change_passphrase, list_slots, remove_passphrase
from tocsin.actions.prefer import prefer
from tocsin.actions.receive import receive
from tocsin.actions.record import Item, record
from tocsin.actions.redact import Wanted, look_at_copy, redact
from tocsin.actions.remove_device import remove_device, vouch_for
from tocsin.actions.restore import restore
from tocsin.actions.retract import retract
from tocsin.actions.review import accept, accept_all, reject
from tocsin.actions.salvage import salvage
from tocsin.actions.settle import settle
from tocsin.actions.slip import slip
from tocsin.actions.sweep import sweep
from tocsin.actions.transcribe import transcribe
from tocsin.actions.undo_review import undo
from tocsin.actions.unlock import unlock
from tocsin.composing import parse_brief
from tocsin.composing.template import template
from tocsin.composing.template_text import template_text
from tocsin.domain.facts import Finding, Severity
from tocsin.domain.letterhead import Letterhead
from tocsin.domain.operations import EntityOpened
from tocsin.domain.redacting import Cut, Kind
from tocsin.records import rebuild as derived
from tocsin.records import store


class Life(LettersLived):
    """One office, and every verb."""

    cases = Lived.cases

    @initialize(target=cases)
    def first_case(self) -> str:
        return str(self.did("open_case", open_case, self.viewer, "Harbour"))

    @rule(case=cases, name=NAMES, genitive=st.sampled_from(["Ілони Варги", "Ілони Варґи", ""]))
    def confirm_a_name(self, case: str, name: str, genitive: str) -> None:
        """Somebody's forms are confirmed, and confirmed anew, with another name or without a form."""
        recorded = self.did("record", record, self.viewer, case, [Item("person", {"name": [name]}, name="it")])
        for form in (genitive, "Ілони Варги") if recorded else ():
            said = {"nominative": "Ілона Варга", "genitive": form, "salutation": "Шановна пані Ілоно"}
            self.did("confirm_forms", confirm_forms, self.viewer, recorded["it"], "uk", said)

    @rule(target=cases, title=st.sampled_from(["Harbour", "Портові справи", "Łódka"]))
    def open_another(self, title: str) -> str:
        return str(self.did("open_case", open_case, self.viewer, title))

    @rule(case=cases, name=NAMES, birth=DATES)
    def record_person(self, case: str, name: str, birth: str) -> None:
        self.did("record", record, self.viewer, case, [Item("person", {"name": [name], "birth": [birth]})])

    @rule(case=cases, pick=st.integers(0, 99), date=DATES)
    def record_further_date(self, case: str, pick: int, date: str) -> None:
        events = [uid for uid, view in get_dossier(self.viewer, case).entities.items() if view.kind == "event"]
        if events:
            item = Item("event", {"date": [date]}, entity=events[pick % len(events)])
            self.did("record", record, self.viewer, case, [item])

    @rule(key=st.sampled_from(["note", "thanks"]), drop=st.booleans())
    def keep_a_kind_of_letter(self, key: str, drop: bool) -> None:
        self.did("keep_template", keep_template, self.viewer, key, template_text(template("thanks")))
        if drop:
            self.did("keep_template", drop_template, self.viewer, key)

    @rule(case=cases, words=st.sampled_from(TEXTS))
    def note_words(self, case: str, words: str) -> None:
        self.did("note", note, self.viewer, case, words)

    @rule(case=cases, words=st.sampled_from(TEXTS), kind=st.sampled_from(["threat", "press_conference"]))
    def enter_event_by_hand(self, case: str, words: str, kind: str) -> None:
        told = ToldEvent(kind, date="2018-07", description=words.strip(), new_victims=["Petro Danko"])
        self.did("enter_event", enter_event, self.viewer, case, told)

    @rule(case=cases, words=st.sampled_from(TEXTS), kind=st.sampled_from(["person", "source"]))
    def enter_pasted_rows(self, case: str, words: str, kind: str) -> None:
        row = [CellValue(f"{kind}.name", words.strip() or "nobody", 0, 1)]
        self.did("enter_rows", enter_rows, self.viewer, case, kind, f"name\n{words}", [row, row])

    @rule(case=cases, words=st.sampled_from(TEXTS))
    def receive_text(self, case: str, words: str) -> None:
        taken = self.did("receive", receive, self.viewer, case, io.BytesIO(words.encode()), "statement.txt")
        if taken is not None:
            self.did("hand_out_original", hand_out_original, self.viewer, taken.statement)

    @rule(case=cases, words=st.sampled_from(TEXTS))
    def receive_and_transcribe(self, case: str, words: str) -> None:
        scan = io.BytesIO(b"\x89PNG\r\n\x1a\n" + words.encode())
        kept = self.did("receive", receive, self.viewer, case, scan, "scan.png")
        if kept is not None:
            self.did("transcribe", transcribe, self.viewer, kept.statement, words)

    @rule(case=cases, words=st.sampled_from(TEXTS))
    def redact_what_was_noted(self, case: str, words: str) -> None:
        """A copy of what was said, without its first word; it goes beside a letter."""
        self.did("keep_letterhead", keep_letterhead, self.viewer, Letterhead("Quay Centre"))
        noted = self.did("note", note, self.viewer, case, words)
        if noted is not None and len(words.strip()) > 1:
            wanted = Wanted(cuts=(Cut(0, 2, Kind.THIRD),))
            seen = look_at_copy(self.viewer, noted.statement, wanted).digest
            made = self.did("redact", redact, self.viewer, noted.statement, wanted, seen)
            self.record_event(case, "Ilona Varga", "2018-07-05")
            self.did("compose", compose, self.viewer, case, parse_brief(f'annexes = ["{made}"]\n{BRIEF}'))

    @rule(case=cases, pick=st.integers(0, 99), how=st.sampled_from([accept, accept, reject, accept_all]))
    def decide(self, case: str, pick: int, how: Any) -> None:
        waiting = list_proposals(self.viewer, case)
        if waiting:
            chosen = waiting[pick % len(waiting)].id
            given = ([chosen], WHY) if how is accept_all else (chosen,)
            self.did("review", how, self.viewer, *given)

    @rule(case=cases, words=st.sampled_from(TEXTS), pick=st.integers(0, 99), how=st.sampled_from([accept, reject]))
    def decide_and_undo(self, case: str, words: str, pick: int, how: Any) -> None:
        """Words are noted, what the reader missed is added, one is decided, and that is taken back."""
        noted = self.did("note", note, self.viewer, case, words)
        if noted is not None:
            self.did("add_missed", add_missed, self.viewer, noted.statement, "was", "threat")
        waiting = list_proposals(self.viewer, case)
        chosen = waiting[pick % len(waiting)].id if waiting else 0
        self.did("review", how, self.viewer, chosen)
        self.did("undo_review", undo, self.viewer, chosen)

    @rule(case=cases, words=st.sampled_from(TEXTS), agreed=st.booleans())
    def take_a_call(self, case: str, words: str, agreed: bool) -> None:
        self.did("draft_key", draft_key, self.viewer, bytes(16))
        self.did("call", take_call, self.viewer, case, words, Call(), {"office": agreed, "public": False})

    @rule(pick=st.integers(0, 999), text=st.sampled_from(["2018-07-05", "2018-08", "Ilona Varha", "done"]))
    def correct_claim(self, pick: int, text: str) -> None:
        self.did("correct", correct, self.viewer, self.some_claim(pick), text, WHY)

    @rule(pick=st.integers(0, 999))
    def retract_claim(self, pick: int) -> None:
        self.did("retract", retract, self.viewer, self.some_claim(pick), WHY)

    @rule(pick=st.integers(0, 999))
    def prefer_claim(self, pick: int) -> None:
        self.did("prefer", prefer, self.viewer, self.some_claim(pick), WHY)

    @rule(one=cases, other=cases, pick=st.integers(0, 99), name=NAMES)
    def join_people(self, one: str, other: str, pick: int, name: str) -> None:
        self.record_person(one, name, "1980")
        people = [
            [uid for uid, view in get_dossier(self.viewer, case).entities.items() if view.kind == "person"]
            for case in (one, other)
        ]
        if all(people):
            made = self.did("join", join, self.viewer, *(found[pick % len(found)] for found in people))
            self.joins += [made] if made else []
            if made and pick % 2:
                self.did("part", part, self.viewer, made)

    @rule(pick=st.integers(0, 9999), one=st.booleans(), letters=st.booleans())
    def erase_something(self, pick: int, one: bool, letters: bool) -> None:
        opened = [told for told in every_operation() if isinstance(told, EntityOpened) and told.kind != "case"]
        entity = opened[pick % len(opened)].entity if opened else ""
        what = self.some_claim(pick) if one else entity
        self.did("erase", erase, self.viewer, what, "asked", WHY, letters=letters)

    @rule(case=cases, name=NAMES)
    def take_a_slip_back(self, case: str, name: str) -> None:
        made = self.did("record", record, self.viewer, case, [Item("person", {"name": [name]}, name="p")])
        self.did("slip", slip, self.viewer, made["p"])

    @precondition(lambda self: self.joins)
    @rule(pick=st.integers(0, 99))
    def part_people(self, pick: int) -> None:
        self.did("part", part, self.viewer, self.joins[pick % len(self.joins)])

    @rule(case=cases)
    def open_a_source(self, case: str) -> None:
        found = self.did("record", record, self.viewer, case, [Item("source", {"name": ["The neighbour"]}, name="s")])
        self.did("open_source", open_source, self.viewer, found["s"], "to ask about the day")

    @rule(case=cases, pick=st.integers(0, 999))
    def settle_a_finding(self, case: str, pick: int) -> None:
        claim = self.some_claim(pick) or ""
        finding = Finding("two-dates", 1, Severity.QUESTION, "Which?", ("e",), (claim,), (None,))
        self.did("settle", settle, self.viewer, case, finding, WHY)

    @rule(case=cases)
    def call_an_event_confirmed(self, case: str) -> None:
        told = Case(self.office, case)
        sources = [told.add("source", connection="010200000000") for _ in range(2)]
        event = told.add("event", told_in=[told.add("statement", source=source) for source in sources])
        for who in (self.viewer, COLLEAGUE):
            self.did("confirm", confirm, who, event, WHY)

    @rule(pick=st.integers(0, 99))
    def change_who_unlocks(self, pick: int) -> None:
        words = f"{PASSPHRASE} {pick}"
        added = self.did("passphrases", add_passphrase, self.viewer, words, member_name="Tomas Reed")
        if added is not None:
            self.did("passphrases", change_passphrase, self.viewer, added.place, f"{words} again")
            self.did("passphrases", remove_passphrase, self.viewer, added.place)
        assert list_slots(self.viewer)

    @rule(case=cases, name=NAMES, way=st.sampled_from(["copied", "restored", "salvaged"]))
    def work_elsewhere(self, case: str, name: str, way: str) -> None:
        """Another folder of this office, out of a backup or as it is, is worked in, and both are brought together."""
        if way == "salvaged" and connection.vendor != "sqlite":
            way = "restored"  # what is salvaged is a file's pages
        other = self.home / f"{len(list(self.home.iterdir()))}-{way}.tocsin"
        kept = self.home / "backup"
        self.did("backup", backup, self.viewer, kept)
        lock(self.office)
        if way == "copied":
            shutil.copytree(self.folder, other)
        elif way == "restored":
            self.tell("check_backup", check_backup(kept, self.passphrase).damaged)
            self.tell("restore", restore(kept, other, self.passphrase, clock=self.clock).verified.damaged)
        else:
            self.tell("salvage", salvage([self.folder], other, self.passphrase, clock=self.clock).lost)
        self.office = unlock(other, self.passphrase, clock=self.clock)
        self.record_person(case, name, "1980")
        lock(self.office)
        self.office = unlock(self.folder, self.passphrase, clock=self.clock)
        self.did("merge", merge, self.viewer, other, self.passphrase)

    @rule(pick=st.integers(0, 99))
    def trust_a_device_no_longer(self, pick: int) -> None:
        lines = list_devices(self.viewer)
        others = [line for line in lines if not line.own and not line.removed] or lines
        self.did("remove_device", remove_device, self.viewer, others[pick % len(others)].id)

    @rule(case=cases, name=NAMES)
    def be_removed_and_come_back(self, case: str, name: str) -> None:
        """Another copy removes this one, which records nothing until somebody there has vouched for it."""
        other = self.home / f"{len(list(self.home.iterdir()))}-remover.tocsin"
        lock(self.office)
        shutil.copytree(self.folder, other)
        self.office = unlock(other, self.passphrase, clock=self.clock)
        become_new_device(self.viewer)
        removed = next(line.replaces for line in list_devices(self.viewer) if line.own) or ""
        self.did("remove_device", remove_device, self.viewer, removed)
        self.swap(self.folder)
        self.record_person(case, name, "1980")
        self.did("merge", merge, self.viewer, other, self.passphrase)
        at = store.position()
        self.record_person(case, name, "1981")
        assert store.position() == at
        self.swap(other)
        self.did("merge", merge, self.viewer, self.folder, self.passphrase)
        self.did("vouch", vouch_for, self.viewer, removed)
        self.swap(self.folder)
        self.did("merge", merge, self.viewer, other, self.passphrase)
        assert why_distrusted(self.viewer) is None

    def swap(self, folder: Path) -> None:
        """Lock this copy, and work in another one."""
        lock(self.office)
        self.office = unlock(folder, self.passphrase, clock=self.clock)

    def tell(self, name: str, wrong: Sequence[object]) -> None:
        """Count a verb that needs no workspace to be open, and that found nothing wrong."""
        assert not wrong, f"{name}: {wrong}"
        self.calls[name] = self.calls.get(name, 0) + 1

    @rule()
    def lock_and_unlock(self) -> None:
        lived = derived.digest()
        lock(self.office)
        self.office = unlock(self.folder, self.passphrase, clock=self.clock)
        for name in ("lock", "unlock"):
            self.calls[name] = self.calls.get(name, 0) + 1
        self.did("sweep", sweep, self.viewer)
        assert derived.digest() == lived

    @invariant()
    def nothing_is_parked(self) -> None:
        assert not ledger_of().parked
