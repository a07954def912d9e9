"""Unlocking for a command: once, or once for a whole shell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import update_wrapper
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import click

from tocsin.access.devices import why_distrusted
from tocsin.actions.guard import guard
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.cli.asked import Asked
from tocsin.cli.terminal import complain, progress, read_passphrase
from tocsin.domain.errors import DamagedRecord, Locked
from tocsin.domain.viewer import Viewer

REMOVED = (
    "This copy was removed in another one. All that is here can be read, nothing new can be recorded: "
    "see `tocsin device list`."
)

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class Door:
    """The workspace that a command works on. `stays` while a shell runs: then commands leave it open.

    `when_damaged` is called with folder and passphrase where the record does not open, before that is said.
    """

    asked: Asked
    stays: bool = False
    office: Office | None = field(default=None, repr=False)
    when_damaged: Callable[[Path, str], None] | None = None

    def open(self) -> Office:
        """The unlocked workspace; asks for the passphrase the first time. Raises what unlocking raises."""
        if self.office is None:
            if self.asked.workspace is None:
                raise Locked
            passphrase = read_passphrase(self.asked.passphrase_fd)
            try:
                with progress("Making the lists anew") as tell:
                    self.office = unlock(self.asked.workspace, passphrase, progress=tell)
            except DamagedRecord:
                if self.when_damaged:
                    self.when_damaged(self.asked.workspace, passphrase)
                raise
            for name in self.office.session.repaired:
                complain(f"{name} was damaged or old and was written anew from the other copy.")
            if why_distrusted(self.office.viewer):
                complain(REMOVED)
        return self.office

    def close(self) -> None:
        """Lock, unless a shell keeps it open."""
        if self.office is not None and not self.stays:
            office, self.office = self.office, None
            lock(office)


def the_door() -> Door:
    """The door of the running command."""
    asked = click.get_current_context().find_object(Asked) or Asked()
    if asked.door is None:
        asked.door = Door(asked)
    door: Door = asked.door
    return door


def in_office(function: Callable[Concatenate[Viewer, P], R]) -> Callable[P, R]:
    """Give a command the viewer of the unlocked workspace first, and lock behind it."""

    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        door = the_door()
        try:
            with guard():
                return function(door.open().viewer, *args, **kwargs)
        finally:
            door.close()

    result: Any = update_wrapper(wrapped, function)
    return result  # type: ignore[no-any-return] # update_wrapper keeps the type of what it is given
