"""`enter_event`: an event as somebody tells it, typed by hand: what, when, where, to whom, by whom, by whose word.

It becomes what an accepted proposal becomes (DESIGN 5): one Event; for a type with acts one Act for each to whom it was
done, and one Involvement for each alleged author and act. It stands on the words of a statement, or on an entry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.access.filter import row_within, scope_of
from tocsin.access.statements import get_statement, get_text
from tocsin.actions.becoming import REPORTED
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.writing import writing
from tocsin.domain.errors import BadValue, Cause, NoSuch
from tocsin.domain.facts import Stance
from tocsin.domain.passages import InText
from tocsin.domain.terms import thesaurus
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id
from tocsin.records.words import WORDS

_ACTORS = frozenset({"person", "group"})


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """What is told. `date` is EDTF, and `date_words` how it was said where that differs; `place` is an entry.

    `victims` and `actors` are entries of the case, `new_victims` names of people who get one, `new_actors` words for
    whoever is said to have done it. `statement` is the one that tells of it, `quote` its own words.
    """

    type: str
    completion: str = "done"
    date: str = ""
    date_words: str = ""
    place: str = ""
    place_words: str = ""
    country: str = ""
    description: str = ""
    victims: Sequence[str] = ()
    new_victims: Sequence[str] = ()
    actors: Sequence[str] = ()
    new_actors: Sequence[str] = ()
    attribution: str = ""
    hedged: bool = False
    statement: str = ""
    quote: str = ""


def enter_event(viewer: Viewer, case: str, told: ToldEvent) -> str:
    """Record an event and all that belongs to it in one transaction; return its id.

    Raises NoSuch, NothingToRead (a quote from a statement without a text), BadValue (words that do not stand in it),
    BadDate, UnknownWord: nothing is written then.
    """
    scope = scope_of(viewer, case)
    entry = Entry(statement=told.statement or new_id())
    passages: tuple[InText, ...] = ()
    if told.statement:
        row_within(viewer, scope, told.statement, "statement")
        passages = (_passage(viewer, told),) if told.quote.strip() else ()
    elif told.quote.strip():
        raise BadValue(property="statement.text", why=Cause("say in which statement the quoted words stand"))
    else:
        begin_entry(entry, viewer)
    for one in (*told.victims, *told.actors):
        if WORDS.word(row_within(viewer, scope, one).kind) not in _ACTORS:
            raise NoSuch(what="person")
    if told.place:
        row_within(viewer, scope, told.place, "place")
    saying = _Saying(entry, told, passages)
    event = saying.event()
    saying.acts(event)
    with writing(viewer) as said:
        said.say(scope, *entry.operations)
    return event


def _passage(viewer: Viewer, told: ToldEvent) -> InText:
    """Where the quoted words stand; line ends and capitals may differ."""
    digest = get_statement(viewer, told.statement).text
    text = get_text(viewer, told.statement).text
    pattern = r"\s+".join(re.escape(part) for part in told.quote.split())
    found = re.search(pattern, text, re.IGNORECASE)
    if found is None:
        raise BadValue(property="statement.text", why=Cause("the quoted words do not stand in it in this order"))
    return InText(digest, *found.span())


@dataclass(frozen=True, slots=True)
class _Saying:
    """The claims of one event, each with the same passage and by the same word."""

    entry: Entry
    told: ToldEvent
    passages: tuple[InText, ...]

    def event(self) -> str:
        """The event itself."""
        told, event = self.told, self.entry.open("event")
        if told.statement:
            self.entry.claim(event, "event.told_in", told.statement)
        for name, value in (
            ("type", told.type),
            ("completion", told.completion),
            ("place", told.place),
            ("place_words", told.place_words),
            ("country", told.country),
            ("description", told.description),
            ("attribution", told.attribution),
        ):
            if value:
                self._say(event, f"event.{name}", value)
        if told.date:
            self._say(event, "event.date", told.date, original=told.date_words)
        return event

    def acts(self, event: str) -> None:
        """An act for each to whom it was done, with everybody who is said to have a part in it."""
        kind, told = thesaurus("event_types").term(self.told.type), self.told
        if not kind.act:
            if any((told.victims, told.new_victims, told.actors, told.new_actors)):
                raise BadValue(property="event.type", why=Cause("nothing is done to anybody in an event of this kind"))
            return
        victims = [*told.victims, *(self._new("person", name) for name in told.new_victims)]
        actors = [*self.told.actors, *(self._new("group", words) for words in self.told.new_actors)]
        for victim in victims or [self._unnamed()]:
            act = self.entry.open("act")
            for name, value in (
                ("event", event),
                ("victim", victim),
                ("completion", self.told.completion),
                ("status", REPORTED),
                ("type", kind.act_term or ""),
                ("attribution", self.told.attribution),
            ):
                if value:
                    self._say(act, f"act.{name}", value)
            for actor in actors:
                self._involve(act, actor)

    def _involve(self, act: str, actor: str) -> None:
        part = self.entry.open("involvement")
        self._say(part, "involvement.act", act)
        self._say(part, "involvement.actor", actor)
        if self.told.attribution:
            self._say(part, "involvement.attribution", self.told.attribution)

    def _new(self, kind: str, name: str) -> str:
        entity = self.entry.open(kind)
        self._say(entity, f"{kind}.name", name)
        return entity

    def _unnamed(self) -> str:
        group = self.entry.open("group")
        self.entry.absent(group, "group.size", "unknown")
        return group

    def _say(self, entity: str, property_id: str, value: str, original: str = "") -> None:
        hedged = self.told.hedged and property_id in _HEDGED
        self.entry.claim(
            entity,
            property_id,
            value,
            original=original or None,
            stance=Stance.HEDGES if hedged else Stance.ASSERTS,
            passages=self.passages,
            said_by=self.told.attribution or None,
        )


# what a doubt in the words is about: that it happened, to whom, and by whom
_HEDGED = frozenset(
    {"event.type", "event.completion", "event.date", "act.victim", "act.type", "act.completion", "involvement.actor"}
)
