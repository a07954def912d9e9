"""Why something was changed: required where it changes what is shown, and kept beside the change."""

from __future__ import annotations

from tocsin.domain import values
from tocsin.domain.errors import ReasonMissing
from tocsin.domain.operations import ReasonGiven


def reason(about: str, because: str) -> ReasonGiven:
    """The reason for what is done to a claim, entity or case. Raises ReasonMissing, and BadValue over 16 KiB."""
    if not because.strip():
        raise ReasonMissing
    return ReasonGiven(about=about, text=values.words(because, "reason.given"))
