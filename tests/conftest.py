"""Disks that fail or die at a chosen call, for everything that writes through `tocsin.lib.files`."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tocsin.lib import files
from tocsin.lib.files import Disk

os.environ["TOCSIN_MODELS"] = (
    "none"  # what happens to be installed changes no agreed text; tests of models ask for them
)
os.environ["TOCSIN_LANGUAGE"] = "en"  # nor does the locale of whoever runs the tests

Work = Callable[[], object]


class CountingDisk(Disk):
    """Calls `at` at its n-th call, after half of the bytes where it is a write."""

    def __init__(self, count: int, at: Work) -> None:
        self._left = count
        self._at = at

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        if self._left == 1:
            super().write(descriptor, data[: len(data) // 2])
        self._tick()
        return super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self._tick()
        super().sync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        self._tick()
        super().replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._tick()
        super().sync_folder(folder)

    def _tick(self) -> None:
        self._left -= 1
        if self._left == 0:
            self._at()


def _killed(count: int, work: Work) -> bool:
    child = os.fork()
    if child == 0:
        files.DISK = CountingDisk(count, lambda: os._exit(9))
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.fixture
def killed() -> Callable[[int, Work], bool]:
    """Runs `work` in another process that dies at its n-th call to the disk; whether it came so far."""
    if not hasattr(os, "fork"):
        pytest.skip("needs fork")
    return _killed


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets the n-th call to the disk fail, as if it were full."""

    def set_failing(count: int, number: int = errno.ENOSPC) -> None:
        def fail() -> None:
            raise OSError(number, os.strerror(number), "/somewhere/private")

        monkeypatch.setattr(files, "DISK", CountingDisk(count, fail))

    return set_failing
