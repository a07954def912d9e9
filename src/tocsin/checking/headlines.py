"""Events as the rules about headlines and drafts see them: what was told, by whose word, how far it came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.checking.links import place_of
from tocsin.checking.rule import Case
from tocsin.domain.facts import CaseFacts, Fact, Stance

NOT_DONE = frozenset({"attempted", "threatened"})


@dataclass(frozen=True)
class ToldEvent:
    """One event with its facts, in their order."""

    entity: str
    rows: tuple[Fact, ...]

    def one(self, name: str) -> Fact | None:
        """The first fact of a property, by its name without the kind."""
        return next((fact for fact in self.rows if fact.property == f"event.{name}"), None)

    def value(self, name: str) -> str:
        """The first value of a property; empty where there is none."""
        fact = self.one(name)
        return fact.value if fact else ""

    @property
    def victims(self) -> frozenset[str]:
        """Whom it struck, by name."""
        return frozenset(fact.value for fact in self.rows if fact.property == "event.victim")

    @property
    def flat(self) -> bool:
        """Whether it is stated as plain fact."""
        return not self.one("attribution") and all(fact.stance is Stance.ASSERTS for fact in self.rows)

    @property
    def deed(self) -> str:
        """The deed itself, also where it was only attempted."""
        return self.value("type").removeprefix("attempted_")


def events_of(facts: CaseFacts) -> list[ToldEvent]:
    """The events of a case."""
    rows: dict[str, list[Fact]] = {}
    for fact in facts.facts:
        if fact.property.startswith("event."):
            rows.setdefault(fact.entity, []).append(fact)
    return [ToldEvent(entity, tuple(found)) for entity, found in rows.items()]


def texts_with_headlines(case: Case) -> Iterator[tuple[str | None, list[ToldEvent], list[ToldEvent]]]:
    """Each text (None where it is not at hand) with the events of its headlines that are told flat, and of its body."""
    if not any(fact.property == "event.heading" for fact in case.facts.facts):
        return
    events = events_of(case.facts)
    for digest, text in case.texts.items() or [("", None)]:
        told = events if text is None else [event for event in events if _stands_in(event, digest)]
        body = [event for event in told if not event.one("heading")]
        yield text, [event for event in told if event.one("heading") and event.flat], body


def _stands_in(event: ToldEvent, digest: str) -> bool:
    place = place_of(event.rows[0])
    return place is not None and place.text == digest
