"""Builds invented dossiers for letters in a few lines: each value is a claim of its own, numbered in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import msgspec

from tocsin.composing.brief import AddresseeBlock, Brief, DemandText, Organisation
from tocsin.composing.composition import compose
from tocsin.composing.letter import Letter, PartKind
from tocsin.domain.dossier import Dossier, EntityView, Shown, State
from tocsin.domain.facts import Stance

DENIES, HEDGES = Stance.DENIES, Stance.HEDGES


class Case:
    """Collects entities. A value is text, a Shown made by `say`, or a list of these."""

    def __init__(self) -> None:
        self.entities: dict[str, EntityView] = {}
        self.claims: set[str] = set()
        self.statement = ""

    def say(self, value: str, **more: Any) -> Shown:
        """One value with a claim of its own; `by` is who says so, `absent` a reason instead of a value."""
        claim = f"claim-{len(self.claims) + 1}"
        self.claims.add(claim)
        by = more.pop("by", ())
        more.setdefault("statements", (self.statement,) if self.statement else ())
        if "absent" in more:
            more["state"] = State.ABSENT
        return Shown(value, (claim,), attributed_to=(by,) if isinstance(by, str) else by, **more)

    def absent(self, reason: str = "unknown") -> Shown:
        """A claim that says that something is not known."""
        return self.say("", absent=reason)

    def disputed(self, *sides: Shown) -> Shown:
        """The first side, with the others against it."""
        return msgspec.structs.replace(sides[0], state=State.DISPUTED, others=sides[1:], dissent=len(sides) - 1)

    def add(self, kind: str, key: str, /, **values: Any) -> str:
        """An entity; `type="arrest"` becomes the property `event.type`. Returns its id."""
        made = {f"{kind}.{field}": self._all(value) for field, value in values.items()}
        self.entities[key] = EntityView(key, kind, made)
        return key

    def _all(self, value: Any) -> tuple[Shown, ...]:
        values = value if isinstance(value, list) else [value]
        return tuple(one if isinstance(one, Shown) else self.say(one) for one in values)

    def grown(self, key: str, full: str, /, **values: Any) -> str:
        """A person who is of age, and may be named."""
        return self.add("person", key, name=full, age_group="30_to_59", **values)

    def event(self, key: str, event_type: str, *victims: str, **values: Any) -> str:
        """An event with an act for each of these persons or groups."""
        self.add("event", key, type=event_type, **values)
        for victim in victims:
            self.add("act", f"{key}-{victim}", event=key, victim=victim)
        return key

    @property
    def dossier(self) -> Dossier:
        """The case so far."""
        return Dossier("case", dict(self.entities))


TODAY = date(2026, 11, 22)


def brief(**changes: Any) -> Brief:
    """A small brief of one demand to one addressee."""
    plain = Brief(
        organisation=Organisation("Harbour Light", ("appeals@harbourlight.example",)),
        demands=(DemandText("Investigate, and tell us the number of the file.", ("prosecutor",)),),
        addressees=(AddresseeBlock("prosecutor", "Prosecutor General", salutation="Dear Prosecutor", checked=TODAY),),
        number="UA 1/2026",
    )
    return replace(plain, **changes)


def letter_of(case: Case, **changes: Any) -> Letter:
    """The urgent appeal on everything of a case."""
    return compose(case.dossier, brief(**changes), today=TODAY)


def told(letter: Letter, kind: PartKind = PartKind.EVENTS) -> list[str]:
    """The paragraphs of a part, each as one text."""
    part = letter.part(kind)
    return [" ".join(s.text for s in paragraph.sentences) for paragraph in part.paragraphs] if part else []


def everything(letter: Letter) -> str:
    """All words of a letter."""
    notes = [f"{note.text} {note.url}" for note in letter.footnotes]
    return "\n".join([*(sentence.text for _, sentence in letter.sentences()), *notes, letter.sender, letter.number])
