"""From the hits of one sentence to drafts of events; what is too general to be an event is left out here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tocsin.reading.draft import CARRIED, Draft, When
from tocsin.reading.layout import Sentence
from tocsin.reading.model import Span
from tocsin.reading.slavic.events.actor import HUMANS, THINGS, Actor, ActorKind
from tocsin.reading.slavic.events.arguments import Arguments, Parties
from tocsin.reading.slavic.events.attribution import attributed_to, source
from tocsin.reading.slavic.events.certainty import ATTEMPTED, Certainty, certainty
from tocsin.reading.slavic.events.clause import Clause
from tocsin.reading.slavic.events.clauses import Opening, pieces_of
from tocsin.reading.slavic.events.conjugation import Kind, Shape
from tocsin.reading.slavic.events.cues import Carrier, Hit, Voice, hits_of
from tocsin.reading.slavic.events.lexicon import OBJECT, SUBJECT, WHERE, Lexicon
from tocsin.reading.slavic.events.places import place_of
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
_CURRENT = frozenset({"detention", "charge", "trial", "enforced_disappearance"})
_NO_PERPETRATOR = frozenset(
    {"press_conference", "statement", "complaint_to_authorities", "release", "asylum_application", "asylum_recognition"}
)
_DECIDED = frozenset({"asylum_refusal", "asylum_recognition"})
_BY_WRITING = _DECIDED | {"other"}  # "other" is a summons
_NEVER_A_BODY = frozenset({"arrest", "detention", "release", "killing", "torture", "extradition"})
_WITH_CHANNEL = frozenset({"threat", "intimidation_harassment", "smear"})
_FORCEFUL = frozenset({ActorKind.DOER, ActorKind.POWER, ActorKind.BODY, ActorKind.SHORT})
_LONGEST_SPAN = 550
_TO_AGAIN = 2  # words: "и опять", "znowu"
_HELPERS = 3  # words ahead of a participle among which "zostałam" may stand


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence inherits: the one in focus and their sex, who "I" is, the text and its own day."""

    topic: str | None
    topic_female: bool | None
    teller: str
    text: str
    day: When | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its resolved actors and its dates."""

    sentence: Sentence
    number: int
    actors: Sequence[Actor]
    dates: Sequence[When]
    quoted: bool
    heading: bool
    context: Context

    @property
    def text(self) -> str:
        """The whole text."""
        return self.context.text


def drafts_of(scene: Scene, lexicon: Lexicon) -> Iterator[Draft]:
    """The drafts of one sentence, in order."""
    words = scene.sentence.words
    pieces = pieces_of(words, lexicon)
    hits = [hit for hit in hits_of(words, lexicon, pieces) if not _in_a_name(hit, scene.actors)]
    asked = scene.text[scene.sentence.start : scene.sentence.end].rstrip("\"'»”").endswith("?")
    clause = Clause(words, scene.actors, pieces, hits, lexicon)
    timing, arguments = Timing(clause, scene.dates), Arguments(clause)
    carried: tuple[Actor, ...] = ()
    last: Draft | None = None
    for hit in hits:
        sure = certainty(words, hit, pieces, lexicon, asked=asked)
        if sure is None:
            continue
        parties = arguments.parties(hit)
        victims = _fitting(hit, parties, carried)
        draft = _Drafting(scene, clause, timing, hit, sure, parties, victims).draft()
        if _tells(draft, hit, scene, parties, clause) and not _again(draft, last):
            last = draft
            carried = victims if hit.voice is not Voice.NOUN and victims else carried
            yield draft
            yield from _gapped(draft, hit, timing)
            yield from _repeated(draft, hit, timing)


def _gapped(draft: Draft, hit: Hit, timing: Timing) -> Iterator[Draft]:
    """ "9 марта она подала заявление, а 21 марта — жалобу": the verb is said once, the day and the thing twice."""
    if not hit.cue.fixed or draft.when is None:
        return
    clause, words, pieces = timing.clause, timing.words, timing.clause.pieces
    for number in range(hit.piece + 1, len(pieces) - 1):
        piece, after = pieces[number], pieces[number + 1]
        joined = clause.lows[piece.first] in clause.lexicon.words("conjunctions")
        thing = hit.cue.fixed[0].any_of(clause.lows[after.first : after.last])
        end = words[piece.last - 1].end
        when = next((date for date in timing.dates if words[piece.first].start <= date.span[0] < end), None)
        if joined and thing and when is not None and timing.is_bare(number) and timing.is_bare(number + 1):
            span = (words[piece.first].start, words[after.last - 1].end)
            yield replace(draft, when=when, place=None, span=span, passages=(span,))


def _repeated(draft: Draft, hit: Hit, timing: Timing) -> Iterator[Draft]:
    """ "шли за мной в среду, и опять в субботу": the same act on a second day."""
    clause, words, number = timing.clause, timing.words, hit.piece + 1
    if draft.when is None or number >= len(clause.pieces) or not timing.is_bare(number):
        return
    piece = clause.pieces[number]
    again = clause.lexicon.words("again").any_of(clause.lows[piece.first : min(piece.last, piece.first + _TO_AGAIN)])
    span = (words[piece.first].start, words[piece.last - 1].end)
    when = next((date for date in timing.dates if span[0] <= date.span[0] < span[1]), None)
    if again and when is not None and when.edtf != draft.when.edtf:
        yield replace(draft, when=when, place=None, span=span, passages=(span,))


def _again(draft: Draft, last: Draft | None) -> bool:
    """ "рассмотрел апелляцию и оставил решение без изменений" is one step of a court."""
    step = last is not None and draft.type == last.type == "appeal_court"
    return step and last is not None and draft.when == last.when and draft.victims == last.victims


def _in_a_name(hit: Hit, actors: Sequence[Actor]) -> bool:
    return any(
        actor.names and actor.kind is ActorKind.BODY and actor.first <= hit.head < actor.last for actor in actors
    )


def _fitting(hit: Hit, parties: Parties, carried: Sequence[Actor]) -> tuple[Actor, ...]:
    """The parties that the act can be done to; a verb without an object has that of the verb before."""
    itself = any(slot.special == SUBJECT for slot in hit.cue.slots)
    if hit.act.takes == "nobody" and not itself:
        return ()
    victims = tuple(actor for actor in parties.victims if _may_suffer(actor, hit))
    known = OBJECT in hit.cue.slots or parties.things or WHERE in {slot.special for slot in hit.cue.slots}
    shared = not victims and known and hit.voice not in {Voice.NOUN, Voice.FULL, Voice.ACTING} and not itself
    return tuple(actor for actor in carried if _may_suffer(actor, hit)) if shared else victims


def _may_suffer(actor: Actor, hit: Hit) -> bool:
    if actor.kind is ActorKind.POWER:
        return False
    if actor.kind in THINGS:
        return bool(actor.names)
    if actor.kind in {ActorKind.BODY, ActorKind.SHORT}:
        named = actor.kind is ActorKind.BODY or bool(actor.names)
        return hit.act.type not in _NEVER_A_BODY and (hit.act.takes != "person" or named)
    return actor.kind in HUMANS


@dataclass(frozen=True, slots=True)
class _Drafting:
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
            scene=hit.act.scene and not _going_on(hit),
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
        own = shape is not None and shape.first and self.hit.act.type not in _BY_WRITING  # who refuses, is not refused
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


def _tells(draft: Draft, hit: Hit, scene: Scene, parties: Parties, clause: Clause) -> bool:
    """Whether it is an event at all, and not a habit, a generality, or the background of one."""
    if hit.act.by_force and hit.voice is not Voice.NOUN and not _by_force(draft, hit, parties):
        return False
    if hit.act.needs_date and draft.when is None:
        return False
    if draft.heading:
        return draft.named or draft.perpetrator is not None or draft.count is not None
    if hit.act.takes == "nobody" and not draft.victims:
        return draft.when is not None or hit.act.type == "press_conference"
    if scene.quoted and not (draft.when or draft.named):
        return False
    if hit.voice is Voice.NOUN:
        return bool(draft.victims) or (draft.when is not None and not draft.weak)
    if _habit(hit, draft) or _general(draft, clause):
        return False
    if not draft.victims:
        return draft.when is not None and (hit.act.takes == "any" or hit.act.type in {"trial", "charge"})
    return draft.named or draft.when is not None or draft.count is not None or _past(hit)


def _past(hit: Hit) -> bool:
    return hit.form is not None and hit.form.shape.kind in {Kind.PAST, Kind.SHORT, Kind.IMPERSONAL}


def _by_force(draft: Draft, hit: Hit, parties: Parties) -> bool:
    if not draft.victims:
        return False
    if hit.voice in {Voice.PASSIVE, Voice.IMPERSONAL}:
        return True
    impersonal = parties.doer is None and hit.shape is not None and hit.shape.plural is True
    return impersonal or (parties.doer is not None and parties.doer.kind in _FORCEFUL)


def _going_on(hit: Hit) -> bool:
    """Whether the verb, or the one that carries the noun, is in the present."""
    form = hit.support.form if hit.support is not None else hit.form
    return form is not None and form.shape.kind is Kind.PRESENT and not form.perfective


def _habit(hit: Hit, draft: Draft) -> bool:
    """What goes on in the present in general; an official who writes "odmawiam" does it by writing so."""
    if hit.act.state or hit.form is None or (hit.act.type in _BY_WRITING and hit.form.shape.first):
        return False
    return _going_on(hit) and hit.act.type not in _CURRENT and not (draft.when is not None and draft.named)


def _general(draft: Draft, clause: Clause) -> bool:
    """ "Журналистов регулярно задерживают": nobody named, nothing counted, at no time."""
    nobody = not draft.named and draft.when is None
    return nobody and clause.general
