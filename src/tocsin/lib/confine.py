"""What a child process takes away from itself, for good, before it reads a byte that a stranger wrote.

POSIX: memory, computing time, open files, written bytes and core dumps are bounded (`setrlimit`). Linux besides: no
network (an empty network namespace where the kernel lets us, and no system call that makes a socket), no other program
and no further process (a system call filter), no file but Python's own libraries (Landlock), and it dies with its
parent. Windows has none of these: there the parent's bounds on time and bytes are all that holds.

Each part may be missing on a given kernel; `confine` tells which parts hold, and nothing relies on more than that.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path

from tocsin.lib import linux
from tocsin.lib.child import Limits

if sys.platform != "win32":
    import resource


class Held(StrEnum):
    """A protection that is in force in this process."""

    MEMORY = "memory"
    TIME = "computing time"
    WRITING = "no bytes written to files"
    NETWORK = "no network"
    PROGRAMS = "no other program or process"
    FILES = "no files but Python's own"


def confine(limits: Limits, *, threads: bool = False) -> frozenset[Held]:
    """Give up what reading needs not; returns what holds from now on. Nothing of it can be taken back.

    With `threads` it may still start threads of its own, which are held by the same.
    """
    held: set[Held] = set()
    if sys.platform == "linux":
        held |= _on_linux(threads=threads)
    if sys.platform != "win32":
        held |= _bounded(limits)
    return frozenset(held)


def confine_program(limits: Limits, folders: Iterable[Path]) -> frozenset[Held]:
    """The same for a process that then becomes another program, which lies with all that it reads in `folders`."""
    held: set[Held] = set()
    if sys.platform == "linux":
        held |= _gained(
            (
                (linux.leave_network, {Held.NETWORK}),
                (linux.die_with_parent, set()),
                (lambda: linux.leave_files(folders), {Held.FILES}),
                (lambda: linux.filter_calls(one_program=True), {Held.NETWORK, Held.PROGRAMS}),
            )
        )
    if sys.platform != "win32":
        held |= _bounded(limits)
    return frozenset(held)


def _on_linux(*, threads: bool) -> set[Held]:
    return _gained(
        (
            (linux.leave_network, {Held.NETWORK}),
            (linux.die_with_parent, set()),
            (linux.leave_files, {Held.FILES}),
            (lambda: linux.filter_calls(threads=threads), {Held.NETWORK, Held.PROGRAMS}),
        )
    )


def _gained(parts: tuple[tuple[Callable[[], bool], set[Held]], ...]) -> set[Held]:
    held: set[Held] = set()
    for give_up, gained in parts:
        if give_up():
            held |= gained
    return held


if sys.platform != "win32":

    def _bounded(limits: Limits) -> set[Held]:
        bounds: tuple[tuple[int, int, set[Held]], ...] = (
            (resource.RLIMIT_CORE, 0, set()),
            (resource.RLIMIT_NOFILE, 16, set()),
            (resource.RLIMIT_FSIZE, 0, {Held.WRITING}),
            (resource.RLIMIT_CPU, limits.cpu_seconds, {Held.TIME}),
            (resource.RLIMIT_AS, limits.memory, {Held.MEMORY}),
        )
        held: set[Held] = set()
        for which, bound, gained in bounds:
            # one second more as the hard limit of time: at the first the signal tells why, at the second it is SIGKILL
            if _set(which, bound, bound + (which == resource.RLIMIT_CPU)):
                held |= gained
        return held

    def _set(which: int, bound: int, most: int) -> bool:
        try:
            resource.setrlimit(which, (bound, most))
        except (OSError, ValueError):
            return False  # macOS refuses some of them
        return True
