"""The desk of this process: its room and the one address under which it answers. One at a time, as `workspace` is."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.domain.rehearsal import Rehearsal
from tocsin.web.room import Room

NAME = "localhost"


@dataclass(frozen=True, slots=True)
class Desk:
    """A room and the port that it is reached by; `rehearsal` is of an invented office alone."""

    room: Room
    port: int
    rehearsal: Rehearsal | None = None

    @property
    def host(self) -> str:
        """What the header Host has to say, exactly."""
        return f"{NAME}:{self.port}"

    @property
    def origin(self) -> str:
        """Where every form has to come from."""
        return f"http://{self.host}"

    @property
    def cookie(self) -> str:
        """The name of the cookie: cookies know no ports, so two desks need two names."""
        return f"tocsin-{self.port}"


_desk: list[Desk] = []


def put(desk: Desk) -> None:
    """Set the desk that requests are answered at."""
    _desk[:] = [desk]


def the_desk() -> Desk:
    """The desk that requests are answered at; there is one as soon as the server runs."""
    return _desk[0]
