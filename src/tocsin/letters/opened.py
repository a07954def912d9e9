"""What the takers-apart of files share: a file within a file, and a file that cannot be searched."""

from __future__ import annotations

from typing import NamedTuple

from tocsin.domain.errors import Cause, joined


class Inner(NamedTuple):
    """A file within a file. Without `data` it is something that no search reads, a picture for one."""

    place: str
    name: str
    data: bytes


def within(place: str, part: Cause) -> Cause:
    """A place in a file: “PDF, page 3”."""
    return joined((place, part), ", ")


class UnsearchableError(Exception):
    """A file, or a place in it, cannot be searched. `why` says so in a few words."""

    def __init__(self, place: str, why: Cause) -> None:
        super().__init__(place, why)
        self.place = place
        self.why = why
