"""The starting set of the directory: public bodies with what was read in a source (STANDARDS 3), and nothing else.

None of them was checked by the office that takes them in; an address that no source gave is left out.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files

from tocsin.domain.offices import BETWEEN, Office, office_of


def starting_set() -> tuple[Office, ...]:
    """The public bodies that ship with Tocsin, by key."""
    tables = tomllib.loads(files("tocsin.domain.institutions").joinpath("starting.toml").read_text("utf-8"))
    return tuple(
        office_of({"key": key} | {name: _cell(value) for name, value in row.items()}) for key, row in tables.items()
    )


def _cell(value: str | list[str]) -> str:
    return value if isinstance(value, str) else BETWEEN.join(value)
