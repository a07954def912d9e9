"""The one Django application: the tables."""

from __future__ import annotations

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """Names the application `records`, whatever its package."""

    name = "tocsin.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
