"""The rows that a backup takes are whole, of one run, and say what was erased."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from support.cases import Case, changesets_of, new_case
from support.erased import erase_in
from tocsin.actions.init import Office
from tocsin.domain.changesets import Changeset
from tocsin.domain.errors import DamagedRecord
from tocsin.domain.operations import ClaimMade, DeviceRemoved, EntityOpened, FileSealed
from tocsin.lib.ids import new_id
from tocsin.records import carrying, segments, store
from tocsin.records.local import InClear, LogEntry, Proposal
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.records.record import Operation as OperationRow

DIGEST = "h2OqTwPxW8J_J2xg0tUYlWYB_UbpBDFne71xVi4o5X8"


@pytest.fixture
def case(office: Office) -> Case:
    case = new_case(office)
    for day in range(1, 8):
        case.add("event", date=f"2018-07-{day:02}")
    return case


def taken(first: int, last: int) -> list[Changeset]:
    return [one for one, _ in segments.stretch(first, last, "default")]


def test_a_run_is_its_changesets_with_their_running_digests(case: Case) -> None:
    del case
    last = store.position().changesets
    found = list(segments.stretch(3, last, "default"))
    assert [one for one, _ in found] == changesets_of()[2:]
    assert [log for _, log in found] == [store.log_at(number) for number in range(3, last + 1)]


@pytest.mark.parametrize("step", [1, 2, 3, 100])
def test_steps_make_no_difference(case: Case, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    del case
    monkeypatch.setattr(segments, "_STEP", step)
    assert taken(1, store.position().changesets) == changesets_of()
    assert taken(5, 4) == []


def test_a_run_that_goes_too_far_is_refused(case: Case) -> None:
    del case
    last = store.position().changesets
    with pytest.raises(DamagedRecord, match=f"changeset {last + 1} is missing"):
        taken(1, last + 1)


@pytest.mark.parametrize("field", ["header", "log"])
def test_an_altered_row_is_refused_by_its_number(case: Case, field: str) -> None:
    del case
    ChangesetRow.objects.filter(seq=5).update(**{field: bytes(32)})
    with pytest.raises(DamagedRecord, match="changeset 5 is not"):
        taken(1, store.position().changesets)


def test_a_missing_row_is_refused_by_its_number(case: Case) -> None:
    last = store.position().changesets
    ChangesetRow.objects.filter(seq=4).delete()
    with pytest.raises(DamagedRecord, match="changeset 4 is missing"):
        taken(1, last)
    with pytest.raises(DamagedRecord, match="changeset 4 is missing"):
        taken(4, 4)
    assert taken(1, 3) == changesets_of()[:3]
    assert case.office


def test_an_operation_that_is_gone_is_missed(case: Case) -> None:
    del case
    OperationRow.objects.filter(id=6 * PLACES).delete()
    with pytest.raises(DamagedRecord, match="changeset 6 is not"):
        taken(1, 7)


def test_what_was_erased_is_found_by_the_run_that_says_so(case: Case) -> None:
    before = store.position().changesets
    claims = [one for one in case.told() if isinstance(one, ClaimMade) and one.property == "event.date"]
    erase_in(case, claims[0], claims[3])
    now = store.position().changesets
    found = segments.erased_behind(before, now, "default")
    assert found is not None
    assert len(found) == 2
    assert all(any(one.erased for one in store.salted(seq)) for seq in found)
    assert segments.erased_behind(0, before, "default") == frozenset()
    assert segments.erased_behind(now, now, "default") == frozenset()


def test_after_a_removal_of_a_device_nothing_is_known(case: Case) -> None:
    before = store.position().changesets
    case.say(DeviceRemoved(device=new_id()))
    assert segments.erased_behind(before, before + 1, "default") is None


def test_holding_all_and_not_all(case: Case) -> None:
    del case
    uids = [one.id for one in changesets_of()]
    assert segments.holds_all(iter(uids), "default")
    assert segments.holds_all(iter(()), "default")
    assert not segments.holds_all(iter([*uids, DIGEST]), "default")


def test_files_up_to_a_number_and_their_keys(case: Case) -> None:
    sealed = FileSealed(digest=DIGEST, size=3, key=DIGEST, role="text")
    before = store.position().changesets
    case.say(EntityOpened(entity=new_id(), kind="event"), sealed)
    (found,) = segments.files_upto(before + 1, "default")
    assert (found.scope, found.digest) == (case.scope, DIGEST)
    assert segments.key_of(found, "default") == sealed.key_bytes()
    assert segments.files_upto(before, "default") == []
    erase_in(case, sealed)
    assert segments.key_of(found, "default") is None
    assert segments.files_upto(before + 2, "default") == []


def test_one_moment_of_the_record_is_still(case: Case) -> None:
    with segments.still("default"):
        before = store.position()
        assert connection.in_atomic_block is False
    case.add("event", date="2019")
    assert store.position() != before


def test_a_moment_ends_though_something_fails(case: Case) -> None:
    with pytest.raises(KeyError), segments.still("default"):
        raise KeyError
    assert case.add("event", date="2019")


@pytest.fixture
def rows(case: Case) -> list[bytes]:
    Proposal.objects.create(statement=case.id, scope=case.scope, place=2, kind="event", form='{"a": "Жанара"}')
    Proposal.objects.create(statement=case.id, scope=case.scope, place=1, kind="person", form="{}", looked=True)
    InClear.objects.create(time=5, path="letter.docx", what="letter")
    return list(carrying.lines("default"))


def emptied() -> None:
    for table in carrying.CARRIED:
        table._default_manager.all().delete()


def test_local_rows_come_back_in_their_order(rows: list[bytes]) -> None:
    emptied()
    assert carrying.take(rows) == 0
    assert list(carrying.lines("default")) == rows
    assert [one.place for one in Proposal.objects.order_by("pk")] == [2, 1]


def test_many_rows_come_back_too(rows: list[bytes]) -> None:
    emptied()
    carrying.take(rows * 400)
    assert Proposal.objects.count() == 800
    assert InClear.objects.count() == 400


def test_every_local_table_is_carried_or_is_made_anew() -> None:
    from django.apps import apps

    local = {table.__name__ for table in apps.get_models() if table.__module__ == "tocsin.records.local"}
    assert local == {table.__name__ for table in carrying.CARRIED} | {"DerivedForm"}


def test_a_table_of_a_later_version_is_counted_and_a_column_passed_over(rows: list[bytes]) -> None:
    emptied()
    later = [
        b'{"row":{"what":"x"},"table":"task"}\n',
        b'{"row":{"later":1,"time":7,"what":"unlock"},"table":"log_entry"}\n',
    ]
    assert carrying.take([*rows, *later]) == 1
    assert LogEntry.objects.filter(time=7, what="unlock", about="").count() == 1


@pytest.mark.parametrize(
    "line", [b"", b"[]", b'{"table":"proposal"}', b'{"row":[],"table":"proposal"}', b"{ }", b"\xff"]
)
def test_a_line_that_is_none_is_refused_and_nothing_kept(rows: list[bytes], line: bytes) -> None:
    emptied()
    with pytest.raises(ValueError, match=r"not|Expecting"), transaction.atomic():
        carrying.take([*rows, line])
    assert not Proposal.objects.exists()


def test_no_local_number_is_carried(rows: list[bytes]) -> None:
    assert rows
    assert not any(b'"id":' in line for line in rows)
