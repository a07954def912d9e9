"""`serve`: the server on this machine's own address, in one process that holds the key."""

from __future__ import annotations

import logging
import multiprocessing.util
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from django.core.wsgi import get_wsgi_application
from granian import Granian
from granian.constants import HTTPModes, Interfaces

from tocsin.domain.errors import NotAWorkspace, PortTaken
from tocsin.domain.rehearsal import Rehearsal
from tocsin.lib.clock import OtherDayClock
from tocsin.web import desk
from tocsin.web.room import Room, is_free

LOOPBACK = "127.0.0.1"
# The record lets go of the interpreter at every row. With Python's own 5 ms it got it back so late, while a large case
# was looked through beside it, that a page of 25 ms took a second
TURN_SECONDS = 0.0001


def serve(folder: Path, port: int, started: Callable[[str], None], rehearsal: Rehearsal | None = None) -> None:
    """Show the desk of a workspace until somebody stops it; it begins locked, and is locked when this ends.

    In a folder that is empty or not there yet its first pages make the workspace.

    `started` is told the address. Granian runs the application in a child process, which alone unlocks. No request is
    logged anywhere. Raises NotAWorkspace, PortTaken.
    """
    if not any(folder.glob("header*")) and not is_free(folder):
        raise NotAWorkspace
    _try(port)
    server = Granian(
        target="tocsin.web",
        address=LOOPBACK,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=1,
        blocking_threads=4,  # they wait for the room's one thread, and give out what ships meanwhile
        log_enabled=False,
        log_access=False,
    )
    # a terminal that is closed ends the desk; left alone, Granian would begin anew without one
    server.on_startup(
        lambda: hasattr(signal, "SIGHUP") and signal.signal(signal.SIGHUP, server.signal_handler_interrupt)
    )
    started(f"http://{desk.NAME}:{port}")
    server.serve(target_loader=partial(_load, folder.resolve(), port, rehearsal), wrap_loader=False)


def application(folder: Path, port: int, rehearsal: Rehearsal | None = None) -> Any:
    """The WSGI application of a desk, and nothing that writes down what is asked of it."""
    # no trace of an error and no address that was asked for reaches a terminal or a log
    logging.getLogger("django").setLevel(logging.CRITICAL + 1)
    clock = OtherDayClock(rehearsal.start_ms) if rehearsal else None
    desk.put(desk.Desk(Room(folder, clock=clock), port, rehearsal))
    return get_wsgi_application()


def _load(folder: Path, port: int, rehearsal: Rehearsal | None) -> Any:
    """In the child process: the application, locked again when the process ends."""
    if hasattr(os, "setpgrp"):
        os.setpgrp()  # Ctrl-C reaches the parent alone, which ends this process; two signals at once would hang it
    sys.setswitchinterval(TURN_SECONDS)
    loaded = application(folder, port, rehearsal)
    room = desk.the_desk().room
    room.watch()
    multiprocessing.util.Finalize(None, room.leave, exitpriority=100)
    threading.Thread(target=_end_with_parent, args=(room,), name="orphan", daemon=True).start()
    return loaded


def _end_with_parent(room: Room) -> None:
    """Nobody could stop a server whose parent was killed, and it would keep the key."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        try:
            room.leave()
        finally:  # a folder that is gone cannot be locked, and then least of all may the process stay
            os._exit(0)


def _try(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((LOOPBACK, port))
        except OSError as exc:
            raise PortTaken(port=port) from exc
