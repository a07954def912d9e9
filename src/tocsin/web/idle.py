"""How long nobody has asked for anything."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

Clock = Callable[[], float]
# a sleeping machine stops the first; the second may be set back
CLOCKS: tuple[Clock, ...] = (time.monotonic, time.time)


class Idle:
    """Says when `limit` seconds have gone by without a `touch`, by whichever clock says so first."""

    def __init__(self, limit: float, clocks: Sequence[Clock] = CLOCKS) -> None:
        self.limit = limit
        self._clocks = clocks
        self._last = [clock() for clock in clocks]

    def touch(self) -> None:
        """Somebody is here."""
        self._last = [clock() for clock in self._clocks]

    def is_over(self) -> bool:
        """Whether nobody has been here for too long."""
        return any(clock() - last >= self.limit for clock, last in zip(self._clocks, self._last, strict=True))
