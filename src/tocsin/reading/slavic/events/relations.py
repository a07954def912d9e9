"""The Russian, Ukrainian and Polish words of order and distance between events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tocsin.reading import relations
from tocsin.reading.draft import Draft
from tocsin.reading.layout import Word
from tocsin.reading.model import RelationRead
from tocsin.reading.page import Page
from tocsin.reading.sequence_words import SEQUENCE_WORDS
from tocsin.reading.slavic.events.lexicon import lexicon, plain


def find_relations(page: Page, drafts: Sequence[Draft]) -> list[RelationRead]:
    """The relations between the events of a page, by their places in `drafts`."""
    return relations.find_relations(page.layout, drafts, page.dates, _words(page.language))


@lru_cache(maxsize=3)
def _words(language: str) -> relations.RelationWords:
    known = lexicon(language)

    def types(word: Word) -> set[str]:
        low = plain(word.low)
        nouns = {form.lemma for form in known.act_nouns.get(low, ())}
        verbs = {form.lemma for form in known.verbs.get(low, ())}
        cues = [cue for lemma in nouns for cue in known.noun_cues[lemma]]
        cues += [cue for lemma in verbs for cue in known.verb_cues.get(lemma, ())]
        return {cue.act.type for cue in cues if not cue.fixed}

    return relations.RelationWords(
        then=_opening(known.phrases("then")),
        conference=_anywhere(known.phrases("conferences")),
        sequel=_anywhere([*known.phrases("sequels"), *known.phrases("after_words")]),
        loosely=re.compile(rf"(?i)(?<!\w)(?:{_either(known.phrases('loosely'))})\s+$"),
        types=types,
        sequences=SEQUENCE_WORDS[language],
    )


def _either(phrases: Sequence[str]) -> str:
    return "|".join(re.escape(str(phrase)) for phrase in phrases)


def _opening(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{_either(phrases)})(?!\w)")


def _anywhere(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{_either(phrases)})(?!\w)")
