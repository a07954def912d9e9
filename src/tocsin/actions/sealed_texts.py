"""The sealed texts of statements, as the index reads them: `records` knows no vault."""

from __future__ import annotations

from contextlib import suppress

from tocsin.domain.errors import DamagedFile, MissingFile
from tocsin.domain.operations import FileSealed
from tocsin.records import store
from tocsin.records.derived import File
from tocsin.records.words import SCOPES
from tocsin.vault.current import current_vault


def text_of(scope: str, digest: str) -> str | None:
    """The text with this digest; None where it was erased, is missing or damaged, which `verify` names.

    Of several keys, which copies gave it apart, one opens it.
    """
    rows = File.objects.filter(scope=SCOPES.known(scope), digest=digest).values_list("id", flat=True)
    for sealed in store.operations(list(rows)).values():
        if isinstance(sealed, FileSealed):
            with (
                suppress(MissingFile, DamagedFile, UnicodeDecodeError),
                current_vault().open(scope, digest, sealed.key_bytes()) as stream,
            ):
                return stream.read().decode("utf-8")
    return None
