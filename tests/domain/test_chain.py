"""Changesets that come in are held against those before them, whatever order they come in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.record import MEMBER, SCOPE, claim, closed, ident, salts, worlds
from tocsin.crypto import signing
from tocsin.domain import changesets
from tocsin.domain.chain import Chain
from tocsin.domain.changesets import Changeset, Heads, digest_text
from tocsin.domain.operations import DeviceAdded, EntityOpened, Known

BOOK = f"book:{ident(90)}"
PRIVATE = {ident(number): bytes([number]) * 32 for number in (9, 10)}


def added(device: str, **other: str) -> DeviceAdded:
    return DeviceAdded(device=device, key=digest_text(signing.public_of(PRIVATE[device])), **other)


def signed(*what: Known, device: str = ident(9), scope: str = SCOPE, after: tuple[Changeset, ...] = ()) -> Changeset:
    headers = [one.read_header() for one in after]
    heads = Heads(
        tuple(one.id for one in after),
        max((header.tick for header in headers), default=0),
        max((header.time for header in headers), default=0),
    )
    return changesets.make(
        what,
        scope=scope,
        device=device,
        author=MEMBER,
        now_ms=1_600_000_000_000,
        heads=heads,
        sign=lambda data: signing.sign(PRIVATE[device], data),
        salt=salts(f"{device} {scope} {len(after)}"),
    )


FIRST = signed(added(ident(9)), scope=BOOK)
EVENT = signed(EntityOpened(entity=ident(20), kind="event"))
CLAIM = signed(claim(30, "2018"), after=(EVENT,))


def chain(*taken: Changeset) -> Chain:
    found = Chain(signing_verify)
    for one in taken:
        found.take(one)
    return found


def signing_verify(key: bytes, signature: bytes, data: bytes) -> bool:
    return signing.verify(key, signature, data)


def test_what_fits_is_taken() -> None:
    found = chain(FIRST, EVENT, CLAIM)
    assert list(found.seen) == [FIRST.id, EVENT.id, CLAIM.id]
    assert found.keys == {ident(9): signing.public_of(PRIVATE[ident(9)])}


def test_the_first_one_brings_the_key_that_signs_it_and_no_other() -> None:
    with pytest.raises(ValueError, match="signature"):
        chain(signed(added(ident(9)), scope=BOOK, device=ident(10)))


def test_a_device_counts_only_after_it_was_added() -> None:
    stranger = signed(EntityOpened(entity=ident(21), kind="event"), device=ident(10), scope=f"case:{ident(6)}")
    found = chain(FIRST)
    with pytest.raises(ValueError, match="signature"):
        found.take(stranger)
    found.take(signed(added(ident(10), replaces=ident(9)), scope=BOOK, after=(FIRST,)))
    assert found.take(stranger).device == ident(10)


def test_the_first_key_of_a_device_holds() -> None:
    later = DeviceAdded(device=ident(9), key=digest_text(signing.public_of(PRIVATE[ident(10)])))
    found = chain(FIRST, signed(later, scope=BOOK, after=(FIRST,)))
    assert found.keys[ident(9)] == signing.public_of(PRIVATE[ident(9)])


def test_a_key_outside_the_book_counts_for_nothing() -> None:
    found = chain(FIRST, signed(added(ident(10))))
    assert ident(10) not in found.keys


def test_what_failed_leaves_nothing_behind() -> None:
    found = chain(FIRST)
    with pytest.raises(ValueError, match="missing"):
        found.take(CLAIM)
    assert CLAIM.id not in found.seen
    found.take(EVENT)
    assert found.take(CLAIM).tick == 2


REFUSED = {
    "twice": (EVENT, "already"),
    "an altered operation": (replace(CLAIM, operations=(replace(CLAIM.operations[0], salt=bytes(16)),)), "altered"),
    "an operation less": (replace(CLAIM, operations=()), "missing or added"),
    "another signature": (replace(CLAIM, signature=bytes(64)), "signature"),
    "no header": (replace(CLAIM, header=b"{}"), "header"),
    "of another case": (signed(claim(31, "2018"), scope=f"case:{ident(6)}", after=(EVENT,)), "another case"),
}


@pytest.mark.parametrize(("one", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_what_does_not_fit_is_refused(one: Changeset, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        chain(FIRST, EVENT).take(one)


def test_a_wrong_tick_is_refused() -> None:
    wrong = changesets.make(
        [claim(31, "2018")],
        scope=SCOPE,
        device=ident(9),
        author=MEMBER,
        now_ms=1_600_000_000_000,
        heads=Heads((EVENT.id,), 7, 0),
        sign=lambda data: signing.sign(PRIVATE[ident(9)], data),
    )
    with pytest.raises(ValueError, match="place in the order"):
        chain(FIRST, EVENT).take(wrong)


@given(worlds(), st.randoms())
def test_in_rounds_every_closed_set_is_taken_whatever_its_order(world: object, random: object) -> None:
    every = closed(world.all())  # type: ignore[attr-defined] # hypothesis hands over what the strategy made
    random.shuffle(every)  # type: ignore[attr-defined] # as above
    found = Chain(lambda _key, _signature, _data: True, keys={copy_device(one): b"" for one in every})
    waiting = every
    while waiting:
        left = [one for one in waiting if not fits(found, one)]
        assert len(left) < len(waiting)
        waiting = left
    assert found.seen.keys() == {one.id for one in every}


def fits(found: Chain, one: Changeset) -> bool:
    try:
        found.take(one)
    except ValueError:
        return False
    return True


def copy_device(one: Changeset) -> str:
    return one.read_header().device


def test_having_the_parents_is_asked_without_taking() -> None:
    found = chain(FIRST)
    assert not found.has_parents_of(CLAIM.read_header())
    found.take(EVENT)
    assert found.has_parents_of(CLAIM.read_header())
