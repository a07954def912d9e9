"""Where the words of the lexicon stand in a sentence: as verbs with their voice, or as nouns with what carries them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tocsin.reading.layout import Word
from tocsin.reading.slavic.events.clauses import Opening, Piece, piece_at, pieces_of
from tocsin.reading.slavic.events.conjugation import Kind, Shape
from tocsin.reading.slavic.events.lexicon import OBJECT, Act, Cue, Lexicon, VerbForm, Words, plain
from tocsin.reading.slavic.forms import Case

_FIXED_REACH = 12  # words between a head and a word that must stand with it
_HELPER_REACH = 7
_CARRIED = 9  # words between a noun and the verb that carries it


class Voice(StrEnum):
    """How a head stands."""

    ACTIVE = "active"
    PASSIVE = "passive"
    IMPERSONAL = "impersonal"
    FULL = "full"
    ACTING = "acting"
    GERUND = "gerund"
    INFINITIVE = "infinitive"
    NOUN = "noun"


class Carrier(StrEnum):
    """What a verb makes of the noun that it carries: done by its subject, undergone by it, done to its object."""

    PERFORM = "perform"
    HAPPEN = "happen"
    UNDERGO = "undergo"
    SUBJECT_TO = "subject_to"


@dataclass(frozen=True, slots=True)
class Support:
    """The verb that carries a noun: "провели обыск"."""

    place: int
    carrier: Carrier
    voice: Voice
    form: VerbForm


@dataclass(frozen=True, slots=True)
class Hit:
    """An act's words in a sentence: word `head`, the words `fixed` that belong to it, the piece they stand in."""

    cue: Cue
    voice: Voice
    head: int
    fixed: tuple[int, ...]
    piece: int
    form: VerbForm | None = None
    cases: frozenset[Case] = frozenset()
    support: Support | None = None

    @property
    def act(self) -> Act:
        return self.cue.act

    @property
    def verb(self) -> int:
        """The word whose subject and time count: the verb itself, or the one that carries the noun."""
        return self.support.place if self.support else self.head

    @property
    def shape(self) -> Shape | None:
        """The shape of that verb."""
        form = self.support.form if self.support else self.form
        return form.shape if form else None

    @property
    def spots(self) -> tuple[int, ...]:
        """All its words."""
        return tuple(sorted({self.head, self.verb, *self.fixed}))


_VOICES = {
    Kind.INFINITIVE: Voice.INFINITIVE,
    Kind.PAST: Voice.ACTIVE,
    Kind.PRESENT: Voice.ACTIVE,
    Kind.SHORT: Voice.PASSIVE,
    Kind.IMPERSONAL: Voice.IMPERSONAL,
    Kind.FULL: Voice.FULL,
    Kind.ACTING: Voice.ACTING,
    Kind.GERUND: Voice.GERUND,
}


def hits_of(words: Sequence[Word], lexicon: Lexicon, pieces: Sequence[Piece] | None = None) -> list[Hit]:
    """All hits of a sentence in order; a word that belongs to another hit is none of its own."""
    finder = Finder(words, lexicon, pieces_of(words, lexicon) if pieces is None else pieces)
    found = [hit for place in range(len(words)) if (hit := finder.at(place)) is not None]
    taken = {spot for hit in found for spot in hit.fixed}
    kept = [hit for hit in found if hit.head not in taken or (hit.voice is not Voice.NOUN and not hit.fixed)]
    return list(_alone(kept))


