"""Who stands in a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from tocsin.reading.layout import Sentence
from tocsin.reading.slavic.events.actor import Actor
from tocsin.reading.slavic.events.binding import bound
from tocsin.reading.slavic.events.lexicon import Lexicon
from tocsin.reading.slavic.events.phrases import PhraseFinder
from tocsin.reading.slavic.forms import Named


def actors_of(sentence: Sentence, text: str, named: Mapping[int, Named], lexicon: Lexicon) -> list[Actor]:
    """The actors of a sentence in order, with their cases narrowed by the prepositions ahead of them."""
    finder = PhraseFinder(sentence.words, text, named, lexicon)
    found: list[Actor] = []
    place = 0
    while place < len(sentence.words):
        actor = finder.at(place, found[-1].last if found else 0)
        if actor is None:
            place += 1
            continue
        found.append(actor)
        place = actor.last
    return bound(found, sentence.words, lexicon)
