"""The server itself, in a process of its own: where it listens, and that it locks however it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest

from support.office import PASSPHRASE
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.domain.errors import NotAWorkspace, PortTaken, WorkspaceBusy
from tocsin.web.serving import serve

COMMAND = [sys.executable, "-c", "from tocsin.config.entry import main; main()", "serve"]
PATIENCE = 60.0


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


class Server:
    """`tocsin serve` in a session of its own, which a terminal's Ctrl-C would reach as a whole."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.process = subprocess.Popen(
            [*COMMAND, str(folder), "--port", str(self.port)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def ask(self, method: str, path: str, body: str | None = None, **headers: str) -> tuple[int, str]:
        """One request; the server is waited for."""
        end = time.monotonic() + PATIENCE
        while True:
            connection = HTTPConnection("localhost", self.port, timeout=PATIENCE)
            try:
                connection.request(method, path, body, headers)
                answer = connection.getresponse()
                return answer.status, answer.read().decode()
            except ConnectionError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)
            finally:
                connection.close()

    def unlock(self) -> int:
        """Send the form that unlocks; the status."""
        token = re.search(r'name="token" value="([^"]+)"', self.ask("GET", "/")[1])
        assert token
        form = urlencode({"token": token[1], "passphrase": PASSPHRASE, "back": "/"})
        origin = f"http://localhost:{self.port}"
        kind = "application/x-www-form-urlencoded"
        return self.ask("POST", "/unlock", form, **{"Origin": origin, "Content-Type": kind})[0]

    def said(self) -> str:
        """What it printed, when it has ended."""
        return self.process.communicate(timeout=PATIENCE)[0]


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    """An unlocked desk."""
    started = Server(folder)
    try:
        assert started.unlock() == 302
        yield started
    finally:
        if started.process.poll() is None:
            os.killpg(started.process.pid, signal.SIGKILL)
        started.process.wait()


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    table = Path("/proc/net/tcp")
    if not table.exists():
        pytest.skip("needs Linux")
    listening = [line.split()[1] for line in table.read_text().splitlines()[1:] if line.split()[3] == "0A"]
    ours = [address for address in listening if int(address.partition(":")[2], 16) == server.port]
    assert ours == [f"0100007F:{server.port:04X}"]


def test_a_second_desk_takes_another_port(server: Server, folder: Path) -> None:
    with pytest.raises(PortTaken):
        serve(folder, server.port, lambda _: None)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_locks_when_it_is_stopped(server: Server, folder: Path, number: signal.Signals) -> None:
    with pytest.raises(WorkspaceBusy):
        unlock(folder, PASSPHRASE)
    os.killpg(server.process.pid, number)
    said = server.said()
    assert f"http://localhost:{server.port}" in said
    assert "/unlock" not in said
    assert not (folder / "open").exists()  # the mark of a session that has not ended
    lock(unlock(folder, PASSPHRASE))


def test_it_locks_when_what_started_it_is_killed(server: Server, folder: Path) -> None:
    os.kill(server.process.pid, signal.SIGKILL)
    end = time.monotonic() + PATIENCE
    while (folder / "open").exists() and time.monotonic() < end:
        time.sleep(0.1)
    lock(unlock(folder, PASSPHRASE))


def test_a_folder_without_a_workspace_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkspace):
        serve(tmp_path, free_port(), lambda _: None)
