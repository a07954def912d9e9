"""Django for test packages whose modules import the tables at their head."""

from __future__ import annotations

import os

import django


def set_up() -> None:
    """Set Django up with the product's settings; a second time does nothing."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tocsin.config.settings"
    django.setup()
