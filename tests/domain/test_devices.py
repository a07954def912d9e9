"""Removed devices, forks, and what an erasure takes out, on small worlds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from support.record import SCOPE, START, World, claim, ident, ledger_of, record_of, worlds, write
from tocsin.domain import devices
from tocsin.domain.changesets import Changeset, Header, Heads, Salted
from tocsin.domain.operations import ContentErased, DeviceRemoved, EntityOpened, Known

EVENT = EntityOpened(entity=ident(20), kind="event")
LOST, OURS = ident(9), ident(10)


def on(*parents: Changeset, device: str = OURS, scope: str = SCOPE, say: Known = EVENT) -> Changeset:
    tick = max((parent.read_header().tick for parent in parents), default=0)
    heads = Heads(tuple(parent.id for parent in parents), tick, START)
    return write(say, heads=heads, device=device, scope=scope)


def headers(*changesets: Changeset) -> dict[str, Header]:
    return {one.id: one.read_header() for one in changesets}


def test_only_what_the_removal_stands_on_counts() -> None:
    first = on(device=LOST)
    second = on(first, device=LOST, say=claim(30, "2018"))
    removal = on(first, say=DeviceRemoved(device=LOST))
    assert devices.void(headers(first, second, removal), {LOST: [removal.id]}) == {second.id}


def test_others_count_even_when_they_stand_on_what_does_not() -> None:
    first = on(device=LOST)
    late = on(first, device=LOST, say=claim(30, "2018"))
    removal = on(first, say=DeviceRemoved(device=LOST))
    ours = on(late, removal, say=claim(31, "2019"))
    assert devices.void(headers(first, late, removal, ours), {LOST: [removal.id]}) == {late.id}


def test_in_a_scope_without_a_removal_nothing_of_the_device_counts() -> None:
    elsewhere = on(device=LOST, scope=f"case:{ident(77)}")
    assert devices.void(headers(elsewhere), {LOST: ["a changeset of the book"]}) == {elsewhere.id}


def test_two_that_remove_each_other_are_both_out() -> None:
    one, other = on(device=LOST), on(device=OURS)
    removing = on(one, other, device=LOST, say=DeviceRemoved(device=OURS))
    removed = on(one, other, device=OURS, say=DeviceRemoved(device=LOST))
    after = on(removing, device=LOST, say=claim(30, "2018"))
    found = devices.void(headers(one, other, removing, removed, after), {OURS: [removing.id], LOST: [removed.id]})
    assert found == {removing.id, removed.id, after.id}


def test_the_ledger_leaves_out_what_does_not_count() -> None:
    first = on(device=LOST)
    late = on(first, device=LOST, say=claim(30, "2018"))
    removal = on(first, say=DeviceRemoved(device=LOST))
    assert "event.date" not in ledger_of([first, late, removal]).shown()[ident(20)]
    assert "event.date" in ledger_of([first, late]).shown()[ident(20)]


def test_an_erasure_of_a_removed_device_does_not_count() -> None:
    first = on(device=OURS)
    said = on(first, say=claim(30, "2018"))
    removal = on(said, say=DeviceRemoved(device=LOST))
    erasing = ContentErased(erasure=ident(50), ground="asked", places=((said.id, 0),))
    theirs, ours = on(said, device=LOST, say=erasing), on(said, say=erasing)
    assert "event.date" in ledger_of([first, said, removal, theirs]).shown()[ident(20)]
    assert "event.date" not in ledger_of([first, said, removal, ours]).shown()[ident(20)]


def test_an_erasure_reaches_its_own_scope_only() -> None:
    first = on()
    said = on(first, say=claim(30, "2018"))
    erasing = ContentErased(erasure=ident(50), ground="asked", places=((said.id, 0),))
    elsewhere = on(scope=f"case:{ident(77)}", say=erasing)
    assert "event.date" in ledger_of([first, said, elsewhere]).shown()[ident(20)]


@settings(max_examples=40, deadline=None)
@given(world=worlds(), data=st.data())
def test_erased_or_still_held_the_record_is_the_same(world: World, data: st.DataObject) -> None:
    written = world.all()
    if not written:
        return
    gone = data.draw(st.sampled_from(written))
    scope = gone.read_header().scope
    erasing = on(*written, scope=scope, say=ContentErased(erasure=ident(99), ground="danger", places=((gone.id, 0),)))
    emptied = [_without_first(one) if one.id == gone.id else one for one in written]
    assert record_of(ledger_of([*written, erasing])) == record_of(ledger_of([*emptied, erasing]))


def _without_first(changeset: Changeset) -> Changeset:

    first, *rest = changeset.operations
    return Changeset(changeset.header, changeset.signature, (Salted(None, None, first.commitment()), *rest))


def test_a_fork_is_two_with_one_predecessor() -> None:
    first = on()
    one, other = on(first, say=claim(30, "2018")), on(first, say=claim(31, "2019"))
    after = on(one, other, say=claim(32, "2020"))
    assert devices.forks(headers(first, one, other, after)) == (tuple(sorted((one.id, other.id))),)


def test_two_devices_side_by_side_are_no_fork() -> None:
    first = on()
    one, other = on(first, say=claim(30, "2018")), on(first, device=LOST, say=claim(31, "2019"))
    assert devices.forks(headers(first, one, other)) == ()


def test_a_folder_copied_before_its_first_words_forks_at_the_beginning() -> None:
    one, other = on(say=claim(30, "2018")), on(say=claim(31, "2019"))
    assert len(devices.forks(headers(one, other))) == 1


@settings(max_examples=30, deadline=None)
@given(world=worlds())
def test_the_ancestors_of_everything_are_everything(world: World) -> None:
    every = headers(*world.all())
    assert devices.ancestors(every, every) == set(every)


def test_what_is_kept_for_good_cannot_be_erased() -> None:
    said = on(say=DeviceRemoved(device=ident(5)))
    first = on(said, say=ContentErased(erasure=ident(50), ground="asked", places=((said.id, 0),)))
    second = on(first, say=ContentErased(erasure=ident(51), ground="asked", places=((first.id, 0),)))
    ledger = ledger_of([said, first, second])
    assert len(list(ledger.in_order())) == 3
