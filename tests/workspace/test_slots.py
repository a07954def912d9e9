"""Slots: added, changed, removed; nothing about them shows; a kill never locks anybody out."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tocsin import workspace
from tocsin.crypto.errors import Unauthentic
from tocsin.domain import errors
from tocsin.lib import ids
from tocsin.workspace import Kind, Session, copies, slotkeys, slots

Office = Any
Killed = Callable[[int, Callable[[], object]], bool]
NEW = "another passphrase of six words"
OTHER_WORDS = "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong"


def place_of(session: Session, kind: Kind = Kind.PASSPHRASE) -> int:
    return next(slot.place for slot in session.slots() if slot.kind is kind)


def blobs(office: Office, name: str = copies.FIRST) -> list[str]:
    found: list[str] = json.loads((office.folder / name).read_bytes())["slots"]
    return found


def opens(office: Office, passphrase: str) -> bool:
    try:
        office.unlock(passphrase).close()
    except errors.CannotUnlock:
        return False
    return True


def test_a_second_member_gets_a_slot_and_the_same_keys(office: Office) -> None:
    member = ids.new_id()
    with office.unlock() as session:
        slot = session.add_slot(NEW, member)
        key = session.record_key
        assert slot in session.slots()
    with office.unlock(NEW) as session:
        assert (session.member, session.slot, session.record_key) == (member, slot, key)
        assert len(session.slots()) == 3


def test_a_changed_passphrase_opens_and_the_old_one_does_not(office: Office) -> None:
    with office.unlock() as session:
        session.change_slot(session.slot.place, NEW)
    assert [opens(office, text) for text in (NEW, office.passphrase, office.recovery)] == [True, False, True]
    with office.unlock(NEW) as session:
        assert session.member == office.member


def test_a_removed_slot_opens_no_more(office: Office) -> None:
    with office.unlock() as session:
        slot = session.add_slot(NEW, ids.new_id())
        session.switch(session.without_slots([slot.place]))
        assert slot not in session.slots()
    assert [opens(office, text) for text in (NEW, office.passphrase)] == [False, True]


def test_recovery_words_can_be_changed_and_removed(office: Office) -> None:
    with office.unlock() as session:
        place = place_of(session, Kind.RECOVERY)
        session.change_slot(place, OTHER_WORDS)
        assert [slot.kind for slot in session.slots() if slot.place == place] == [Kind.RECOVERY]
    assert [opens(office, text) for text in (OTHER_WORDS, office.recovery)] == [True, False]
    with office.unlock() as session:
        session.switch(session.without_slots([place]))
    assert not opens(office, OTHER_WORDS)


def test_the_last_passphrase_stays(office: Office) -> None:
    with office.unlock(office.recovery) as session, pytest.raises(errors.LastSlot):
        session.without_slots([place_of(session)])
    assert opens(office, office.passphrase)


def test_sixteen_slots_and_no_more(office: Office) -> None:
    with office.unlock() as session:
        for number in range(14):
            session.add_slot(f"{NEW} {number}", ids.new_id())
        assert [slot.place for slot in session.slots()] == list(range(16))
        with pytest.raises(errors.NoFreeSlot):
            session.add_slot(NEW, ids.new_id())
        session.change_slot(session.slot.place, NEW)
    assert all(opens(office, text) for text in (NEW, f"{NEW} 0", f"{NEW} 13", office.recovery))


@pytest.mark.parametrize("place", [-1, 16, 99])
def test_a_place_that_is_not_in_use(office: Office, place: int) -> None:
    with office.unlock() as session:
        for verb in (lambda: session.change_slot(place, NEW), lambda: session.without_slots([place])):
            with pytest.raises(errors.NoSuchSlot):
                verb()


@pytest.mark.parametrize(
    ("text", "kind", "error"),
    [
        ("too short", Kind.PASSPHRASE, errors.BadPassphrase),
        ("twelve other words", Kind.RECOVERY, errors.BadRecovery),
        ("  pepper lantern  orbit velvet canyon drum", Kind.PASSPHRASE, errors.BadPassphrase),
    ],
)
def test_what_will_not_do_changes_nothing(office: Office, text: str, kind: Kind, error: type[Exception]) -> None:
    before = blobs(office)
    with office.unlock() as session:
        with pytest.raises(error):
            session.add_slot(text, ids.new_id(), kind)
        with pytest.raises(error):
            session.change_slot(place_of(session, kind), text)
    assert blobs(office) == before


def test_only_a_member_has_a_slot(office: Office) -> None:
    with office.unlock() as session, pytest.raises(ValueError, match="not an id"):
        session.add_slot(NEW, "somebody")


def test_every_change_seals_every_slot_afresh_in_both_copies(office: Office) -> None:
    """Else two versions of a header, from a backup and from the laptop, would show which slots are in use."""
    with office.unlock() as session:
        changes: list[Callable[[], object]] = [
            lambda: session.add_slot(NEW, ids.new_id()),
            lambda: session.change_slot(session.slot.place, f"{NEW} again"),
            lambda: session.switch(session.without_slots([place_of(session, Kind.RECOVERY)])),
        ]
        for change in changes:
            before = blobs(office)
            change()
            after = blobs(office)
            assert blobs(office, copies.SECOND) == after
            assert all(old != new for old, new in zip(before, after, strict=True))
            assert {len(blob) for blob in after} == {len(before[0])}


def test_a_slot_moved_to_another_place_opens_nothing(office: Office) -> None:
    whole = copies.read(office.folder, copies.FIRST).header
    assert whole is not None
    wrap = slotkeys.wrap_key(office.passphrase, whole.salt, whole.kdf)
    turned = workspace.header.Header(whole.salt, whole.kdf, whole.slots[1:] + whole.slots[:1], whole.keyring)
    assert slots.open_header(whole, wrap).slot.member == office.member
    with pytest.raises(Unauthentic):
        slots.open_header(turned, wrap)


def test_a_header_that_comes_back_otherwise_is_put_back(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    real = slots.assemble

    def broken(*args: Any) -> Any:
        header = real(*args)
        return workspace.header.Header(header.salt, header.kdf, (bytes(97),) * 16, header.keyring)

    with office.unlock() as session:
        monkeypatch.setattr(slots, "assemble", broken)
        with pytest.raises(errors.DamagedFile):
            session.change_slot(session.slot.place, NEW)
        assert len(session.slots()) == 2
    assert opens(office, office.passphrase)
    assert not workspace.inspect(office.folder).differ


@pytest.mark.parametrize("count", [1, 3, 5, 7])
def test_a_full_disk_leaves_what_was(office: Office, failing: Callable[..., None], count: int) -> None:
    with office.unlock() as session:
        failing(count)
        with pytest.raises(errors.DiskFull):
            session.add_slot(NEW, ids.new_id())
    assert opens(office, office.passphrase)


def test_a_kill_in_the_middle_of_a_change_leaves_one_passphrase_that_opens(
    office: Office, killed: Killed, restored: Callable[[], None]
) -> None:
    def change() -> None:
        with office.unlock() as session:
            session.change_slot(session.slot.place, NEW)

    seen = []
    for count in range(1, 20):
        restored()
        alive = not killed(count, change)
        seen.append((opens(office, office.passphrase), opens(office, NEW)))
        assert not workspace.inspect(office.folder).differ
        if alive:
            break
    assert seen == sorted(seen, reverse=True)
    assert set(seen) == {(True, False), (False, True)}


def test_what_was_removed_does_not_come_back_through_the_second_copy(office: Office, killed: Killed) -> None:
    def remove() -> None:
        with office.unlock() as session:
            session.switch(session.without_slots([place_of(session, Kind.RECOVERY)]))

    assert killed(9, remove)  # the first four calls write the heads under their new key
    assert workspace.inspect(office.folder).differ
    assert not opens(office, office.recovery)
    with office.unlock() as session:
        assert session.repaired == (copies.SECOND,)
