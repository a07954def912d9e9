"""The room: the one thread in which the record is open, who was let into it, and the ways in which it is locked.

A database connection belongs to the thread that opened it, and the unlocked session to the process. So whatever touches
the record, unlocking and locking among it, runs in one thread, one after the other; the server's own threads only wait
for it. At a desk for one person that is no loss, and after `lock` no other thread can hold a connection.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from tocsin.access.in_clear import ClearLine, list_in_clear
from tocsin.actions.init import Office, init
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.actions.words import new_recovery
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import Clock
from tocsin.web.findings import Held
from tocsin.web.idle import Idle
from tocsin.web.previews import Previews

IDLE_SECONDS = 300
LOOK_EVERY = 5.0
SHOWN_SECONDS = 120

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Entrance:
    """What a browser was given at unlock, held in memory only. `id` is its cookie, `token` stands in its forms.

    `made` is what was made for this browser and is not kept yet, with its name: gone with the lock.
    """

    viewer: Viewer
    held: Held = field(repr=False, compare=False)
    previews: Previews = field(default_factory=Previews, repr=False, compare=False)
    id: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    made: dict[str, tuple[str, bytes]] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Left:
    """What lay in clear when somebody locked: in memory, for the browser with the cookie `id`, until `idle` is over."""

    lines: tuple[ClearLine, ...] = field(repr=False)
    id: str = field(repr=False)
    idle: Idle


@dataclass
class Beginning:
    """What somebody has chosen for a workspace that is not made yet: in memory, for the one browser that has `id`."""

    name: str
    passphrase: str = field(repr=False)
    recovery: str = field(default_factory=new_recovery, repr=False)
    id: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    is_written: bool = False
    is_saved: bool = False


def is_free(folder: Path) -> bool:
    """Whether a workspace can be made in this folder: it is empty, or not there yet."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


class Room:
    """A workspace's folder, and its record while somebody is in."""

    def __init__(self, folder: Path, idle: Idle | None = None, clock: Clock | None = None) -> None:
        self.folder = folder
        self._clock = clock
        self.is_new = is_free(folder)  # asked once: a workspace that goes missing under way must not look like none
        self.beginning: Beginning | None = None
        self.idle = idle or Idle(IDLE_SECONDS)
        self.door_token = secrets.token_urlsafe(32)  # of the form that unlocks, before anybody is in
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="record")
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")  # never touches the record
        self._office: Office | None = None
        self._entrance: Entrance | None = None
        self._visits = 0
        self._left: Left | None = None
        self._closed = threading.Event()
        self._leaving = threading.Lock()

    def run(self, work: Callable[[], Result]) -> Result:
        """Do something in the room's thread and wait for it. Raises what it raises."""
        return self._thread.submit(work).result()

    def begin(self, chosen: Beginning) -> Entrance:
        """Make the workspace that somebody has chosen everything for, and let them in. Only within `run`.

        Raises what `init` raises; then there is none, and what was chosen is kept.
        """
        self._office = init(
            self.folder, passphrase=chosen.passphrase, recovery=chosen.recovery, member_name=chosen.name
        )
        self.is_new, self.beginning = False, None
        return self._enter(self._office)

    def unlock(self, passphrase: str) -> Entrance:
        """Open the workspace for one browser; another one that was in is out. Only within `run`.

        Raises what unlocking raises; the workspace is locked then.
        """
        self._close()
        self._left = None
        self._office = unlock(self.folder, passphrase, clock=self._clock)
        return self._enter(self._office)

    def entrance(self, cookie: str) -> Entrance | None:
        """Who comes with this cookie, if they are in. It counts as a sign of life. Only within `run`."""
        if self._entrance is not None and self.idle.is_over():
            self._close()
        known = self._entrance
        if known is None or not secrets.compare_digest(known.id.encode(), cookie.encode()):
            return None
        self.idle.touch()
        return known

    def lock(self, show_to: str = "") -> Future[None]:
        """Let nobody in from this moment on, and close the record as soon as what runs now has ended.

        Whoever has the cookie `show_to` is told for a while what lies in clear; without one nobody is.
        """
        self._entrance = None
        return self._thread.submit(self._close, show_to)

    def left_for(self, cookie: str) -> Left | None:
        """What lies in clear, for the browser that locked with the button, for a while. Only within `run`."""
        if self._left is not None and self._left.idle.is_over():
            self._left = None
        left = self._left
        return left if left and secrets.compare_digest(left.id.encode(), cookie.encode()) else None

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
                self._beside.shutdown(wait=False, cancel_futures=True)

    def _enter(self, office: Office) -> Entrance:
        self._visits += 1
        self._entrance = Entrance(office.viewer, Held(partial(self._run_for, self._visits), self._beside))
        self.idle.touch()
        return self._entrance

    def _run_for(self, visit: int, work: Callable[[], Result]) -> Result:
        """Do something in the room's thread for who came in then. Raises CancelledError where they have locked."""

        def while_they_are_in() -> Result:
            if self._entrance is None or visit != self._visits:
                raise CancelledError
            return work()

        return self.run(while_they_are_in)

    def _watch(self) -> None:
        while not self._closed.wait(LOOK_EVERY):
            self.lock_if_idle()
            self.run(lambda: self.left_for(""))  # forgets what was shown for long enough

    def _close(self, show_to: str = "") -> None:
        office, self._office, self._entrance = self._office, None, None
        if office is None:
            return
        try:
            self._left = Left(list_in_clear(office.viewer), show_to, Idle(SHOWN_SECONDS)) if show_to else None
        finally:  # whatever becomes of the list
            lock(office)
