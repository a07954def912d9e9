"""Removing a passphrase or a member: every key is another one, and a kill leaves all old or all new."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace as replace_fields
from pathlib import Path

import pytest
from msgspec.structs import replace

from support.cases import every_operation, new_case
from support.office import PASSPHRASE
from tocsin import workspace
from tocsin.access.cases import list_cases
from tocsin.actions import devices
from tocsin.actions.devices import become_new_device
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.open_source import open_source
from tocsin.actions.passphrases import add_passphrase, list_slots, remove_member, remove_passphrase
from tocsin.actions.rebuild import digest, rebuild
from tocsin.actions.unlock import unlock
from tocsin.actions.verify import verify
from tocsin.crypto.errors import Unauthentic
from tocsin.domain import errors
from tocsin.domain.operations import DeviceAdded, DeviceRemoved, MemberRemoved
from tocsin.records import store, swapping
from tocsin.records.record import Changeset
from tocsin.records.record import Operation as OperationRow
from tocsin.workspace import Kind, Session, Slot, copies, current, heads
from tocsin.workspace import keyring as keyrings
from tocsin.workspace.header import KEYRING_SIZE
from tocsin.workspace.held import Held
from tocsin.workspace.keyring import Entry
from tocsin.workspace.slots import find

LEAVER = "walnut harbour seven quiet tents ago"
Killed = Callable[[int, Callable[[], object]], bool]


@pytest.fixture
def leaver(office: Office) -> str:
    """A second member, who has recorded nothing yet."""
    return add_passphrase(office.viewer, LEAVER, member_name="Jon Sand").member


def opens(folder: Path, passphrase: str) -> bool:
    try:
        workspace.unlock(folder, passphrase, wait_s=0).close()
    except errors.CannotUnlock:
        return False
    return True


def said(kind: type) -> list[object]:
    return [replace(operation, v=0) for operation in every_operation() if isinstance(operation, kind)]


def taken_along(session: Session) -> Held:
    """What somebody could copy out of the memory of an unlocked workspace."""
    return session._held


# --- what is gone, and what is not ------------------------------------------------------------------------------------


def test_who_was_removed_opens_nothing_any_more(office: Office, folder: Path, leaver: str) -> None:
    before = new_case(office, "Kept").scope
    remove_member(office.viewer, leaver)
    assert leaver not in {slot.member for slot in list_slots(office.viewer)}
    new_case(office, "After")
    titles = {line.title for line in list_cases(office.viewer).items}
    lock(office)
    assert {"Kept", "After"} <= titles
    assert before
    assert [opens(folder, text) for text in (LEAVER, PASSPHRASE)] == [False, True]


def test_the_leaver_s_keys_open_no_later_copy(office: Office, folder: Path, leaver: str) -> None:
    """Master key and keyring as they were, against the new header, its slots, the record and the heads."""
    old = taken_along(office.session)
    remove_member(office.viewer, leaver)
    lock(office)
    assert not swapping.opens(folder / "record.db", old.record_key)
    assert heads.read(folder, old.heads_key).state is workspace.HeadsState.DAMAGED
    for name in (copies.FIRST, copies.SECOND):
        header = copies.read(folder, name).header
        assert header is not None
        with pytest.raises(Unauthentic):
            old.is_held_by(header)
    seen = {old.master, old.keyring.device_private, old.record_key, old.heads_key}
    new = workspace.unlock(folder, PASSPHRASE)
    held = taken_along(new)
    assert not seen & {held.master, held.keyring.device_private, held.record_key, held.heads_key}
    assert held.keyring.source_keys[1:] == old.keyring.source_keys
    new.close()


def test_no_slot_of_the_new_header_opens_with_the_old_keyring(office: Office, folder: Path, leaver: str) -> None:
    """The keyring shows public keys; what a leaver saw of the others is no secret of theirs."""
    old = taken_along(office.session)
    remove_member(office.viewer, leaver)
    whole = copies.read(folder, copies.FIRST).header
    assert whole is not None
    for entry in old.keyring.entries:
        with pytest.raises(Unauthentic):
            workspace.slots.open_header(whole, entry.public)


def test_an_old_copy_of_the_header_in_the_new_folder_opens_nothing(office: Office, folder: Path, leaver: str) -> None:
    kept = (folder / copies.FIRST).read_bytes()
    remove_member(office.viewer, leaver)
    lock(office)
    for name in (copies.FIRST, copies.SECOND):
        (folder / name).write_bytes(kept)
    with pytest.raises(errors.DamagedRecord):
        unlock(folder, LEAVER)


def test_what_was_sealed_before_opens_after(office: Office, folder: Path, leaver: str) -> None:
    from tocsin.actions.note import Call, note

    noted = note(
        office.viewer, new_case(office).id, "Somebody called.", Call(source="Tomas Arbel", contact="the harbour")
    )
    remove_member(office.viewer, leaver)
    assert noted.source is not None
    assert "Tomas Arbel" in str(open_source(office.viewer, noted.source, "to call back"))


# --- what the book says -----------------------------------------------------------------------------------------------


def test_the_book_says_who_left_and_which_device_signs(office: Office, leaver: str) -> None:
    old = office.session.device
    new_case(office)
    remove_member(office.viewer, leaver)
    assert said(MemberRemoved) == [MemberRemoved(member=leaver)]
    added = said(DeviceAdded)[-1]
    assert isinstance(added, DeviceAdded)
    assert (added.device, added.replaces) == (office.session.device, old)
    removed = said(DeviceRemoved)
    chains = set(Changeset.objects.filter(device=old).values_list("scope", flat=True))
    assert removed == [DeviceRemoved(device=old)] * len(chains)
    assert office.session.retired == ()
    assert verify(office.viewer).damaged == ()


def test_a_spare_passphrase_of_one_s_own_removes_no_member(office: Office, folder: Path) -> None:
    slot = add_passphrase(office.viewer, LEAVER)
    key, device = office.session.record_key, office.session.device
    remove_passphrase(office.viewer, slot.place)
    assert said(MemberRemoved) == []
    assert (office.session.record_key != key, office.session.device != device) == (True, True)
    lock(office)
    assert not opens(folder, LEAVER)


def test_the_last_slot_of_a_member_removes_the_member(office: Office, leaver: str) -> None:
    slot = next(slot for slot in list_slots(office.viewer) if slot.member == leaver)
    remove_passphrase(office.viewer, slot.place)
    assert said(MemberRemoved) == [MemberRemoved(member=leaver)]


def test_a_member_with_no_slot_or_the_last_one_stays(office: Office) -> None:
    before = store.position()
    with pytest.raises(errors.NoSuch):
        remove_member(office.viewer, office.session.device)
    with pytest.raises(errors.LastSlot):
        remove_member(office.viewer, office.viewer.member)
    assert store.position() == before


@pytest.mark.parametrize(("count", "fits"), [(100, True), (120, True), (200, False)])
def test_even_with_sixteen_slots_there_is_room_for_many_removals(office: Office, count: int, fits: bool) -> None:
    held = taken_along(office.session)
    entries = tuple(Entry(Slot(place, office.viewer.member, Kind.PASSPHRASE), bytes(32)) for place in range(16))
    keyring = replace_fields(held.keyring, entries=entries, source_keys=tuple(bytes([n]) * 32 for n in range(count)))
    if fits:
        assert len(keyrings.seal(keyring, held.master, b"")) == KEYRING_SIZE
    else:
        with pytest.raises(errors.KeyringFull):
            keyrings.seal(keyring, held.master, b"")


def test_the_same_record_stands_under_the_new_key(office: Office, leaver: str) -> None:
    for number in range(3):
        new_case(office, f"Case {number}").add("event", title="Followed home")
    rows = list(OperationRow.objects.order_by("id").values_list("id", "body"))
    remove_member(office.viewer, leaver)
    after = list(OperationRow.objects.order_by("id").values_list("id", "body"))
    assert after[: len(rows)] == rows
    lived = digest(office.viewer)
    rebuild(office.viewer)
    assert digest(office.viewer) == lived


def test_another_device_signs_and_the_old_one_stays_trusted(office: Office, folder: Path) -> None:
    old, key = office.session.device, office.session.record_key
    become_new_device(office.viewer)
    new = office.session.device
    new_case(office)
    assert (new != old, office.session.record_key, said(DeviceRemoved)) == (True, key, [])
    assert Changeset.objects.filter(device=new).exists()
    assert verify(office.viewer).damaged == ()
    lock(office)
    again = unlock(folder, PASSPHRASE)
    assert again.session.device == new
    lock(again)


# --- kills and a full disk --------------------------------------------------------------------------------------------


@pytest.fixture
def ready(office: Office, folder: Path, leaver: str) -> Path:
    """A closed workspace with somebody to remove, and a copy of it to begin again from."""
    new_case(office, "Kept").add("event", title="Followed home")
    lock(office)
    copy = folder.parent / "before"
    shutil.copytree(folder, copy)
    return copy


def begin_again(copy: Path, folder: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(copy, folder)


def remove_leaver(folder: Path) -> None:
    office = unlock(folder, PASSPHRASE)
    slots = [slot for slot in list_slots(office.viewer) if slot.member != office.viewer.member]
    if slots:
        remove_member(office.viewer, slots[0].member)
    lock(office)


def check_after(folder: Path) -> bool:
    """Whether the removal has happened; all is old or all is new, nothing is left over, the next removal works."""
    gone = not opens(folder, LEAVER)
    office = unlock(folder, PASSPHRASE)
    try:
        assert "Kept" in {line.title for line in list_cases(office.viewer).items}
        assert verify(office.viewer).damaged == ()
        assert office.session.retired == ()
        chains = set(Changeset.objects.values_list("device", flat=True)) - {office.session.device}
        assert not gone or {one.device for one in said(DeviceRemoved)} >= chains  # type: ignore[attr-defined] # as asked for
    finally:
        lock(office)
    left = {"header-copy.json", "header.json", "heads", "lock", "record.db", "vault"}
    assert {path.name for path in folder.iterdir()} == left
    remove_leaver(folder)
    assert not opens(folder, LEAVER)
    return gone


def kill_at(counts: range, copy: Path, folder: Path, killed: Killed) -> list[bool]:
    seen = []
    for count in counts:
        begin_again(copy, folder)
        alive = not killed(count, lambda: remove_leaver(folder))
        seen.append(check_after(folder))
        if alive:
            return seen
    return seen


@pytest.mark.sqlcipher(reason="counts the calls that rewriting the file makes")
def test_a_kill_at_some_calls_leaves_all_old_or_all_new(ready: Path, folder: Path, killed: Killed) -> None:
    seen = kill_at(range(3, 200, 8), ready, folder, killed)
    assert seen == sorted(seen)
    assert set(seen) == {False, True}


@pytest.mark.sqlcipher(reason="counts the calls that rewriting the file makes")
@pytest.mark.long
def test_a_kill_at_any_call_leaves_all_old_or_all_new(ready: Path, folder: Path, killed: Killed) -> None:
    seen = kill_at(range(1, 200), ready, folder, killed)
    assert seen == sorted(seen)
    assert set(seen) == {False, True}
    assert len(seen) > 40


@pytest.mark.sqlcipher(reason="counts the calls that rewriting the file makes")
@pytest.mark.parametrize("count", range(1, 35, 3))
def test_a_full_disk_at_any_call_locks_or_goes_on_but_loses_nothing(
    ready: Path, folder: Path, failing: Callable[..., None], monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    office = unlock(folder, PASSPHRASE)
    member = next(slot.member for slot in list_slots(office.viewer) if slot.member != office.viewer.member)
    failing(count)
    with pytest.raises(errors.DiskFull):
        remove_member(office.viewer, member)
    monkeypatch.undo()
    lock(office)
    check_after(folder)


@pytest.mark.sqlcipher(reason="writes the file under its new key")
def test_a_record_that_cannot_be_written_again_leaves_all_as_it_was(
    office: Office, leaver: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise errors.DiskFull

    monkeypatch.setattr(swapping, "_export", full)
    key = office.session.record_key
    with pytest.raises(errors.DiskFull):
        remove_member(office.viewer, leaver)
    assert current.require().session.record_key == key
    assert find(taken_along(office.session).keyring, next(s.place for s in list_slots(office.viewer)))
    new_case(office, "Goes on")
    assert verify(office.viewer).damaged == ()
    assert not list(office.session.folder.glob("*next*"))


@pytest.mark.sqlcipher(reason="writes the file under its new key")
def test_where_there_is_no_room_nothing_is_announced(
    office: Office, leaver: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = swapping.shutil.disk_usage(office.session.folder)
    monkeypatch.setattr(swapping.shutil, "disk_usage", lambda _folder: usage._replace(free=1 << 19))
    before = store.position()
    with pytest.raises(errors.DiskFull):
        remove_member(office.viewer, leaver)
    assert (store.position(), said(MemberRemoved)) == (before, [])
    new_case(office, "Goes on")


def test_a_kill_before_the_removal_is_said_is_made_good_at_unlock(
    office: Office, folder: Path, leaver: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(devices, "remove_retired", lambda _viewer: None)
    old = office.session.device
    remove_member(office.viewer, leaver)
    assert office.session.retired == (old,)
    monkeypatch.undo()
    lock(office)
    again = unlock(folder, PASSPHRASE)
    assert DeviceRemoved(device=old) in said(DeviceRemoved)
    assert again.session.retired == ()
    lock(again)
