"""What a rule is, and the case that all rules of one check share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from tocsin.checking.conflicts import Conflict, conflicts
from tocsin.checking.glance import MayStrike, always
from tocsin.checking.sentences import Texts
from tocsin.domain.facts import CaseFacts, Finding
from tocsin.domain.procedures import Procedure


@dataclass(frozen=True, slots=True)
class Asked:
    """For which procedure a case is looked through, and the moment at which somebody asks (with its offset)."""

    procedure: Procedure
    now: datetime

    @property
    def today(self) -> date:
        """The day on the clock of whoever asks."""
        return self.now.date()


@dataclass(frozen=True)
class Case:
    """The facts of one case, the texts that their passages count in, as far as at hand, and its chronology."""

    facts: CaseFacts
    texts: Texts = field(default_factory=dict)
    asked: Asked | None = None

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What cannot all be true among the dates."""
        return conflicts(self.facts, self.texts)


@dataclass(frozen=True, slots=True)
class Example:
    """What a rule asks of a case in one language, and where it keeps silent; tests hold every example.

    `told` are the texts of the case's statements, or facts where a rule looks at what no text tells. `date` is the day
    on which each text was told. `strikes` are words that stand in the passages, or else the message, of its findings,
    one a finding in their order; empty where the rule must keep silent. A rule of a procedure is asked for `procedure`
    at noon of `date`.
    """

    language: str
    told: tuple[str, ...] | CaseFacts
    strikes: tuple[str, ...] = ()
    date: str = "2031-06-01"
    procedure: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One check. `name` is its file's name with dashes; `version` rises when its meaning changes.

    `reason` says in one sentence, in English, why anybody should look (`spoken.reason_of` says it in other languages);
    `check` gives the findings in any order; `examples` show it at work and silent in each of the four languages. Rules
    with a place in `for_procedure` say what a chosen procedure needs of a case: they are asked by themselves, in this
    order, and all others where no procedure is chosen.
    `may_strike` tells from the outline of a case without texts whether the rule could find anything; it may err on the
    side of asking, and a rule that has none is always asked.
    """

    name: str
    version: int
    reason: str
    check: Callable[[Case], Iterable[Finding]]
    examples: tuple[Example, ...] = ()
    for_procedure: int = 0
    may_strike: MayStrike = always
