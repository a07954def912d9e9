"""`tocsin serve` in a process of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from support.office import PASSPHRASE

COMMAND = [sys.executable, "-c", "from tocsin.config.entry import main; main()"]
DISPLAYS = {"DISPLAY", "WAYLAND_DISPLAY"}
PATIENCE = 60.0


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


class DeskServer:
    """`tocsin serve`, or the demo, in a session of its own, which a terminal's Ctrl-C would reach as a whole."""

    def __init__(self, folder: Path, *command: str) -> None:
        self.port = free_port()
        self.process = subprocess.Popen(
            [*COMMAND, *(command or ["serve"]), str(folder), "--port", str(self.port)],
            env={name: value for name, value in os.environ.items() if name not in DISPLAYS},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def ask(self, method: str, path: str, body: str | None = None, **headers: str) -> tuple[int, str]:
        """One request; the server is waited for."""
        end = time.monotonic() + PATIENCE
        while True:
            connection = HTTPConnection("localhost", self.port, timeout=PATIENCE)
            try:
                connection.request(method, path, body, headers)
                answer = connection.getresponse()
                return answer.status, answer.read().decode()
            except ConnectionError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)
            finally:
                connection.close()

    def unlock(self) -> int:
        """Send the form that unlocks; the status."""
        token = re.search(r'name="token" value="([^"]+)"', self.ask("GET", "/")[1])
        assert token
        form = urlencode({"token": token[1], "passphrase": PASSPHRASE, "back": "/"})
        origin = f"http://localhost:{self.port}"
        kind = "application/x-www-form-urlencoded"
        return self.ask("POST", "/unlock", form, **{"Origin": origin, "Content-Type": kind})[0]

    @property
    def address(self) -> str:
        """What is typed into a browser."""
        return f"http://localhost:{self.port}"

    def kill(self) -> None:
        """End it if it still runs."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def said(self) -> str:
        """What it printed, when it has ended."""
        return self.process.communicate(timeout=PATIENCE)[0]
