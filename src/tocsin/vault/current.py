"""The vault of the workspace that this process has unlocked."""

from __future__ import annotations

from tocsin.vault.store import Vault
from tocsin.workspace import current


def current_vault() -> Vault:
    """The vault. Raises Locked."""
    return Vault(current.require().session)
