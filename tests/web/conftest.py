"""A desk on a workspace of the test's own, and a browser that has no scripts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from support.ready import set_up

set_up()

from support.chromium import chromium, page  # noqa: E402, F401 - as below; the fixtures of every test in a browser
from support.desk_server import DeskServer  # noqa: E402 - Django must be set up before models are imported
from support.office import DAY_MS, PASSPHRASE, START_MS  # noqa: E402 - as above
from support.web_case import Ids, write_cases  # noqa: E402 - as above
from tocsin.actions.lock import lock  # noqa: E402 - as above
from tocsin.actions.unlock import unlock  # noqa: E402 - as above
from tocsin.lib.clock import FixedClock  # noqa: E402 - as above
from tocsin.web import desk as desks  # noqa: E402 - as above
from tocsin.web.idle import Idle  # noqa: E402 - as above
from tocsin.web.room import IDLE_SECONDS, Room  # noqa: E402 - as above
from tocsin.web.serving import application  # noqa: E402 - as above

PORT = 8377
HOST = f"localhost:{PORT}"
OURS = {"HTTP_HOST": HOST, "HTTP_ORIGIN": f"http://{HOST}", "HTTP_SEC_FETCH_SITE": "same-origin"}


@dataclass
class Time:
    """A clock that a test moves."""

    now: float = 0.0

    def __call__(self) -> float:
        """The present moment."""
        return self.now


@dataclass
class Browser:
    """What a person does in a browser without scripts."""

    room: Room
    time: Time
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False, **OURS))

    def get(self, path: str, **headers: str) -> Any:
        """Open an address."""
        return self.client.get(path, **headers)

    def post(self, path: str, fields: dict[str, str] | None = None, **headers: str) -> Any:
        """Send a form of an open page, with its token."""
        entrance = self.room._entrance
        token = {"token": entrance.token} if entrance else {}
        return self.client.post(path, {**token, **(fields or {})}, **headers)

    def unlock(self, passphrase: str = PASSPHRASE, back: str = "/", **fields: str) -> Any:
        """Send the form of the locked page."""
        form = {"token": self.room.door_token, "back": back, "passphrase": passphrase}
        return self.client.post("/unlock", {**form, **fields})


@pytest.fixture(scope="session")
def written(template_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ids]:
    """A workspace with two cases, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("written") / "office.tocsin"
    shutil.copytree(template_folder, folder)
    office = unlock(folder, PASSPHRASE, clock=FixedClock(START_MS + DAY_MS, 1000))
    try:
        return folder, write_cases(office)
    finally:
        lock(office)


@pytest.fixture
def ids(written: tuple[Path, Ids]) -> Ids:
    """What lies in the workspace."""
    return written[1]


@pytest.fixture
def folder(written: tuple[Path, Ids], tmp_path: Path) -> Path:
    """A locked workspace of this test's own."""
    return Path(shutil.copytree(written[0], tmp_path / "office.tocsin"))


@pytest.fixture
def locked(folder: Path) -> Iterator[Browser]:
    """A browser at a locked desk."""
    application(folder, PORT)
    time = Time()
    room = Room(folder, Idle(IDLE_SECONDS, [time]))
    desks.put(desks.Desk(room, PORT))
    yield Browser(room, time)
    room.leave()


@pytest.fixture
def browser(locked: Browser) -> Browser:
    """A browser at a desk that it has unlocked."""
    answer = locked.unlock()
    assert answer.status_code == 302, answer.content.decode()
    return locked


@pytest.fixture
def desk_server(folder: Path) -> Iterator[DeskServer]:
    """The server itself, locked."""
    server = DeskServer(folder)
    yield server
    server.kill()
