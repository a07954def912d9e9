"""What a confined child can no longer do. Each part is tried by a child of its own, on this machine's kernel."""

from __future__ import annotations

import io
import os
import socket
import sys
import textwrap
from pathlib import Path

import pytest

from tocsin.lib import child, linux
from tocsin.lib.child import Ending, Limits, Outcome
from tocsin.lib.confine import Held

LIMITS = Limits(given=1 << 20, taken=1 << 16, memory=512 << 20, cpu_seconds=1, wall_seconds=30.0)
PREFIX = f"""
import os, socket, sys
from tocsin.lib.confine import confine
from tocsin.lib.child import Limits
held = confine(Limits(1 << 20, 1 << 16, {LIMITS.memory}, {LIMITS.cpu_seconds}, 30.0))
"""

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits; docs/explanation/intake.md")
linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux gives this")


def confined(code: str) -> Outcome:
    return child.run(("-c", PREFIX + textwrap.dedent(code)), io.BytesIO(), LIMITS)


def attempt(what: str) -> str:
    """What a confined child meets when it tries this: “done”, or the name of the error."""
    code = f"""
    try:
        {what}
    except OSError as exc:
        print(type(exc).__name__)
    except MemoryError:
        print("MemoryError")
    else:
        print("done")
    """
    return confined(code).output.decode().strip()


def held() -> set[str]:
    return set(confined("print(*sorted(held), sep=';')").output.decode().strip().split(";"))


@posix
def test_it_tells_what_holds() -> None:
    assert held() >= {Held.TIME, Held.WRITING}


@linux_only
def test_memory_is_bounded() -> None:
    assert attempt("bytearray(600 << 20)") == "MemoryError"
    assert attempt("bytearray(100 << 20)") == "done"


@posix
def test_computing_time_is_bounded() -> None:
    assert confined("while True: pass").ending is Ending.TOO_LONG


@posix
def test_no_byte_can_be_written_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "written"
    target.touch()
    assert attempt(f"open({str(target)!r}, 'wb', buffering=0).write(b'x')") != "done"
    assert target.read_bytes() == b""


@linux_only
@pytest.mark.parametrize(
    "what",
    ["open({new!r}, 'w')", "os.unlink({old!r})", "os.truncate({old!r}, 0)", "os.rename({old!r}, {new!r})",
     "os.mkdir({new!r})", "os.symlink({old!r}, {new!r})", "open({old!r}).read()", "os.listdir({folder!r})"],
)  # fmt: skip
def test_no_file_can_be_read_made_changed_or_removed(what: str, tmp_path: Path) -> None:
    if Held.FILES not in held():
        pytest.skip("this kernel has no Landlock")
    old = tmp_path / "old"
    old.write_text("kept")
    met = attempt(what.format(old=str(old), new=str(tmp_path / "new"), folder=str(tmp_path)))
    assert met == "PermissionError"
    assert [path.name for path in tmp_path.iterdir()] == ["old"]
    assert old.read_text() == "kept"


@linux_only
def test_pythons_own_libraries_can_still_be_read() -> None:
    assert attempt("import encodings.koi8_u, colorsys, quopri") == "done"


@linux_only
def test_no_connection_can_be_opened() -> None:
    if Held.NETWORK not in held():
        pytest.skip("this kernel neither unshares nor filters")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert attempt(f"socket.create_connection(('127.0.0.1', {port}), 2)") in {"PermissionError", "OSError"}


@linux_only
@pytest.mark.parametrize(
    "what",
    ["os.fork()", "os.execv(sys.executable, [sys.executable, '-c', ''])", "os.posix_spawn(sys.executable, ['x'], {})",
     "socket.socketpair()"],
)  # fmt: skip
def test_no_process_no_program_no_socket(what: str) -> None:
    if Held.PROGRAMS not in held():
        pytest.skip("this kernel or machine has no filter")
    assert attempt(what) == "PermissionError"


@linux_only
def test_no_thread_can_be_started_either() -> None:
    if Held.PROGRAMS not in held():
        pytest.skip("this kernel or machine has no filter")
    code = "import threading\ntry: threading.Thread(target=print).start()\nexcept RuntimeError: print('refused')"
    assert child.run(("-c", PREFIX + code), io.BytesIO(), LIMITS).output.strip() == b"refused"


