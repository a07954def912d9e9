"""Other keys for a workspace: what changes, what stays, and a session that cannot know which keys count is closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tocsin import workspace
from tocsin.domain import errors
from tocsin.lib import ids
from tocsin.workspace import HeadsState, copies, heads

Office = Any
Killed = Callable[[int, Callable[[], object]], bool]
LEAVER = "walnut harbour seven quiet tents ago"


@pytest.fixture
def shared(office: Office) -> Office:
    """A workspace with a second member."""
    with office.unlock() as session:
        session.add_slot(LEAVER, ids.new_id())
    return office


def place_of(session: workspace.Session, mine: bool = False) -> int:
    return next(slot.place for slot in session.slots() if (slot.member == session.member) is mine)


def remove(office: Office) -> None:
    with office.unlock() as session:
        session.switch(session.without_slots([place_of(session)]))


def test_what_a_removal_changes_and_what_stays(shared: Office) -> None:
    with shared.unlock() as session:
        before = session._held
        session.switch(session.without_slots([place_of(session)]))
        after = session._held
    assert before.master != after.master
    assert before.record_key != after.record_key
    assert before.heads_key != after.heads_key
    assert before.device_key != after.device_key
    assert after.keyring.retired == (before.device,)
    assert after.keyring.source_keys[1:] == before.keyring.source_keys
    assert after.keyring.name_key == before.keyring.name_key
    assert (after.header.salt, after.header.kdf) == (before.header.salt, before.header.kdf)


def test_the_heads_come_along(shared: Office) -> None:
    remove(shared)
    with shared.unlock() as session:
        assert session.read_heads().value == {"cases": 3}
    assert not (shared.folder / heads.NEXT).exists()


def test_heads_that_were_never_written_are_no_hindrance(shared: Office) -> None:
    (shared.folder / heads.NAME).unlink()
    remove(shared)
    with shared.unlock() as session:
        assert session.read_heads().state is HeadsState.MISSING


def test_heads_that_do_not_open_are_not_carried_over(shared: Office) -> None:
    (shared.folder / heads.NAME).write_bytes(b"tocsinH1 and rubbish")
    with shared.unlock() as session:
        with pytest.raises(errors.DamagedFile, match="heads"):
            session.switch(session.without_slots([place_of(session)]))
        with pytest.raises(errors.Locked):
            session.slots()
    shared.unlock(LEAVER).close()


def test_sources_sealed_before_and_after_open(shared: Office) -> None:
    with shared.unlock() as session:
        old = session.seal_source(b"Orvania, tea house", b"claim 1")
        leaver = session._held
        session.switch(session.without_slots([place_of(session)]))
        new = session.seal_source(b"Sardovia, ferry", b"claim 2")
        assert session.open_source(old, b"claim 1") == b"Orvania, tea house"
        assert session.open_source(new, b"claim 2") == b"Sardovia, ferry"
        session._keys = leaver
        with pytest.raises(errors.SourceSealed):
            session.open_source(new, b"claim 2")


def test_another_device_leaves_everything_else(office: Office) -> None:
    with office.unlock() as session:
        before = session._held
        session.switch(session.with_new_device())
        after = session._held
    assert (before.master, before.keyring.source_keys) == (after.master, after.keyring.source_keys)
    assert before.device != after.device
    assert after.keyring.retired == ()
    with office.unlock() as session:
        assert session.device == after.device


def test_what_is_retired_is_forgotten_when_it_is_said(shared: Office) -> None:
    with shared.unlock() as session:
        old = session.device
        session.switch(session.without_slots([place_of(session)]))
    with shared.unlock() as session:
        assert session.retired == (old,)
        session.switch(session.with_nothing_retired())
    with shared.unlock() as session:
        assert session.retired == ()


@pytest.mark.parametrize("count", range(1, 15))
def test_an_error_on_the_way_closes_the_session(shared: Office, failing: Callable[..., None], count: int) -> None:
    with shared.unlock() as session:
        after = session.without_slots([place_of(session)])
        failing(count)
        with pytest.raises(errors.DiskFull):
            session.switch(after)
        with pytest.raises(errors.Locked):
            session.write_heads({"cases": 4})
    with shared.unlock() as session:
        assert session.read_heads().value == {"cases": 3}


def test_a_kill_at_any_call_leaves_all_old_or_all_new(shared: Office, killed: Killed) -> None:
    seen = []
    for count in range(1, 30):
        before = copies.read(shared.folder, copies.FIRST).header
        assert before is not None
        alive = not killed(count, lambda: remove(shared))
        with shared.unlock() as session:
            assert session.read_heads().value == {"cases": 3}
            seen.append(len(session.slots()) == 2)
        assert not workspace.inspect(shared.folder).differ
        if alive:
            break
        if seen[-1]:
            with shared.unlock() as session:
                session.add_slot(LEAVER, ids.new_id())
    assert seen == sorted(seen)
    assert set(seen) == {False, True}
