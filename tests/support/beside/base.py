"""The wrapper that Django asks for by `ENGINE = "support.beside"`: the product's, at an address of its own."""

from __future__ import annotations

from typing import Any

from psycopg.conninfo import conninfo_to_dict

from tocsin.records.postgres import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Connects to `OPTIONS["address"]`, and is refused every change."""

    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        options = "-c default_transaction_read_only=on"
        return params | conninfo_to_dict(params.pop("address")) | {"options": options}
