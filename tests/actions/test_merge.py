"""Two copies of one workspace, used apart and brought together."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from support.cases import changesets_of, new_case
from support.copies import Copies, shown_everywhere, told_by_the_ledger
from support.office import PASSPHRASE
from tocsin.access.proposals import list_proposals
from tocsin.access.statements import get_text, list_statements
from tocsin.actions.init import init
from tocsin.actions.lock import lock
from tocsin.actions.merge import merge
from tocsin.actions.propose import catch_up
from tocsin.actions.receive import receive
from tocsin.actions.retract import retract
from tocsin.actions.review import accept_all
from tocsin.actions.verify import verify
from tocsin.domain import errors
from tocsin.domain.devices import forks
from tocsin.domain.dossier import State
from tocsin.domain.viewer import Viewer
from tocsin.records import rebuild, store
from tocsin.workspace import KdfParameters
from tocsin.workspace.words import new_recovery

TEXT = b"Two men waited at the stairs on 5 July 2018. Police arrested Ilona Varga in Brod."


@pytest.fixture
def copies(folder: Path) -> Copies:
    """A workspace with a case and an event, not copied yet."""
    return Copies(folder)


@pytest.fixture
def case(copies: Copies) -> str:
    """A case that is in both copies."""
    with copies.at("here") as office:
        made = new_case(office)
        made.add("person", name="Ilona Varga")
    copies.copy()
    return made.id


def test_what_was_recorded_there_is_here_afterwards(copies: Copies, case: str) -> None:
    with copies.case("there", case) as there:
        event = there.add("event", date="2018-07-05", type="threat")
        before = len(changesets_of())
    merged = copies.merge()
    assert (merged.changesets, merged.operations > 3, merged.forks) == (1, True, ())
    with copies.case("here", case) as here:
        assert here.view(event).one("event.date").value == "2018-07-05"  # type: ignore[union-attr] # it is there
        assert len(changesets_of()) == before + 1
        assert verify(here.viewer).damaged == ()


def test_a_second_time_nothing_comes_in(copies: Copies, case: str) -> None:
    with copies.case("there", case) as there:
        there.add("event", date="2018-07-05")
    copies.merge()
    before = copies.ids("here")
    merged = copies.merge()
    assert (merged.changesets, merged.operations, merged.files, merged.new_device) == (0, 0, 0, False)
    assert copies.ids("here") == before


def test_the_other_copy_is_not_changed(copies: Copies, case: str) -> None:
    with copies.case("there", case) as there:
        receive(there.viewer, case, io.BytesIO(TEXT), "a.txt")
    folder = copies.folder("there")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    copies.merge()
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and "-" not in path.suffix}
    assert {path: data for path, data in after.items() if path in before} == before
    assert not {path.name for path in after.keys() - before.keys()} - {"record.db-wal", "record.db-shm"}


def test_each_copy_is_a_device_of_its_own_from_then_on(copies: Copies, case: str) -> None:
    for name in ("here", "there"):
        with copies.case(name, case) as one:
            one.add("event", date="2018-07-05")
    with copies.at("here") as office:
        old = office.session.device
        merged = merge(office.viewer, copies.folder("there"), PASSPHRASE)
        assert merged.new_device
        assert office.session.device != old
        assert [(fork.device, fork.scope) for fork in merged.forks] == [(old, f"case:{case}")]
        assert len(merged.forks[0].changesets) == 2
    assert copies.merge("there", "here").new_device
    assert not copies.merge("here", "there").new_device
    assert not copies.merge("there", "here").new_device
    devices = []
    for name in ("here", "there"):
        with copies.at(name) as office:
            devices.append(office.session.device)
            assert verify(office.viewer).damaged == ()
    assert len({*devices, old}) == 3


def test_both_forks_are_parents_of_the_next(copies: Copies, case: str) -> None:
    last = {}
    for name in ("here", "there"):
        with copies.case(name, case) as one:
            one.add("event", date="2018-07-05")
            last[name] = changesets_of(one.scope)[-1].id
    copies.merge()
    with copies.case("here", case) as here:
        assert set(store.heads(here.scope, here.office.session.device).parents) == set(last.values())
        here.add("event", date="2019")
        written = changesets_of(here.scope)[-1]
        assert set(written.read_header().parents) == set(last.values())
        headers = {one.id: one.read_header() for one in changesets_of()}
        assert tuple(sorted(last.values())) in forks(headers)
        assert store.heads(here.scope, here.office.session.device).parents == (written.id,)


def test_sources_that_differ_are_shown_as_disputed(copies: Copies, case: str) -> None:
    with copies.case("here", case) as here:
        event = here.add("event", type="threat")
    copies.copy()
    for name, day in (("here", "2018-07-05"), ("there", "2018-07-09")):
        with copies.case(name, case) as one:
            one.more(event, date=day)
    copies.merge()
    copies.merge("there", "here")
    for name in ("here", "there"):
        with copies.case(name, case) as one:
            shown = one.view(event).one("event.date")
            assert shown is not None
            assert shown.state is State.DISPUTED
            assert {shown.value, *(other.value for other in shown.others)} == {"2018-07-05", "2018-07-09"}


def test_a_retraction_there_holds_here_whatever_was_said_meanwhile(copies: Copies, case: str) -> None:
    with copies.case("here", case) as here:
        event = here.add("event", date="2018-07-05")
        (claim,) = here.claims(event, "event.date")
    copies.copy()
    with copies.case("there", case) as there:
        retract(there.viewer, claim, "the letter says otherwise")
    with copies.case("here", case) as here:
        here.more(event, title="At the stairs")
    copies.merge()
    with copies.case("here", case) as here:
        assert here.view(event).one("event.date") is None


def test_files_come_along_as_they_lie(copies: Copies, case: str) -> None:
    with copies.case("there", case) as there:
        statement = receive(there.viewer, case, io.BytesIO(TEXT), "a.txt").statement
    assert copies.merge().files >= 1
    with copies.case("here", case) as here:
        assert get_text(here.viewer, statement).text == TEXT.decode()
        assert verify(here.viewer).damaged == ()


def test_the_same_file_taken_in_twice_opens_in_both(copies: Copies, case: str) -> None:
    for name in ("here", "there"):
        with copies.case(name, case) as one:
            receive(one.viewer, case, io.BytesIO(TEXT), "a.txt")
    assert copies.merge().files == 0
    copies.merge("there", "here")
    copies.copy("third")
    for name in ("here", "there", "third"):
        with copies.case(name, case) as one:
            assert verify(one.viewer).damaged == ()
            statements = list_statements(one.viewer, case).items
            assert [get_text(one.viewer, line.id).text for line in statements if line.text] == [TEXT.decode()] * 2


def test_a_file_that_was_lost_here_comes_back_under_the_key_that_opens_it_here(copies: Copies, case: str) -> None:
    for name in ("here", "there"):
        with copies.case(name, case) as one:
            receive(one.viewer, case, io.BytesIO(TEXT), "a.txt")
    shutil.rmtree(copies.folder("here") / "vault")
    (copies.folder("here") / "vault").mkdir()
    merged = copies.merge()
    assert (merged.files, merged.healed_files) == (0, 1)
    with copies.at("here") as office:
        assert verify(office.viewer).damaged == ()


def test_a_statement_that_waits_gets_its_proposals_here(copies: Copies, case: str) -> None:
    with copies.case("there", case) as there:
        statement = receive(there.viewer, case, io.BytesIO(TEXT), "a.txt").statement
    copies.merge()
    with copies.case("here", case) as here:
        assert {line.statement for line in list_proposals(here.viewer, case)} == {statement}


def test_what_was_reviewed_there_waits_for_nobody_here(copies: Copies, case: str) -> None:
    """Neither what came in reviewed, nor what waited here and was reviewed there meanwhile."""
    with copies.case("here", case) as here:
        receive(here.viewer, case, io.BytesIO(TEXT), "a.txt")
    copies.copy()
    with copies.case("there", case) as there:
        receive(there.viewer, case, io.BytesIO(TEXT[:46]), "b.txt")
        accept_all(there.viewer, [line.id for line in list_proposals(there.viewer, case)], "in a hurry")
    with copies.at("here") as office:
        assert list_proposals(office.viewer, case)
    copies.merge()
    with copies.at("here") as office:
        assert list_proposals(office.viewer, case) == ()
        catch_up(office.viewer, case)
        assert list_proposals(office.viewer, case) == ()


def test_another_workspace_is_no_copy(copies: Copies, case: str, tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.tocsin"
    lock(
        init(
            stranger,
            passphrase=PASSPHRASE,
            recovery=new_recovery(),
            member_name="Ada Lind",
            cost=KdfParameters(memory_kib=64, passes=1, lanes=1),
        )
    )
    with copies.at("here") as office, pytest.raises(errors.NotACopy):
        merge(office.viewer, stranger, PASSPHRASE)


@pytest.mark.parametrize(
    ("name", "passphrase", "error"),
    [
        ("here", PASSPHRASE, errors.SameFolder),
        ("there", "anchor barrel candle dragon eleven fabric", errors.CannotUnlock),
        ("nowhere", PASSPHRASE, errors.NotAWorkspace),
    ],
)
def test_what_cannot_be_merged(
    copies: Copies, case: str, name: str, passphrase: str, error: type[errors.TocsinError]
) -> None:
    with copies.at("here") as office:
        before = store.position()
        with pytest.raises(error):
            merge(office.viewer, copies.folder(name), passphrase)
        assert store.position() == before


@pytest.mark.sqlcipher(reason="opens a file beside")
def test_a_later_and_an_older_record_are_refused_by_name(copies: Copies, case: str) -> None:
    copies.copy("older")
    with copies.at("there"):
        MigrationRecorder(connection).record_applied("records", "0099_later")
    with copies.at("older"):
        newest = max(name for app, name in MigrationRecorder(connection).applied_migrations() if app == "records")
        MigrationRecorder(connection).record_unapplied("records", newest)
    with copies.at("here") as office:
        before = store.position()
        with pytest.raises(errors.NewerFormat) as later:
            merge(office.viewer, copies.folder("there"), PASSPHRASE)
        with pytest.raises(errors.NotSettled) as older:
            merge(office.viewer, copies.folder("older"), PASSPHRASE)
        assert store.position() == before
    assert later.value.fields["format"] == "0099_later"
    assert "older form" in str(older.value)


def test_who_sees_a_part_brings_nothing_in(copies: Copies, case: str) -> None:
    with copies.at("here") as office, pytest.raises(errors.NoSuch):
        merge(Viewer(office.viewer.member, frozenset()), copies.folder("there"), PASSPHRASE)


def test_what_comes_in_is_what_the_ledger_says(copies: Copies, case: str) -> None:
    for name, day in (("here", "2018-07-05"), ("there", "2018-07-09")):
        with copies.case(name, case) as one:
            one.add("event", date=day, type="threat")
            new_case(one.office, f"Case of {name}").add("person", name=["Ilona Varga", "Илона Варга"])
    copies.merge()
    with copies.at("here") as office:
        lived = rebuild.digest()
        assert {uid: view for uid, view in told_by_the_ledger().items() if uid in shown_everywhere(office)} == (
            shown_everywhere(office)
        )
        rebuild.rebuild()
        assert rebuild.digest() == lived


def test_progress_is_told(copies: Copies, case: str) -> None:
    with copies.case("there", case) as there:
        receive(there.viewer, case, io.BytesIO(TEXT), "a.txt")
    told: list[tuple[str, int, int]] = []
    with copies.at("here") as office:
        merge(office.viewer, copies.folder("there"), PASSPHRASE, lambda *step: told.append(step))
    assert {what for what, _, _ in told} >= {"changes", "files"}
    assert all(0 < done <= total for _, done, total in told)
