"""Plain text, Markdown among it: nothing but its encoding has to be found."""

from __future__ import annotations

from tocsin.intake import encodings, normal
from tocsin.intake.model import Extracted

MEDIA_TYPE = "text/plain"


def read(data: bytes) -> Extracted:
    """The text as it stands. Raises RefusedError where it is binary or its letters are uncertain."""
    text, encoding = encodings.decode(data)
    return Extracted(normal.tidy(text), MEDIA_TYPE, "plain", "1", encoding=encoding)
