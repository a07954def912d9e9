"""The record on a server: who writes when, what its tables are like, and what is never said of its address."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections, transaction

from support.cases import new_case
from support.database import SETTING, Databases
from support.office import PASSPHRASE
from support.server import ROLE, Server
from tocsin.actions.guard import guard
from tocsin.actions.init import Office, init
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.actions.verify import verify
from tocsin.actions.writing import writing
from tocsin.domain.errors import DamagedRecord, NewerFormat, NoServer, RecordBusy, TocsinError, UnfitDatabase
from tocsin.domain.operations import EntityOpened
from tocsin.lib.ids import new_id
from tocsin.records import rebuild, store
from tocsin.records.connection import close_database
from tocsin.records.derived import Scope
from tocsin.records.postgres import base, server
from tocsin.workspace import KdfParameters
from tocsin.workspace.words import new_recovery

pytestmark = pytest.mark.postgresql
CHEAP = KdfParameters(memory_kib=64, passes=1, lanes=1)
PASSWORD = "lighthouse-stairs-4711"


def rows(statement: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


# --- its tables ---


def test_every_column_of_text_compares_by_code_points(office: Office) -> None:
    columns = rows(
        "SELECT table_name, column_name, collation_name, character_maximum_length FROM information_schema.columns "
        "WHERE table_schema = 'public' AND data_type IN ('text', 'character varying', 'character')"
    )
    assert {("d_case", "sort_key"), ("changeset", "uid"), ("proposal", "form")} <= {tuple(one[:2]) for one in columns}
    assert {tuple(one[2:]) for one in columns} == {("C", None)}


def test_no_index_is_made_twice(office: Office) -> None:
    assert rows("SELECT indexname FROM pg_indexes WHERE indexdef LIKE '%pattern_ops%'") == []


def test_the_folder_holds_no_record(office: Office, folder: Path) -> None:
    """Only the file by which the tests know whose database it is."""
    assert (folder / "record.db").read_text("ascii").startswith("record_of_a_test")
    assert not [path.name for path in folder.iterdir() if path.name.startswith("record.db-")]


# --- one writer at a time ---


def together(count: int, work: Callable[[int], None]) -> None:
    """Do it in so many threads at once, each with a connection of its own."""
    failed: list[BaseException] = []
    start = threading.Barrier(count)

    def run(number: int) -> None:
        try:
            start.wait()
            work(number)
        except BaseException as exc:  # noqa: BLE001 - told below, in the thread that waits
            failed.append(exc)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def test_writers_at_once_leave_one_chain(office: Office) -> None:
    scopes = [new_case(office).scope for _ in range(2)]

    def write(number: int) -> None:
        for _ in range(5):
            with writing(office.viewer) as said:
                said.say(scopes[number % 2], EntityOpened(entity=new_id(), kind="event"))

    before = store.position()
    together(4, write)
    assert store.position().changesets == before.changesets + 20
    assert verify(office.viewer).damaged == ()
    lived = rebuild.digest()
    rebuild.rebuild()
    assert rebuild.digest() == lived


def test_who_waits_too_long_is_told_and_nothing_is_written(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "WAIT_S", 0.05)
    case, before = new_case(office), store.position()

    def late(_: int) -> None:
        with pytest.raises(RecordBusy), guard(), writing(office.viewer) as said:
            said.say(case.scope, EntityOpened(entity=new_id(), kind="event"))

    with transaction.atomic():
        together(1, late)
    assert store.position().changesets == before.changesets
    new_case(office)  # and the next one is let in


def test_a_transaction_reads_what_was_committed_while_it_waited(office: Office) -> None:
    level = rows("SHOW transaction_isolation")
    with transaction.atomic():
        assert rows("SHOW transaction_isolation") == level == [("read committed",)]
        (held,) = rows("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted")
        assert held == (1,)
    assert rows("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'") == [(0,)]


STARTED = """
import sys
from pathlib import Path
from support.ready import set_up
set_up()
from tocsin.records.connection import close_database, open_database
open_database(Path(sys.argv[1]), lambda: bytes(32))
close_database()
"""


@pytest.fixture
def empty(databases: Databases, tmp_path: Path) -> str:
    """The address of a database with nothing in it."""
    return databases.address_of(tmp_path / "record.db")


def started(address: str, path: Path) -> subprocess.Popen[bytes]:
    paths = os.pathsep.join([str(Path(__file__).parent.parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = os.environ | {SETTING: address, "PYTHONPATH": paths}
    return subprocess.Popen([sys.executable, "-c", STARTED, str(path)], env=environment)


def test_two_that_start_at_once_make_the_tables_once(
    empty: str, server: Server, databases: Databases, tmp_path: Path
) -> None:
    both = [started(empty, tmp_path / "record.db") for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    applied = server.ask("SELECT name FROM django_migrations WHERE app = 'records'", database=databases.made[-1])
    assert len(applied) == len(set(applied)) >= 2


# --- what it refuses ---


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Points at an address and looks whether it will do."""

    def look(address: str) -> None:
        monkeypatch.setenv(SETTING, address)
        server.point()

    close_database()
    yield look
    close_database()


