"""Text to reading: the one entrance of this package."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tocsin.reading.actors import ActorKind, actors_of
from tocsin.reading.ages import Age, ages_of, is_birth
from tocsin.reading.bodies import Body, classed_as_body, find_bodies, looks_like_body
from tocsin.reading.citations import find_citations
from tocsin.reading.dates import DateFound, document_date, find_dates, resolve_dates
from tocsin.reading.events.collect import drafts_of
from tocsin.reading.events.cues import hits_of
from tocsin.reading.events.draft import Draft, Scene
from tocsin.reading.events.joining import carry_dates, join
from tocsin.reading.events.timing import When
from tocsin.reading.focus import Focus
from tocsin.reading.layout import BlockKind, Layout, Sentence, lay_out
from tocsin.reading.model import EventRead, OrganisationRead, PersonRead, Reading, RequestRead, Span
from tocsin.reading.namemodel import BODY, PERSON, NameModel, NameSpan
from tocsin.reading.persons import Person, find_persons
from tocsin.reading.relations import find_relations
from tocsin.reading.requests import find_requests
from tocsin.reading.roles import give_roles
from tocsin.reading.runs import Run, runs_of
from tocsin.reading.speaker import Voices, teller_of
from tocsin.reading.words import english

READER = "rules-en/1"
_POLISH = re.compile(r"\b(?:się|został[aoy]?|przez|jest|oraz|który|która)\b")
_ENGLISH = re.compile(r"\b(?:the|was|were|and)\b")
_APART = re.compile(r"\n|[.!?]\s")
_BESIDE = 8  # code points between a written date and the words that explain it
_LOOKING_BACK = frozenset(
    {"has", "have", "earlier", "previously", "before", "already", "recently", "formerly", "past", "again"}
)


def read(text: str, *, date: str | None = None, language: str | None = None, model: NameModel | None = None) -> Reading:
    """All proposals for one text. `date` is the statement's day where it is known from elsewhere, as EDTF.

    English is read; of a text in another language (given, or told by its letters) only what needs no language:
    the addresses it cites. `model` lends weight to names that the rules are unsure of. Pure: the same text gives the
    same reading. Raises BadDate for a `date` that is none.
    """
    language = language or guess_language(text)
    if language != "en":
        return _unread(text, date, language)
    stated = document_date(text)
    day = date or (stated[0] if stated else None)
    day_span = stated[1] if stated and stated[0] == day else None
    layout = lay_out(text)
    dates = resolve_dates(find_dates(text), text, document_date=day)
    whens = _whens(dates, text)
    persons, bodies = _names(layout, model.names(text) if model else ())
    drafts = _drafts(layout, persons, bodies, whens)
    requests = find_requests(layout, whens)
    citations, citation_spans = find_citations(text)
    _mark_bodies(bodies, requests, drafts)
    return Reading(
        language="en",
        document_date=day,
        document_date_span=day_span,
        title=text[slice(*layout.title)] if layout.title else None,
        persons=tuple(map(_person, persons, ages_of(layout, persons, dates))),
        organisations=tuple(
            OrganisationRead(body.name, tuple(body.aliases), tuple(body.roles), tuple(body.mentions)) for body in bodies
        ),
        events=tuple(_event(draft) for draft in drafts),
        requests=tuple(requests),
        relations=tuple(find_relations(layout, drafts, dates)),
        citations=citations,
        citation_spans=citation_spans,
        passed_over=_passed_over(layout, drafts, requests),
        reader=f"{READER}+{model.identity}" if model else READER,
    )


def guess_language(text: str) -> str:
    """`uk` or `ru` for Cyrillic, by the letters that only one of them has; `pl` by its small words; else `en`."""
    sample = text[:20_000].lower()
    cyrillic = sum("а" <= sign <= "я" or sign in "іїєґё" for sign in sample)
    if cyrillic <= sum("a" <= sign <= "z" for sign in sample):
        return "pl" if _POLISH.search(sample) and not _ENGLISH.search(sample) else "en"
    return "uk" if sum(sign in "іїєґ" for sign in sample) > sum(sign in "ыэъё" for sign in sample) else "ru"


def _unread(text: str, date: str | None, language: str) -> Reading:
    citations, spans = find_citations(text)
    return Reading(
        language, date, None, None, (), (), (), (), (), citations, spans, ((0, len(text)),) if text else (), READER
    )


def _whens(dates: Sequence[DateFound], text: str) -> list[When]:
    """The dates that an event can have. Beside a written date, words that count from another are its explanation."""
    written = sorted(date.span for date in dates if date.offset is None and date.edtf)
    found = []
    for date in dates:
        place = bisect_left(written, date.span)
        near = written[max(0, place - 1) : place + 1]
        explained = date.offset is not None and any(_beside(date.span, other, text) for other in near)
        if date.edtf and not explained and not is_birth(date, text):
            found.append(When(date.edtf, date.text, date.span, str(date.basis)))
    return found


def _beside(one: Span, other: Span, text: str) -> bool:
    """Whether two spans lie within a few words of each other, in one line and one sentence."""
    start, end = min(one[1], other[1]), max(one[0], other[0])
    return 0 <= end - start <= _BESIDE and not _APART.search(text, start, end)


def _names(layout: Layout, lent: Sequence[NameSpan] = ()) -> tuple[list[Person], list[Body]]:
    runs = runs_of(layout)
    likely = {kind: _touched(runs, [span for span in lent if span.kind == kind]) for kind in (PERSON, BODY)}
    taken = frozenset(
        (run.start, run.end)
        for run in runs
        if looks_like_body(run) or classed_as_body(run, layout.sentences[run.sentence])
    )
    persons, spans = find_persons(layout, runs, taken, likely[PERSON])
    give_roles(layout, persons)
    return persons, find_bodies(layout, runs, spans, likely[BODY])


def _touched(runs: Sequence[Run], spans: Sequence[NameSpan]) -> frozenset[Span]:
    """The runs of several words that a model's names cover."""
    found = set()
    for run in runs:
        if len(run.words) > 1 and any(span.start <= run.start and run.end <= span.end for span in spans):
            found.add((run.start, run.end))
    return frozenset(found)