def _alone(hits: Sequence[Hit]) -> Iterator[Hit]:
    """Of hits that share their fixed words keep the first: "признал виновной и назначил" are two, "дело" is one."""
    used: set[int] = set()
    for hit in hits:
        if hit.voice is Voice.NOUN and hit.head in used:
            continue
        used.update(hit.fixed)
        yield hit


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the hits of one sentence."""

    words: Sequence[Word]
    lexicon: Lexicon
    pieces: Sequence[Piece]

    def at(self, place: int) -> Hit | None:
        """The hit whose head is word `place`."""
        low = plain(self.words[place].low)
        hit = self._verb(place, self.lexicon.verbs.get(low, ()))
        return hit or self._noun(place, low)

    def _verb(self, place: int, forms: Sequence[VerbForm]) -> Hit | None:
        best: Hit | None = None
        for form in forms:
            for cue in self.lexicon.verb_cues.get(form.lemma, ()):
                voice = self._voice(place, form, cue)
                if voice is None:
                    continue
                fixed = self._fixed(place, cue.fixed)
                if fixed is not None and (best is None or len(fixed) > len(best.fixed)):
                    best = Hit(cue, voice, place, fixed, piece_at(self.pieces, place), form)
        return best

    def _voice(self, place: int, form: VerbForm, cue: Cue) -> Voice | None:
        shape = form.shape
        passive = OBJECT in cue.slots and plain(self.words[place].low) not in self.lexicon.words("attempts")
        if shape.reflexive and not form.lemma.endswith(("ся", "сь")):
            return Voice.PASSIVE if passive and not form.perfective else None
        if self._itself(place) and not any("się" in words for words in cue.fixed):
            return Voice.PASSIVE if passive and not form.perfective else None
        if shape.kind is Kind.FULL and self.helpers(place) & self.lexicon.words("passive_helpers").exact:
            return Voice.PASSIVE
        return _VOICES[shape.kind]

    def _itself(self, place: int) -> bool:
        if self.lexicon.language != "pl":
            return False
        near = self.words[max(0, place - 2) : place + 2]
        return any(word.low == "się" for word in near)

    def helpers(self, place: int) -> frozenset[str]:
        """The small words that stand with a verb in its piece: "была", "не", "może"."""
        piece = self.pieces[piece_at(self.pieces, place)]
        ahead = self.words[max(piece.first, place - _HELPER_REACH) : place]
        behind = self.words[place + 1 : min(piece.last, place + 2)]
        return frozenset(plain(word.low) for word in (*ahead, *behind))

    def _fixed(self, place: int, wanted: Sequence[Words]) -> tuple[int, ...] | None:
        spots: list[int] = []
        for words in wanted:
            spot = self._nearest(place, words, spots)
            if spot is None:
                return None
            spots.append(spot)
        return tuple(spots)

    def _nearest(self, place: int, words: Words, taken: Sequence[int]) -> int | None:
        first, last = self._window(place)
        for step in range(1, _FIXED_REACH + 1):
            for spot in (place + step, place - step):
                free = first <= spot < last and spot not in taken
                if free and plain(self.words[spot].low) in words:
                    return spot
        return None

    def _window(self, place: int) -> tuple[int, int]:
        """The words among which those of a pattern are sought: the piece, and what follows or leads in plain pieces."""
        number = piece_at(self.pieces, place)
        first, last = self.pieces[number].first, self.pieces[number].last
        after = self.pieces[number + 1 : number + 2]
        if after and after[0].opening is Opening.PLAIN and not self._verbal(after[0]):
            last = after[0].last
        before = self.pieces[number - 1] if number else None
        plainly = self.pieces[number].opening is Opening.PLAIN
        if before is not None and plainly and before.opening is Opening.PLAIN and not self._verbal(before):
            first = before.first
        return first, last

    def _verbal(self, piece: Piece) -> bool:
        return any(self._finite(place) for place in range(piece.first, piece.last))

    def _finite(self, place: int) -> bool:
        low = plain(self.words[place].low)
        forms = self.lexicon.verbs.get(low, ())
        return any(form.shape.kind in _TELLING for form in forms) or low in self.lexicon.words("be")

    def _noun(self, place: int, low: str) -> Hit | None:
        forms = self.lexicon.act_nouns.get(low)
        if not forms:
            return None
        for lemma in dict.fromkeys(form.lemma for form in forms):
            for cue in self.lexicon.noun_cues[lemma]:
                fixed = self._fixed_of_noun(place, cue.fixed)
                if fixed is not None:
                    cases = frozenset(form.case for form in forms if form.lemma == lemma)
                    hit = Hit(cue, Voice.NOUN, place, fixed, piece_at(self.pieces, place), None, cases)
                    return replace(hit, support=self._support(hit))
        return None

    def _fixed_of_noun(self, place: int, wanted: Sequence[Words]) -> tuple[int, ...] | None:
        piece = self.pieces[piece_at(self.pieces, place)]
        spots: list[int] = []
        for words in wanted:
            around = (place - 1, place + 1, place - 2, place + 2, place + 3)
            spot = next(
                (near for near in around if piece.first <= near < piece.last and plain(self.words[near].low) in words),
                None,
            )
            if spot is None:
                return None
            spots.append(spot)
        return tuple(spots)

    def _support(self, hit: Hit) -> Support | None:
        """The nearest verb of the piece that carries the noun."""
        first, last = self._window(hit.head)
        for step in range(1, _CARRIED + 1):
            for place in (hit.head - step, hit.head + step):
                if not first <= place < last:
                    continue
                support = self._carrier(place, hit)
                if support is not None:
                    return support
        return None

    def _carrier(self, place: int, hit: Hit) -> Support | None:
        lexicon = self.lexicon
        for form in lexicon.verbs.get(plain(self.words[place].low), ()):
            voice = _VOICES[form.shape.kind]
            if form.shape.kind is Kind.FULL and self.helpers(place) & lexicon.words("passive_helpers").exact:
                voice = Voice.PASSIVE
            if voice in {Voice.FULL, Voice.ACTING}:
                continue
            for carrier in Carrier:
                if form.lemma not in lexicon.lemmas(carrier.value):
                    continue
                reflexive = form.shape.reflexive and not form.lemma.endswith(("ся", "сь"))
                kind = Voice.PASSIVE if reflexive else voice
                if _carries(carrier, hit.cases, kind):
                    return Support(place, carrier, kind, form)
        return None


def _carries(carrier: Carrier, cases: frozenset[Case], voice: Voice) -> bool:
    """Whether a noun in these cases can be what the verb carries."""
    if carrier is Carrier.HAPPEN or (carrier is Carrier.PERFORM and voice is Voice.PASSIVE):
        return bool(cases & {Case.NOMINATIVE, Case.GENITIVE})
    if carrier is Carrier.PERFORM:
        return bool(cases & {Case.ACCUSATIVE, Case.GENITIVE})
    return True


_TELLING = frozenset({Kind.PAST, Kind.PRESENT, Kind.SHORT, Kind.IMPERSONAL})
