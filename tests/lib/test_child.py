"""A limited child process: what it is given, what it may take, and that it never outlives its answer."""

from __future__ import annotations

import io
import os
import sys
import textwrap
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from tocsin.lib import child
from tocsin.lib.child import Ending, Limits, Outcome

LIMITS = Limits(given=1 << 20, taken=1 << 16, memory=512 << 20, cpu_seconds=5, wall_seconds=20.0)
ECHO = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read())"


def run(code: str, data: bytes = b"", limits: Limits = LIMITS, *, first: bytes = b"") -> Outcome:
    return child.run(("-c", textwrap.dedent(code)), io.BytesIO(data), limits, first=first)


class Trickle(io.RawIOBase):
    """A source that gives one byte at a time."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def read(self, size: int = -1) -> bytes:
        return self._data.read(1 if size else 0)


def test_gives_the_first_bytes_then_the_stream_and_takes_the_answer() -> None:
    assert run(ECHO, b" then the rest", first=b"first") == Outcome(Ending.ANSWERED, b"first then the rest")


def test_an_empty_stream_is_an_empty_input() -> None:
    assert run(ECHO) == Outcome(Ending.ANSWERED, b"")


def test_a_source_may_give_small_pieces() -> None:
    outcome = child.run(("-c", ECHO), Trickle(b"piece by piece"), LIMITS)  # type: ignore[arg-type]  # raw is enough
    assert outcome.output == b"piece by piece"


def test_the_child_inherits_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_SECRET", "morning glory")
    output = run("import os; print(sorted(set(os.environ) - {'LC_CTYPE', 'SYSTEMROOT'}))").output
    assert output.strip() == b"[]"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="descriptors are listed in /proc")
def test_the_child_inherits_no_descriptor() -> None:
    read_end, write_end = os.pipe()
    os.set_inheritable(read_end, True)  # as a careless caller would
    try:
        output = run("import os; print(sorted(int(n) for n in os.listdir('/proc/self/fd'))[:-1])").output
    finally:
        os.close(read_end)
        os.close(write_end)
    assert output.strip() == b"[0, 1, 2]"


def test_the_child_stands_in_no_folder_of_ours() -> None:
    assert run("import os; print(os.getcwd())").output.strip() == Path(sys.executable).anchor.encode()


def test_the_child_is_isolated_from_the_callers_folder(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(str(tmp_path))
    assert run("import sys; print(sys.flags.isolated, '' in sys.path)").output.strip() == b"1 False"


def test_what_the_child_complains_about_is_seen_by_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("raise SystemExit('a passage of a statement')").ending is Ending.BROKE
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("code", "ending"),
    [
        pytest.param("raise SystemExit(3)", Ending.BROKE, id="it fails"),
        pytest.param("import os; os.abort()", Ending.BROKE, id="it crashes"),
        pytest.param("import sys; sys.stdout.write('x' * 100_000)", Ending.TAKEN_TOO_MUCH, id="it says too much"),
        pytest.param("import time; time.sleep(60)", Ending.TOO_LONG, id="it sleeps"),
        pytest.param("import sys, time; sys.stdout.close(); time.sleep(60)", Ending.TOO_LONG, id="it says no more"),
    ],
)
def test_every_ending_has_its_name(code: str, ending: Ending) -> None:
    assert run(code, limits=replace(LIMITS, wall_seconds=1.0)).ending is ending


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
def test_a_child_that_the_system_kills_is_told_apart_from_one_that_we_kill() -> None:
    assert run("import os, signal; os.kill(os.getpid(), signal.SIGKILL)").ending is Ending.STOPPED


def test_a_child_that_does_not_read_is_not_waited_for() -> None:
    outcome = run("import time; time.sleep(60)", bytes(1 << 20), replace(LIMITS, wall_seconds=1.0))
    assert outcome.ending is Ending.TOO_LONG


def test_a_child_that_stops_reading_early_is_judged_by_its_end() -> None:
    assert run("import sys; sys.stdin.close(); print('enough')", bytes(1 << 20)).ending is Ending.ANSWERED


def test_no_more_is_given_than_allowed() -> None:
    assert run(ECHO, bytes(LIMITS.given)).ending is Ending.TAKEN_TOO_MUCH
    assert run(ECHO, bytes(LIMITS.given + 1)).ending is Ending.GIVEN_TOO_MUCH


class Endless(io.RawIOBase):
    """A source without an end, that counts what was taken from it."""

    taken = 0

    def read(self, size: int = -1) -> bytes:
        self.taken += size
        return bytes(size)


def test_an_endless_source_is_left_soon_after_the_limit() -> None:
    source = Endless()
    outcome = child.run(("-c", ECHO), source, LIMITS)  # type: ignore[arg-type]  # raw is enough
    assert outcome.ending is Ending.GIVEN_TOO_MUCH
    assert source.taken <= 2 * LIMITS.given + (1 << 20)


class Broken(io.RawIOBase):
    """A source that fails, as a sealed file does that was tampered with."""

    def read(self, size: int = -1) -> bytes:
        raise ValueError("damaged")


def test_what_the_source_raises_is_raised_and_leaves_no_child_behind() -> None:
    before = threading.active_count()
    with pytest.raises(ValueError, match="damaged"):
        child.run(("-c", "import time; time.sleep(60)"), Broken(), LIMITS)  # type: ignore[arg-type]  # raw is enough
    assert threading.active_count() <= before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="descriptors are listed in /proc")
def test_no_descriptor_is_left_open_in_the_parent() -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for code in (ECHO, "raise SystemExit(3)", "import sys; sys.stdout.write('x' * 100_000)"):
        run(code, b"some")
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_system_that_starts_no_process_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(child.NotStartedError):
        run(ECHO)
