"""The working state of one letter while it is written: names, guard, footnotes, gaps. One `compose` makes one Draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tocsin.composing.bending import NO_FORMS, Forms, forms_by_case, forms_of_all, forms_of_role
from tocsin.composing.brief import Brief
from tocsin.composing.guard import Guard, legible
from tocsin.composing.letter import Claims, Footnote, Gap, Ours, OursKind, Sentence
from tocsin.composing.notes import note_of
from tocsin.composing.people import Person, best_name, known
from tocsin.composing.template import Template
from tocsin.composing.wording import (
    ENGLISH,
    bounded,
    fill,
    is_one,
    is_plural,
    listed,
    pattern,
    sentence,
    spoken,
    with_article,
)
from tocsin.composing.written import is_written_in, suits
from tocsin.domain.dossier import Dossier, EntityView, Shown
from tocsin.domain.errors import Cause
from tocsin.domain.facts import Stance

_NAMES = {"en": Cause("English"), "uk": Cause("Ukrainian"), "ru": Cause("Russian"), "pl": Cause("Polish")}


@dataclass(frozen=True, slots=True)
class Named:
    """What somebody is called at this place, what that rests on, and whether it takes a plural verb.

    `sex` is “f”, “m”, “fs” or “ms” where everybody is named and the record says it: a participle agrees with it.
    `forms` are the same words in other cases, where they are confirmed of everybody in them.
    """

    text: str
    grounds: tuple[Shown, ...]
    plural: bool = False
    sex: str = ""
    forms: Forms = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """`mentioned` are the persons that the running text has named already."""

    dossier: Dossier
    brief: Brief
    today: date
    people: dict[str, Person]
    guard: Guard
    form: Template | None = None
    mentioned: set[str] = field(default_factory=set)
    footnotes: list[Footnote] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def view(self, entity: str) -> EntityView | None:
        """The entity, if the member may see it."""
        return self.dossier.entities.get(entity)

    def usable(self, view: EntityView, property_id: str) -> tuple[Shown, ...]:
        """The known values of a property that are written in the letter's language; the others are named as gaps."""
        return tuple(s for s in known(view, property_id) if self.reads(s.value, s.language, property_id, view.id))

    def reads(self, text: str, declared: str, property_id: str, entity: str = "") -> bool:
        """Whether a text may stand in this letter; names a gap where it is written in another language."""
        if is_written_in(text, declared, spoken()):
            return True
        self.gap(
            Cause(
                "“{text}” is left out: the record has no {language} words for it.",
                text=text,
                language=_NAMES[spoken()],
            ),
            property_id,
            entity,
        )
        return False

    def as_written(self, name: str, property_id: str, entity: str) -> None:
        """Name the gap that a name stands in letters which the language does not use."""
        self.gap(
            Cause(
                "“{name}” stands as the record writes it: no {language} form is there.",
                name=name,
                language=_NAMES[spoken()],
            ),
            property_id,
            entity,
        )

    def text(self, shown: Shown) -> str:
        """Free text of a claim, through the guard, without its last stop."""
        return self.guard.clean(shown.value).rstrip(" .;,")

    def gap(self, message: Cause, property_id: str = "", entity: str = "") -> None:
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
        sexes = sex_of(person)
        if not plain:
            self.mentioned.add(entity)
        if (person.named or entity in self.brief.pseudonyms) and not suits(person.later, spoken()):
            self.as_written(person.later, "person.name", entity)
        confirmed = person.forms.get(text)
        forms = forms_by_case(confirmed) if confirmed else NO_FORMS
        return Named(text, (*person.grounds, *sexes), sex=sexes[0].value[:1] if sexes else "", forms=forms)

    def names(self, entities: Sequence[str], *, plain: bool = False) -> Named | None:
        """Several in one phrase, in this order, each once."""
        found = [named for entity in dict.fromkeys(entities) if (named := self.name(entity, plain=plain))]
        if not found:
            return None
        grounds = tuple(shown for named in found for shown in named.grounds)
        texts = list(dict.fromkeys(named.text for named in found))
        plural = len(found) > 1 or found[0].plural
        beside = any(one.forms for one in found)  # a role follows a name, and is declined for no other reason
        forms = [one.forms or (forms_of_role(one.text) if beside else NO_FORMS) for one in found]
        return Named(listed(texts), grounds, plural, _sex_of_all(found), forms_of_all(forms))

    def _group(self, view: EntityView) -> Named | None:
        """What a group is called; None where words describe it (“two men”) that are not of the letter's language."""
        names = known(view, "group.name")
        if names:
            chosen = _described(names) or best_name(names) or names[0]
            if chosen.value[:1].islower() and not self.reads(chosen.value, chosen.language, "group.name", view.id):
                return None
            text = with_article(self.guard.clean(chosen.value))
            if not suits(text, spoken()):
                self.as_written(text, "group.name", view.id)
            return Named(text, (chosen,), is_plural(text))
        size = known(view, "group.size")
        if not size:
            return Named(pattern("phrases", "unnamed_group"), ())
        number = bounded(legible(size[0].value))
        if not number:
            return Named(pattern("phrases", "unnamed_group"), ())
        key = "group_of_one" if is_one(number) else "sized_group"
        return Named(fill(pattern("phrases", key), number=number), size[:1])


def _described(names: Sequence[Shown]) -> Shown | None:
    """The first that is written in the letter's language, of names that only describe a group."""
    if not all(shown.value[:1].islower() for shown in names):
        return None
    return next((shown for shown in names if is_written_in(shown.value, shown.language, spoken())), None)


def sex_of(person: Person) -> tuple[Shown, ...]:
    """What the record says of the sex of somebody named, where a language needs to know it."""
    if spoken() == ENGLISH or not person.named:
        return ()
    found = known(person.view, "person.sex")[:1]
    return tuple(s for s in found if s.value in ("female", "male") and s.stance is Stance.ASSERTS)


def _sex_of_all(found: Sequence[Named]) -> str:
    """“fs” where all are women, “ms” where a man is among them, "" where of one of them nothing is known."""
    if len(found) == 1:
        return found[0].sex
    if not all(named.sex for named in found):
        return ""
    return "fs" if all(named.sex == "f" for named in found) else "ms"
