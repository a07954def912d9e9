"""A limited child process: bytes in by one pipe, bytes out by another, and nothing else between the two.

This is the parent's half; `tocsin.lib.confine` is what the child does to itself before it reads its first byte. The
child gets an empty environment, no descriptor but its two pipes, and the root of the disk as its folder. No
`preexec_fn` is used: the parent may have threads. What works on every system is what the parent can see from outside:
how much it gives, how much it takes, how long it waits.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, BinaryIO

_CHUNK = 1 << 20
_GRACE = 5.0  # seconds for a killed process to be gone


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one child may take.

    `given` and `taken`: bytes through the two pipes; `memory`: bytes of address space; `cpu_seconds`: time computing;
    `wall_seconds`: time that the parent waits, without the time in which the parent itself waits for its source.
    """

    given: int
    taken: int
    memory: int
    cpu_seconds: int
    wall_seconds: float


class Ending(StrEnum):
    """How it ended; only with ANSWERED is the output whole."""

    ANSWERED = "answered"
    GIVEN_TOO_MUCH = "given too much"
    TAKEN_TOO_MUCH = "taken too much"
    TOO_LONG = "too long"
    STOPPED = "stopped by the system"  # which on Linux means: there is no memory left
    BROKE = "broke"


class NotStartedError(Exception):
    """The system could not start another process."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the child wrote to its standard output, and how it ended."""

    ending: Ending
    output: bytes = b""


def run(arguments: Sequence[str], stream: BinaryIO, limits: Limits, *, first: bytes = b"") -> Outcome:
    """Run this Python isolated (`-I`) with `arguments`, give it `first` and then `stream`, and take its answer.

    The child must read all of its input before it answers. At most one piece of the stream is held at a time. Raises
    what `stream.read` raises, and NotStartedError; the child is gone in every case.
    """
    with _started(arguments, limits) as running:
        if not running.feed(stream, first):
            return Outcome(Ending.GIVEN_TOO_MUCH)
        output = running.answer()
        if output is None:
            return Outcome(Ending.TAKEN_TOO_MUCH)
        return Outcome(running.ending(), output)


@contextlib.contextmanager
def _started(arguments: Sequence[str], limits: Limits) -> Iterator[_Running]:
    try:
        process = _process(arguments)
    except OSError as exc:
        raise NotStartedError from exc
    try:
        yield _Running(process, limits)
    finally:
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE)


def _process(arguments: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - this interpreter, our own arguments, no shell
        [sys.executable, "-I", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        cwd=Path(sys.executable).anchor,
        close_fds=True,
        start_new_session=True,
    )


def _environment() -> dict[str, str]:
    """Empty; but Windows starts no Python without the place of its own system folder."""
    if sys.platform == "win32":
        return {"SYSTEMROOT": os.environ["SYSTEMROOT"]}
    return {}


class _Running:
    """A started child, and the time that is left to it."""

    def __init__(self, process: subprocess.Popen[bytes], limits: Limits) -> None:
        self._process = process
        self._limits = limits
        self._left = limits.wall_seconds
        self._killed = threading.Event()

    def feed(self, stream: BinaryIO, first: bytes) -> bool:
        """Give everything; False where it is more than allowed."""
        given = 0
        chunk = first or stream.read(_CHUNK)
        while chunk:
            given += len(chunk)
            if given > self._limits.given:
                return False
            if not self._give(chunk):
                return True  # it has stopped reading; how it ended says why
            chunk = stream.read(_CHUNK)
        return True

    def answer(self) -> bytes | None:
        """Everything it writes until it closes its output; None where it is more than allowed."""
        with self._counted(), contextlib.suppress(OSError):
            _pipe(self._process.stdin).close()
        with self._counted():
            output = _pipe(self._process.stdout).read(self._limits.taken + 1)
        return output if len(output) <= self._limits.taken else None

    def ending(self) -> Ending:
        """How it ended, once its output is closed."""
        with self._counted():
            code = self._process.wait()
        if self._killed.is_set():
            return Ending.TOO_LONG
        return _ENDINGS.get(code, Ending.BROKE)

    def _give(self, chunk: bytes) -> bool:
        try:
            with self._counted():
                _pipe(self._process.stdin).write(chunk)
        except OSError:
            return False
        return True

    @contextlib.contextmanager
    def _counted(self) -> Iterator[None]:
        """Waiting for the child; when its time is up it is killed, which ends the waiting."""
        begun = time.monotonic()
        alarm = threading.Timer(max(self._left, 0.0), self._kill)
        alarm.daemon = True
        alarm.start()
        try:
            yield
        finally:
            alarm.cancel()
            self._left -= time.monotonic() - begun

    def _kill(self) -> None:
        self._killed.set()
        self._process.kill()


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("the child was started without this pipe")
    return pipe


def _endings() -> dict[int, Ending]:
    """What an exit code means; a signal is a negative one."""
    if sys.platform == "win32":
        return {0: Ending.ANSWERED}
    return {0: Ending.ANSWERED, -signal.SIGXCPU: Ending.TOO_LONG, -signal.SIGKILL: Ending.STOPPED}


_ENDINGS = _endings()
