"""The working state of one letter while it is written: names, guard, footnotes, gaps. One `compose` makes one Draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tocsin.composing.brief import Brief
from tocsin.composing.guard import Guard, legible
from tocsin.composing.letter import Claims, Footnote, Gap, Ours, OursKind, Sentence
from tocsin.composing.notes import note_of
from tocsin.composing.people import Person, known
from tocsin.composing.wording import bounded, fill, is_plural, listed, pattern, sentence, with_article
from tocsin.domain.dossier import Dossier, EntityView, Shown


@dataclass(frozen=True, slots=True)
class Named:
    """What somebody is called at this place, what that rests on, and whether it takes a plural verb."""

    text: str
    grounds: tuple[Shown, ...]
    plural: bool = False


@dataclass(slots=True)
class Draft:
    """`mentioned` are the persons that the running text has named already."""

    dossier: Dossier
    brief: Brief
    today: date
    people: dict[str, Person]
    guard: Guard
    mentioned: set[str] = field(default_factory=set)
    footnotes: list[Footnote] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def view(self, entity: str) -> EntityView | None:
        """The entity, if the member may see it."""
        return self.dossier.entities.get(entity)

    def text(self, shown: Shown) -> str:
        """Free text of a claim, through the guard, without its last stop."""
        return self.guard.clean(shown.value).rstrip(" .;,")

    def gap(self, message: str, property_id: str = "", entity: str = "") -> None:
        """Note something for the officer, once."""
        gap = Gap(message, property_id, entity)
        if gap not in self.gaps:
            self.gaps.append(gap)

    def ours(self, text: str, kind: OursKind) -> Sentence:
        """A sentence of our own, from the brief, through the guard."""
        return Sentence(self.guard.clean(text), Ours(kind))

    def told(self, text: str, grounds: Sequence[Shown], also: Sequence[Shown] = (), *, notes: bool = True) -> Sentence:
        """A sentence that rests on these claims, with footnotes to the published statements that they come from.

        `also` are claims that the sentence rests on without telling them: names, and whose word it is.
        """
        used = [*grounds, *also]
        ids = tuple(dict.fromkeys(claim for shown in used for claim in shown.claims))
        statements = dict.fromkeys(statement for shown in grounds for statement in shown.statements)
        numbers = tuple(sorted(number for s in statements if (number := self._note(s)))) if notes else ()
        return Sentence(sentence(text), Claims(ids), numbers, all(shown.looked for shown in used))

    def _note(self, statement: str) -> int:
        """The number of the footnote to this statement, 0 if it must not or cannot be cited."""
        if statement not in self._numbers:
            view = self.view(statement)
            note = note_of(self.dossier, view, self.guard, len(self.footnotes) + 1) if view else None
            self._numbers[statement] = note.number if note else 0
            if note:
                self.footnotes.append(note)
        return self._numbers[statement]

    def begin_again(self) -> None:
        """After the summary: names stand in full once more; who appears as a role stays the one already met."""
        self.mentioned -= {person.id for person in self.people.values() if person.named}

    def name(self, entity: str, *, plain: bool = False) -> Named | None:
        """What a person or group is called. `plain` (titles, lists): always the first form, and not counted."""
        person = self.people.get(entity)
        if person is None:
            view = self.view(entity)
            return self._group(view) if view and view.kind == "group" else None
        text = person.first if plain or entity not in self.mentioned else person.later
        if not plain:
            self.mentioned.add(entity)
        return Named(text, person.grounds)

    def names(self, entities: Sequence[str], *, plain: bool = False) -> Named | None:
        """Several in one phrase, in this order, each once."""
        found = [named for entity in dict.fromkeys(entities) if (named := self.name(entity, plain=plain))]
        if not found:
            return None
        grounds = tuple(shown for named in found for shown in named.grounds)
        texts = list(dict.fromkeys(named.text for named in found))
        return Named(listed(texts), grounds, len(found) > 1 or found[0].plural)

    def _group(self, view: EntityView) -> Named:
        names = known(view, "group.name")
        if names:
            text = with_article(self.guard.clean(names[0].value))
            return Named(text, names[:1], is_plural(text))
        size = known(view, "group.size")
        if not size:
            return Named(pattern("phrases", "unnamed_group"), ())
        number = bounded(legible(size[0].value))
        if not number:
            return Named(pattern("phrases", "unnamed_group"), ())
        key = "group_of_one" if number.endswith("one") else "sized_group"
        return Named(fill(pattern("phrases", key), number=number), size[:1])
