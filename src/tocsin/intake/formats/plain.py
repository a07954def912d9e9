"""Plain text, Markdown among it: nothing but its encoding has to be found."""

from __future__ import annotations

from tocsin.intake import encodings, normal
from tocsin.intake.bounds import CHARACTERS
from tocsin.intake.model import Extracted, Reason, RefusedError

MEDIA_TYPE = "text/plain"


def read(data: bytes) -> Extracted:
    """The text as it stands. Raises RefusedError where it is binary, too long or of uncertain letters."""
    if len(data) > 4 * CHARACTERS + 4:  # more than it could be in the widest encoding
        raise RefusedError(Reason.TOO_LARGE)
    text, encoding = encodings.decode(data)
    return Extracted(normal.tidy(text), MEDIA_TYPE, "plain", "1", encoding=encoding)
