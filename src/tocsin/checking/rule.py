"""What a rule is, and the case that all rules of one check share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from tocsin.checking.conflicts import Conflict, conflicts
from tocsin.checking.sentences import Texts
from tocsin.domain.facts import CaseFacts, Finding


@dataclass(frozen=True)
class Case:
    """The facts of one case, the texts that their passages count in, as far as at hand, and its chronology."""

    facts: CaseFacts
    texts: Texts = field(default_factory=dict)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What cannot all be true among the dates."""
        return conflicts(self.facts, self.texts)


@dataclass(frozen=True, slots=True)
class Rule:
    """One check. `name` is its file's name with dashes; `version` rises when its meaning changes.

    `reason` says in one sentence why anybody should look; `check` gives the findings in any order.
    """

    name: str
    version: int
    reason: str
    check: Callable[[Case], Iterable[Finding]]
