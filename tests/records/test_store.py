"""The record tables: what is appended is read back to the byte, in its place, under a running digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pytest
from django.db import IntegrityError, transaction

from support.cases import changesets_of, new_case
from support.operations import EXAMPLES
from support.record import SCOPE, Copy, ident, salts, write
from tocsin.actions.init import Office
from tocsin.domain.changesets import Changeset, Heads, Salted
from tocsin.domain.operations import ClaimMade, EntityOpened, decode
from tocsin.records import store
from tocsin.records.packing import unpack
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.records.record import Operation as OperationRow

OPENED = EntityOpened(entity=ident(20), kind="event")


def test_a_changeset_is_read_back_to_the_byte(office: Office) -> None:
    made = write(*EXAMPLES)
    seq = store.append(made)
    assert dict(store.changesets())[seq] == made
    assert [seq for seq, _ in store.changesets(after=seq - 1)] == [seq]
    assert list(store.salted(seq)) == list(made.operations)


def test_an_erased_operation_keeps_its_place(office: Office) -> None:
    made = write(OPENED, OPENED, OPENED)
    gone = Salted(None, None, made.operations[1].commitment())
    seq = store.append(Changeset(made.header, made.signature, (made.operations[0], gone, made.operations[2])))
    assert list(store.salted(seq))[1] == gone
    assert set(store.operations([seq * PLACES + n for n in range(3)])) == {seq * PLACES, seq * PLACES + 2}


def test_the_same_changeset_is_not_stored_twice(office: Office) -> None:
    store.append(write(OPENED))
    with pytest.raises(IntegrityError), transaction.atomic():
        store.append(write(OPENED))


def test_the_position_counts_changesets_and_operations(office: Office) -> None:
    before = store.position()
    made = [write(*[OPENED] * count, salt=salts(str(count))) for count in (3, 2)]
    for one in made:
        store.append(one)
    log = before.log
    for one in made:
        log = hashlib.sha256(log + hashlib.sha256(one.header).digest()).digest()
    assert store.position() == store.LogPosition(before.changesets + 2, before.operations + 5, log)


def test_the_log_can_be_asked_for_any_number(office: Office) -> None:
    log = store.LOG_START
    assert store.log_at(0) == log
    for number, changeset in enumerate(changesets_of(), 1):
        log = store.next_log(log, changeset.id)
        assert store.log_at(number) == log
    assert store.log_at(number + 1) is None


def test_orders_are_tick_id_and_place(office: Office) -> None:
    first = write(OPENED, OPENED)
    second = write(OPENED, heads=Heads((first.id,), 1))
    seqs = [store.append(one) for one in (second, first)]
    numbers = [seqs[0] * PLACES, seqs[1] * PLACES + 1, seqs[1] * PLACES]
    orders = store.orders(numbers)
    assert orders[numbers[0]] == (2, second.id, 0)
    assert sorted(numbers, key=orders.__getitem__) == numbers[::-1]
    assert store.orders([]) == {}


def test_the_first_changeset_of_a_scope_has_no_parents(office: Office) -> None:
    assert store.heads(f"case:{ident(99)}", ident(9)) == Heads()


def test_heads_are_the_last_of_each_device_ones_own_first(office: Office) -> None:
    copies = [Copy(ident(100 + n), salts(str(n))) for n in range(3)]
    for copy in copies:
        for one in (copy.write(SCOPE, OPENED), copy.write(SCOPE, OPENED)):
            store.append(one)
    for copy in copies:
        heads = store.heads(SCOPE, copy.device)
        own = copy.heads(SCOPE).parents
        assert heads.parents[0] == own[0]
        assert set(heads.parents) == {parent for other in copies for parent in other.heads(SCOPE).parents}
        assert heads.tick == 2


def test_both_ends_of_a_fork_are_heads(office: Office) -> None:
    copy = Copy(ident(100), salts("original"))
    store.append(copy.write(SCOPE, OPENED))
    restored = Copy(copy.device, salts("restored"), dict(copy.held))
    ends = {store_and_id(one.write(SCOPE, OPENED)) for one in (copy, restored)}
    assert set(store.heads(SCOPE, copy.device).parents) == ends


def store_and_id(changeset: Changeset) -> str:
    store.append(changeset)
    return changeset.id


def test_a_chain_in_the_record_is_a_chain(office: Office) -> None:
    case = new_case(office)
    for year in ("2016", "2017"):
        case.add("event", date=year)
    headers = [one.read_header() for one in changesets_of(case.scope)]
    assert [header.tick for header in headers] == [1, 2, 3]
    ids = [one.id for one in changesets_of(case.scope)]
    assert [header.parents for header in headers] == [(), (ids[0],), (ids[1],)]
    assert {header.device for header in headers} == {office.session.device}
    assert {header.author for header in headers} == {office.viewer.member}


def test_columns_say_what_headers_say(office: Office) -> None:
    new_case(office).add("event", date="2018")
    for row in ChangesetRow.objects.all():
        header = Changeset(bytes(row.header), b"", ()).read_header()
        for name in ("scope", "device", "author", "tick", "time", "batch", "count"):
            assert getattr(row, name) == getattr(header, name)


def test_the_canonical_bytes_are_stored_once(office: Office) -> None:
    case = new_case(office)
    case.add("event", title="They waited at the lighthouse stairs")
    bodies = [unpack(bytes(row.body)) for row in OperationRow.objects.all()]
    assert sum(b"lighthouse stairs" in body for body in bodies) == 1
    assert any(isinstance(decode(body), ClaimMade) for body in bodies)


def sizes(steps: Iterable[tuple[int, int]]) -> list[int]:
    return [last - first + 1 for first, last in steps]


def test_steps_hold_so_many_operations_or_one_changeset(office: Office) -> None:
    before = store.position().changesets
    for number, count in enumerate((2, 2, 5, 1, 1)):
        store.append(write(*[OPENED] * count, salt=salts(str(number))))
    assert sizes(store.steps(before, most=4)) == [2, 1, 2]
    assert sizes(store.steps(before, most=1)) == [1] * 5
    assert sizes(store.steps(before)) == [5]
    assert sizes(store.steps(before, 3, most=7)) == [2, 1]
    assert sizes(store.steps(before + 5)) == []


@pytest.mark.parametrize("step", [1, 3, 1000])
def test_changesets_do_not_hang_on_the_steps(office: Office, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    new_case(office).add("event", date="2018")
    whole = list(store.changesets())
    monkeypatch.setattr(store, "STEP", step)
    assert list(store.changesets()) == whole
    assert list(store.changesets(1, 2)) == whole[1:3]


def test_what_is_told_comes_with_its_numbers_and_without_the_erased(office: Office) -> None:
    made = write(OPENED, OPENED, OPENED)
    gone = Salted(None, None, made.operations[1].commitment())
    seq = store.append(Changeset(made.header, made.signature, (made.operations[0], gone, made.operations[2])))
    assert [number for number, _ in store.told(seq, seq)] == [seq * PLACES, seq * PLACES + 2]
    assert [operation.entity for _, operation in store.told(seq, seq)] == [OPENED.entity] * 2


def test_lost_bytes_are_put_back_as_they_were(office: Office) -> None:
    made = write(*EXAMPLES)
    seq = store.append(made)
    OperationRow.objects.filter(id=seq * PLACES).update(salt=None, body=None)
    store.put_back(seq * PLACES, made.operations[0])
    assert dict(store.changesets())[seq] == made
