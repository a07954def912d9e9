"""What the process that asks may count on: little memory, no file, no thread and no process left behind."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.support import statement

from tocsin.intake import Extracted, NotRead, Reason, extract

HUGE = """
import io, resource, sys
from tocsin.intake import extract

class Huge(io.RawIOBase):
    left = 500 << 20
    def read(self, size=-1):
        given = min(size, self.left)
        self.left -= given
        return sys.argv[1].encode() * given

before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
found = extract(Huge(), name="huge")
print(found.reason, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is counted in KiB on Linux only")
def test_a_file_of_500_mb_is_never_held() -> None:
    done = subprocess.run([sys.executable, "-c", HUGE, "a"], capture_output=True, text=True, check=True)
    reason, grown = done.stdout.split()
    assert reason == Reason.TOO_LARGE
    assert int(grown) < 20, "MiB more than before"


def test_no_file_is_written_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for made in statement.FORMATS.values():
        assert isinstance(extract(io.BytesIO(made()), name=None), Extracted)
    assert list(tmp_path.iterdir()) == []


def test_no_thread_is_left_behind() -> None:
    before = set(threading.enumerate())
    for made in (statement.as_text, statement.as_html):
        extract(io.BytesIO(made()), name=None)
    extract(io.BytesIO(b"{\\rtf1 " + b"{" * 1_000), name=None)
    left = [thread for thread in set(threading.enumerate()) - before if not thread.daemon]
    assert left == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are listed in /proc")
def test_no_process_is_left_behind() -> None:
    for data in (statement.as_text(), b"%PDF-1.7\nnothing", b"word " * 6_000_000):
        extract(io.BytesIO(data), name=None)
    children = Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text(encoding="ascii").split()
    running = [Path(f"/proc/{number}/cmdline").read_bytes() for number in children]
    assert not [command for command in running if b"tocsin.intake.child" in command]


def test_many_threads_may_ask_at_once() -> None:
    asked = [statement.as_text(), statement.as_html(), statement.as_rtf()] * 3
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda data: extract(io.BytesIO(data), name=None), asked))
    alone = [extract(io.BytesIO(data), name=None) for data in asked]
    assert found == alone


def test_the_stream_is_read_from_where_it_stands() -> None:
    stream = io.BytesIO(b"\x89PNG ignored" + b"Two men came.")
    stream.seek(len(b"\x89PNG ignored"))
    found = extract(stream, name=None)
    assert isinstance(found, Extracted)
    assert found.text == "Two men came."


def test_a_stream_that_fails_half_way_says_so_and_nothing_is_made_of_the_half() -> None:
    class Damaged(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 100_000:
                raise ValueError("the seal is broken")
            return super().read(size)

    with pytest.raises(ValueError, match="the seal is broken"):
        extract(Damaged(b"word " * 60_000), name=None)


@pytest.mark.parametrize("data", [b"", b"\x00" * 8_000, b" \n" * 10])
def test_an_empty_file_is_empty(data: bytes) -> None:
    found = extract(io.BytesIO(data), name="empty.txt")
    assert found == NotRead(Reason.EMPTY, "application/x-empty")
    assert found.sentence == "Not read: the file is empty."
