"""Which of the two databases holds the record: what TOCSIN_DATABASE says, or the encrypted file in the folder.

Nothing here needs the driver, which is an optional part of the package.
"""

from __future__ import annotations

import os
from importlib.util import find_spec

from tocsin.domain.errors import Cause, UnfitDatabase

SETTING = "TOCSIN_DATABASE"
SCHEMES = ("postgresql://", "postgres://")
FILE = "tocsin.records.sqlcipher"
SERVER = "tocsin.records.postgres"


def chosen() -> bool:
    """Whether the record is on a server."""
    return bool(os.environ.get(SETTING))


def engine() -> str:
    """Django's name for the database. Raises UnfitDatabase for another scheme, or where there is no driver."""
    if not chosen():
        return FILE
    if not os.environ[SETTING].startswith(SCHEMES):
        raise UnfitDatabase(why=Cause("its address does not begin with postgresql://"))
    if find_spec("psycopg") is None:
        raise UnfitDatabase(why=Cause("the driver is missing, which the extra `team` of the package installs"))
    return SERVER
