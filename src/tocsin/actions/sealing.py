"""Sealing a file for a scope: the vault first, then the operation that names it with its key (DESIGN 2.5)."""

from __future__ import annotations

import base64
from typing import BinaryIO

from tocsin.access.devices import why_distrusted
from tocsin.access.statements import find_file
from tocsin.domain.errors import NoSuch
from tocsin.domain.operations import FileSealed
from tocsin.domain.viewer import Viewer
from tocsin.vault.current import current_vault
from tocsin.workspace import current


def seal(
    viewer: Viewer,
    scope: str,
    stream: BinaryIO,
    role: str,
    *,
    media_type: str | None = None,
    made_from: str | None = None,
    made_by: str | None = None,
    pages: tuple[tuple[int, int], ...] = (),
    beside: FileSealed | None = None,
) -> tuple[FileSealed, bool]:
    """Seal a stream; return what the record must say of it, and whether it is new in this scope.

    The same content twice in a scope is one sealed file, and the first one's key stands: a plain text is its own
    extracted text. `beside` was sealed just now and is in no row yet. Raises DiskFull, and DistrustedCopy where no row
    could name it.
    """
    if why_not := why_distrusted(viewer):
        raise why_not

    def known(digest: str) -> bytes | None:
        if beside is not None and beside.digest == digest:
            return beside.key_bytes()
        return _known_key(viewer, scope, digest)

    sealed = current_vault().put(scope, stream, known=known)
    if sealed.fresh:
        current.require().session.sealed_file(sealed.name)
    named = FileSealed(
        digest=sealed.digest,
        size=sealed.size,
        key=base64.urlsafe_b64encode(sealed.key).rstrip(b"=").decode("ascii"),
        role=role,
        media_type=media_type,
        made_from=made_from,
        made_by=made_by,
        map=pages,
    )
    return named, sealed.fresh


def _known_key(viewer: Viewer, scope: str, digest: str) -> bytes | None:
    try:
        return find_file(viewer, scope, digest).key_bytes()
    except NoSuch:
        return None
