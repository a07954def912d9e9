"""Which findings of a case a person has answered, who, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tocsin.access.history import list_deeds
from tocsin.domain.operations import FindingReopened, FindingSettled, ReasonGiven
from tocsin.domain.viewer import Viewer

Pair = tuple[str, str]  # a finding, and the basis on which it was answered


@dataclass(frozen=True, slots=True)
class Answer:
    """Who answered, when (milliseconds UTC), and why; `why` is empty where the reason was erased."""

    member: str
    time: int
    why: str


Answers = Mapping[Pair, Answer]


def settled(viewer: Viewer, case: str) -> Answers:
    """The answers to findings of a case; of several to the same finding on the same basis the newest. Raises NoSuch.

    One that was reopened since has none.
    """
    found: dict[Pair, Answer] = {}
    answering: tuple[str, Pair] | None = None  # the changeset and the answer that a reason would belong to
    for told in list_deeds(viewer, case):
        one = told.operation
        if isinstance(one, FindingSettled):
            pair = one.finding, one.basis
            found[pair] = Answer(told.member, told.time, "")
            answering = told.changeset, pair
        elif isinstance(one, FindingReopened):
            found.pop((one.finding, one.basis), None)
        elif isinstance(one, ReasonGiven) and answering and answering[0] == told.changeset:
            found[answering[1]] = Answer(told.member, told.time, one.text)
            answering = None
    return found


def is_settled(answers: Answers, finding: str, basis: str) -> bool:
    """Whether this finding was answered on the very claims that it stands on now."""
    return (finding, basis) in answers
