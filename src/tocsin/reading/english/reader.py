"""English: from a page to what it tells."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.reading.draft import Draft, When
from tocsin.reading.english.actors import ActorKind, actors_of
from tocsin.reading.english.ages import Age, ages_of, is_birth
from tocsin.reading.english.bodies import Body, classed_as_body, find_bodies, looks_like_body
from tocsin.reading.english.chronology import Chronology
from tocsin.reading.english.events.collect import drafts_of
from tocsin.reading.english.events.cues import hits_of
from tocsin.reading.english.events.scene import Scene
from tocsin.reading.english.focus import Focus
from tocsin.reading.english.persons import Person, find_persons
from tocsin.reading.english.relations import find_relations
from tocsin.reading.english.requests import find_requests
from tocsin.reading.english.roles import give_roles
from tocsin.reading.english.runs import Run, runs_of
from tocsin.reading.english.speaker import Voices, teller_of
from tocsin.reading.english.words import english
from tocsin.reading.joining import carry_dates, join
from tocsin.reading.layout import BlockKind, Layout, Sentence
from tocsin.reading.model import OrganisationRead, PersonRead, RequestRead, Span
from tocsin.reading.namemodel import BODY, PERSON, NameSpan
from tocsin.reading.page import Page, Told, dates_by_sentence, quoted
from tocsin.reading.typography import is_dateline

__all__ = ["is_birth", "read_page"]

_LOOKING_BACK = frozenset(
    {"has", "have", "earlier", "previously", "before", "already", "recently", "formerly", "past", "again"}
)
_LABEL = 35  # code points of a question or label ahead of it: "What happened?"
_OPENING = 25  # code points ahead of a day that opens a paragraph


def read_page(page: Page) -> Told:
    """All that an English page tells."""
    layout = page.layout
    persons, bodies = _names(layout, page.lent)
    drafts = _drafts(page, persons, bodies)
    requests = find_requests(layout, page.whens)
    _mark_bodies(bodies, requests, drafts)
    return Told(
        persons=tuple(map(_person, persons, ages_of(layout, persons, page.dates))),
        organisations=tuple(
            OrganisationRead(body.name, tuple(body.aliases), tuple(body.roles), tuple(body.mentions)) for body in bodies
        ),
        drafts=drafts,
        requests=requests,
        relations=find_relations(layout, drafts, page.dates),
        cued=_has_cue,
    )


def _names(layout: Layout, lent: Sequence[NameSpan] = ()) -> tuple[list[Person], list[Body]]:
    runs = [run for run in runs_of(layout) if not _in_a_dateline(layout, run)]
    likely = {kind: _touched(runs, [span for span in lent if span.kind == kind]) for kind in (PERSON, BODY)}
    bodies = [run for run in runs if looks_like_body(run) or classed_as_body(run, layout.sentences[run.sentence])]
    surnames = {run.words[-1].low for run in runs if len(run.words) > 1 and english().is_given_name(run.words[0].low)}
    bodies = [run for run in bodies if len(run.words) > 1 or looks_like_body(run) or run.words[0].low not in surnames]
    called = {run.name for run in bodies if len(run.words) > 1}
    taken = frozenset((run.start, run.end) for run in (*bodies, *(run for run in runs if run.name in called)))
    persons, spans = find_persons(layout, runs, taken, likely[PERSON])
    give_roles(layout, persons)
    return persons, find_bodies(layout, runs, spans, likely[BODY])


def _in_a_dateline(layout: Layout, run: Run) -> bool:
    """Whether a run is the place of a line that is only place and date, unless it names a body."""
    sentence = layout.sentences[run.sentence]
    line = layout.text[sentence.start : sentence.end]
    return sentence.kind is BlockKind.LINE and is_dateline(line) and not looks_like_body(run)


def _touched(runs: Sequence[Run], spans: Sequence[NameSpan]) -> frozenset[Span]:
    """The runs of several words that a model's names cover."""
    found = set()
    for run in runs:
        if len(run.words) > 1 and any(span.start <= run.start and run.end <= span.end for span in spans):
            found.add((run.start, run.end))
    return frozenset(found)


