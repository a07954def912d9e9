"""Joining and parting across cases; answering findings; what lies in clear; who can unlock."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cases import Case, changesets_of, every_operation, new_case
from support.office import PASSPHRASE
from support.record import ident
from tocsin.access.in_clear import list_in_clear
from tocsin.access.members import member_names
from tocsin.access.settled import is_settled, settled
from tocsin.actions.init import Office
from tocsin.actions.join import join
from tocsin.actions.let_out import let_out
from tocsin.actions.lock import lock
from tocsin.actions.part import part
from tocsin.actions.passphrases import add_passphrase, change_passphrase, list_slots, remove_passphrase
from tocsin.actions.settle import settle
from tocsin.actions.unlock import unlock
from tocsin.actions.words import same_words
from tocsin.checking.fingerprint import finding_basis, finding_id
from tocsin.domain.errors import BadValue, CannotSave, CannotUnlock, LastSlot, NoSuch, NoSuchSlot, ReasonMissing
from tocsin.domain.facts import Finding, Severity
from tocsin.domain.operations import EntitiesJoined, EntitiesParted, MemberAdded
from tocsin.domain.viewer import Viewer
from tocsin.records import store
from tocsin.records.derived import Joined
from tocsin.records.local import LogEntry

OTHER = "copper meadow orchard velvet winter anchor"


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def test_a_join_is_said_in_links_and_nowhere_else(case: Case, office: Office) -> None:
    other = new_case(office, "Lighthouse")
    one, two = case.add("person", name="Ilona Varga"), other.add("person", name="Илона Варга")
    joined = join(case.viewer, one, two)
    row = Joined.objects.get()
    assert (row.join, row.one, row.other) == (joined, one, two)
    said = [o for o in changesets_of() if o.read_header().scope.startswith("links:")]
    assert len(said) == 1
    assert not any(isinstance(o, EntitiesJoined) for c in (case, other) for o in c.told())


def test_parting_undoes_a_join(case: Case) -> None:
    people = [case.add("person", name="Ilona Varga") for _ in range(2)]
    part(case.viewer, join(case.viewer, *people))
    assert not Joined.objects.exists()
    assert [type(o) for o in every_operation() if isinstance(o, EntitiesJoined | EntitiesParted)] == [
        EntitiesJoined,
        EntitiesParted,
    ]


def test_only_two_of_one_kind_are_joined(case: Case) -> None:
    person, event = case.add("person", name="Ilona"), case.add("event", date="2018")
    for one, other in [(person, event), (person, person)]:
        with pytest.raises(BadValue):
            join(case.viewer, one, other)
    for one, other in [(person, ident(7)), (ident(7), person)]:
        with pytest.raises(NoSuch):
            join(case.viewer, one, other)


def test_who_does_not_see_both_can_neither_join_nor_part(case: Case, office: Office) -> None:
    other = new_case(office, "Lighthouse")
    one, two = case.add("person", name="Ilona"), other.add("person", name="Ilona")
    joined = join(case.viewer, one, two)
    half = Viewer(case.viewer.member, frozenset({case.scope}))
    before = store.position()
    with pytest.raises(NoSuch):
        join(half, one, two)
    with pytest.raises(NoSuch):
        part(half, joined)
    with pytest.raises(NoSuch):
        part(case.viewer, ident(7))
    assert store.position() == before


FINDING = Finding("weekday-against-date", 1, Severity.QUESTION, "?", ("event:1", "event:0"), ("claim-b", "claim-a"), ())


def test_a_settled_finding_is_known_by_what_it_is_about(case: Case) -> None:
    assert not settled(case.viewer, case.id)
    settle(case.viewer, case.id, FINDING, "the calendar of the village differs")
    answers = settled(case.viewer, case.id)
    assert is_settled(answers, finding_id(FINDING), finding_basis(FINDING))
    assert set(answers) == {(finding_id(FINDING), finding_basis(FINDING))}


def changed(**fields: object) -> Finding:
    return Finding(**{name: getattr(FINDING, name) for name in FINDING.__slots__} | fields)


@pytest.mark.parametrize(
    ("other", "same_finding", "same_basis"),
    [
        (changed(subjects=("event:0", "event:1"), claims=("claim-a", "claim-b")), True, True),
        (changed(message="other words", severity=Severity.CONTRADICTION), True, True),
        (changed(claims=("claim-a",)), True, False),
        (changed(version=2), True, False),
        (changed(subjects=("event:0",)), False, True),
        (changed(rule="age-against-birth"), False, True),
    ],
)
def test_it_is_asked_again_when_its_ground_is_another(other: Finding, same_finding: bool, same_basis: bool) -> None:
    assert (finding_id(other) == finding_id(FINDING)) is same_finding
    assert (finding_basis(other) == finding_basis(FINDING)) is same_basis


def test_an_answer_needs_a_reason_and_a_case(case: Case) -> None:
    with pytest.raises(ReasonMissing):
        settle(case.viewer, case.id, FINDING, " ")
    with pytest.raises(NoSuch):
        settle(case.viewer, ident(7), FINDING, "why")
    assert not settled(case.viewer, case.id)


def test_what_was_let_out_is_listed_newest_first(case: Case, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        let_out(case.viewer, tmp_path / name, b"content", "letter")
    lines = list_in_clear(case.viewer)
    assert [Path(line.path).name for line in lines] == ["two.pdf", "one.pdf"]
    assert (tmp_path / "one.pdf").read_bytes() == b"content"
    assert lines[0].time > lines[1].time


def test_a_file_that_is_there_is_never_overwritten(case: Case, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    for path in (tmp_path / "mine.txt", tmp_path / "no such folder" / "a.txt", tmp_path):
        with pytest.raises(CannotSave):
            let_out(case.viewer, path, b"content", "letter")
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert list_in_clear(case.viewer) == ()


def test_a_new_member_gets_a_name_and_a_passphrase(office: Office, folder: Path) -> None:
    slot = add_passphrase(office.viewer, OTHER, member_name="Jonas Brandt")
    assert not slot.recovery
    assert member_names(office.viewer)[slot.member] == "Jonas Brandt"
    lock(office)
    again = unlock(folder, OTHER)
    try:
        assert again.viewer == Viewer(slot.member)
        new = new_case(again)
        assert changesets_of(new.scope)[0].read_header().author == slot.member
    finally:
        lock(again)


def test_a_second_passphrase_of_ones_own_adds_no_member(office: Office) -> None:
    slot = add_passphrase(office.viewer, OTHER)
    assert slot.member == office.viewer.member
    assert sum(isinstance(one, MemberAdded) for one in every_operation()) == 1
    assert [one.place for one in list_slots(office.viewer)] == sorted({*(s.place for s in list_slots(office.viewer))})


def test_a_changed_passphrase_opens_and_the_old_one_does_not(office: Office, folder: Path) -> None:
    place = next(slot.place for slot in list_slots(office.viewer) if not slot.recovery)
    change_passphrase(office.viewer, place, OTHER)
    lock(office)
    with pytest.raises(CannotUnlock):
        unlock(folder, PASSPHRASE)
    lock(unlock(folder, OTHER))


def test_a_removed_passphrase_opens_no_more_but_the_last_one_stays(office: Office, folder: Path) -> None:
    slot = add_passphrase(office.viewer, OTHER)
    remove_passphrase(office.viewer, slot.place)
    with pytest.raises(NoSuchSlot):
        remove_passphrase(office.viewer, slot.place)
    last = next(slot.place for slot in list_slots(office.viewer) if not slot.recovery)
    with pytest.raises(LastSlot):
        remove_passphrase(office.viewer, last)
    lock(office)
    with pytest.raises(CannotUnlock):
        unlock(folder, OTHER)
    lock(unlock(folder, PASSPHRASE))


def test_changes_of_passphrases_are_logged_without_them(office: Office) -> None:
    slot = add_passphrase(office.viewer, OTHER, member_name="Jonas Brandt")
    remove_passphrase(office.viewer, slot.place)
    logged = [(row.what, row.about) for row in LogEntry.objects.order_by("pk")][-2:]
    assert logged == [("passphrase added", f"slot {slot.place}"), ("passphrase removed", f"slot {slot.place}")]


@pytest.mark.parametrize("name", ["", " ", "я" * 9_000])
def test_a_member_has_a_name(office: Office, name: str) -> None:
    before = (store.position(), list_slots(office.viewer))
    with pytest.raises(BadValue):
        add_passphrase(office.viewer, OTHER, member_name=name)
    assert (store.position(), list_slots(office.viewer)) == before


def test_on_a_server_nobody_sees_this_machine(office: Office, tmp_path: Path) -> None:
    let_out(office.viewer, tmp_path / "one.pdf", b"content", "letter")
    remote = Viewer(office.viewer.member, frozenset({f"case:{ident(5)}"}))
    assert list_in_clear(remote) == ()
    assert list_slots(remote) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("abandon  Ability able", "ABANDON ability\nable", True), ("abandon ability", "ability abandon", False)],
)
def test_recovery_words_are_the_same_however_they_are_typed(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same