@linux_only
def test_a_child_that_may_start_threads_starts_nothing_else() -> None:
    if Held.PROGRAMS not in held():
        pytest.skip("this kernel or machine has no filter")
    begins = PREFIX.replace("30.0))", "30.0), threads=True)")
    assert begins != PREFIX
    code = (
        "import os, threading\n"
        "def other():\n"
        "  for name in ('fork', 'socket'):\n"
        "    try: os.fork() if name == 'fork' else __import__('_socket').socketpair()\n"
        "    except PermissionError: print('refused')\n"
        "one = threading.Thread(target=other); one.start(); one.join()"
    )
    assert child.run(("-c", begins + code), io.BytesIO(), LIMITS).output.split() == [b"refused", b"refused"]


@posix
def test_few_descriptors_can_be_opened() -> None:
    assert attempt("[os.dup(0) for _ in range(20)]") == "OSError"


@posix
def test_a_confined_child_leaves_no_core() -> None:
    code = "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"
    assert confined(code).output.strip() == b"(0, 0)"


def test_another_kernel_or_machine_means_no_and_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linux, "_call", lambda *_arguments: -1)
    answers = (linux.leave_network(), linux.die_with_parent(), linux.leave_files(), linux.filter_calls())
    assert answers == (False, False, False, False)


@pytest.mark.parametrize("count", [1, 5, 24])
def test_the_filter_jumps_to_its_three_answers(count: int) -> None:
    """Walk the filter as the kernel does, for calls that are listed, not listed, and of another numbering."""
    refused = tuple(range(100, 100 + count))
    steps = linux._steps(0xC000003E, refused)

    def judge(machine: int, call: int) -> int:
        place, loaded = 0, 0
        while True:
            operation, if_true, if_false, value = steps[place]
            if operation == linux._RETURN:
                return value
            if operation == linux._LOAD:
                loaded, jump = (machine if value == 4 else call), 0
            else:
                met = loaded == value if operation == linux._IF_EQUAL else loaded >= value
                jump = if_true if met else if_false
            place += 1 + jump

    assert {judge(0xC000003E, call) for call in refused} == {linux._REFUSE}
    assert {judge(0xC000003E, call) for call in (0, 99, 100 + count, 434, 436)} == {linux._ALLOW}
    assert judge(0xC000003E, 435) == linux._UNKNOWN
    assert judge(0xC000003E, 0x40000000 + 41) == linux._REFUSE
    assert judge(0x40000003, 0) == linux._REFUSE


def test_the_machines_tables_hold_no_call_twice() -> None:
    for _machine, refused in linux._CALLS.values():
        assert len(set(refused)) == len(refused)
        assert os.name == "nt" or max(refused) < 0x40000000


BECOMING = f"""
import os, sys
from pathlib import Path
from tocsin.lib.confine import confine_program
from tocsin.lib.child import Limits
limits = Limits(1 << 20, 1 << 16, {LIMITS.memory}, {LIMITS.cpu_seconds}, 30.0)
held = confine_program(limits, [Path("/usr"), Path("/lib"), Path("/lib64")])
"""


def as_program(*command: str) -> Outcome:
    """A shell that a confined child has become, told to run this."""
    code = f"os.execve('/bin/sh', ['sh', '-c', {' '.join(command)!r}], {{}})"
    return child.run(("-c", BECOMING + code), io.BytesIO(), LIMITS)


@linux_only
def test_a_child_may_become_a_program_that_can_start_none_and_write_nothing(tmp_path: Path) -> None:
    assert as_program("echo here").output.strip() == b"here"
    written = tmp_path / "written"
    as_program(f"echo words > {written}")
    assert not written.exists() or not written.read_bytes()
    other = child.run(("-c", BECOMING + "print(*sorted(held), sep=';')"), io.BytesIO(), LIMITS)
    if Held.PROGRAMS in other.output.decode().strip().split(";"):
        assert as_program("/usr/bin/id; true").output == b""  # a shell makes a process for what is not its own
