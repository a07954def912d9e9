"""What changed for people after our letters (HURIDOCS MT44). That it was because of them nobody says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Impact(StrEnum):
    """How far it changed, for the better or the worse; nothing recorded is `UNKNOWN`."""

    MUCH_BETTER = "strongly positive"
    BETTER = "positive"
    A_LITTLE_BETTER = "slightly positive"
    NONE = "none"
    WORSE = "negative"
    MUCH_WORSE = "strongly negative"
    UNKNOWN = "not known"


CODES: Mapping[str, Impact] = {
    "010000000000": Impact.MUCH_BETTER,
    "020000000000": Impact.BETTER,
    "030000000000": Impact.A_LITTLE_BETTER,
    "040000000000": Impact.NONE,
    "050000000000": Impact.WORSE,
    "060000000000": Impact.MUCH_WORSE,
}


@dataclass(frozen=True, slots=True)
class Effect:
    """What is recorded of one person after one letter, as it was last seen; `person` is empty where nobody is named.

    `appeal` is the same for letters of one number, in whichever language; `seen` says in which order things were seen.
    """

    letter: str
    person: str
    impact: Impact = Impact.UNKNOWN
    confidential: bool = False
    appeal: str = field(default="", compare=False)
    seen: int = field(default=-(2**62), compare=False)

    @property
    def of_whom(self) -> tuple[str, str]:
        """The appeal and the person; of what names nobody, its letter."""
        return self.appeal or self.letter, self.person or self.letter


def without_confidence(effects: Iterable[Effect]) -> tuple[Effect, ...]:
    """Without those learnt in confidence, whole: such a person is not counted as not known."""
    effects = tuple(effects)
    told = {effect.of_whom for effect in effects if effect.confidential}
    return tuple(
        effect
        for effect in effects
        if not effect.confidential and (effect.of_whom not in told or effect.impact is not Impact.UNKNOWN)
    )


def once_each(effects: Iterable[Effect]) -> tuple[Effect, ...]:
    """One of each person and appeal: what was seen last; somebody is not known where no letter of it says anything."""
    found: dict[tuple[str, str], Effect] = {}
    for effect in effects:
        before = found.get(effect.of_whom)
        if before is None or (effect.impact is not Impact.UNKNOWN, effect.seen) > (
            before.impact is not Impact.UNKNOWN,
            before.seen,
        ):
            found[effect.of_whom] = effect
    return tuple(found.values())


def tally(effects: Iterable[Effect]) -> dict[Impact, int]:
    """How many of each, unknowns too."""
    found = dict.fromkeys(Impact, 0)
    for effect in effects:
        found[effect.impact] += 1
    return found
