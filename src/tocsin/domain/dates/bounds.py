"""The four bounds of a date: the earliest and latest start, the earliest and latest end, in UTC seconds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

OPEN_PAST = -(2**50)
OPEN_FUTURE = 2**50


class Kind(StrEnum):
    """How a plain date with a width is meant; EDTF cannot say it, so the schema does (DESIGN 2.1)."""

    MOMENT = "moment"
    EXTENT = "extent"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds since 1970-01-01T00:00:00Z, all four included. `soft` where the value carries ~, ? or %."""

    s_min: int
    s_max: int
    e_min: int
    e_max: int
    soft: bool = False
