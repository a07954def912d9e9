"""What changed for people after our letters (HURIDOCS MT44). That it was because of them nobody says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
    """What is recorded of one person after one letter, as it was last seen; `person` is empty where nobody is named."""

    letter: str
    person: str
    impact: Impact = Impact.UNKNOWN
    confidential: bool = False


def without_confidence(effects: Iterable[Effect]) -> tuple[Effect, ...]:
    """Without those learnt in confidence, whole: such a person is not counted as not known."""
    return tuple(effect for effect in effects if not effect.confidential)


def tally(effects: Iterable[Effect]) -> dict[Impact, int]:
    """How many of each, unknowns too."""
    found = dict.fromkeys(Impact, 0)
    for effect in effects:
        found[effect.impact] += 1
    return found
