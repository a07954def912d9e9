"""How operations are numbered: apart from any database, so that a process without one can tell where each stands."""

from __future__ import annotations

PLACES = 1024  # an operation's number is its changeset's times this, plus its place; a changeset holds 1,000 at most
