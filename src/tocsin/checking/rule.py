"""What a rule is, and the case that all rules of one check share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from tocsin.checking.conflicts import Conflict, conflicts
from tocsin.domain.facts import CaseFacts, Finding


@dataclass(frozen=True)
class Case:
    """The facts of one case, the text they were read from (None for a record), and its chronology, worked out once."""

    facts: CaseFacts
    text: str | None = None

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What cannot all be true among the dates."""
        return conflicts(self.facts, self.text)


@dataclass(frozen=True, slots=True)
class Rule:
    """One check. `name` is its file's name with dashes; `version` rises when its meaning changes.

    `reason` says in one sentence why anybody should look; `check` gives the findings in any order.
    """

    name: str
    version: int
    reason: str
    check: Callable[[Case], Iterable[Finding]]
