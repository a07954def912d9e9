"""`lock`: close everything and forget every key."""

from __future__ import annotations

from tocsin.actions import unlocking
from tocsin.actions.init import Office


def lock(office: Office) -> None:
    """Close the database, write its log back, forget the keys, let the next process in."""
    unlocking.close_record(office.session)
