"""`python -m reader FOLDER`: the record of a workspace as JSON lines, and on standard error what was checked.

The passphrase is read from the terminal without echo, or from standard input where that is no terminal.
"""

from __future__ import annotations

import getpass
import json
import sys
from pathlib import Path

from reader.encoding import Broken
from reader.header import Refused
from reader.workspace import Office, open_office


def main(folder: str) -> int:
    """0 where everything holds together, 1 where something is broken, 2 for a passphrase that opens nothing."""
    passphrase = getpass.getpass("Passphrase: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    try:
        office = open_office(Path(folder), passphrase)
        checked = _print(office)
    except Broken as broken:
        sys.stderr.write(f"Broken: {broken}.\n")
        return 1
    except Refused:
        sys.stderr.write("This passphrase opens nothing.\n")
        return 2
    sys.stderr.write(f"Everything holds together: {checked}.\n")
    return 0


def _print(office: Office) -> str:
    operations = files = 0
    for uid, place, operation in office.record.in_order():
        header = office.record.headers[uid]
        line = {"changeset": uid, "place": place, "time": header["time"], "said": operation}
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        operations += 1
    for scope, digest, key in office.files():
        office.open_file(scope, digest, key)
        files += 1
    return f"{len(office.record.headers)} changesets, {operations} operations, {files} sealed files"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
