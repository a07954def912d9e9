"""Who does it and to whom: by the cases that the verb asks for, wherever in the clause they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.reading.slavic.events.actor import HUMANS, THINGS, Actor, ActorKind
from tocsin.reading.slavic.events.clause import Clause
from tocsin.reading.slavic.events.clauses import Opening, piece_at
from tocsin.reading.slavic.events.conjugation import Shape
from tocsin.reading.slavic.events.cues import Carrier, Hit, Voice
from tocsin.reading.slavic.events.lexicon import COMPLEMENT, OBJECT, SUBJECT, WHERE, Slot
from tocsin.reading.slavic.forms import Case

_FORCEFUL = frozenset({ActorKind.DOER, ActorKind.POWER, ActorKind.BODY, ActorKind.SHORT})
_WITH_A_WORD_OF_THE_ACT = frozenset({ActorKind.POWER, ActorKind.PERSON})  # "został zatrzymany Jan Dolny"


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is concerned and who does it, as actors of the sentence; `things`: it is done to a thing of nobody named."""

    victims: tuple[Actor, ...] = ()
    doer: Actor | None = None
    things: bool = False


@dataclass(slots=True)
class Arguments:
    """Finds the parties of the hits of one sentence."""

    clause: Clause

    @property
    def actors(self) -> Sequence[Actor]:
        return self.clause.actors

    def parties(self, hit: Hit) -> Parties:
        """Who is done to and who does, as far as the words say."""
        if hit.voice is Voice.NOUN:
            return self._of_noun(hit)
        if hit.voice is Voice.FULL:
            return self._of_participle(hit)
        passive = hit.voice is Voice.PASSIVE
        subject = self._subject(hit) if hit.voice is not Voice.IMPERSONAL else None
        doer = self._agent(hit) if passive or hit.voice is Voice.IMPERSONAL else subject
        found = self._by_slots(hit, subject, passive=passive)
        if not found and subject is not None and self._rather_object(hit, subject):
            found, doer = self.clause.listed(subject), None
        doer = None if doer in found else doer
        found = (*found, *(actor for actor in self._included(hit) if actor not in found)) if found else found
        return Parties(found, doer, things=any(a.kind in THINGS for a in found))

    def _included(self, hit: Hit) -> tuple[Actor, ...]:
        """Those named by "среди них X и Y", "w tym X" behind a verb."""
        begin = next((place for place in self.clause.including if place > hit.head), None)
        if begin is None:
            return ()
        first = next((a for a in self.actors if begin <= a.first <= begin + 3), None)
        return self.clause.listed(first) if first is not None and first.kind is ActorKind.PERSON else ()

    def _rather_object(self, hit: Hit, subject: Actor) -> bool:
        """ "затримали 15 осіб": what could be both is whom it was done to, unless it is one who does such things."""
        both = Case.ACCUSATIVE in subject.cases and OBJECT in hit.cue.slots and hit.voice is Voice.ACTIVE
        return both and subject.kind not in _FORCEFUL and subject.noun != "relative"

    def _by_slots(self, hit: Hit, subject: Actor | None, *, passive: bool) -> tuple[Actor, ...]:
        for beside in (False, True):
            for slot in hit.cue.slots:
                actor = self._filled(hit, slot, subject, passive=passive, beside=beside)
                if actor is not None:
                    return self.clause.listed(actor)
        return tuple(a for a in self.actors if a.names and a.kind in THINGS and a.last - 1 in hit.fixed)

    def _filled(self, hit: Hit, slot: Slot, subject: Actor | None, *, passive: bool, beside: bool) -> Actor | None:
        """Who fills a slot: in the clause itself, or `beside` it in pieces that have no verb of their own."""
        if beside:
            return (
                None if slot.special or (passive and slot == OBJECT) else self.clause.in_case_beside(hit, slot, subject)
            )
        if slot.special == SUBJECT or (passive and slot == OBJECT):
            return subject
        if slot.special == WHERE:
            return self.clause.at_home(hit)
        return self.clause.filling(hit, slot, subject, *self.clause.domain(hit))

    def _subject(self, hit: Hit) -> Actor | None:
        first, last = self.clause.domain(hit)
        shape = hit.shape
        fitting = [actor for actor in self.clause.within(first, last) if self._may_be_subject(actor, hit, shape)]
        relative = [actor for actor in fitting if actor.noun == "relative"]
        sure = [actor for actor in fitting if Case.ACCUSATIVE not in actor.cases]
        if relative or sure or fitting:
            return min(relative or sure or fitting, key=lambda actor: abs(actor.first - hit.verb))
        return self._subject_ahead(hit, first, shape)

    def _subject_ahead(self, hit: Hit, first: int, shape: Shape | None) -> Actor | None:
        """The subject that a verb shares with what stands ahead of its clause."""
        piece = self.clause.pieces[hit.piece]
        if piece.opening is not Opening.PLAIN and first == piece.first:
            return None
        found = [
            actor
            for actor in self.actors
            if actor.last <= first
            and self._may_be_subject(actor, hit, shape)
            and (piece_at(self.clause.pieces, actor.first) == hit.piece or self._plain_at(actor.first))
            and self._may_share(actor, hit, shape)
        ]
        named = [actor for actor in found if actor.names]
        if hit.voice is Voice.PASSIVE:
            named = [actor for actor in named if actor.kind in HUMANS] or named
        return named[0] if named else (found[-1] if found else None)

    def _plain_at(self, place: int) -> bool:
        return self.clause.pieces[piece_at(self.clause.pieces, place)].opening is Opening.PLAIN

    def _may_share(self, actor: Actor, hit: Hit, shape: Shape | None) -> bool:
        """ "они" of a verb alone is nobody said, unless one who does such things or an earlier verb has a plural."""
        doing = hit.voice is not Voice.PASSIVE and shape is not None and shape.plural
        return not doing or actor.kind in _FORCEFUL or self._shares(hit)

    def _shares(self, hit: Hit) -> bool:
        """Whether an earlier verb of the sentence has this subject in the plural too."""
        return any(
            other.verb < hit.verb and other.shape is not None and other.shape.plural and other.voice is Voice.ACTIVE
            for other in self.clause.hits
        )

    def _may_be_subject(self, actor: Actor, hit: Hit, shape: Shape | None) -> bool:
        if Case.NOMINATIVE not in actor.cases or actor.prep or actor.complement:
            return False
        if actor.first in hit.spots and actor.kind not in _WITH_A_WORD_OF_THE_ACT:
            return False
        return shape is None or self._agrees(actor, shape)

    def _agrees(self, actor: Actor, shape: Shape) -> bool:
        """Whether number and sex of an actor are those of the verb."""
        if actor.counted:  # "группа мужчин" has a number of its own
            return actor.number is None or shape.plural is True or shape.gender in {"n", None}
        if shape.plural:
            return actor.plural or len(self.clause.listed(actor)) > 1 or actor.noun == "relative"
        if shape.plural is False and actor.plural:
            return False
        if shape.gender is None or actor.female is None or actor.kind in {ActorKind.BODY, ActorKind.SHORT}:
            return True
        woman_by_calling = actor.kind is ActorKind.PEOPLE and shape.gender == "f"
        return woman_by_calling or actor.female == (shape.gender == "f")

    def _agent(self, hit: Hit) -> Actor | None:
        """Who does it in a passive: the instrumental, "przez" and the accusative, "со стороны"."""
        first, last = self.clause.domain(hit)
        last = self._chained(hit, last)
        by = self.clause.lexicon.words("by")
        fitting = []
        for actor in self.clause.within(first, last):
            behind = actor.prep != "" and actor.prep in by
            bare = not actor.prep and actor.cases == {Case.INSTRUMENTAL} and self.clause.lexicon.language != "pl"
            named = not actor.prep and actor.kind is ActorKind.BODY and Case.INSTRUMENTAL in actor.cases
            named = named and Case.NOMINATIVE not in actor.cases and self.clause.lexicon.language != "pl"
            if (behind or bare or named) and actor.kind not in THINGS and not actor.complement:
                fitting.append(actor)
        return min(fitting, key=lambda actor: abs(actor.first - hit.verb)) if fitting else None

    def _chained(self, hit: Hit, last: int) -> int:
        """In "задержана и избита полицейскими" the agent is that of both."""
        after = [h for h in self.clause.hits if h.piece == hit.piece and h.verb > hit.verb and h.voice is hit.voice]
        return self.clause.pieces[hit.piece].last if after and after[0].verb - hit.verb <= 3 else last

    def _of_participle(self, hit: Hit) -> Parties:
        """ "задержанный журналист X", "X, задержанный 1 апреля": whom the participle describes."""
        after = next((a for a in self.actors if hit.head < a.first <= hit.head + 2 and not a.complement), None)
        if after is not None and _described(after, hit):
            return Parties(self.clause.listed(after), self._agent(hit))
        piece = self.clause.pieces[hit.piece]
        if hit.head - piece.first > 2:
            return Parties()
        ahead = [a for a in self.actors if a.last <= piece.first and a.kind in HUMANS and piece.first - a.last <= 2]
        return Parties(self.clause.listed(ahead[-1]) if ahead else (), self._agent(hit))

    def _of_noun(self, hit: Hit) -> Parties:
        subject = self._carried_by(hit)
        victims = self._of_noun_slots(hit)
        support = hit.support
        if not victims and support is not None and support.carrier is Carrier.UNDERGO:
            victims = self.clause.listed(subject) if subject else ()
        if not victims and support is not None and support.carrier is Carrier.SUBJECT_TO:
            done = (
                subject
                if support.voice is Voice.PASSIVE
                else self.clause.filling(hit, OBJECT, subject, *self.clause.domain(hit))
            )
            victims = self.clause.listed(done) if done else ()
        doing = support is not None and support.carrier in {Carrier.PERFORM, Carrier.SUBJECT_TO}
        doer = subject if doing and support is not None and support.voice is Voice.ACTIVE else self._agent(hit)
        return Parties(victims, doer if doer not in victims else None)

    def _carried_by(self, hit: Hit) -> Actor | None:
        if hit.support is None or hit.support.voice is Voice.IMPERSONAL or hit.support.carrier is Carrier.HAPPEN:
            return None
        if hit.support.voice is Voice.PASSIVE and hit.support.carrier is Carrier.PERFORM:
            return None
        return self._subject(hit)

    def _of_noun_slots(self, hit: Hit) -> tuple[Actor, ...]:
        owner = self._possessor(hit)
        for slot in hit.cue.slots:
            actor: Actor | None = None
            if slot.special == WHERE:
                actor = self.clause.at_home(hit)
            elif slot.special == SUBJECT:
                actor = self._subject(hit) if hit.support else None
            elif slot == COMPLEMENT:
                actor = self._complement(hit)
            else:
                actor = self._beside_noun(hit, slot)
            if actor is not None:
                return self.clause.listed(actor)
        return (owner,) if owner is not None else ()

    def _complement(self, hit: Hit) -> Actor | None:
        """The genitive straight behind a noun: "задержание Марты Велин"."""
        begin = max([hit.head, *(spot for spot in hit.fixed if spot <= hit.head + 2)]) + 1
        for actor in self.actors:
            if begin <= actor.first <= begin + 1 and Case.GENITIVE in actor.cases and not actor.prep:
                return actor
        return None

    def _beside_noun(self, hit: Hit, slot: Slot) -> Actor | None:
        """In the clause of the verb that carries the noun, or beside that; else close behind the noun."""
        if hit.support is None:
            return self._behind(hit, slot)
        own = self.clause.filling(hit, slot, None, *self.clause.domain(hit))
        return own or (self.clause.in_case_beside(hit, slot, None) if slot.preposition else None)

    def _behind(self, hit: Hit, slot: Slot) -> Actor | None:
        piece = self.clause.pieces[hit.piece]
        for actor in self.clause.within(hit.head + 1, min(piece.last, hit.head + 12)):
            if actor.prep == slot.preposition and slot.cases & actor.cases and actor.first - hit.head <= 6:
                return actor
        return None

    def _possessor(self, hit: Hit) -> Actor | None:
        """ "её задержание", "його викрадення": whose act it is, as an actor of the sentence that was given a name."""
        return next((a for a in self.actors if a.kind is ActorKind.PRONOUN and a.last == hit.head and a.own), None)


def _described(actor: Actor, hit: Hit) -> bool:
    """Whether a participle straight ahead of an actor goes with it."""
    close = actor.first == hit.head + 1
    person = actor.kind is ActorKind.PERSON or (actor.kind is ActorKind.PEOPLE and close)
    return person and (not actor.prep or close)
