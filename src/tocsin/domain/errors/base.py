"""What every error of the closed list is."""

from __future__ import annotations

from typing import ClassVar


class TocsinError(Exception):
    """Base of the list; never raised itself."""

    sentence: ClassVar[str] = ""
    exit_code: ClassVar[int] = 1

    def __init__(self, **fields: object) -> None:
        self.fields = fields
        super().__init__(self.sentence.format(**fields))
