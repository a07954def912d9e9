"""What every error of the closed list is."""

from __future__ import annotations

from typing import ClassVar

from tocsin.domain.errors.cause import NOTHING, Cause


class TocsinError(Exception):
    """Base of the list; never raised itself."""

    sentence: ClassVar[str] = ""
    exit_code: ClassVar[int] = 1

    def __init__(self, *, why: Cause = NOTHING, **fields: object) -> None:
        self.why = why
        self.fields = {**fields, "why": why} if why else fields
        super().__init__(self.sentence.format(**self.fields))
