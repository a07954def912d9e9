"""By whose word: "по словам X", "за даними", "zdaniem", "X повідомив, що …", "…, сообщает X"."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.reading.slavic.events.actor import THINGS, Actor, ActorKind
from tocsin.reading.slavic.events.clauses import Opening, Piece, piece_at
from tocsin.reading.slavic.events.lexicon import Lexicon
from tocsin.reading.slavic.forms import Case

_BESIDE = 4  # words between a speaker and the verb of saying


def attributed_to(
    actors: Sequence[Actor], pieces: Sequence[Piece], head: int, said: Sequence[int], lexicon: Lexicon
) -> str | None:
    """Who says what stands at word `head`, if the sentence names somebody; `said` are the places of verbs of saying."""
    return _according(actors, pieces, head, lexicon) or _said(actors, pieces, head, said)


def _according(actors: Sequence[Actor], pieces: Sequence[Piece], head: int, lexicon: Lexicon) -> str | None:
    """ "По словам X, …" and "…, по словам X"; inside a clause that hangs on another it is of that clause alone."""
    sources = lexicon.words("sources")
    for actor in actors:
        if actor.prep in sources and _can_speak(actor):
            between = pieces[piece_at(pieces, head) + 1 : piece_at(pieces, actor.first) + 1]
            hangs = any(piece.opening in {Opening.RELATIVE, Opening.SUBORDINATE} for piece in between)
            return None if hangs else source(actor)
    return None


def _said(actors: Sequence[Actor], pieces: Sequence[Piece], head: int, said: Sequence[int]) -> str | None:
    """The subject of a verb of saying in another piece of the sentence."""
    own = pieces[piece_at(pieces, head)]
    for place in said:
        if own.first <= place < own.last:
            continue
        piece = pieces[piece_at(pieces, place)]
        near = [actor for actor in actors if piece.first <= actor.first and actor.last <= piece.last]
        able = [a for a in near if _can_speak(a) and Case.NOMINATIVE in a.cases and not a.prep and not a.complement]
        if able:
            return source(min(able, key=lambda actor: abs(actor.first - place)))
    return None


def _can_speak(actor: Actor) -> bool:
    return actor.kind not in THINGS and (actor.kind is not ActorKind.PRONOUN or bool(actor.names))


def source(actor: Actor) -> str:
    """A source or doer as it is written into an event: the name, else the words."""
    return actor.names[0] if actor.names else actor.words
