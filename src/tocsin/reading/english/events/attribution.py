"""By whose word: "X said that …", "according to X", "the activists reported"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from tocsin.reading.english.actors import POSSESSIVES, Actor, ActorKind
from tocsin.reading.english.speaker import is_own
from tocsin.reading.english.words import english, small_words
from tocsin.reading.layout import Word

_FORWARD = small_words("attribution.forward")
_SPEAKER_REACH = 5  # words between a speaker and "said": an office between commas


def attributed_to(words: Sequence[Word], actors: Sequence[Actor], head: int) -> str | None:
    """The words for who says what stands at word `head`, if the sentence names somebody."""
    return _according(words, actors) or _says(words, actors, head) or _said_behind(words, actors, head)


def _according(words: Sequence[Word], actors: Sequence[Actor]) -> str | None:
    for place in range(len(words) - 1):
        if words[place].low == "according" and words[place + 1].low == "to":
            if words[place + 2 : place + 3] and words[place + 2].low in POSSESSIVES:
                return _up_to_comma(words[place + 2 : place + 7])
            source = next((actor for actor in actors if actor.first >= place + 2), None)
            return _in_words(words, source) if source is not None and source.first - place < 8 else None
    return None


def _up_to_comma(words: Sequence[Word]) -> str:
    """ "his lawyer" of "according to his lawyer, X was …": an unnamed source, not the name behind the comma."""
    kept = list(itertools.takewhile(lambda word: word.low[0].isalpha(), words))
    return " ".join(word.text for word in kept)


def _says(words: Sequence[Word], actors: Sequence[Actor], head: int) -> str | None:
    """The one who says it, ahead of the act: "X told Y that …"."""
    for place in range(min(head, len(words)) - 1, 0, -1):
        if words[place].low in _FORWARD and words[place].low in english().act_words("said"):
            source = next(
                (actor for actor in reversed(actors) if actor.last <= place and place - actor.last <= _SPEAKER_REACH),
                None,
            )
            if source is not None and _can_speak(source) and _is_saying(words, place):
                return _in_words(words, source)
    return None


def _is_saying(words: Sequence[Word], place: int) -> bool:
    """Whether the verb reports: not "is said to", and "wrote", "saw" only with "that" behind them."""
    passive = words[place - 1].low in english().act_words("be")
    needs_that = words[place].low in {"wrote", "noted", "accused"} and (
        place + 1 >= len(words) or words[place + 1].low != "that"
    )
    itself = words[place].low == "denied" and words[place + 1].low in {"it", "this"}
    return not passive and not needs_that and not itself


def _said_behind(words: Sequence[Word], actors: Sequence[Actor], head: int) -> str | None:
    """The one who said it, behind the act: "…, X said", "… the reports said"."""
    tail = range(max(head, len(words) - 8), len(words))
    for place in tail:
        if words[place].low in {"said", "says", "reported"}:
            source = next(
                (
                    actor
                    for actor in reversed(actors)
                    if head < actor.first and actor.last <= place and place - actor.last <= 1
                ),
                None,
            )
            if source is not None and _can_speak(source):
                return _in_words(words, source)
    return _speaker_behind(words, actors, head)


def _speaker_behind(words: Sequence[Word], actors: Sequence[Actor], head: int) -> str | None:
    """The one who said it, behind a quotation and its verb: "…,” said X"."""
    for place in range(max(head, 1), len(words)):
        if words[place].low in {"said", "says", "added"} and words[place - 1].low in {",", "”", '"'}:
            source = next((actor for actor in actors if actor.first == place + 1), None)
            if source is not None and _can_speak(source):
                return _in_words(words, source)
    return None


def _in_words(words: Sequence[Word], source: Actor) -> str:
    """A source with whose it is, where it has no name: "her lawyer"."""
    owner = words[source.first - 1] if source.first else None
    if source.names or owner is None or owner.low not in POSSESSIVES:
        return speaker(source)
    return f"{owner.low} {source.wording}"


def _can_speak(actor: Actor) -> bool:
    unknown = actor.kind is ActorKind.PRONOUN and (not actor.names or is_own(actor))
    return actor.kind is not ActorKind.THING and not unknown


def speaker(actor: Actor) -> str:
    """A source as it is written into an event: the name, else the words."""
    if actor.kind is ActorKind.GROUP or not actor.names:
        return actor.wording
    return actor.names[0]
