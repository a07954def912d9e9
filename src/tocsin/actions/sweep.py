"""`sweep`: remove sealed files that no row names; a crash between the vault and the record leaves them."""

from __future__ import annotations

from tocsin.actions.fetching import keys_of
from tocsin.domain.viewer import Viewer
from tocsin.records.derived import File
from tocsin.records.words import SCOPES
from tocsin.vault import Vault
from tocsin.vault.current import current_vault


def sweep(viewer: Viewer) -> int:
    """How many files were removed. The viewer must see everything: what is swept is what no scope names."""
    if viewer.scopes is not None:
        return 0
    vault = current_vault()
    rows = File.objects.values_list("scope", "digest")
    known = {vault.name(SCOPES.word(scope), digest): (SCOPES.word(scope), digest) for scope, digest in rows}
    for name in vault.names_aside():
        _settle(vault, name, known.get(name))
    return len(vault.sweep(known))


def _settle(vault: Vault, name: str, file: tuple[str, str] | None) -> None:
    """A merge set the older form of a file aside; it comes back where the rows know no key of the newer one."""
    if file and not any(vault.opens(*file, key) for key in keys_of(*file)):
        vault.bring_back(name)
    else:
        vault.drop_aside(name)
