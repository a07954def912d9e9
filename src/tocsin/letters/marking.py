"""The child that marks a file: `python -I -m tocsin.letters.marking KIND`.

It reads one line of JSON with the questions and then the file from standard input, and writes the marked copy to
standard output; nothing, where the file cannot be marked. Limits and rights are those of every child that reads a file.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Protocol, cast

import msgspec

from tocsin.intake.bounds import LIMITS, MIB
from tocsin.intake.model import RefusedError
from tocsin.letters.questions import CannotBeMarkedError, Question
from tocsin.lib.child import Limits
from tocsin.lib.confine import confine

MARKING = Limits(
    given=LIMITS.given + 64 * MIB,
    taken=3 * LIMITS.given,
    memory=LIMITS.memory,
    cpu_seconds=LIMITS.cpu_seconds,
    wall_seconds=LIMITS.wall_seconds,
)


class Marker(Protocol):
    """What a module that marks one kind of file offers."""

    def marked(self, data: bytes, questions: Sequence[Question]) -> bytes:
        """The marked copy. Raises CannotBeMarkedError and RefusedError."""
        ...


def main() -> None:
    """Mark standard input as the kind that the command line names."""
    # by name, so that a text file does not wait for the PDF library
    marker = cast("Marker", importlib.import_module(f"tocsin.letters.marked_{sys.argv[1]}"))
    confine(MARKING)
    given, _line_end, data = sys.stdin.buffer.read().partition(b"\n")
    try:
        sys.stdout.buffer.write(marker.marked(data, msgspec.json.decode(given, type=list[Question])))
    except (CannotBeMarkedError, RefusedError):
        return


if __name__ == "__main__":
    main()
