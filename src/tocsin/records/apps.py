"""The two Django applications: the record with what stays local, and what is derived from it."""

from __future__ import annotations

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Names the application `records`, whatever its package; its tables go with migrations."""

    name = "tocsin.records"
    label = "records"
    default = True
    default_auto_field = "django.db.models.BigAutoField"


class DerivedConfig(AppConfig):
    """Names the application `derived`: no migration knows its tables, `rebuild` makes them."""

    name = "tocsin.records.apps"  # the tables themselves can only be loaded once every application is named
    label = "derived"
    default_auto_field = "django.db.models.BigAutoField"
