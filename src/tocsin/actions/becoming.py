"""What an accepted proposal becomes (DESIGN 5): one Event; for a type with acts one Act for each victim, and one
Involvement for each alleged author and act. A foreign text's requests never become our Demands by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tocsin.actions.entry import Entry
from tocsin.domain.facts import Stance
from tocsin.domain.operations import ClaimMade
from tocsin.domain.passages import InText
from tocsin.domain.terms import thesaurus
from tocsin.reading.model import EventRead, OrganisationRead, PersonRead, RelationRead, Span

REPORTED = "reported"
UNNAMED = "not named"


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """An event that is in the record: its acts by their victims, and the involvements by act and actor."""

    id: str
    acts: Mapping[str, str] = field(default_factory=dict)
    involvements: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass
class Becoming:
    """Turns items of one statement into operations. `who` gives the entity of a name that was accepted before."""

    entry: Entry
    text: str
    language: str
    who: Callable[[str], str | None]
    named: dict[str, str] = field(default_factory=dict)

    def passage(self, span: Span) -> InText:
        """A place in the statement's text."""
        return InText(self.text, *span)

    def person(self, item: PersonRead, known: str | None = None) -> str:
        """A person with the names, work and country that the text gives; or further words about a known one."""
        entity = known or self.entry.open("person")
        first = (self.passage(item.mentions[0]),)
        for name in (item.name, *item.aliases):
            self.entry.claim(entity, "person.name", name, language=self.language, passages=first)
        for role in item.roles:
            self.entry.claim(entity, "person.occupation", role, language=self.language, passages=first)
        self._age(entity, item)
        self._remember(entity, item.name, item.aliases)
        return entity

    def organisation(self, item: OrganisationRead, known: str | None = None) -> str:
        """A group with its names."""
        entity = known or self.entry.open("group")
        first = (self.passage(item.mentions[0]),)
        for name in (item.name, *item.aliases):
            self.entry.claim(entity, "group.name", name, language=self.language, passages=first)
        self._remember(entity, item.name, item.aliases)
        return entity

    def event(self, item: EventRead, known: KnownEvent | None = None) -> str:
        """An event, its acts and involvements; or further words about a known one, beside what was said of it before.

        Of a known event the acts are counted once: what is said of the same victim is said of the act that is there.
        Who denies it says that it did not happen; when and where are the words by which the denial names it.
        """
        event = known.id if known else self.entry.open("event")
        self.entry.claim(event, "event.told_in", self.entry.statement)
        self._said(event, "event.type", item.type, item)
        if known and item.stance is Stance.DENIES:
            return event
        self._said(event, "event.completion", item.completion, item)
        if term := _act_term(item.term):
            self._said(event, "event.term", term, item)
        if item.date:
            self._date(event, item)
        for property_id, value in (
            ("event.place_words", item.place),
            ("event.channel", item.channel),
            ("event.attribution", item.attribution),
            ("event.count", None if item.count is None else str(item.count)),
        ):
            if value:
                self._said(event, property_id, value, item)
        self._acts(event, item, known or KnownEvent(event))
        return event

    def relation(self, item: RelationRead, first: str, second: str) -> str:
        """An order between two events, as the words state it; “three days earlier” is recorded turned round."""
        order = self.entry.open("order")
        here = (self.passage(item.span),)
        days = item.days
        if days and days[0] < 0:
            first, second, days = second, first, (-days[1], -days[0])
        self.entry.claim(order, "order.type", item.kind, passages=here)
        self.entry.claim(order, "order.first", first, passages=here)
        self.entry.claim(order, "order.second", second, passages=here)
        if days:
            self.entry.claim(order, "order.days", f"{days[0]}..{days[1]}", passages=here)
        return order

    def document(self, date: str | None, span: Span | None, title: str | None) -> str:
        """The statement's own date and title."""
        statement = self.entry.statement
        if date:
            here = (self.passage(span),) if span else ()
            self.entry.claim(statement, "statement.date", date, passages=here)
        if title:
            self.entry.claim(statement, "statement.title", title)
        return statement

    def claims(self) -> tuple[str, ...]:
        """The ids of all claims made so far."""
        return tuple(one.claim for one in self.entry.operations if isinstance(one, ClaimMade))

    def _age(self, entity: str, item: PersonRead) -> None:
        """An age or day of birth that the text gives: whoever is not known to be grown up is not named in a letter."""
        if item.age is not None:
            here = self.passage(item.age_span or item.mentions[0])
            self.entry.claim(entity, "person.age", str(item.age), passages=(here,))
        if item.birth:
            here = self.passage(item.birth_span or item.mentions[0])
            self.entry.claim(entity, "person.birth", item.birth, passages=(here,))

    def _acts(self, event: str, item: EventRead, known: KnownEvent) -> None:
        kind = thesaurus("event_types").term(item.type)
        if not kind.act:
            return
        named = dict.fromkeys(self._named(name, UNNAMED) for name in item.victims)  # two forms of a name are one victim
        for victim in named or [self._unnamed(item)]:
            there = known.acts.get(victim)
            act = there or self.entry.open("act")
            if not there:
                self._said(act, "act.event", event, item)
            self._said(act, "act.victim", victim, item)
            self._said(act, "act.completion", item.completion, item)
            if not there:
                self._said(act, "act.status", REPORTED, item)
            self._said(act, "act.type", _act_term(item.term) or kind.act_term or "", item)
            if item.attribution:
                self._said(act, "act.attribution", item.attribution, item)
            if item.perpetrator:
                self._involve(act, item.perpetrator, item, known)

    def _involve(self, act: str, name: str, item: EventRead, known: KnownEvent) -> None:
        there = known.involvements.get((act, self._named(name, name))) if known.involvements else None
        involvement = there or self.entry.open("involvement")
        if not there:
            self._said(involvement, "involvement.act", act, item)
        self._said(involvement, "involvement.actor", self._named(name, name), item)
        if item.attribution:
            self._said(involvement, "involvement.attribution", item.attribution, item)

    def _named(self, name: str, description: str) -> str:
        """The entity of a name; words that name nobody known become a Group with that description."""
        entity = self.named.get(name) or self.who(name)
        if entity is None:
            entity = self.entry.open("group")
            self.entry.claim(entity, "group.name", name, language=self.language)
            if description != name:
                self.entry.claim(entity, "group.description", name, language=self.language)
            self.named[name] = entity
        return entity

    def _unnamed(self, item: EventRead) -> str:
        group = self.entry.open("group")
        if item.count is not None:
            self.entry.claim(group, "group.size", str(item.count), passages=(self.passage((item.start, item.end)),))
        else:
            self.entry.absent(group, "group.size", "unknown")
        return group

    def _date(self, event: str, item: EventRead) -> None:
        span = item.date_span or (item.start, item.end)
        self.entry.claim(
            event,
            "event.date",
            item.date or "",
            original=item.date_text,
            stance=item.stance,
            language=self.language,
            passages=(self.passage(span),),
            said_by=item.attribution,
        )

    def _said(self, entity: str, property_id: str, value: str, item: EventRead) -> None:
        stance = item.stance if property_id in _HEDGED else Stance.ASSERTS
        passages = tuple(self.passage(span) for span in item.passages or ((item.start, item.end),))
        said_by = item.attribution
        self.entry.claim(entity, property_id, value, stance=stance, passages=passages, said_by=said_by)

    def _remember(self, entity: str, name: str, aliases: tuple[str, ...]) -> None:
        self.named.update(dict.fromkeys((name, *aliases), entity))


# what a hedge or denial in the words is about: that it happened, and to whom, and by whom
_HEDGED = frozenset({"event.type", "event.completion", "act.victim", "act.type", "act.completion", "involvement.actor"})


def _act_term(term: str | None) -> str | None:
    """The reader's closer term, where the list of acts has it."""
    return term if term in thesaurus("acts").terms else None