def _drafts(page: Page, persons: Sequence[Person], bodies: Sequence[Body]) -> list[Draft]:
    layout = page.layout
    named = {start: (end, body.name, ActorKind.BODY) for body in bodies for start, end in body.mentions}
    named |= {
        mention.start: (mention.end, person.name, ActorKind.PERSON) for person in persons for mention in person.mentions
    }
    focus = Focus(persons, bodies)
    teller = teller_of(layout, persons, bodies)
    found: list[Draft] = []
    looking_back: set[int] = set()
    quotes = quoted(layout)
    by_sentence = dates_by_sentence(layout, page.whens)
    lists = Chronology(layout, persons, by_sentence)
    around: dict[int, frozenset[str]] = {}
    for number, sentence in enumerate(layout.sentences):
        topic = focus.topic
        voices = Voices(teller, sentence, quotes[number])
        actors = focus.resolve(actors_of(sentence, layout.text, named), voices)
        if sentence.kind is BlockKind.FOOTNOTE:
            continue
        if sentence.block not in around:
            around = {sentence.block: _words_of(layout, sentence.block)}
        main = lists.main(number)
        scene = Scene(
            sentence,
            actors,
            by_sentence[number] or lists.dates(number),
            quotes[number],
            sentence.kind is BlockKind.HEADING and main is None,
            around[sentence.block],
            main,
        )
        found.extend(drafts_of(scene, number, topic, layout.text))
        if any(word.low in _LOOKING_BACK for word in sentence.words):  # these keep no neighbour's date
            looking_back.add(number)
    lede = next((draft.block for draft in found if draft.when is not None and draft.scene and not draft.heading), None)
    return join(carry_dates(found, frozenset(looking_back), lede, _openers(layout, by_sentence)))


def _openers(layout: Layout, dates: Sequence[Sequence[When]]) -> dict[int, tuple[int, When]]:
    """The paragraphs that open with a day ("On the evening of 3 May, …"), with the sentence and the day."""
    found: dict[int, tuple[int, When]] = {}
    for number, sentence in enumerate(layout.sentences):
        first = dates[number][0] if dates[number] else None
        start = layout.blocks[sentence.block].start
        asked = start < sentence.start < start + _LABEL and layout.sentences[number - 1].block == sentence.block
        opens = (sentence.start == start or asked) and sentence.kind is not BlockKind.HEADING
        if first is not None and opens and first.span[0] - sentence.start <= _OPENING and len(first.edtf) == 10:
            found[sentence.block] = (number, first)
    return found


def _words_of(layout: Layout, block: int) -> frozenset[str]:
    return frozenset(word.low for sentence in layout.by_block[block] for word in sentence.words)


def _mark_bodies(bodies: Sequence[Body], requests: Sequence[RequestRead], drafts: Sequence[Draft]) -> None:
    asked = " | ".join(name for request in requests for name in request.addressees)
    doers = {
        draft.perpetrator
        for draft in drafts
        if draft.type not in {"statement", "asylum_recognition", "press_conference"}
    }
    for body in bodies:
        if body.name in asked and "addressee" not in body.roles:
            body.roles.append("addressee")
        if body.name in doers and "court" not in body.roles:
            body.roles.append("alleged perpetrator")


def _person(person: Person, age: Age) -> PersonRead:
    spans = tuple((mention.start, mention.end) for mention in person.mentions)
    forms = [
        f"{_title(mention.titled)} {mention.words}" if mention.titled else mention.words for mention in person.mentions
    ]
    aliases = tuple(form for form in dict.fromkeys(forms) if form != person.name)
    told = (age.years, age.years_span, age.birth, age.birth_span)
    return PersonRead(person.name, aliases, tuple(person.roles), person.country, spans, *told)


def _title(title: str) -> str:
    return title.capitalize()


def _has_cue(sentence: Sentence) -> bool:
    lexicon = english()
    known = any(word.low in lexicon.forms or word.low in lexicon.noun_cues for word in sentence.words)
    return known and bool(hits_of(sentence.words))
