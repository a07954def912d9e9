"""From a page and its names to the events that it tells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from tocsin.reading.draft import Draft
from tocsin.reading.joining import carry_dates, join
from tocsin.reading.layout import BlockKind, Sentence
from tocsin.reading.page import Page, dates_by_sentence, quoted
from tocsin.reading.slavic.events.actors import actors_of
from tocsin.reading.slavic.events.collect import drafts_of
from tocsin.reading.slavic.events.cues import hits_of
from tocsin.reading.slavic.events.focus import Focus
from tocsin.reading.slavic.events.lexicon import Lexicon, lexicon, plain
from tocsin.reading.slavic.events.scene import Context, Scene
from tocsin.reading.slavic.forms import Named, NamedKind

_INTRODUCTION = 20  # code points in which "меня зовут" stands ahead of a name


class NamesFound(Protocol):
    """What the events need of the names of a page: each where it stands."""

    @property
    def named(self) -> Mapping[int, Named]:
        """By the code point at which a name begins."""


def find_drafts(page: Page, language: str, names: NamesFound) -> list[Draft]:
    """The events of a page, each once, in the order of the text."""
    words = lexicon(language)
    layout = page.layout
    focus = Focus(words, _teller(page, names, words))
    found: list[Draft] = []
    looking_back: set[int] = set()
    quotes = quoted(layout)
    dates = dates_by_sentence(layout, page.whens)
    for number, sentence in enumerate(layout.sentences):
        topic = (focus.topic, focus.topic_female)
        actors = focus.resolve(actors_of(sentence, layout.text, names.named, words))
        if sentence.kind is BlockKind.FOOTNOTE:
            continue
        heading = sentence.kind is BlockKind.HEADING
        context = Context(*topic, focus.teller, layout.text, page.own_day)
        scene = Scene(sentence, number, actors, dates[number], quotes[number], heading, context)
        found.extend(drafts_of(scene, words))
        since = any(date.edtf.endswith("/..") for date in dates[number])  # "с августа": a time of its own
        if since or words.words("looking_back").any_of(plain(word.low) for word in sentence.words):
            looking_back.add(number)
    lede = next((draft.block for draft in found if draft.when is not None and draft.scene and not draft.heading), None)
    return join(carry_dates(found, frozenset(looking_back), lede))


def _teller(page: Page, names: NamesFound, words: Lexicon) -> str:
    """Who "I" is: the one who says "меня зовут …", "nazywam się …"; else nobody with a name."""
    text = page.text
    for start in sorted(names.named):
        ahead = plain(text[max(0, start - _INTRODUCTION) : start].lower()).rstrip()
        if names.named[start].kind is NamedKind.PERSON and ahead.endswith(words.phrases("introduced")):
            return names.named[start].name
    return words.phrases("teller")[0]


def cued(sentence: Sentence, language: str) -> bool:
    """Whether a sentence holds a word that could have told an event."""
    words = lexicon(language)
    known = any(plain(word.low) in words.verbs or plain(word.low) in words.act_nouns for word in sentence.words)
    return known and bool(hits_of(sentence.words, words))
