"""`sweep`: remove sealed files that no row names; a crash between the vault and the record leaves them."""

from __future__ import annotations

from tocsin.domain.viewer import Viewer
from tocsin.records.derived import File
from tocsin.records.words import SCOPES
from tocsin.vault.current import current_vault


def sweep(viewer: Viewer) -> int:
    """How many files were removed. The viewer must see everything: what is swept is what no scope names."""
    if viewer.scopes is not None:
        return 0
    vault = current_vault()
    known = {vault.name(SCOPES.word(scope), digest) for scope, digest in File.objects.values_list("scope", "digest")}
    return len(vault.sweep(known))
