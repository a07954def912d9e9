"""The English words of order and distance between events."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tocsin.reading import relations
from tocsin.reading.dates import DateFound
from tocsin.reading.draft import Draft
from tocsin.reading.english.words import english
from tocsin.reading.layout import Layout, Word
from tocsin.reading.model import RelationRead
from tocsin.reading.sequence_words import SEQUENCE_WORDS


def find_relations(layout: Layout, events: Sequence[Draft], dates: Sequence[DateFound]) -> list[RelationRead]:
    """The relations between the events, by their places in `events`, which stand in the order of the text."""
    return relations.find_relations(layout, events, dates, _WORDS)


def _types(word: Word) -> set[str]:
    lexicon = english()
    types = {cue.act.type for cue in lexicon.noun_cues.get(word.low, ())}
    for form in lexicon.forms.get(word.low, ()):
        types |= {cue.act.type for cue in lexicon.verb_cues.get(form.lemma, ()) if not cue.pattern.tail}
    return types


_WORDS = relations.RelationWords(
    then=re.compile(r"(?:Subsequently|Afterwards|Thereafter|After that)\b"),
    conference=re.compile(r"(?i)\b(?:at|during|in the course of)\s+(?:the|this|that)\s+(?:press|news)\s+conference\b"),
    sequel=re.compile(r"(?i)\b(?:then|later|after|following|subsequently|since|next|shortly|soon)\b"),
    loosely=re.compile(
        r"(?i)\b(?:less than|more than|about|almost|nearly|over|around|some|within|at least|up to|first)\s+$"
    ),
    types=_types,
    sequences=SEQUENCE_WORDS["en"],
)
