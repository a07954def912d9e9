"""One transaction: everything that was said, signed and acknowledged, or nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cases import changesets_of, every_operation, new_case
from support.office import DAY_MS, PASSPHRASE, START_MS
from support.record import ident
from tocsin import workspace
from tocsin.access.cases import list_cases
from tocsin.actions import writing as writing_module
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.open_case import open_case
from tocsin.actions.unlock import unlock
from tocsin.actions.writing import writing
from tocsin.domain import changesets
from tocsin.domain.errors import DiskFull, Locked, NoSuch, TocsinError
from tocsin.domain.operations import EntityOpened, ReasonGiven
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import FixedClock
from tocsin.lib.ids import new_id
from tocsin.records import rebuild, store
from tocsin.records.local import Proposal


def opened(kind: str = "event") -> EntityOpened:
    return EntityOpened(entity=new_id(), kind=kind)


def state(office: Office) -> tuple[object, ...]:
    """All that a failed transaction may not touch."""
    return store.position(), rebuild.digest(), office.session.read_heads(), Proposal.objects.count()


class StoppedError(Exception):
    """What a test raises in the middle."""


def test_an_exception_inside_leaves_nothing(office: Office) -> None:
    case = new_case(office)
    before = state(office)
    with pytest.raises(StoppedError):
        say_and_stop(office, case.scope)
    assert state(office) == before


def say_and_stop(office: Office, scope: str) -> None:
    with writing(office.viewer) as said:
        said.say(scope, opened())
        Proposal.objects.create(statement=ident(1), scope=scope, place=0, kind="event", form="{}", reader="r")
        raise StoppedError


@pytest.mark.parametrize("broken", ["project", "_write"])
def test_a_failure_while_writing_leaves_nothing(office: Office, broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    case = new_case(office)
    before = state(office)

    def stop(*_: object) -> None:
        raise StoppedError

    monkeypatch.setattr(writing_module, broken, stop)
    with pytest.raises(StoppedError), writing(office.viewer) as said:
        said.say(case.scope, opened())
    assert state(office) == before


def test_one_operation_outside_its_bounds_stops_the_others(office: Office) -> None:
    case = new_case(office)
    before = state(office)
    with pytest.raises(ValueError, match="operation"), writing(office.viewer) as said:
        said.say(case.scope, opened(), ReasonGiven(about=case.id, text="a" * 20_000))
    assert state(office) == before


def test_numbers_of_words_that_were_rolled_back_are_forgotten(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    new = f"case:{new_id()}"
    with monkeypatch.context() as patch:
        patch.setattr(writing_module, "acknowledge", lambda _: None)
        patch.setattr(writing_module, "project", after(writing_module.project))
        with pytest.raises(StoppedError), writing(office.viewer) as said:
            said.say(new, opened("place"))
    with writing(office.viewer) as said:
        said.say(f"case:{new_id()}", opened("proceeding"))
        said.say(new, opened("place"))
    lived = rebuild.digest()
    rebuild.rebuild()
    assert rebuild.digest() == lived


def after(work: object) -> object:
    """The same work, and then a failure."""

    def failing(*given: object) -> None:
        work(*given)
        raise StoppedError

    return failing


def test_nothing_said_is_nothing_written(office: Office) -> None:
    before = state(office)
    with writing(office.viewer):
        pass
    assert state(office) == before


def test_what_was_said_is_signed_by_this_device(office: Office) -> None:
    case = new_case(office)
    for changeset in changesets_of(case.scope):
        header = changesets.check(changeset, lambda _, data, sig: verified(office, data, sig))
        assert (header.device, header.author) == (office.session.device, office.viewer.member)


def verified(office: Office, data: bytes, signature: bytes) -> bool:
    return workspace.verify_signature(office.session.device_key, signature, data)


def test_two_scopes_are_two_changesets_of_one_batch(office: Office) -> None:
    one, other = new_case(office), new_case(office)
    with writing(office.viewer) as said:
        said.say(one.scope, opened())
        said.say(other.scope, opened())
    last = [changesets_of(case.scope)[-1].read_header() for case in (one, other)]
    assert last[0].batch is not None
    assert last[0].batch == last[1].batch
    assert changesets_of(one.scope)[0].read_header().batch is None


def test_a_long_import_is_many_changesets_of_one_batch(office: Office) -> None:
    case = new_case(office)
    with writing(office.viewer) as said:
        said.say(case.scope, *(opened() for _ in range(2_001)))
    headers = [one.read_header() for one in changesets_of(case.scope)][1:]
    assert [header.count for header in headers] == [1_000, 1_000, 1]
    assert len({header.batch for header in headers}) == 1
    assert [header.tick for header in headers] == [2, 3, 4]
    assert sum(isinstance(one, EntityOpened) for one in every_operation(case.scope)) == 2_001 + 2


def test_nobody_writes_where_they_may_not_see(office: Office) -> None:
    case = new_case(office)
    before = state(office)
    stranger = Viewer(office.viewer.member, frozenset({f"case:{ident(99)}"}))
    with pytest.raises(NoSuch), writing(stranger) as said:
        said.say(case.scope, opened())
    assert state(office) == before


def test_a_clock_that_was_set_back_is_marked(office: Office, folder: Path) -> None:
    case = new_case(office)
    lock(office)
    again = unlock(folder, PASSPHRASE, clock=FixedClock(START_MS - DAY_MS))
    try:
        with writing(again.viewer) as said:
            said.say(case.scope, opened())
        first, last = (one.read_header() for one in changesets_of(case.scope))
        assert (first.doubtful, last.doubtful) == (False, True)
        assert last.time == first.time
    finally:
        lock(again)


def test_without_a_workspace_nothing_is_written(office: Office) -> None:
    lock(office)
    with pytest.raises(Locked), writing(office.viewer):
        pass


def test_heads_follow_the_record(office: Office) -> None:
    new_case(office)
    heads = office.session.read_heads().value
    at = store.position()
    assert heads == {"changesets": at.changesets, "operations": at.operations, "log": at.log.hex()}


def test_a_record_ahead_of_its_heads_is_a_crash_and_is_right(
    office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(office.session, "write_heads", full)
        with pytest.raises(TocsinError):
            open_case(office.viewer, "Harbour")
    lock(office)
    again = unlock(folder, PASSPHRASE)
    try:
        assert "Harbour" in [line.title for line in list_cases(again.viewer).items]
        value = again.session.read_heads().value
        assert value is not None
        assert value["changesets"] == store.position().changesets
    finally:
        lock(again)
