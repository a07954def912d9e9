"""The server's address. It is read anew at each connection, kept nowhere and never said: a password may stand in it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Any

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from tocsin.domain.errors import Cause, UnfitDatabase
from tocsin.records.postgres.choice import SETTING


def parameters() -> dict[str, Any]:
    """What TOCSIN_DATABASE says, in libpq's words. Raises UnfitDatabase where it is no address."""
    with suppress(ProgrammingError):  # whose words quote the address
        return dict(conninfo_to_dict(os.environ.get(SETTING, "")))
    raise UnfitDatabase(why=Cause("its address cannot be read"))
