"""The child: `python -I -m tocsin.intake.child FORMAT`, a file on standard input, one JSON answer on standard output.

It imports what the format needs, gives up every right that it can (`lib.confine`), and only then reads its first byte.
An error that no format expects ends the process; the parent then says that the file is damaged.
"""

from __future__ import annotations

import importlib
import sys
from typing import Protocol, cast

import msgspec

from tocsin.intake.bounds import CHARACTERS, LIMITS
from tocsin.intake.kinds import Format
from tocsin.intake.model import Extracted, NotRead, Reason, RefusedError
from tocsin.lib.confine import confine


class Reader(Protocol):
    """What a module of `intake.formats` offers."""

    MEDIA_TYPE: str

    def read(self, data: bytes) -> Extracted:
        """The text of a file of this format. Raises RefusedError, MemoryError or RecursionError."""
        ...


def answer(reader: Reader, data: bytes) -> Extracted | NotRead:
    """What the parent is told about this file."""
    try:
        found = reader.read(data)
    except RefusedError as exc:
        return NotRead(exc.reason, reader.MEDIA_TYPE)
    except MemoryError:
        return NotRead(Reason.TOO_MUCH_MEMORY, reader.MEDIA_TYPE)
    except RecursionError:
        return NotRead(Reason.TOO_MANY_PARTS, reader.MEDIA_TYPE)
    if len(found.text) > CHARACTERS:
        return NotRead(Reason.TOO_LARGE, found.media_type)
    return found if found.text.strip() else NotRead(Reason.NO_TEXT, found.media_type)


def main() -> None:
    """Read standard input as the format that the command line names."""
    # by name, so that a text file does not wait for the PDF library
    reader = cast("Reader", importlib.import_module(f"tocsin.intake.formats.{Format(sys.argv[1])}"))
    confine(LIMITS)
    sys.stdout.buffer.write(msgspec.json.encode(answer(reader, sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
