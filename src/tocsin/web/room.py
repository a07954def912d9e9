"""The room: the one thread in which the record is open, who was let into it, and the ways in which it is locked.

A database connection belongs to the thread that opened it, and the unlocked session to the process. So whatever touches
the record, unlocking and locking among it, runs in one thread, one after the other; the server's own threads only wait
for it. At a desk for one person that is no loss, and after `lock` no other thread can hold a connection.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.domain.viewer import Viewer
from tocsin.web.idle import Idle

IDLE_SECONDS = 300
LOOK_EVERY = 5.0

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Entrance:
    """What a browser was given at unlock, held in memory only. `id` is its cookie, `token` stands in its forms."""

    viewer: Viewer
    id: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)


class Room:
    """A workspace's folder, and its record while somebody is in."""

    def __init__(self, folder: Path, idle: Idle | None = None) -> None:
        self.folder = folder
        self.idle = idle or Idle(IDLE_SECONDS)
        self.door_token = secrets.token_urlsafe(32)  # of the form that unlocks, before anybody is in
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="record")
        self._office: Office | None = None
        self._entrance: Entrance | None = None
        self._closed = threading.Event()
        self._leaving = threading.Lock()

    def run(self, work: Callable[[], Result]) -> Result:
        """Do something in the room's thread and wait for it. Raises what it raises."""
        return self._thread.submit(work).result()

    def unlock(self, passphrase: str) -> Entrance:
        """Open the workspace for one browser; another one that was in is out. Only within `run`.

        Raises what unlocking raises; the workspace is locked then.
        """
        self._close()
        self._office = unlock(self.folder, passphrase)
        self._entrance = Entrance(self._office.viewer)
        self.idle.touch()
        return self._entrance

    def entrance(self, cookie: str) -> Entrance | None:
        """Who comes with this cookie, if they are in. It counts as a sign of life. Only within `run`."""
        if self._entrance is not None and self.idle.is_over():
            self._close()
        known = self._entrance
        if known is None or not secrets.compare_digest(known.id.encode(), cookie.encode()):
            return None
        self.idle.touch()
        return known

    def lock(self) -> Future[None]:
        """Let nobody in from this moment on, and close the record as soon as what runs now has ended."""
        self._entrance = None
        return self._thread.submit(self._close)

    def lock_if_idle(self) -> bool:
        """Lock if nobody has been here for too long; whether it did."""
        if self._entrance is None or not self.idle.is_over():
            return False
        self.lock().result()
        return True

    def watch(self) -> None:
        """Look after the idle room until it is left; the thread ends with the process."""
        threading.Thread(target=self._watch, name="idle", daemon=True).start()

    def leave(self) -> None:
        """Lock for good: the process ends. Whoever comes second waits until it is locked."""
        with self._leaving:
            if not self._closed.is_set():
                self._closed.set()
                self.lock().result()
                self._thread.shutdown()

    def _watch(self) -> None:
        while not self._closed.wait(LOOK_EVERY):
            self.lock_if_idle()

    def _close(self) -> None:
        office, self._office, self._entrance = self._office, None, None
        if office is not None:
            lock(office)
