"""Sealed files: what came in, and what was made of it. Each has a key of its own, which the record keeps.

So erasing the key in the record erases the file, wherever copies of it lie. The format is in `docs/format/vault.md`.
"""

from tocsin.vault.sealed import Sealed
from tocsin.vault.store import Vault

__all__ = ["Sealed", "Vault"]
