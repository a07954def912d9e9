"""Which database the tests run on: `--database postgresql`, or TOCSIN_TEST_DATABASE; SQLCipher without either.

On PostgreSQL a test goes as it is: what would be the file `record.db` of its folder is a database of its own, and a
copied folder takes a copy of it along. So that a copy is known as one, the file is there and says which database it
stands for. Tests of the encrypted file alone are marked `sqlcipher`, with the reason; they are not collected there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cached_property, wraps
from pathlib import Path

import pytest

from support.server import Server

SETTING = "TOCSIN_DATABASE"
ENGINES = ("sqlcipher", "postgresql")


class Databases:
    """The databases that stand for the records of folders, by the path of `record.db`."""

    def __init__(self) -> None:
        self.made: list[str] = []
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
        """The address of a record: a new database, the one that the file names, or a copy of that."""
        name, where = path.read_text("utf-8").split("\n") if path.exists() else ("template0", "")
        if where != str(path):
            name = self._copy(name)
            path.write_text(f"{name}\n{path}", "utf-8")
        return self.server.address(name)

    def drop_since(self, count: int) -> None:
        """Drop what was made after the first so many."""
        while len(self.made) > count:
            self.server.ask(f"DROP DATABASE {self.made.pop()} WITH (FORCE)")

    def _copy(self, of: str) -> str:
        self._count += 1
        name = f"record{self._count}"
        self.server.ask(f"CREATE DATABASE {name} TEMPLATE {of} STRATEGY FILE_COPY")
        self.made.append(name)
        return name


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
def server(request: pytest.FixtureRequest) -> Server:
    """The server that this test runs on."""
    return request.config.stash[DATABASES].server


def _open_by_path(databases: Databases) -> None:
    """Before anybody imports it by name: opening a record means its own database."""
    from support.ready import set_up

    set_up()
    from tocsin.records import connection

    opened = connection.open_database

    @wraps(opened)
    def open_database(path: Path, key: Callable[[], bytes]) -> None:
        os.environ[SETTING] = databases.address_of(path)
        opened(path, key)

    connection.open_database = open_database
