"""Giving up rights on Linux, by the C library: namespaces, Landlock, a system call filter (seccomp).

Numbers and structures are those of the kernel's own headers (`linux/landlock.h`, `linux/seccomp.h`,
`linux/filter.h`, `asm/unistd.h`), which never change. Every function answers whether it worked and raises nothing: on
an old kernel, in a container that forbids it or on another machine the answer is no.
"""

from __future__ import annotations

import ctypes
import os
import signal
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38

_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446
_EXECUTE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 2, 1 << 3
# rights over files known to each version of Landlock: 13, then renaming across folders, truncating, device calls
_FILE_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}

_ALLOW, _REFUSE, _UNKNOWN = 0x7FFF0000, 0x00050000 | 1, 0x00050000 | 38  # run; EPERM; ENOSYS
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _IF_SET, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_CLONE3 = 435
_CLONE, _CLONE_THREAD = {"x86_64": 56, "aarch64": 220}, 0x00010000
_STARTING = {"x86_64": {59, 322}, "aarch64": {221, 281}}  # execve, execveat
# socket, connect, accept, sendto, bind, listen, socketpair, clone, fork, vfork, execve, ptrace, keyctl, unshare,
# perf_event_open, open_by_handle_at, setns, process_vm_readv, process_vm_writev, bpf, execveat, userfaultfd,
# io_uring_setup, pidfd_getfd
_CALLS = {
    "x86_64": (
        0xC000003E,
        (41, 42, 43, 44, 49, 50, 53, 56, 57, 58, 59, 101, 250, 272, 298, 304, 308, 310, 311, 321, 322, 323, 425, 438),
    ),
    "aarch64": (
        0xC00000B7,
        (198, 203, 202, 206, 200, 201, 199, 220, 221, 117, 219, 97, 241, 265, 268, 270, 271, 280, 281, 282, 425, 438),
    ),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def _call(name: str, *arguments: object) -> int:
    """A function of the C library; -1 where it fails or is not there."""
    function = getattr(ctypes.CDLL(None), name, None)
    return -1 if function is None else int(function(*arguments))


def leave_network() -> bool:
    """Go into a network namespace that has not even a loopback device that is up."""
    return _call("unshare", _CLONE_NEWUSER | _CLONE_NEWNET) == 0


def die_with_parent() -> bool:
    """Be killed when the parent dies, leave no memory image, and never gain a right again by starting a program."""
    dies = _call("prctl", _PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0) == 0
    _call("prctl", _PR_SET_DUMPABLE, 0, 0, 0, 0)
    return dies


def leave_files(programs: Iterable[Path] = ()) -> bool:
    """From now on read files only below Python's own library folders; change, make or remove none anywhere.

    Below the folders `programs` files may be read and started, too.
    """
    version = _call("syscall", _LANDLOCK_CREATE, None, ctypes.c_size_t(0), 1)
    if version < 1 or not _no_new_rights():
        return False
    rights = _FILE_RIGHTS.get(version, _FILE_RIGHTS[max(_FILE_RIGHTS)])
    rules = _call("syscall", _LANDLOCK_CREATE, struct.pack("=Q", rights), ctypes.c_size_t(8), 0)
    if rules < 0:
        return False
    for folder in {Path(place) for place in sys.path}:
        if folder.exists():
            _let(rules, folder, _READ_FILE)
    for folder in programs:
        if folder.exists():
            _let(rules, folder, _READ_FILE | _EXECUTE)
    done = _call("syscall", _LANDLOCK_RESTRICT, rules, 0) == 0
    os.close(rules)
    return done


def _let(rules: int, place: Path, rights: int) -> None:
    opened = os.open(place, os.O_PATH | os.O_CLOEXEC) if sys.platform == "linux" else -1
    rights |= _READ_DIR if place.is_dir() else 0
    _call("syscall", _LANDLOCK_ADD, rules, 1, struct.pack("=Qi", rights, opened), 0)
    os.close(opened)


def filter_calls(*, one_program: bool = False, threads: bool = False) -> bool:
    """Refuse the system calls that make sockets, processes or programs, or reach into another process.

    `one_program`: this process may still become another program, which the filter then holds. `threads`: it may still
    start threads of its own, and the filter holds each of them.
    """
    machine = os.uname().machine if sys.platform == "linux" else ""
    known = _CALLS.get(machine)
    if known is None or not _no_new_rights():
        return False
    number, refused = known
    if one_program:
        refused = tuple(call for call in refused if call not in _STARTING[machine])
    own = _threads(_CLONE[machine]) if threads else []
    code = b"".join(struct.pack("=HBBI", *step) for step in _steps(number, refused, own))
    program = _Program(len(code) // 8, code)
    return _call("prctl", _PR_SET_SECCOMP, 2, ctypes.byref(program), 0, 0) == 0


Step = tuple[int, int, int, int]
"""One of the filter: operation, jump if true, jump if false, value."""


def _threads(clone: int) -> list[Step]:
    """Let this call pass where it makes a thread of this process, and no other."""
    return [
        (_IF_EQUAL, 0, 4, clone),
        (_LOAD, 0, 0, 16),  # its first argument
        (_IF_SET, 0, 1, _CLONE_THREAD),
        (_RETURN, 0, 0, _ALLOW),
        (_LOAD, 0, 0, 0),
    ]


def _steps(machine: int, refused: tuple[int, ...], let_pass: Iterable[Step] = ()) -> list[Step]:
    """The filter: refuse what is listed, and any other machine."""
    own = list(let_pass)
    count = len(refused) + len(own)
    steps = [
        (_LOAD, 0, 0, 4),  # which machine's numbering
        (_IF_EQUAL, 1, 0, machine),
        (_RETURN, 0, 0, _REFUSE),
        (_LOAD, 0, 0, 0),  # which call
        (_IF_AT_LEAST, count + 2, 0, 0x40000000),  # the other numbering that x86 kernels know
        (_IF_EQUAL, count + 2, 0, _CLONE3),  # the C library then tries the older call
    ]
    steps += own
    steps += [(_IF_EQUAL, len(refused) - place, 0, number) for place, number in enumerate(refused)]
    return [*steps, (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE), (_RETURN, 0, 0, _UNKNOWN)]


def _no_new_rights() -> bool:
    return _call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
