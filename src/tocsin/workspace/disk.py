"""What the system says about a disk, in our words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tocsin.domain.errors import CannotWrite, DiskFull, of_the_system
from tocsin.lib import files


@contextmanager
def writing() -> Iterator[None]:
    """Turns an OSError of what is written inside into DiskFull or CannotWrite."""
    try:
        yield
    except OSError as problem:
        if files.is_full(problem):
            raise DiskFull from problem
        # the system's own words for the number, never its message: that one holds a path
        raise CannotWrite(why=of_the_system(problem)) from problem
