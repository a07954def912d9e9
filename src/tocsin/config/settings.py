"""Django's settings. The database has no name, key or address until a workspace is unlocked (records.connection)."""

from __future__ import annotations

from typing import Any

from tocsin.records.postgres.choice import engine

SECRET_KEY = "unused: no cookie or token is signed before the desk exists"  # noqa: S105 - nothing is signed with it
INSTALLED_APPS = ["tocsin.records", "tocsin.records.apps.DerivedConfig"]
MIGRATION_MODULES = {"derived": None}  # derived tables change form without a migration: they are made anew
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LOGGING_CONFIG = None
DATABASES: dict[str, Any] = {
    "default": {"ENGINE": engine(), "NAME": ":memory:", "OPTIONS": {}},
}
