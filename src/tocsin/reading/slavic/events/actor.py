"""An actor of a sentence: a name, a pronoun, people, doers, family, a thing, with its cases."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tocsin.reading.slavic.events.lexicon import Sort
from tocsin.reading.slavic.forms import Case

ALL = frozenset(Case)


class ActorKind(StrEnum):
    """What stands there."""

    PERSON = "person"
    BODY = "body"
    PRONOUN = "pronoun"
    PEOPLE = "people"  # by a calling: "журналист", "15 человек"
    DOER = "doer"
    POWER = "power"  # "полиция", "суд"
    KIN = "kin"
    THING = "thing"
    HOME = "home"
    SHORT = "short"  # "газета", "организация": a body named before, or one without a name


KINDS = {
    Sort.PEOPLE: ActorKind.PEOPLE,
    Sort.DOER: ActorKind.DOER,
    Sort.POWER: ActorKind.POWER,
    Sort.KIN: ActorKind.KIN,
    Sort.THING: ActorKind.THING,
    Sort.HOME: ActorKind.HOME,
    Sort.BODY: ActorKind.SHORT,
}
THINGS = frozenset({ActorKind.THING, ActorKind.HOME})
HUMANS = frozenset({ActorKind.PERSON, ActorKind.PRONOUN, ActorKind.PEOPLE, ActorKind.DOER, ActorKind.KIN})


@dataclass(frozen=True, slots=True)
class Actor:
    """Words `first` to `last` (excluded) of a sentence. `names` are who is meant, once resolved; `noun` is its lemma.

    `words` are in the nominative as far as can be had; `prep` is the preposition that governs it; `owner` is the place
    of the possessor among the sentence's actors, `own` says that a word such as "её" possesses it; `complement`, that
    it hangs on the noun before it; `office` is the calling that stands beside a name; `basic` are the words in the
    nominative for certain, where the form alone leaves it open; of a name, the words as they stand.
    """

    kind: ActorKind
    first: int
    last: int
    words: str
    noun: str
    cases: frozenset[Case]
    names: tuple[str, ...] = ()
    plural: bool = False
    female: bool | None = None
    number: int | None = None
    counted: bool = False
    prep: str = ""
    owner: int | None = None
    own: str = ""
    complement: bool = False
    office: str = ""
    basic: str = ""
