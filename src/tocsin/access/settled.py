"""Which findings of a case a person has answered."""

from __future__ import annotations

from tocsin.access.history import list_history
from tocsin.domain.operations import FindingSettled
from tocsin.domain.viewer import Viewer

Answers = frozenset[tuple[str, str]]


def settled(viewer: Viewer, case: str) -> Answers:
    """Pairs of finding and basis that were settled in a case. Raises NoSuch."""
    operations = (told.operation for told in list_history(viewer, case))
    return frozenset((one.finding, one.basis) for one in operations if isinstance(one, FindingSettled))


def is_settled(answers: Answers, finding: str, basis: str) -> bool:
    """Whether this finding was answered on the very claims that it stands on now."""
    return (finding, basis) in answers
