"""An OLE compound file: Word before 2007, Outlook's messages, or the shell of an encrypted document. None is read."""

from __future__ import annotations

from tocsin.intake.model import Extracted, Reason, RefusedError

MEDIA_TYPE = "application/x-ole-storage"
_ENCRYPTED = ("EncryptedPackage", "EncryptionInfo")


def read(data: bytes) -> Extracted:
    """Always raises RefusedError: encrypted, or of a kind that is not read."""
    if any(name.encode("utf-16-le") in data for name in _ENCRYPTED):
        raise RefusedError(Reason.ENCRYPTED)
    raise RefusedError(Reason.UNKNOWN)
