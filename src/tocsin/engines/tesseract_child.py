"""The child that becomes Tesseract: `python -I -m tocsin.engines.tesseract_child PROGRAM OPTION …`.

It gives up every right that recognising letters does not need, and only then becomes the program; a picture comes by
standard input, words go by standard output, and nothing is written.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tocsin.lib.child import Limits
from tocsin.lib.confine import confine_program

MIB = 1 << 20
LIMITS = Limits(given=64 * MIB, taken=16 * MIB, memory=1536 * MIB, cpu_seconds=120, wall_seconds=180.0)
_FOLDERS = ("/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/opt/homebrew")
_ENVIRONMENT = {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}


def main() -> None:
    """Become the program that the command line names."""
    program = Path(sys.argv[1]).resolve()
    confine_program(LIMITS, [Path(folder) for folder in _FOLDERS] + [program.parent])
    os.execve(program, ["tesseract", *sys.argv[2:]], _ENVIRONMENT)  # noqa: S606 - no shell, our own arguments


if __name__ == "__main__":
    main()
