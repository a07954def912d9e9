"""The server itself, in a process of its own: where it listens, and that it locks however it ends."""

from __future__ import annotations

import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from support.desk_server import PATIENCE, DeskServer, free_port
from support.office import PASSPHRASE
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.domain.errors import NotAWorkspace, PortTaken, WorkspaceBusy
from tocsin.web.serving import serve


@pytest.fixture
def server(desk_server: DeskServer) -> DeskServer:
    """An unlocked desk."""
    assert desk_server.unlock() == 302
    return desk_server


def test_it_listens_on_this_machine_alone(server: DeskServer) -> None:
    table = Path("/proc/net/tcp")
    if not table.exists():
        pytest.skip("needs Linux")
    listening = [line.split()[1] for line in table.read_text().splitlines()[1:] if line.split()[3] == "0A"]
    ours = [address for address in listening if int(address.partition(":")[2], 16) == server.port]
    assert ours == [f"0100007F:{server.port:04X}"]


def test_a_second_desk_takes_another_port(server: DeskServer, folder: Path) -> None:
    with pytest.raises(PortTaken):
        serve(folder, server.port, lambda _: None)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_locks_when_it_is_stopped(server: DeskServer, folder: Path, number: signal.Signals) -> None:
    with pytest.raises(WorkspaceBusy):
        unlock(folder, PASSPHRASE)
    os.killpg(server.process.pid, number)
    said = server.said()
    assert f"http://localhost:{server.port}" in said
    assert "/unlock" not in said
    assert not (folder / "open").exists()  # the mark of a session that has not ended
    lock(unlock(folder, PASSPHRASE))


def test_it_locks_when_what_started_it_is_killed(server: DeskServer, folder: Path) -> None:
    os.kill(server.process.pid, signal.SIGKILL)
    end = time.monotonic() + PATIENCE
    while (folder / "open").exists() and time.monotonic() < end:
        time.sleep(0.1)
    lock(unlock(folder, PASSPHRASE))


def test_a_folder_with_something_else_in_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("groceries", "utf-8")
    with pytest.raises(NotAWorkspace):
        serve(tmp_path, free_port(), lambda _: None)


def test_no_process_is_left_where_the_folder_is_gone(server: DeskServer, folder: Path) -> None:
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    if not children.exists():
        pytest.skip("needs Linux")
    working = [Path("/proc") / child for child in children.read_text().split()]
    assert working
    shutil.rmtree(folder)
    os.kill(server.process.pid, signal.SIGKILL)
    end = time.monotonic() + PATIENCE
    while any(one.exists() for one in working) and time.monotonic() < end:
        time.sleep(0.1)
    assert not any(one.exists() for one in working)
