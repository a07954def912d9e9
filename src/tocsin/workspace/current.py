"""The workspace that this process has unlocked: one at a time, because the database connection is one, too."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.domain.errors import Locked
from tocsin.lib.clock import Clock
from tocsin.workspace.session import Session


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The session with its keys, and the clock that everything written takes its time from."""

    session: Session
    clock: Clock


_unlocked: list[Unlocked] = []


def put(session: Session, clock: Clock) -> None:
    """Remember what was unlocked."""
    _unlocked[:] = [Unlocked(session, clock)]


def forget() -> None:
    """After locking."""
    _unlocked.clear()


def require() -> Unlocked:
    """What is unlocked. Raises Locked."""
    if not _unlocked:
        raise Locked
    return _unlocked[0]
