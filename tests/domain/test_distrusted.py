"""What a lost device can and cannot do with the key that it has: announce others, vouch for itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from support.record import SCOPE, START, claim, ident, ledger_of, write
from tocsin.domain import devices
from tocsin.domain.changesets import Changeset, Header, Heads
from tocsin.domain.operations import DeviceAdded, DeviceRemoved, EntityOpened, Known

BOOK = f"book:{ident(7)}"
OURS, LOST, SECOND, THIRD = (ident(number) for number in (10, 11, 12, 13))
KEY = "A" * 43
EVENT = EntityOpened(entity=ident(20), kind="event")


def on(*parents: Changeset, device: str, say: Known, scope: str = BOOK) -> Changeset:
    tick = max((parent.read_header().tick for parent in parents), default=0)
    return write(say, heads=Heads(tuple(one.id for one in parents), tick, START), device=device, scope=scope)


def add(device: str, *parents: Changeset, by: str) -> Changeset:
    return on(*parents, device=by, say=DeviceAdded(device=device, key=KEY))


def headers(*changesets: Changeset) -> dict[str, Header]:
    return {one.id: one.read_header() for one in changesets}


FIRST = add(OURS, by=OURS)
SAID = add(LOST, FIRST, by=OURS)
REMOVAL = on(SAID, device=OURS, say=DeviceRemoved(device=LOST))
ANNOUNCED = {OURS: [FIRST.id], LOST: [SAID.id]}


def out(*more: Changeset, announced: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return devices.distrusted(headers(FIRST, SAID, REMOVAL, *more), {LOST: [REMOVAL.id]}, ANNOUNCED | announced)


def test_a_device_that_a_lost_one_announced_is_trusted_in_nothing() -> None:
    late = add(SECOND, SAID, by=LOST)
    assert out(late, announced={SECOND: [late.id]}) == {LOST: (REMOVAL.id,), SECOND: ()}


def test_nor_is_one_that_this_one_announced() -> None:
    late = add(SECOND, SAID, by=LOST)
    later = add(THIRD, late, by=SECOND)
    found = out(late, later, announced={SECOND: [late.id], THIRD: [later.id]})
    assert (found[SECOND], found[THIRD]) == ((), ())


def test_one_that_somebody_trusted_announced_as_well_is_trusted() -> None:
    late, ours = add(SECOND, SAID, by=LOST), add(SECOND, SAID, by=OURS)
    assert SECOND not in out(late, ours, announced={SECOND: [late.id, ours.id]})


def test_one_that_was_announced_before_the_loss_is_trusted() -> None:
    early = add(SECOND, SAID, by=LOST)
    removal = on(early, device=OURS, say=DeviceRemoved(device=LOST))
    found = devices.distrusted(
        headers(FIRST, SAID, early, removal), {LOST: [removal.id]}, ANNOUNCED | {SECOND: [early.id]}
    )
    assert found == {LOST: (removal.id,)}


def test_without_a_removal_everybody_is_trusted() -> None:
    assert devices.distrusted(headers(FIRST, SAID), {}, ANNOUNCED) == {}


def test_a_removal_of_such_a_device_vouches_for_nothing_of_it() -> None:
    late = add(SECOND, SAID, by=LOST)
    forged = on(late, device=SECOND, scope=SCOPE, say=EVENT)
    vouching = on(forged, device=OURS, scope=SCOPE, say=DeviceRemoved(device=SECOND))
    ledger = ledger_of([FIRST, SAID, REMOVAL, late, forged, vouching])
    assert forged.id in ledger.void()
    assert vouching.id not in ledger.void()


def test_a_lost_device_does_not_vouch_for_itself() -> None:
    here = on(device=LOST, scope=SCOPE, say=EVENT)
    forged = on(here, device=LOST, scope=SCOPE, say=claim(30, "2018"))
    vouching = on(forged, device=LOST, scope=SCOPE, say=DeviceRemoved(device=LOST))
    removal = on(here, device=OURS, scope=SCOPE, say=DeviceRemoved(device=LOST))
    assert ledger_of([here, forged, vouching, removal]).void() == {forged.id, vouching.id}


def test_nor_does_it_remove_itself() -> None:
    here = on(device=LOST, scope=SCOPE, say=EVENT)
    alone = on(device=LOST, scope=SCOPE, say=DeviceRemoved(device=LOST))
    assert ledger_of([here, alone]).void() == frozenset()


@settings(max_examples=50, deadline=None)
@given(order=st.permutations(range(6)))
def test_whatever_came_in_first(order: list[int]) -> None:
    late = add(SECOND, SAID, by=LOST)
    forged = on(late, device=SECOND, scope=SCOPE, say=EVENT)
    ours = on(forged, device=OURS, scope=SCOPE, say=claim(30, "2018"))
    every = [FIRST, SAID, REMOVAL, late, forged, ours]
    assert ledger_of(every[place] for place in order).void() == {late.id, forged.id}
