"""Who "I" and "we" are: the one who tells the text, or the one whose words it quotes; where nobody says, nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.reading.english.actors import FIRST_PERSON, FIRST_PERSONS, Actor, ActorKind
from tocsin.reading.english.bodies import Body
from tocsin.reading.english.persons import Person
from tocsin.reading.english.words import small_words
from tocsin.reading.layout import BlockKind, Layout, Sentence, Word

TELLER = "the speaker"
"""Who tells the text, where no name is given. Not "the caller": he who phones is often the one who threatens."""

_SAID = small_words("speaker.said")
_OPENS, _CLOSES, _TURNS = frozenset("“«„"), frozenset("”»"), '"'
_INTRODUCED = (["i", "am"], ["i'm"], ["name", "is"], ["myself", ","])
_NOTES = frozenset({"note", "call", "memo", "hotline"})
_ON_THE_LINE = (["this", "is"], ["it", "is"], ["it's"])


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells a text, as names for "I" and for "we"."""

    one: str = TELLER
    several: str = f"{TELLER} and others"


def teller_of(layout: Layout, persons: Sequence[Person], bodies: Sequence[Body]) -> Teller:
    """The person who says "I am …", else `TELLER`. "We" are the only body that speaks for itself in the text."""
    own = next((person.name for person in persons if _introduced(layout, person)), None)
    publishers = [body.name for body in bodies if "publisher" in body.roles]
    if len(publishers) == 1:
        return Teller(own or TELLER, publishers[0])
    return Teller(own, f"{own} and others") if own else Teller()


def _introduced(layout: Layout, person: Person) -> bool:
    """ "I am X", "my name is X"; "this is X" only where the text opens with it."""
    for mention in person.mentions:
        sentence = layout.sentences[mention.sentence]
        ahead = [word.low for word in sentence.words if word.end <= mention.start]
        if any(low in _OPENS or low == _TURNS for low in ahead):
            continue
        first = mention.sentence == 0 or (mention.sentence == 1 and _is_head(layout.sentences[0]))
        if ahead[-2:] in _INTRODUCED or ahead[-1:] in _INTRODUCED or (first and ahead in _ON_THE_LINE):
            return True
    return False


def _is_head(sentence: Sentence) -> bool:
    """Whether a first line only says of what kind a note is, and when it was taken."""
    return sentence.kind in {BlockKind.LINE, BlockKind.HEADING} or any(
        word.low in _NOTES for word in sentence.words[:3]
    )


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks in one sentence: the teller of the text, and inside its quotation marks who is quoted."""

    teller: Teller
    sentence: Sentence
    quoted: bool

    def names(self, actor: Actor, actors: Sequence[Actor]) -> tuple[str, ...]:
        """Whom a pronoun of the first person means; nobody where the quoted one is not named beside the words."""
        if not self._inside(actor.first):
            return (self.teller.one if actor.noun in FIRST_PERSON else self.teller.several,)
        return self._quoted_one(actors) if actor.noun in FIRST_PERSON else ()

    def _inside(self, place: int) -> bool:
        inside = self.quoted and not _is_mark(self.sentence.words[0])
        for word in self.sentence.words[:place]:
            if word.text in _OPENS or word.text in _CLOSES:
                inside = word.text in _OPENS
            elif word.text == _TURNS:
                inside = not inside
        return inside

    def _quoted_one(self, actors: Sequence[Actor]) -> tuple[str, ...]:
        for place, word in enumerate(self.sentence.words):
            if word.low in _SAID and not self._inside(place):
                for actor in actors:
                    beside = actor.last == place or actor.first == place + 1
                    if beside and len(actor.names) == 1 and actor.kind is not ActorKind.THING and not is_own(actor):
                        return actor.names
        return ()


def is_own(actor: Actor) -> bool:
    """Whether an actor is a pronoun of the first person."""
    return actor.kind is ActorKind.PRONOUN and actor.noun in FIRST_PERSON | FIRST_PERSONS


def _is_mark(word: Word) -> bool:
    return word.text in _OPENS or word.text in _CLOSES or word.text == _TURNS
