"""Text to reading: the one entrance of this package."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from tocsin.reading.across import Leaf, drafts_of, page_text, persons_of
from tocsin.reading.bracketed import with_bracketed
from tocsin.reading.chats import is_chat, read_chat
from tocsin.reading.citations import find_citations, supported
from tocsin.reading.dates import DateFound, document_date, find_dates, resolve_dates
from tocsin.reading.document import find_heads
from tocsin.reading.draft import Draft, When
from tocsin.reading.envelope import without_envelope
from tocsin.reading.grammars import GRAMMARS, grammar_of
from tocsin.reading.languages import Part, main_language, parts_of
from tocsin.reading.layout import BlockKind, Layout, Sentence, lay_out
from tocsin.reading.model import EventRead, LanguageRead, OrganisationRead, PersonRead, Reading, Span
from tocsin.reading.namemodel import ModelOf, NameModel
from tocsin.reading.notes import find_notes
from tocsin.reading.page import Page

READER = "rules/2"

LONGEST = 1_000_000
"""Code points of a text that are read: about 350 pages, half a minute of work."""

Named = TypeVar("Named", PersonRead, OrganisationRead)

_APART = re.compile(r"\n|[.!?]\s")
_CONTACT = re.compile(r"(?i)@|\bhttps?:|\bwww\.|\bcontact\b|\btel[.:]|\+\d{2,3}[ \d()-]{6}")
_SELF = re.compile(
    r"\b(?:is|are) (?:an?|the) .{0,80}\b(?:organi[sz]ation|foundation|network|association|coalition|group|programme)\b"
    r"|\b(?:founded|established|set up) in \d{4}\b"
)
_FEW = 3  # words of an item that is only a label
_BESIDE = 8  # code points between a written date and the words that explain it


def read(text: str, *, date: str | None = None, language: str | None = None, models: ModelOf | None = None) -> Reading:
    """All proposals for one text. `date` is the statement's day where it is known from elsewhere, as EDTF.

    Every paragraph is read by the grammar of its language (all by that of `language`, where it is given). Of one in
    a language without a grammar only what needs no language is read: the addresses it cites. `models` gives for a
    language the model that lends weight to names that the rules are unsure of. Of a text that is longer than
    `LONGEST` the beginning is read, and `cut_at` says so. Each message of a chat is read for itself, on its own
    day. Pure: the same text gives the same reading. Raises BadDate for a `date` that is none. What a mail program
    wrote around a text no grammar reads; its date counts where the text has none.
    """
    body = text if len(text) <= LONGEST else text[: text.rfind(" ", LONGEST // 2, LONGEST) + 1 or LONGEST]
    if not is_chat(body):
        return _read(text, body, date, language, models)
    chat = read_chat(body, lambda words, day: _read(words, words, day or date, language, models))
    cut_at = len(body) if len(body) < len(text) else None
    return replace(chat, passed_over=(*chat.passed_over, *_rest(text, body)), cut_at=cut_at)


def _read(text: str, body: str, date: str | None, language: str | None, models: ModelOf | None) -> Reading:
    """What one person wrote; `body` is as much of the text as is read."""
    said = without_envelope(body)
    parts = (Part((0, len(body)), language),) if language and body.strip() else parts_of(said)
    codes = _codes(parts, language)
    stated = _own_day(said, codes) or (_own_day(body, codes) if said != body else None)
    day = date or (stated[0] if stated else None)
    known = [code for code in codes if code in GRAMMARS]
    lenders = {code: models(code) for code in known} if models else {}
    own = (day, stated[1] if stated else None)
    leaves = [_leaf(said, parts, code, own, lenders.get(code)) for code in known]
    persons, renamed = persons_of(leaves)
    drafts, relations = drafts_of(leaves, renamed)
    citations, citation_spans = find_citations(body)
    whole = leaves[0].layout if len(leaves) == 1 and leaves[0].layout.text == said else lay_out(said)
    notes = find_notes(whole)
    unread = [part.span for part in parts if part.language not in GRAMMARS]
    title = next((leaf.layout.title for leaf in leaves if leaf.layout.title), None)
    told_persons = tuple(_unbroken(person) for person in with_bracketed(persons, said))
    bodies = tuple(_unbroken(body) for leaf in leaves for body in leaf.told.organisations)
    head = find_heads(whole, stated[1] if stated else None, told_persons, bodies)
    return Reading(
        language=language or main_language(parts),
        document_date=day,
        document_date_span=stated[1] if stated and stated[0] == day else None,
        title=body[slice(*title)] if title else None,
        persons=told_persons,
        organisations=bodies,
        events=tuple(_event(draft, body) for draft in drafts),
        requests=tuple(sorted((one for leaf in leaves for one in leaf.told.requests), key=lambda one: one.start)),
        relations=tuple(relations),
        citations=citations,
        citation_spans=citation_spans,
        citation_of=supported(whole, citations, notes),
        notes=notes,
        title_span=title,
        place=head.place,
        publisher=head.publisher,
        contacts=head.contacts,
        passed_over=tuple(
            sorted([*unread, *(span for leaf in leaves for span in _passed_over(leaf)), *_rest(text, body)])
        ),
        reader="+".join([READER, *(model.identity for model in lenders.values() if model)]),
        languages=tuple(LanguageRead(part.span, part.language, part.language in GRAMMARS) for part in parts),
        cut_at=len(body) if len(body) < len(text) else None,
    )


def _codes(parts: Sequence[Part], language: str | None) -> list[str]:
    """The languages of a text, that of most of it first."""
    main = language or main_language(parts)
    return list(dict.fromkeys([main, *(part.language for part in parts)]))


def _own_day(text: str, codes: Sequence[str]) -> tuple[str, Span] | None:
    """The day that a text gives itself. Days in figures are known to the rules of English, whatever the language."""
    return next((found for code in dict.fromkeys([*codes, "en"]) if (found := document_date(text, code))), None)


def _leaf(
    text: str, parts: Sequence[Part], language: str, own_day: tuple[str | None, Span | None], model: NameModel | None
) -> Leaf:
    """One language of a text. `own_day` is the day of the text, and where the text itself gives it."""
    own = page_text(text, parts, language)
    layout = lay_out(own)
    dates = resolve_dates(find_dates(own, language), own, document_date=own_day[0], language=language)
    whens = _whens(dates, own, language)
    page = Page(layout, dates, whens, model.names(own) if model else (), language, own_day[1])
    return Leaf(language, layout, grammar_of(language).read_page(page), tuple(when.span for when in whens))


def _unbroken(named: Named) -> Named:
    """The same with its names in one line, where the text breaks them over two."""
    name = " ".join(named.name.split())
    aliases = dict.fromkeys(" ".join(alias.split()) for alias in named.aliases)
    return replace(named, name=name, aliases=tuple(alias for alias in aliases if alias != name))


def _rest(text: str, body: str) -> list[Span]:
    return [(len(body), len(text))] if len(body) < len(text) else []


def _whens(dates: Sequence[DateFound], text: str, language: str) -> list[When]:
    """The dates that an event can have. Beside a written date, words that count from another are its explanation."""
    written = sorted(date.span for date in dates if date.offset is None and date.edtf)
    is_birth, found = grammar_of(language).is_birth, []
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


def _event(draft: Draft, text: str) -> EventRead:
    when = draft.when
    return EventRead(
        type=draft.type,
        term=draft.term,
        date=when.edtf if when else None,
        date_text=text[slice(*when.span)] if when else None,
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


def _passed_over(leaf: Leaf) -> tuple[Span, ...]:
    """Sentences that hold a person told of before, a date or a word for an act, and from which nothing was proposed."""
    layout, told = leaf.layout, leaf.told
    spans = {span for draft in told.drafts for span in draft.passages} | {
        (request.start, request.end) for request in told.requests
    }
    covered = _sentences_of(layout, spans)
    again = {span for person in told.persons for span in person.mentions[1:]}
    speaking = _sentences_of(layout, again | {*leaf.dated})
    publishers = {span for body in told.organisations if "publisher" in body.roles for span in body.mentions}
    ours = {layout.sentences[place].start for place in _sentences_of(layout, publishers)}
    return tuple(
        (sentence.start, sentence.end)
        for place, sentence in enumerate(layout.sentences)
        if place not in covered
        and sentence.kind not in {BlockKind.HEADING, BlockKind.FOOTNOTE}
        and (
            told.cued(sentence)
            or (place in speaking and _is_telling(sentence, layout.text, of_ours=sentence.start in ours))
        )
    )


def _sentences_of(layout: Layout, spans: Iterable[Span]) -> set[int]:
    """The numbers of the sentences that spans touch."""
    starts = [sentence.start for sentence in layout.sentences]
    return {
        place
        for start, end in spans
        for place in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end))
        if start < layout.sentences[place].end
    }


def _is_telling(sentence: Sentence, text: str, *, of_ours: bool) -> bool:
    """Whether a sentence is running text: no headline, footnote, line of an address, nor what a publisher is."""
    words = text[sentence.start : sentence.end]
    running = sentence.kind is BlockKind.PROSE or (sentence.kind is BlockKind.ITEM and len(sentence.words) > _FEW)
    return running and not _CONTACT.search(words) and not (of_ours and _SELF.search(words))
