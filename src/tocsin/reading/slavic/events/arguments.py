"""Who does it and to whom: by the cases that the verb asks for, wherever in the clause they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from tocsin.reading.layout import Word
from tocsin.reading.slavic.events.actor import HUMANS, THINGS, Actor, ActorKind
from tocsin.reading.slavic.events.clauses import Opening, Piece, piece_at
from tocsin.reading.slavic.events.conjugation import Shape
from tocsin.reading.slavic.events.cues import Carrier, Hit, Voice
from tocsin.reading.slavic.events.lexicon import COMPLEMENT, OBJECT, SUBJECT, WHERE, Lexicon, Slot, plain
from tocsin.reading.slavic.forms import Case

_FORCEFUL = frozenset({ActorKind.DOER, ActorKind.POWER, ActorKind.BODY, ActorKind.SHORT})
_TELLS = frozenset({Voice.ACTIVE, Voice.PASSIVE, Voice.IMPERSONAL})
_COMPLEMENT_REACH = 4
_LIST_GAP = 5


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is concerned and who does it, as actors of the sentence; `things`: it is done to a thing of nobody named."""

    victims: tuple[Actor, ...] = ()
    doer: Actor | None = None
    things: bool = False


@dataclass(slots=True)
class Clause:
    """A sentence with its actors, pieces and hits, for finding parties."""

    words: Sequence[Word]
    actors: Sequence[Actor]
    pieces: Sequence[Piece]
    hits: Sequence[Hit]
    lexicon: Lexicon
    lows: tuple[str, ...] = field(init=False)
    general: bool = field(init=False)  # it tells numbers, habits, "cases"
    taken: frozenset[int] = field(init=False)  # the pieces in which words of acts stand
    _domains: dict[int, tuple[int, int]] = field(default_factory=dict)
    _joints: tuple[int, ...] = field(init=False)  # the places of "и"
    _including: tuple[int, ...] = field(init=False)  # the words behind "среди них"

    def __post_init__(self) -> None:
        self.lows = tuple(plain(word.low) for word in self.words)
        self.general = self.lexicon.words("general").any_of(self.lows)
        self.taken = frozenset(piece_at(self.pieces, spot) for hit in self.hits for spot in hit.spots)
        joiners = self.lexicon.words("conjunctions")
        self._joints = tuple(place for place, low in enumerate(self.lows) if low in joiners)
        phrases = [tuple(phrase.split()) for phrase in self.lexicon.phrases("including")]
        self._including = tuple(
            place + len(phrase)
            for place, low in enumerate(self.lows)
            for phrase in phrases
            if low == phrase[0] and self.lows[place : place + len(phrase)] == phrase
        )

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
            found, doer = self.listed(subject), None
        doer = None if doer in found else doer
        found = (*found, *(actor for actor in self._included(hit) if actor not in found)) if found else found
        return Parties(found, doer, things=any(a.kind in THINGS for a in found))

    def _included(self, hit: Hit) -> tuple[Actor, ...]:
        """Those named by "среди них X и Y", "w tym X" behind a verb."""
        begin = next((place for place in self._including if place > hit.head), None)
        if begin is None:
            return ()
        first = next((a for a in self.actors if begin <= a.first <= begin + 3), None)
        return self.listed(first) if first is not None and first.kind is ActorKind.PERSON else ()

    def _rather_object(self, hit: Hit, subject: Actor) -> bool:
        """ "затримали 15 осіб": what could be both is whom it was done to, unless it is one who does such things."""
        both = Case.ACCUSATIVE in subject.cases and OBJECT in hit.cue.slots and hit.voice is Voice.ACTIVE
        return both and subject.kind not in _FORCEFUL and subject.noun != "relative"

    def _by_slots(self, hit: Hit, subject: Actor | None, *, passive: bool) -> tuple[Actor, ...]:
        for beside in (False, True):
            for slot in hit.cue.slots:
                actor = self._filled(hit, slot, subject, passive=passive, beside=beside)
                if actor is not None:
                    return self.listed(actor)
        return tuple(a for a in self.actors if a.names and a.kind in THINGS and a.last - 1 in hit.fixed)

    def _filled(self, hit: Hit, slot: Slot, subject: Actor | None, *, passive: bool, beside: bool) -> Actor | None:
        """Who fills a slot: in the clause itself, or `beside` it in pieces that have no verb of their own."""
        if beside:
            return None if slot.special or (passive and slot == OBJECT) else self._in_case_beside(hit, slot, subject)
        if slot.special == SUBJECT or (passive and slot == OBJECT):
            return subject
        if slot.special == WHERE:
            return self._at_home(hit)
        return self._filling(hit, slot, subject, *self.domain(hit))

    def domain(self, hit: Hit) -> tuple[int, int]:
        """The words of a hit's own clause: its piece, cut where another verb is joined to it."""
        if hit.head not in self._domains:
            self._domains[hit.head] = self._cut(hit)
        return self._domains[hit.head]

    def _cut(self, hit: Hit) -> tuple[int, int]:
        piece = self.pieces[hit.piece]
        first, last = piece.first, piece.last
        for other in self.hits:
            if other is hit or other.piece != hit.piece or other.verb == hit.verb or other.voice is Voice.NOUN:
                continue
            cut = self._joint(*sorted((hit.verb, other.verb)))
            if cut is None:
                continue
            first, last = (max(first, cut + 1), last) if other.verb < hit.verb else (first, min(last, cut))
        return first, last

    def _joint(self, first: int, last: int) -> int | None:
        """The last "и" between two verbs."""
        at = bisect_left(self._joints, last) - 1
        return self._joints[at] if at >= 0 and self._joints[at] > first else None

    def _within(self, first: int, last: int) -> list[Actor]:
        return [actor for actor in self.actors if first < actor.last <= last]

    def _subject(self, hit: Hit) -> Actor | None:
        first, last = self.domain(hit)
        shape = hit.shape
        fitting = [actor for actor in self._within(first, last) if self._may_be_subject(actor, hit, shape)]
        relative = [actor for actor in fitting if actor.noun == "relative"]
        sure = [actor for actor in fitting if Case.ACCUSATIVE not in actor.cases]
        if relative or sure or fitting:
            return min(relative or sure or fitting, key=lambda actor: abs(actor.first - hit.verb))
        return self._subject_ahead(hit, first, shape)

    def _subject_ahead(self, hit: Hit, first: int, shape: Shape | None) -> Actor | None:
        """The subject that a verb shares with what stands ahead of its clause."""
        piece = self.pieces[hit.piece]
        if piece.opening is not Opening.PLAIN and first == piece.first:
            return None
        found = [
            actor
            for actor in self.actors
            if actor.last <= first
            and self._may_be_subject(actor, hit, shape)
            and (piece_at(self.pieces, actor.first) == hit.piece or self._plain_at(actor.first))
            and self._may_share(actor, hit, shape)
        ]
        named = [actor for actor in found if actor.names]
        if hit.voice is Voice.PASSIVE:
            named = [actor for actor in named if actor.kind in HUMANS] or named
        return named[0] if named else (found[-1] if found else None)

    def _plain_at(self, place: int) -> bool:
        return self.pieces[piece_at(self.pieces, place)].opening is Opening.PLAIN

    def _may_share(self, actor: Actor, hit: Hit, shape: Shape | None) -> bool:
        """ "они" of a verb alone is nobody said, unless one who does such things or an earlier verb has a plural."""
        doing = hit.voice is not Voice.PASSIVE and shape is not None and shape.plural
        return not doing or actor.kind in _FORCEFUL or self._shares(hit)

    def _shares(self, hit: Hit) -> bool:
        """Whether an earlier verb of the sentence has this subject in the plural too."""
        return any(
            other.verb < hit.verb and other.shape is not None and other.shape.plural and other.voice is Voice.ACTIVE
            for other in self.hits
        )

    def _may_be_subject(self, actor: Actor, hit: Hit, shape: Shape | None) -> bool:
        if Case.NOMINATIVE not in actor.cases or actor.prep or actor.complement:
            return False
        if actor.first in hit.spots and actor.kind is not ActorKind.POWER:
            return False
        return shape is None or self._agrees(actor, shape)

    def _agrees(self, actor: Actor, shape: Shape) -> bool:
        """Whether number and sex of an actor are those of the verb."""
        if actor.counted:  # "группа мужчин" has a number of its own
            return actor.number is None or shape.plural is True or shape.gender in {"n", None}
        if shape.plural:
            return actor.plural or len(self.listed(actor)) > 1 or actor.noun == "relative"
        if shape.plural is False and actor.plural:
            return False
        if shape.gender is None or actor.female is None or actor.kind in {ActorKind.BODY, ActorKind.SHORT}:
            return True
        woman_by_calling = actor.kind is ActorKind.PEOPLE and shape.gender == "f"
        return woman_by_calling or actor.female == (shape.gender == "f")

    def _in_case_beside(self, hit: Hit, slot: Slot, subject: Actor | None) -> Actor | None:
        """ "в отношении X, блогера, возбуждено дело": the slot stands in a bare piece ahead or behind."""
        for step in (-1,) if slot == OBJECT else (-1, 1):
            number = hit.piece + step
            while 0 <= number < len(self.pieces) and self._bare(number):
                piece = self.pieces[number]
                found = self._filling(hit, slot, subject, piece.first, piece.last)
                if found is not None and (slot != OBJECT or self._set_ahead(hit, found, piece)):
                    return found
                number += step
        return None

    def _set_ahead(self, hit: Hit, actor: Actor, piece: Piece) -> bool:
        """ "её мужа, Олега Дравского, задержали": an object between commas that has its piece to itself."""
        alone = piece.last - max(piece.first, actor.first) <= actor.last - max(piece.first, actor.first) + 1
        plainly = self.pieces[hit.piece].opening is Opening.PLAIN
        return alone and plainly and Case.NOMINATIVE not in actor.cases

    def _bare(self, number: int) -> bool:
        """Whether a piece has no verb of its own: it belongs to the clause beside it."""
        piece = self.pieces[number]
        told = any(hit.piece == number and hit.voice in _TELLS for hit in self.hits)
        return piece.opening is Opening.PLAIN and not told

    def _filling(self, hit: Hit, slot: Slot, subject: Actor | None, first: int, last: int) -> Actor | None:
        fitting = [
            actor
            for actor in self._within(first, last)
            if actor is not subject
            and not actor.complement
            and actor.prep == slot.preposition
            and slot.cases & actor.cases
            and not (slot == OBJECT and actor.own and actor.kind is ActorKind.PRONOUN)
            and not {*range(actor.first, actor.last)} & {hit.head, hit.verb, *hit.fixed}
        ]
        if not fitting:
            return None
        people = [actor for actor in fitting if actor.kind in HUMANS | {ActorKind.BODY}]
        named = [actor for actor in fitting if actor.names]
        pool = people or named or fitting
        sure = [actor for actor in pool if Case.NOMINATIVE not in actor.cases]
        return min(sure or pool, key=lambda actor: abs(actor.first - hit.verb))

    def _at_home(self, hit: Hit) -> Actor | None:
        first, last = self.domain(hit)
        homes = [actor for actor in self._within(first, last) if actor.kind in THINGS and actor.prep]
        inside = self.lexicon.words("inside")
        owned = [actor for actor in homes if actor.names and actor.prep in inside]
        return min(owned, key=lambda actor: abs(actor.first - hit.verb)) if owned else None

    def _agent(self, hit: Hit) -> Actor | None:
        """Who does it in a passive: the instrumental, "przez" and the accusative, "со стороны"."""
        first, last = self.domain(hit)
        last = self._chained(hit, last)
        by = self.lexicon.words("by")
        fitting = []
        for actor in self._within(first, last):
            behind = actor.prep != "" and actor.prep in by
            bare = not actor.prep and actor.cases == {Case.INSTRUMENTAL} and self.lexicon.language != "pl"
            named = not actor.prep and actor.kind is ActorKind.BODY and Case.INSTRUMENTAL in actor.cases
            named = named and Case.NOMINATIVE not in actor.cases and self.lexicon.language != "pl"
            if (behind or bare or named) and actor.kind not in THINGS and not actor.complement:
                fitting.append(actor)
        return min(fitting, key=lambda actor: abs(actor.first - hit.verb)) if fitting else None

    def _chained(self, hit: Hit, last: int) -> int:
        """In "задержана и избита полицейскими" the agent is that of both."""
        after = [h for h in self.hits if h.piece == hit.piece and h.verb > hit.verb and h.voice is hit.voice]
        return self.pieces[hit.piece].last if after and after[0].verb - hit.verb <= 3 else last

    def _of_participle(self, hit: Hit) -> Parties:
        """ "задержанный журналист X", "X, задержанный 1 апреля": whom the participle describes."""
        after = next((a for a in self.actors if hit.head < a.first <= hit.head + 2 and not a.complement), None)
        if after is not None and _described(after, hit):
            return Parties(self.listed(after), self._agent(hit))
        piece = self.pieces[hit.piece]
        if hit.head - piece.first > 2:
            return Parties()
        ahead = [a for a in self.actors if a.last <= piece.first and a.kind in HUMANS and piece.first - a.last <= 2]
        return Parties(self.listed(ahead[-1]) if ahead else (), self._agent(hit))

    def _of_noun(self, hit: Hit) -> Parties:
        subject = self._carried_by(hit)
        victims = self._of_noun_slots(hit)
        support = hit.support
        if not victims and support is not None and support.carrier is Carrier.UNDERGO:
            victims = self.listed(subject) if subject else ()
        if not victims and support is not None and support.carrier is Carrier.SUBJECT_TO:
            done = subject if support.voice is Voice.PASSIVE else self._filling(hit, OBJECT, subject, *self.domain(hit))
            victims = self.listed(done) if done else ()
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
                actor = self._at_home(hit)
            elif slot.special == SUBJECT:
                actor = self._subject(hit) if hit.support else None
            elif slot == COMPLEMENT:
                actor = self._complement(hit)
            else:
                actor = self._beside_noun(hit, slot)
            if actor is not None:
                return self.listed(actor)
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
        own = self._filling(hit, slot, None, *self.domain(hit))
        return own or (self._in_case_beside(hit, slot, None) if slot.preposition else None)

    def _behind(self, hit: Hit, slot: Slot) -> Actor | None:
        piece = self.pieces[hit.piece]
        for actor in self._within(hit.head + 1, min(piece.last, hit.head + 12)):
            if actor.prep == slot.preposition and slot.cases & actor.cases and actor.first - hit.head <= 6:
                return actor
        return None

    def _possessor(self, hit: Hit) -> Actor | None:
        """ "её задержание", "його викрадення": whose act it is, as an actor of the sentence that was given a name."""
        return next((a for a in self.actors if a.kind is ActorKind.PRONOUN and a.last == hit.head and a.own), None)

    def listed(self, actor: Actor) -> tuple[Actor, ...]:
        """An actor with those listed beside it in the same case."""
        place = self.actors.index(actor)
        found = [actor]
        for other in self.actors[place + 1 :]:
            if not self._joins(found[-1], other):
                break
            found.append(other)
        for other in reversed(self.actors[:place]):
            if not self._joins(other, found[0]):
                break
            found.insert(0, other)
        return tuple(found)

    def _joins(self, one: Actor, other: Actor) -> bool:
        if one.kind not in _LISTED or other.kind not in _LISTED or other.complement or one.noun == "relative":
            return False
        if (other.prep and other.prep != one.prep) or not (one.cases & other.cases):
            return False
        between = self.lows[one.last : other.first]
        if not between or len(between) > _LIST_GAP:
            return False
        small = self.lexicon.words("list_words")
        return all(low in small for low in between)


def _described(actor: Actor, hit: Hit) -> bool:
    """Whether a participle straight ahead of an actor goes with it."""
    close = actor.first == hit.head + 1
    person = actor.kind is ActorKind.PERSON or (actor.kind is ActorKind.PEOPLE and close)
    return person and (not actor.prep or close)


_LISTED = frozenset({ActorKind.PERSON, ActorKind.PEOPLE, ActorKind.BODY, ActorKind.KIN, ActorKind.DOER})
