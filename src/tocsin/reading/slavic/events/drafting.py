"""One act of a sentence as a draft of an event: who, whom, when, where, by whose word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.reading.draft import CARRIED, Draft, When
from tocsin.reading.model import Span
from tocsin.reading.slavic.events.actor import HUMANS, THINGS, Actor, ActorKind
from tocsin.reading.slavic.events.arguments import Parties
from tocsin.reading.slavic.events.attribution import attributed_to, source
from tocsin.reading.slavic.events.certainty import ATTEMPTED, Certainty
from tocsin.reading.slavic.events.clause import Clause
from tocsin.reading.slavic.events.clauses import Opening
from tocsin.reading.slavic.events.conjugation import Kind, Shape
from tocsin.reading.slavic.events.cues import Carrier, Hit, Voice
from tocsin.reading.slavic.events.lexicon import OBJECT, SUBJECT, WHERE
from tocsin.reading.slavic.events.places import place_of
from tocsin.reading.slavic.events.scene import Scene
from tocsin.reading.slavic.events.timing import Timing
from tocsin.reading.slavic.forms import Case

_ELLIPTIC = frozenset(
    {
        "trial",
        "asylum_refusal",
        "asylum_recognition",
        "asylum_application",
        "appeal_court",
        "extradition_request",
        "extradition",
    }
)
_NO_PERPETRATOR = frozenset(
    {"press_conference", "statement", "complaint_to_authorities", "release", "asylum_application", "asylum_recognition"}
)
_DECIDED = frozenset({"asylum_refusal", "asylum_recognition"})
BY_WRITING = _DECIDED | {"other"}
"""What an official does by writing that he does it; "other" is a summons."""
_WITH_CHANNEL = frozenset({"threat", "intimidation_harassment", "smear"})
_FORCEFUL = frozenset({ActorKind.DOER, ActorKind.POWER, ActorKind.BODY, ActorKind.SHORT})
_LONGEST_SPAN = 550
_HELPERS = 3  # words ahead of a participle among which "zostałam" may stand


@dataclass(frozen=True, slots=True)
class Drafting:
    """All that is known of one hit when its draft is made: its sentence, how sure it is, who is concerned."""

    scene: Scene
    clause: Clause
    timing: Timing
    hit: Hit
    sure: Certainty
    parties: Parties
    victims: tuple[Actor, ...]

    def draft(self) -> Draft:
        """The event as this sentence tells it."""
        scene, hit, sure = self.scene, self.hit, self.sure
        words, lexicon = scene.sentence.words, self.clause.lexicon
        names = tuple(dict.fromkeys(name for actor in self.victims for name in _names(actor)))
        if not names and self._dropped():
            names = self._one_in_focus()
        if not names and (hit.act.type in _ELLIPTIC or self._at_nobody_s()):
            names = self._understood()
        when = self.timing.date_of(hit, weak=sure.weak) or self._day_of_writing()
        kind, term = _type(hit, sure)
        span = self._span()
        return Draft(
            type=kind,
            term=term,
            when=when,
            place=place_of(scene.text, words, self.clause.domain(hit), hit.head, lexicon),
            victims=names,
            perpetrator=self._perpetrator(names),
            attribution=attributed_to(scene.actors, self.clause.pieces, hit.head, self.timing.said, lexicon),
            completion=sure.completion,
            stance=sure.stance,
            channel=self._channel(kind),
            count=next((actor.number for actor in self.victims if actor.number is not None), None),
            span=span,
            block=scene.sentence.block,
            sentence=scene.number,
            scene=hit.act.scene and not going_on(hit),
            named=any(actor.names for actor in self.victims) or (bool(names) and not self.victims),
            weak=sure.weak and not (hit.act.type == "press_conference" and when is not None),
            heading=scene.heading,
            passages=(span,),
        )

    def _day_of_writing(self) -> When | None:
        """ "odmawiam udzielenia ochrony": an official does it by writing so, on the day of the letter."""
        form, day = self.hit.form, self.scene.context.day
        now = form is not None and form.shape.kind is Kind.PRESENT and form.shape.first
        decided = now and self.hit.act.type in _DECIDED
        return replace(day, basis=CARRIED) if day and decided else None

    def _at_nobody_s(self) -> bool:
        """ "на доме появилась надпись": a home, and nobody says whose."""
        where = any(slot.special == WHERE for slot in self.hit.cue.slots)
        first, last = self.clause.domain(self.hit)
        homes = [a for a in self.scene.actors if a.kind is ActorKind.HOME and first <= a.first and a.last <= last]
        return where and bool(homes) and not homes[0].names and homes[0].owner is None

    def _understood(self) -> tuple[str, ...]:
        """Whom a step concerns where the words leave it out: here, else in focus."""
        here = next((a.names[0] for a in self.scene.actors if a.names and a.kind in HUMANS), None)
        return (here,) if here else self._one_in_focus()

    def _one_in_focus(self) -> tuple[str, ...]:
        """Whom a verb alone is told of: the one in focus, or the one who tells."""
        context, shape = self.scene.context, self.hit.shape
        lows = self.clause.lows[max(0, self.hit.verb - _HELPERS) : self.hit.verb]
        own = shape is not None and shape.first and self.hit.act.type not in BY_WRITING  # who refuses, is not refused
        first = own or self.clause.lexicon.words("first_helpers").any_of(lows)
        if first:
            return (context.teller,)
        teller = self._who_tells()
        if teller is not None:
            return teller.names
        return (context.topic,) if context.topic else ()

    def _who_tells(self) -> Actor | None:
        """ "X сообщил, что был задержан", "Вы указали, что были задержаны": who says so, where nobody is said."""
        piece, shape = self.clause.pieces[self.hit.piece], self.hit.shape
        if piece.opening is not Opening.SUBORDINATE or shape is None:
            return None
        ahead = [actor for actor in self.scene.actors if actor.last <= piece.first and actor.kind in HUMANS]
        telling = [actor for actor in ahead if actor.names and not actor.prep and Case.NOMINATIVE in actor.cases]
        return telling[-1] if telling and _may_be(telling[-1], shape) else None

    def _dropped(self) -> bool:
        """ "Был задержан 3 мая", "złożył wniosek": nobody is said, so it is the one in focus, if the sex fits."""
        hit, shape = self.hit, self.hit.shape
        support = hit.support
        concerned = any(slot.special == SUBJECT for slot in hit.cue.slots) and hit.voice is Voice.ACTIVE
        concerned = concerned or (hit.voice is Voice.PASSIVE and OBJECT in hit.cue.slots and not hit.fixed)
        concerned = concerned or (support is not None and support.carrier is Carrier.UNDERGO)
        if hit.act.type == "threat" and hit.voice is Voice.ACTIVE and self.parties.doer is not None:
            return not self.parties.victims  # "groził, że …": whom, is left out
        if not concerned or shape is None or self.parties.victims or shape.gender == "n":
            return False
        if self._who_tells() is not None:
            return True
        if shape.plural is not False:
            return False
        female = self.scene.context.topic_female
        return shape.first or shape.gender is None or female is None or female == (shape.gender == "f")

    def _perpetrator(self, names: Sequence[str]) -> str | None:
        doer = self.parties.doer
        if doer is None or doer in self.victims or doer.kind in THINGS or self.hit.act.type in _NO_PERPETRATOR:
            return None
        unknown = doer.kind is ActorKind.PRONOUN and not doer.names
        if unknown or (self.hit.act.type == "appeal_court" and doer.kind not in _FORCEFUL):
            return None
        return None if source(doer) in names else source(doer)

    def _span(self) -> Span:
        """The clause with the bare pieces beside it, or the sentence where the act is the only one."""
        words, hits = self.scene.sentence.words, self.clause.hits
        verbs = [other for other in hits if other is self.hit or other.voice is not Voice.NOUN or other.support]
        if len(verbs) <= 1:
            first, last = 0, len(words)
        else:
            first, last = self.clause.domain(self.hit)
            first, last = min(first, *self.hit.spots), max(last, *(spot + 1 for spot in self.hit.spots))
            first, last = self._widened(first, last)
        start, end = words[first].start, words[last - 1].end
        if end - start > _LONGEST_SPAN:
            head = words[self.hit.head].start
            start, end = max(start, head - _LONGEST_SPAN // 2), min(end, head + _LONGEST_SPAN // 2)
        return start, end

    def _widened(self, first: int, last: int) -> tuple[int, int]:
        """With the date that stands in a bare piece just ahead."""
        number = self.hit.piece
        while number and self.clause.pieces[number].first >= first:
            ahead = self.clause.pieces[number - 1]
            if number - 1 in self.clause.taken:
                break
            first, number = ahead.first, number - 1
        return first, last

    def _channel(self, kind: str) -> str | None:
        if kind not in _WITH_CHANNEL:
            return None
        words = self.scene.text[self.scene.sentence.start : self.scene.sentence.end]
        return next((channel for channel, pattern in self.clause.lexicon.channels if pattern.search(words)), None)


def going_on(hit: Hit) -> bool:
    """Whether the verb, or the one that carries the noun, is in the present."""
    form = hit.support.form if hit.support is not None else hit.form
    return form is not None and form.shape.kind is Kind.PRESENT and not form.perfective


def _may_be(actor: Actor, shape: Shape) -> bool:
    """Whether a verb agrees with somebody; with a polite "you" it stands in the plural."""
    if shape.plural is not False:
        return actor.kind is ActorKind.PRONOUN and "you" in actor.noun.split("/")
    return not actor.plural and (shape.gender is None or actor.female is None or actor.female == (shape.gender == "f"))


def _type(hit: Hit, sure: Certainty) -> tuple[str, str]:
    attempted = sure.completion == ATTEMPTED
    if attempted and hit.act.type == "abduction":
        return "attempted_abduction", "abduction.attempted"
    return hit.act.type, "killing.attempted" if attempted and hit.act.type == "killing" else hit.act.term


def _names(actor: Actor) -> tuple[str, ...]:
    if actor.names:
        return actor.names
    return () if actor.kind in {ActorKind.PRONOUN, ActorKind.SHORT} else (actor.words,)
