"""A ZIP file: a word processor's document, or an archive."""

from __future__ import annotations

from tocsin.intake.container import Package
from tocsin.intake.formats import docx, odt
from tocsin.intake.model import Extracted, Reason, RefusedError

MEDIA_TYPE = "application/zip"


def read(data: bytes) -> Extracted:
    """The text of the document in it. Raises RefusedError and MemoryError."""
    package = Package(data)
    if docx.is_one(package):
        return docx.read(package)
    if odt.is_one(package):
        return odt.read(package)
    raise RefusedError(Reason.UNKNOWN if _is_office(package) else Reason.ARCHIVE)


def _is_office(package: Package) -> bool:
    """Spreadsheets, slides, e-books: known to be documents, not read so far."""
    return bool(package.names & {"[Content_Types].xml", "mimetype", "META-INF/container.xml"})
