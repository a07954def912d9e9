"""The server's address. It is read anew at each connection, kept nowhere and never said: a password may stand in it."""

from __future__ import annotations

import os
from typing import Any

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from tocsin.domain.errors import UnfitDatabase
from tocsin.records.postgres.choice import SETTING


def parameters() -> dict[str, Any]:
    """What TOCSIN_DATABASE says, in libpq's words. Raises UnfitDatabase where it is no address."""
    try:
        return dict(conninfo_to_dict(os.environ.get(SETTING, "")))
    except ProgrammingError:
        # the driver's own words quote the address
        raise UnfitDatabase(why="its address cannot be read") from None
