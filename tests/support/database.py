"""Which database the tests run on: `--database postgresql`, or TOCSIN_TEST_DATABASE; SQLCipher without either.

On PostgreSQL a test goes as it is: what would be the file `record.db` of its folder is a database of its own. The file
is there too and says which database it stands for; whoever copies it, or its folder, copies the database. Tests of the
encrypted file alone are marked `sqlcipher`, with the reason; they are not collected there.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, wraps
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from support.server import Server

SETTING = "TOCSIN_DATABASE"
NAME = "record.db"
PREFIX = b"record_of_a_test_"
ENGINES = ("sqlcipher", "postgresql")
FILE, SERVER = "tocsin.records.sqlcipher", "tocsin.records.postgres"


class Databases:
    """The databases that stand for the records of folders, by the path of `record.db`."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.awake = True
        self._count = 0

    @cached_property
    def server(self) -> Server:
        """The server, started by the first who asks."""
        return Server()

    def stop(self) -> None:
        """Stop it if anybody asked."""
        if "server" in vars(self):
            self.server.stop()

    def address_of(self, path: Path) -> str:
        """The address of a record; a new database where there is none."""
        if not path.exists():
            self._make(path, "template0")
        return self.server.address(path.read_text("ascii"))

    def copied(self, path: Path) -> None:
        """This file, or what is called so in this folder, is a copy: give it a database of its own."""
        file = path / NAME if path.is_dir() else path
        if self.awake and file.exists() and (name := file.read_bytes()).startswith(PREFIX):
            connections.close_all()  # nothing is copied while somebody is connected; Django connects again
            self._make(file, name.decode("ascii"))

    @contextmanager
    def asleep(self) -> Iterator[None]:
        """Within the block records are encrypted files, as they are without a server."""
        address = os.environ.pop(SETTING)
        self.awake = False
        _work_with(FILE)
        try:
            yield
        finally:
            os.environ[SETTING] = address
            self.awake = True
            _work_with(SERVER)

    def drop_since(self, count: int) -> None:
        """Drop what was made after the first so many."""
        while len(self.made) > count:
            self.server.ask(f"DROP DATABASE {self.made.pop()} WITH (FORCE)")

    def _make(self, file: Path, of: str) -> None:
        self._count += 1
        name = f"{PREFIX.decode('ascii')}{os.getpid()}_{self._count}"  # a forked child counts on
        self.server.ask(f"CREATE DATABASE {name} TEMPLATE {of} STRATEGY FILE_COPY")
        self.made.append(name)
        file.write_text(name, "ascii")


DATABASES = pytest.StashKey[Databases]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Which database."""
    parser.addoption(
        "--database",
        choices=ENGINES,
        default=os.environ.get("TOCSIN_TEST_DATABASE", ENGINES[0]),
        help="the database that records are kept in",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Before any conftest loads Django, which is told once which database it works with."""
    if early_config.known_args_namespace.database == "postgresql":
        os.environ[SETTING] = "postgresql://"
        early_config.stash[DATABASES] = databases = Databases()
        early_config.add_cleanup(databases.stop)
        _open_by_path(databases)


def pytest_configure(config: pytest.Config) -> None:
    """Say what the marks mean."""
    config.addinivalue_line("markers", "sqlcipher(reason): a test of the encrypted file, not run on PostgreSQL")
    config.addinivalue_line("markers", "postgresql: a test of the server, run on PostgreSQL only")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is of the other database alone. A mark without its reason is a mistake."""
    for item in items:
        if (mark := item.get_closest_marker("sqlcipher")) and not mark.kwargs.get("reason"):
            raise pytest.UsageError(f"{item.nodeid}: say why with reason=…")
    other = ENGINES[config.getoption("database") == ENGINES[0]]
    left_out = [item for item in items if item.get_closest_marker(other)]
    items[:] = [item for item in items if not item.get_closest_marker(other)]
    config.hook.pytest_deselected(items=left_out)


@pytest.fixture(autouse=True)
def _dropped(request: pytest.FixtureRequest) -> Iterator[None]:
    """After each test its databases are dropped."""
    databases = request.config.stash.get(DATABASES, None)
    before = len(databases.made) if databases else 0
    yield
    if databases:
        databases.drop_since(before)


@pytest.fixture
def databases(request: pytest.FixtureRequest) -> Databases:
    """What stands for the records of folders."""
    return request.config.stash[DATABASES]


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Server:
    """The server that this test runs on."""
    return request.config.stash[DATABASES].server


def _open_by_path(databases: Databases) -> None:
    """Before anybody imports it by name: opening a record means its own database, and so does copying it."""
    from support.ready import set_up

    set_up()
    from tocsin.records import connection

    opened = connection.open_database

    @wraps(opened)
    def open_database(path: Path, key: Callable[[], bytes]) -> None:
        if databases.awake:
            os.environ[SETTING] = databases.address_of(path)
        opened(path, key)

    @wraps(connection.open_beside)
    def open_beside(alias: str, path: Path, key: Callable[[], bytes]) -> None:
        options = {"unlocked": True, "address": databases.address_of(path)}
        connections.settings[alias] = connections.settings["default"] | {"ENGINE": "support.beside", "OPTIONS": options}

    connection.open_database, connection.open_beside = open_database, open_beside
    shutil.copy, shutil.copytree = _copying(shutil.copy, databases), _copying(shutil.copytree, databases)


def _work_with(engine: str) -> None:
    connections["default"].close()
    connections.settings["default"]["ENGINE"] = engine
    del connections["default"]


def _copying(copy: Callable[..., Any], databases: Databases) -> Any:
    @wraps(copy)
    def with_databases(*given: Any, **named: Any) -> Any:
        made = copy(*given, **named)
        databases.copied(Path(made))
        return made

    return with_databases
