"""The desk as it is served, and what a browser does with it: ask, unpack, load what a page names, keep what it may.

The server is `tocsin serve` in a process of its own, on this machine's loopback.
"""

from __future__ import annotations

import gzip
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from urllib.parse import urlencode

from django.conf import settings

COMMAND = [sys.executable, "-c", "from tocsin.config.entry import main; main()", "serve"]
PATIENCE = 120.0
TOKEN = re.compile(r'name="token" value="([^"]+)"')
OF_A_DOCUMENT = re.compile(r'class="[^"]*\b(?:text|passage|said|ready|paper)\b')  # what desk.css sets in the serif
LOADED = re.compile(r'(?:href|src)="(/static/[^"]+)"')
FACE = re.compile(
    r"font-family: \"(?P<family>[^\"]+)\"; src: url\((?P<file>[^)]+)\).*?unicode-range: (?P<ranges>[^;]+);", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: how long it took, how many bytes of body and head went over the wire, and the page in clear."""

    status: int
    seconds: float
    wire: int
    text: str
    cookie: str


@dataclass(frozen=True, slots=True)
class Face:
    """A part of a font: where it lies, of which family it is, and the letters for which a browser loads it."""

    path: str
    family: str
    ranges: tuple[range, ...]

    def serves(self, letters: set[int]) -> bool:
        """Whether a page with these letters loads it."""
        return any(letter in one for one in self.ranges for letter in letters)

    def is_used(self, page: str) -> bool:
        """Whether anything on a page is set in this family: the one of documents, only where words of one are shown."""
        return "Serif" not in self.family or bool(OF_A_DOCUMENT.search(page))


class Served:
    """`tocsin serve` on a folder, with one browser that is in after `unlock`."""

    def __init__(self, folder: Path) -> None:
        self.port = _free_port()
        self.process = subprocess.Popen([*COMMAND, str(folder), "--port", str(self.port)], stdout=subprocess.DEVNULL)
        self.origin = f"http://localhost:{self.port}"
        self._cookie = self._token = ""
        self._language = "en"
        self._sizes: dict[str, int] = {}

    def __enter__(self) -> Served:
        """Wait until it answers."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it; it locks the workspace."""
        self.process.terminate()
        self.process.wait(PATIENCE)

    def wait(self) -> float:
        """Until the locked page is there: the seconds since this was called."""
        began = time.perf_counter()
        while time.perf_counter() - began < PATIENCE:
            try:
                self._door = TOKEN.findall(self.ask("GET", "/").text)[0]
            except ConnectionError:
                time.sleep(0.02)
            else:
                return time.perf_counter() - began
        raise TimeoutError

    def unlock(self, passphrase: str) -> float:
        """From the passphrase sent to the first page whole: seconds."""
        form = {"token": self._door, "passphrase": passphrase, "back": "/"}
        answer = self.ask("POST", "/unlock", form)
        self._cookie = answer.cookie
        first = self.ask("GET", "/")
        self._token = TOKEN.findall(first.text)[0]
        return answer.seconds + first.seconds

    def speak(self, language: str) -> None:
        """Ask for pages in this language from now on."""
        self._language = language

    def ask(self, method: str, path: str, fields: Mapping[str, str] | None = None) -> Answer:
        """One request over a connection of its own; a form bears the token of an open page."""
        headers = {"Accept-Encoding": "gzip", "Sec-Fetch-Site": "same-origin"}
        cookies = [self._cookie, f"{settings.LANGUAGE_COOKIE_NAME}={self._language}"]
        headers |= {"Cookie": "; ".join(filter(None, cookies))}
        body = None
        if method == "POST":
            headers |= {"Origin": self.origin, "Content-Type": "application/x-www-form-urlencoded"}
            body = urlencode({"token": self._token, **(fields or {})})
        began = time.perf_counter()
        connection = HTTPConnection("localhost", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, headers)
            got = connection.getresponse()
            data = got.read()
            spent = time.perf_counter() - began
        finally:
            connection.close()
        packed = got.headers.get("Content-Encoding") == "gzip"
        clear = gzip.decompress(data) if packed else data
        head = sum(len(name) + len(value) + 4 for name, value in got.headers.items())
        text = clear.decode("utf-8", "replace")
        return Answer(got.status, spent, len(data) + head, text, (got.headers["Set-Cookie"] or "").partition(";")[0])

    def loads(self, page: str) -> int:
        """Bytes of all that a page names and a browser does not hold: style, scripts, the fonts of its letters."""
        letters = set(map(ord, page))
        fonts = {face.path for face in self._faces(page) if face.serves(letters) and face.is_used(page)}
        return sum(map(self._size, {*LOADED.findall(page), *fonts}))

    def _faces(self, page: str) -> Iterator[Face]:
        for sheet in LOADED.findall(page):
            if "fonts.css" in sheet:
                for found in FACE.finditer(self.ask("GET", sheet).text):
                    yield Face(f"/static/{found['file']}", found["family"], tuple(ranges(found["ranges"])))

    def _size(self, path: str) -> int:
        if path not in self._sizes:
            answer = self.ask("GET", path)
            assert answer.status == 200, path
            self._sizes[path] = answer.wire
        return self._sizes[path]

    def cpu_seconds(self) -> float:
        """What the server and its child have worked so far; 0 where the system does not say."""
        return sum(_worked(Path("/proc") / one) for one in [str(self.process.pid), *_children(self.process.pid)])


def ranges(text: str) -> Iterator[range]:
    """The letters that a style sheet names."""
    for one in text.replace("U+", "").split(","):
        first, _, last = one.strip().partition("-")
        yield range(int(first, 16), int(last or first, 16) + 1)


def _children(pid: int) -> list[str]:
    tasks = Path(f"/proc/{pid}/task")
    lists = [task / "children" for task in tasks.iterdir()] if tasks.exists() else []
    return [child for path in lists if path.exists() for child in path.read_text().split()]


def _worked(process: Path) -> float:
    stat = process / "stat"
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100  # ticks of user and system


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port
