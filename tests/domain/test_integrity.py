"""A walk over changesets names what was done to them, and accuses nothing that is whole."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

import msgspec
import pytest
from hypothesis import given, settings

from support.record import LINKS, SCOPE, START, Copy, World, claim, digest_of, ident, salts, sign_as, worlds, write
from tocsin.domain import changesets, devices, operations
from tocsin.domain.changesets import Changeset, Heads, Salted
from tocsin.domain.integrity import Fault, Walk, leaves, listed
from tocsin.domain.ledger import Ledger
from tocsin.domain.operations import ContentErased, DeviceAdded, DeviceRemoved, EntityOpened, FileSealed, Known

BOOK = f"book:{ident(5)}"
DEVICE, OTHER, STRANGER = ident(100), ident(101), ident(102)
KEYS = {device: digest_of(device) for device in [DEVICE, OTHER, STRANGER, *(ident(100 + n) for n in range(3, 40))]}


def verify(key: bytes, signature: bytes, data: bytes) -> bool:
    (device,) = (one for one, known in KEYS.items() if known == changesets.digest_text(key))
    return sign_as(device)(data) == signature


def added(device: str) -> DeviceAdded:
    return DeviceAdded(device=device, key=KEYS[device])


def walked(what: Iterable[Changeset]) -> tuple[Walk, list[Fault]]:
    walk = Walk(verify)
    faults = [fault for seq, one in enumerate(what, 1) for fault in walk.look(seq, one)]
    return walk, [*faults, *walk.finish()]


def said(what: Iterable[Changeset]) -> list[tuple[int, str]]:
    return [(fault.seq, fault.words) for fault in walked(what)[1]]


@pytest.fixture
def copy() -> Copy:
    return Copy(DEVICE, salts())


@pytest.fixture
def written(copy: Copy) -> list[Changeset]:
    """The book with its device, and three changes of a case."""
    first = copy.write(BOOK, added(DEVICE))
    opened = copy.write(SCOPE, EntityOpened(entity=ident(20), kind="event"), claim(21, "2018-07-05"))
    return [first, opened, copy.write(SCOPE, claim(22, "2018")), copy.write(SCOPE, claim(23, "2019"))]


def changed(one: Changeset, place: int, **parts: bytes | None) -> Changeset:
    held = list(one.operations)
    held[place] = dataclasses.replace(held[place], **parts)
    return dataclasses.replace(one, operations=tuple(held))


def test_what_is_whole_is_not_accused(written: list[Changeset]) -> None:
    walk, faults = walked(written)
    assert faults == []
    assert list(walk.notes()) == []
    assert walk.operations == 5


def test_an_altered_entry_is_named(written: list[Changeset]) -> None:
    body = (written[1].operations[1].body or b"").replace(b"2018", b"2013")
    assert said([written[0], changed(written[1], 1, body=body), *written[2:]]) == [(2, "an entry was altered")]


def test_swapped_and_repeated_entries_are_named(written: list[Changeset]) -> None:
    one = written[1]
    swapped = dataclasses.replace(one, operations=one.operations[::-1])
    repeated = dataclasses.replace(one, operations=(one.operations[0],) * 2)
    for bad in (swapped, repeated):
        assert said([written[0], bad, *written[2:]]) == [(2, "an entry was altered")]


def test_a_dropped_and_an_added_entry_are_named(written: list[Changeset]) -> None:
    one = written[1]
    for held in (one.operations[:1], (*one.operations, one.operations[0])):
        bad = dataclasses.replace(one, operations=held)
        assert said([written[0], bad, *written[2:]]) == [(2, "entries are missing or added")]


def test_an_entry_without_bytes_or_commitment_is_named(written: list[Changeset]) -> None:
    bad = changed(written[1], 1, salt=None, body=None)
    assert said([written[0], bad, *written[2:]]) == [(2, "an entry was altered")]


def test_another_signature_is_named(written: list[Changeset]) -> None:
    bad = dataclasses.replace(written[2], signature=bytes(64))
    assert said([*written[:2], bad, written[3]]) == [(3, "the signature is not that of the device which it names")]


def test_a_heading_that_is_none_is_named(written: list[Changeset]) -> None:
    bad = dataclasses.replace(written[3], header=b"{}")
    assert said([*written[:3], bad]) == [(4, "its heading was altered")]


def test_a_change_dropped_inside_a_chain_is_named_by_the_next(written: list[Changeset]) -> None:
    assert said([*written[:2], written[3]]) == [(3, "one that it stands on is missing, or comes after it")]


def test_swapped_changes_are_named(written: list[Changeset]) -> None:
    found = said([written[0], written[1], written[3], written[2]])
    assert found == [(3, "one that it stands on is missing, or comes after it")]


def test_a_repeated_change_is_named(written: list[Changeset]) -> None:
    assert said([*written, written[1]]) == [(5, "it repeats change 2")]


def test_ticks_times_and_scopes_are_held_against_the_parents(written: list[Changeset], copy: Copy) -> None:
    def on(parent: Changeset, tick: int = 3, time: int = START, scope: str = SCOPE) -> Changeset:
        return write(claim(30, "2018"), heads=Heads((parent.id,), tick, 0), device=DEVICE, now_ms=time, scope=scope)

    parent = written[3]
    assert said([*written, on(parent, tick=7)]) == [(5, "its place in the order is wrong")]
    assert said([*written, on(parent, time=START - 1)]) == [(5, "its time is before that of one that it stands on")]
    assert said([*written, on(parent, scope=LINKS)]) == [(5, "it stands on one of another case")]
    assert said([*written, on(parent)]) == []


def test_an_entry_that_is_not_canonical_is_named_by_its_place(copy: Copy) -> None:
    first = copy.write(BOOK, added(DEVICE))
    body = operations.encode(claim(30, "2018")) + b" "
    whole = copy.write(SCOPE, claim(30, "2018"))
    salted = Salted(bytes(16), body)
    header = dataclasses.replace(whole, operations=(salted,)).read_header()
    data = msgspec.json.Encoder(order="sorted").encode(
        msgspec.structs.replace(header, root=changesets.digest_text(salted.commitment()))
    )
    made = Changeset(data, b"", (salted,))
    made = dataclasses.replace(made, signature=sign_as(DEVICE)(changesets.signed_bytes(made.id)))
    assert said([first, made]) == [(2, "entry 1 is an operation that is not canonical")]


def test_a_stranger_adds_nobody_and_signs_nothing(written: list[Changeset]) -> None:
    """Whoever can write to the file could append a device that vouches for itself."""
    stranger = Copy(STRANGER, salts("stranger"), {one.id: one for one in written})
    found = said([*written, stranger.write(BOOK, added(STRANGER)), stranger.write(SCOPE, claim(40, "2018"))])
    assert found == [
        (5, "it is signed by a device that nobody added"),
        (6, "it is signed by a device that nobody added"),
    ]


def test_another_device_may_come_in_before_the_book_that_adds_it(written: list[Changeset], copy: Copy) -> None:
    book = copy.write(BOOK, added(OTHER))
    other = Copy(OTHER, salts("other"), dict(copy.held))
    late = other.write(SCOPE, claim(40, "2018"))
    assert said([*written, late, book]) == []
    assert said([*written, late]) == [(5, "it is signed by a device that nobody added")]


def erasing(of: Changeset, *places: int, ground: str = "asked") -> ContentErased:
    return ContentErased(erasure=ident(60), ground=ground, places=tuple((of.id, place) for place in places))


def without(one: Changeset, place: int) -> Changeset:
    return changed(one, place, salt=None, body=None, erased=one.operations[place].commitment())


def test_bytes_that_no_erasure_names_are_missed(written: list[Changeset]) -> None:
    gone = [written[0], without(written[1], 1), *written[2:]]
    assert said(gone) == [(2, "the bytes of entry 2 are missing, and no erasure names them")]


def test_what_was_erased_is_told_with_ground_and_day(written: list[Changeset], copy: Copy) -> None:
    erased = copy.write(SCOPE, erasing(written[1], 1, ground="ordered"))
    walk, faults = walked([written[0], without(written[1], 1), *written[2:], erased])
    assert faults == []
    assert list(walk.notes()) == ["On 2020-09-13 1 entry was erased: a court or an authority ordered it."]


def test_bytes_that_were_erased_and_are_there_still_are_named(written: list[Changeset], copy: Copy) -> None:
    (fault,) = said([*written, copy.write(SCOPE, erasing(written[1], 1))])
    assert fault[0] == 2
    assert "entry 2 was erased, and the bytes are still there" in fault[1]


def test_an_erasure_reaches_into_no_other_scope(written: list[Changeset], copy: Copy) -> None:
    erased = copy.write(LINKS, erasing(written[1], 1))
    assert said([*written, erased]) == []
    gone = [written[0], without(written[1], 1), *written[2:], erased]
    assert said(gone) == [(2, "the bytes of entry 2 are missing, and no erasure names them")]


def test_what_is_kept_for_good_may_stay_though_an_erasure_names_it(written: list[Changeset], copy: Copy) -> None:
    assert said([*written, copy.write(BOOK, erasing(written[0], 0))]) == []


def test_what_a_removed_device_signed_on_its_own_is_a_note(written: list[Changeset], copy: Copy) -> None:
    book = copy.write(BOOK, added(OTHER))
    lost = Copy(OTHER, salts("lost"), dict(copy.held))
    removal = copy.write(SCOPE, DeviceRemoved(device=OTHER))
    alone = lost.write(SCOPE, claim(40, "1999"))
    walk, faults = walked([*written, book, removal, alone])
    assert faults == []
    assert list(walk.notes()) == [
        "A device that was removed signed change 7: kept, and not counted.",
    ]
    assert walk.void() == {alone.id}


def test_an_erasure_by_a_removed_device_does_not_count(written: list[Changeset], copy: Copy) -> None:
    book = copy.write(BOOK, added(OTHER))
    lost = Copy(OTHER, salts("lost"), dict(copy.held))
    removal = copy.write(SCOPE, DeviceRemoved(device=OTHER))
    erased = lost.write(SCOPE, erasing(written[1], 1))
    gone = [written[0], without(written[1], 1), *written[2:], book, removal, erased]
    assert [words for _, words in said(gone)] == ["the bytes of entry 2 are missing, and no erasure names them"]


def test_what_a_removed_device_took_back_on_its_own_is_no_damage(written: list[Changeset], copy: Copy) -> None:
    book = copy.write(BOOK, added(OTHER))
    lost = Copy(OTHER, salts("lost"), dict(copy.held))
    removal = copy.write(SCOPE, DeviceRemoved(device=OTHER))
    alone = lost.write(SCOPE, claim(40, "1999"))
    erased = lost.write(SCOPE, erasing(alone, 0))
    assert said([*written, book, removal, without(alone, 0), erased]) == []
    elsewhere = lost.write(LINKS, erasing(alone, 0))
    assert said([*written, book, removal, without(alone, 0), elsewhere]) != []


def test_a_fork_is_a_note_and_no_damage(written: list[Changeset], copy: Copy) -> None:
    twin = Copy(DEVICE, salts("twin"), dict(copy.held))
    walk, faults = walked([*written, copy.write(SCOPE, claim(30, "2018")), twin.write(SCOPE, claim(31, "2019"))])
    assert faults == []
    (note,) = walk.notes()
    assert note.startswith("Changes 5, 6 follow the same one on one device: the folder was copied")


def file(content: str, key: str, **other: str) -> FileSealed:
    return FileSealed(
        digest=digest_of(content), size=3, key=digest_of(key), role=other.pop("role", "original"), **other
    )


def test_two_files_with_one_key_are_named(written: list[Changeset], copy: Copy) -> None:
    first = copy.write(SCOPE, file("one", "key"), file("one", "key", role="text"))
    second = copy.write(SCOPE, file("two", "key"))
    walk, faults = walked([*written, first, second])
    assert [(fault.seq, fault.words) for fault in faults] == [(6, "it gives a sealed file the key of another one")]
    assert [(scope, digest) for scope, digest, _ in walk.in_force()] == [
        (SCOPE, digest_of("one")),
        (SCOPE, digest_of("two")),
    ]


def test_a_file_of_two_copies_may_have_either_key(written: list[Changeset], copy: Copy) -> None:
    walk, faults = walked([*written, copy.write(SCOPE, file("one", "key")), copy.write(SCOPE, file("one", "other"))])
    assert faults == []
    assert [keys for _, _, keys in walk.in_force()] == [(digest_of("key"), digest_of("other"))]


def with_book(world: World) -> list[Changeset]:
    """What the copies of a world wrote, behind a book that knows them all."""
    book = Copy(DEVICE, salts("book"))
    KEYS.update({copy.device: digest_of(copy.device) for copy in world.copies})
    adds: list[Known] = [added(DEVICE), *(added(d) for d in {one.device for one in world.copies} - {DEVICE})]
    return [book.write(BOOK, *adds), *in_local_order(world.all())]


def in_local_order(what: list[Changeset]) -> list[Changeset]:
    ledger, order = Ledger(), []
    for one in what:
        before = set(ledger.applied)
        ledger.add(one)
        order += [ledger.applied[uid][1] for uid in ledger.applied if uid not in before]
    return order


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_no_world_is_accused_and_the_ledger_agrees(world: World) -> None:
    everything = with_book(world)
    walk, faults = walked(everything)
    assert faults == []
    ledger = Ledger()
    for one in everything:
        ledger.add(one)
    assert walk.void() == ledger.void()
    assert set(walk.headers) == set(ledger.applied)
    stood_on = {parent for header in walk.headers.values() for parent in header.parents}
    assert leaves(walk.headers) == set(walk.headers) - stood_on
    assert len(devices.forks(walk.headers)) == sum("follow the same one" in note for note in walk.notes())


@settings(max_examples=40, deadline=None)
@given(worlds())
def test_whatever_is_left_out_of_a_chain_is_missed(world: World) -> None:
    everything = with_book(world)
    stood_on = {parent for one in everything for parent in one.read_header().parents}
    for lost in everything:
        if lost.id in stood_on:
            assert said([one for one in everything if one.id != lost.id])


def test_numbers_in_a_sentence() -> None:
    assert listed([3]) == "3"
    assert listed([1, 2, 3]) == "1, 2, 3"
    assert listed(list(range(1, 13)), 3) == "1, 2, 3 and 9 more"
