"""A case written down as its text: dates and sayings are pointed at by their words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import CaseFacts, Fact, Firmness, Relation, RelationKind, Stance
from tocsin.domain.passages import InText

STATEMENT = "statement:0"


class CaseOf:
    """Builds CaseFacts over one text. `date` of an event is EDTF; `words` are looked up in the text."""

    def __init__(self, text: str = "", told: str | None = None, told_words: str = "") -> None:
        self.text = text
        self.told = told
        self.kinds = {STATEMENT: "statement"}
        self.labels = {STATEMENT: "this statement"}
        self.rows: list[Fact] = []
        self.relations: list[Relation] = []
        if told:
            self.fact(STATEMENT, "statement.date", told, told_words, dated=True)

    def passage(self, words: str) -> tuple[InText, ...]:
        if not words:
            return ()
        at = self.text.index(words)
        return (InText("", at, at + len(words)),)

    def fact(
        self,
        entity: str,
        name: str,
        value: str,
        words: str = "",
        *,
        dated: bool = False,
        firmness: Firmness = Firmness.FIRM,
        stance: Stance = Stance.ASSERTS,
    ) -> str:
        claim = f"proposal:{len(self.rows)}"
        self.rows.append(
            Fact(
                entity,
                name,
                value,
                claim,
                bounds=bounds(value, Kind.MOMENT, told=self.told) if dated else None,
                firmness=firmness,
                stance=stance,
                original=words,
                statement=STATEMENT,
                passages=self.passage(words),
            )
        )
        return claim

    def event(
        self,
        kind: str,
        date: str = "",
        words: str = "",
        *,
        clause: str = "",
        victim: str = "",
        completion: str = "done",
        label: str = "",
        firmness: Firmness = Firmness.FIRM,
        **more: str,
    ) -> str:
        key = f"event:{sum(kind == 'event' for kind in self.kinds.values())}"
        self.kinds[key], self.labels[key] = "event", label or f"the {kind.replace('_', ' ')}"
        self.fact(key, "event.type", kind, clause or words)
        self.fact(key, "event.completion", completion)
        if victim:
            self.fact(key, "event.victim", victim)
        for name, value in more.items():
            self.fact(key, f"event.{name}", value)
        if date:
            self.fact(key, "event.date", date, words, dated=True, firmness=firmness)
        return key

    def relation(
        self, kind: str, first: str, second: str, days: tuple[int, int] | None = None, words: str = ""
    ) -> None:
        claim = f"relation:{len(self.relations)}"
        self.relations.append(Relation(RelationKind(kind), first, second, claim, days, self.passage(words)))

    @property
    def texts(self) -> dict[str, str]:
        return {"": self.text} if self.text else {}

    @property
    def facts(self) -> CaseFacts:
        return CaseFacts(self.kinds, tuple(self.rows), tuple(self.relations), self.labels)


@pytest.fixture(scope="session")
def case_of() -> Callable[..., CaseOf]:
    return CaseOf