def said_of(exc: BaseException) -> str:
    """All that a log would hold of it, but for our own test's lines."""
    frames = [line for line in traceback.format_exception(exc) if __file__ not in line]
    return "".join(frames) + repr(exc) + repr(exc.__context__) + repr(connections.settings["default"])


@pytest.mark.parametrize(
    ("address", "error"),
    [
        (f"postgresql://{ROLE}:{PASSWORD}@/nowhere?host={{host}}", NoServer),
        (f"postgresql://{ROLE}:{PASSWORD}@/postgres?host=/no/such/folder", NoServer),
        (f"postgresql://{ROLE}:{PASSWORD}@/postgres?host={{host}}&sslmode={PASSWORD}", NoServer),
        (f"postgresql://{ROLE}@:port:{PASSWORD}/x", NoServer),
        (f"postgresql://[{PASSWORD}/x", UnfitDatabase),
        (f"postgresql://{ROLE}:{PASSWORD}@/x?{PASSWORD}=1", UnfitDatabase),
        (f"postgresql://?service={PASSWORD}", NoServer),
    ],
)
def test_a_password_is_never_said(
    address: str, error: type[TocsinError], at: Callable[[str], None], databases: Databases
) -> None:
    host = databases.server.address("postgres").partition("host=")[2]
    with pytest.raises(error) as caught:
        at(address.format(host=host))
    assert PASSWORD not in said_of(caught.value)


def test_the_address_is_in_no_setting(office: Office) -> None:
    address = os.environ[SETTING]
    assert address not in repr(connections.settings)
    assert address not in repr(connection.settings_dict)


def test_a_database_that_is_not_utf_8_will_not_do(at: Callable[[str], None], databases: Databases) -> None:
    databases.server.ask("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1'")
    databases.made.append("latin")
    with pytest.raises(UnfitDatabase, match="UTF-8"):
        at(databases.server.address("latin"))


def test_an_old_server_will_not_do(
    at: Callable[[str], None], databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "OLDEST", 99)
    with pytest.raises(UnfitDatabase, match="99"):
        at(databases.server.address("postgres"))


def test_a_role_that_may_make_no_tables_is_named(
    databases: Databases, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    databases.server.ask("CREATE ROLE reader LOGIN")
    reader = databases.server.address((folder / "record.db").read_text("ascii")).replace(f"{ROLE}@", "reader@")
    with monkeypatch.context() as patch:
        patch.setattr(databases, "address_of", lambda _: reader)
        with pytest.raises(UnfitDatabase, match="role"):
            unlock(folder, PASSPHRASE)
    databases.server.ask("DROP ROLE reader")


def test_without_a_workspace_nothing_connects() -> None:
    close_database()
    with pytest.raises(ImproperlyConfigured, match="no workspace"):
        connection.cursor()


def interrupted(office: Office, scope: str, server: Server) -> None:
    with guard(), writing(office.viewer) as said:
        said.say(scope, EntityOpened(entity=new_id(), kind="event"))
        server.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'record%%'")


def test_a_server_that_goes_away_is_said(office: Office, server: Server) -> None:
    case, before = new_case(office), store.position()
    with pytest.raises(NoServer):
        interrupted(office, case.scope, server)
    connection.close()
    assert store.position() == before
    assert verify(office.viewer).damaged == ()


def test_a_number_means_the_same_scope_after_a_rebuild(office: Office) -> None:
    """Another process may remember it: it must not come to mean a scope that its viewer may not see."""
    for title in ("Harbour", "Lighthouse"):
        new_case(office, title)
    remembered = dict(Scope.objects.values_list("uid", "id"))
    new_case(office, "Quay")
    rebuild.rebuild()
    assert remembered.items() <= dict(Scope.objects.values_list("uid", "id")).items()


# --- whose record it is ---


def test_the_record_of_another_workspace_is_not_taken_for_ours(
    office: Office, folder: Path, tmp_path: Path, databases: Databases
) -> None:
    lock(office)
    other = tmp_path / "other.tocsin"
    made = init(other, passphrase=PASSPHRASE, recovery=new_recovery(), member_name="Petro Marin", cost=CHEAP)
    lock(made)
    (other / "record.db").write_text((folder / "record.db").read_text("ascii"), "ascii")
    with pytest.raises(UnfitDatabase, match="another workspace"):
        unlock(other, PASSPHRASE)
    lock(unlock(folder, PASSPHRASE))


def test_a_server_that_was_put_back_is_behind_its_heads(office: Office, folder: Path, databases: Databases) -> None:
    early = folder.parent / "early.db"
    early.write_text((folder / "record.db").read_text("ascii"), "ascii")
    databases.copied(early)
    new_case(office)
    lock(office)
    (folder / "record.db").write_text(early.read_text("ascii"), "ascii")
    with pytest.raises(DamagedRecord, match=r"1 of .* acknowledged changesets are missing"):
        unlock(folder, PASSPHRASE)


def test_a_record_of_a_later_version_is_refused(office: Office, folder: Path) -> None:
    rows("INSERT INTO django_migrations (app, name, applied) VALUES ('records', '9999_later', now()) RETURNING id")
    lock(office)
    with pytest.raises(NewerFormat):
        unlock(folder, PASSPHRASE)
