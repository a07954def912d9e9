"""A case at a glance: what of it is enough to say that most rules have nothing to ask about it.

Most cases hold no contradiction. Their outline is read from a third of their claims, without passages or words; the
rest of a case is read only where a rule may have something to ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tocsin.domain.dates import Bounds
from tocsin.domain.facts import Relation

OUTLINED = frozenset({
    "event.date", "event.type", "event.place", "event.place_words", "act.place",
    "statement.date", "person.birth", "person.death", "person.name",
})  # fmt: skip
"""The properties of which an outline tells the values."""

NOTED = frozenset({
    "consent.from", "delivery.sent", "event.count", "event.heading", "person.age", "proceeding.type",
    "request.deadline", "stage.served",
})  # fmt: skip
"""The properties of which an outline tells that something is claimed, and not what. Few cases have any."""


class Told(NamedTuple):
    """One claim in force about one of the outlined properties, as its fact would tell it.

    `read` tells of an event's type that it was read from the words of a text, so that a rule which looks at these
    words has none to go by.
    """

    entity: str
    property: str
    value: str
    statement: str
    bounds: Bounds | None = None
    read: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A case with no text at hand, by what people call it, the orders stated in it and all that is told so far.

    `properties` are those, outlined or noted, of which anything is claimed, whether or not it holds; so there may be
    more than the facts have, never fewer.
    """

    title: str
    properties: frozenset[str]
    told: tuple[Told, ...]
    relations: tuple[Relation, ...] = ()

    def of(self, property_id: str) -> list[Told]:
        """What is told of one property."""
        return [one for one in self.told if one.property == property_id]
