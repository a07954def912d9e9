"""A sentence with its actors and hits: what stands in whose clause, in which case, in which list."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from tocsin.reading.layout import Word
from tocsin.reading.slavic.events.actor import HUMANS, THINGS, Actor, ActorKind
from tocsin.reading.slavic.events.clauses import Opening, Piece, piece_at
from tocsin.reading.slavic.events.cues import Hit, Voice
from tocsin.reading.slavic.events.lexicon import OBJECT, Lexicon, Slot, plain
from tocsin.reading.slavic.forms import Case

_TELLS = frozenset({Voice.ACTIVE, Voice.PASSIVE, Voice.IMPERSONAL})
_LISTED = frozenset({ActorKind.PERSON, ActorKind.PEOPLE, ActorKind.BODY, ActorKind.KIN, ActorKind.DOER})
_LIST_GAP = 5


@dataclass(slots=True)
class Clause:
    """A sentence with its actors, pieces and hits."""

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
    including: tuple[int, ...] = field(init=False)  # the words behind "среди них"

    def __post_init__(self) -> None:
        self.lows = tuple(plain(word.low) for word in self.words)
        self.general = self.lexicon.words("general").any_of(self.lows)
        self.taken = frozenset(piece_at(self.pieces, spot) for hit in self.hits for spot in hit.spots)
        joiners = self.lexicon.words("conjunctions")
        self._joints = tuple(place for place, low in enumerate(self.lows) if low in joiners)
        phrases = [tuple(phrase.split()) for phrase in self.lexicon.phrases("including")]
        self.including = tuple(
            place + len(phrase)
            for place, low in enumerate(self.lows)
            for phrase in phrases
            if low == phrase[0] and self.lows[place : place + len(phrase)] == phrase
        )

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

    def within(self, first: int, last: int) -> list[Actor]:
        return [actor for actor in self.actors if first < actor.last <= last]

    def in_case_beside(self, hit: Hit, slot: Slot, subject: Actor | None) -> Actor | None:
        """ "в отношении X, блогера, возбуждено дело": the slot stands in a bare piece ahead or behind."""
        for step in (-1,) if slot == OBJECT else (-1, 1):
            number = hit.piece + step
            while 0 <= number < len(self.pieces) and self._bare(number):
                piece = self.pieces[number]
                found = self.filling(hit, slot, subject, piece.first, piece.last)
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

    def filling(self, hit: Hit, slot: Slot, subject: Actor | None, first: int, last: int) -> Actor | None:
        fitting = [
            actor
            for actor in self.within(first, last)
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

    def at_home(self, hit: Hit) -> Actor | None:
        first, last = self.domain(hit)
        homes = [actor for actor in self.within(first, last) if actor.kind in THINGS and actor.prep]
        inside = self.lexicon.words("inside")
        owned = [actor for actor in homes if actor.names and actor.prep in inside]
        return min(owned, key=lambda actor: abs(actor.first - hit.verb)) if owned else None

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