def _drafts(layout: Layout, persons: Sequence[Person], bodies: Sequence[Body], whens: Sequence[When]) -> list[Draft]:
    named = {start: (end, body.name, ActorKind.BODY) for body in bodies for start, end in body.mentions}
    named |= {
        mention.start: (mention.end, person.name, ActorKind.PERSON) for person in persons for mention in person.mentions
    }
    focus = Focus(persons, bodies)
    teller = teller_of(layout, persons, bodies)
    found: list[Draft] = []
    looking_back: set[int] = set()
    quotes = _quoted(layout)
    by_sentence = _dates_by_sentence(layout, whens)
    for number, sentence in enumerate(layout.sentences):
        topic = focus.topic
        voices = Voices(teller, sentence, quotes[number])
        actors = focus.resolve(actors_of(sentence, layout.text, named), voices)
        if sentence.kind is BlockKind.FOOTNOTE:
            continue
        scene = Scene(sentence, actors, by_sentence[number], quotes[number], sentence.kind is BlockKind.HEADING)
        found.extend(drafts_of(scene, number, topic, layout.text))
        if any(word.low in _LOOKING_BACK for word in sentence.words):  # these keep no neighbour's date
            looking_back.add(number)
    lede = next((draft.block for draft in found if draft.when is not None and draft.scene and not draft.heading), None)
    return join(carry_dates(found, frozenset(looking_back), lede))


def _dates_by_sentence(layout: Layout, whens: Sequence[When]) -> list[list[When]]:
    found: list[list[When]] = [[] for _ in layout.sentences]
    place = 0
    for when in whens:
        while place + 1 < len(layout.sentences) and layout.sentences[place].end <= when.span[0]:
            place += 1
        if layout.sentences and layout.sentences[place].start <= when.span[0] < layout.sentences[place].end:
            found[place].append(when)
    return found


def _quoted(layout: Layout) -> list[bool]:
    """Which sentences begin inside somebody's words, in curly or straight double quotes."""
    result, block, depth = [], -1, False
    for sentence in layout.sentences:
        if sentence.block != block:
            block, depth = sentence.block, False
        words = layout.text[sentence.start : sentence.end]
        result.append(depth or words[:1] in {"“", '"', "«"})
        for sign in words:
            depth = (sign in "“«" or (sign == '"' and not depth)) if sign in '“”"«»' else depth
    return result


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


def _event(draft: Draft) -> EventRead:
    when = draft.when
    return EventRead(
        type=draft.type,
        term=draft.term,
        date=when.edtf if when else None,
        date_text=when.text if when else None,
        date_span=when.span if when else None,
        date_basis=when.basis if when else None,
        place=draft.place,
        victims=draft.victims,
        perpetrator=draft.perpetrator,
        attribution=draft.attribution,
        completion=draft.completion,
        stance=draft.stance,
        channel=draft.channel,
        count=draft.count,
        start=draft.span[0],
        end=draft.span[1],
        passages=draft.passages,
        heading=draft.heading,
    )


def _passed_over(layout: Layout, drafts: Sequence[Draft], requests: Sequence[RequestRead]) -> tuple[Span, ...]:
    """Sentences with a word of the lexicon from which nothing was proposed: a person should look at them."""
    told = {span for draft in drafts for span in draft.passages} | {
        (request.start, request.end) for request in requests
    }
    starts = [sentence.start for sentence in layout.sentences]
    covered = {
        place
        for start, end in told
        for place in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end))
        if start < layout.sentences[place].end
    }
    return tuple(
        (sentence.start, sentence.end)
        for place, sentence in enumerate(layout.sentences)
        if place not in covered and _has_cue(sentence)
    )


def _has_cue(sentence: Sentence) -> bool:
    lexicon = english()
    known = any(word.low in lexicon.forms or word.low in lexicon.noun_cues for word in sentence.words)
    return known and bool(hits_of(sentence.words))
