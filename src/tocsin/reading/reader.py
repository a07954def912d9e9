"""Text to reading: the one entrance of this package."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from tocsin.reading.citations import find_citations
from tocsin.reading.dates import DateFound, document_date, find_dates, resolve_dates
from tocsin.reading.draft import Draft, When
from tocsin.reading.english import reader as english
from tocsin.reading.english.ages import is_birth
from tocsin.reading.languages import guess_language
from tocsin.reading.layout import Layout, lay_out
from tocsin.reading.model import EventRead, Reading, Span
from tocsin.reading.namemodel import NameModel
from tocsin.reading.page import Page, Told

READER = "rules/2"
GRAMMARS: dict[str, Callable[[Page], Told]] = {"en": english.read_page}
"""By language: what reads a page of it. A text in another language is kept, and only what needs no language is read."""

_APART = re.compile(r"\n|[.!?]\s")
_BESIDE = 8  # code points between a written date and the words that explain it


def read(text: str, *, date: str | None = None, language: str | None = None, model: NameModel | None = None) -> Reading:
    """All proposals for one text. `date` is the statement's day where it is known from elsewhere, as EDTF.

    The languages of `GRAMMARS` are read; of a text in another one (given, or told by its letters) only what needs no
    language: the addresses it cites. `model` lends weight to names that the rules are unsure of. Pure: the same text
    gives the same reading. Raises BadDate for a `date` that is none.
    """
    language = language or guess_language(text)
    grammar = GRAMMARS.get(language)
    if grammar is None:
        return _unread(text, date, language)
    stated = document_date(text, language)
    day = date or (stated[0] if stated else None)
    day_span = stated[1] if stated and stated[0] == day else None
    layout = lay_out(text)
    dates = resolve_dates(find_dates(text, language), text, document_date=day, language=language)
    told = grammar(Page(layout, dates, _whens(dates, text), model.names(text) if model else (), language))
    citations, citation_spans = find_citations(text)
    return Reading(
        language=language,
        document_date=day,
        document_date_span=day_span,
        title=text[slice(*layout.title)] if layout.title else None,
        persons=tuple(told.persons),
        organisations=tuple(told.organisations),
        events=tuple(_event(draft) for draft in told.drafts),
        requests=tuple(told.requests),
        relations=tuple(told.relations),
        citations=citations,
        citation_spans=citation_spans,
        passed_over=_passed_over(layout, told),
        reader=f"{READER}+{model.identity}" if model else READER,
    )


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


def _passed_over(layout: Layout, told: Told) -> tuple[Span, ...]:
    """Sentences with a word of the lexicon from which nothing was proposed: a person should look at them."""
    spans = {span for draft in told.drafts for span in draft.passages} | {
        (request.start, request.end) for request in told.requests
    }
    starts = [sentence.start for sentence in layout.sentences]
    covered = {
        place
        for start, end in spans
        for place in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end))
        if start < layout.sentences[place].end
    }
    return tuple(
        (sentence.start, sentence.end)
        for place, sentence in enumerate(layout.sentences)
        if place not in covered and told.cued(sentence)
    )
