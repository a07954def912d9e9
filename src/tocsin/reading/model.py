"""What a reading holds: plain, frozen, every part with the span it stands on (DESIGN 5). Spans count code points."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.domain.facts import Stance

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PersonRead:
    """A person named in the text. `name` is the fullest form found, `aliases` the other forms.

    `age` is in years, `birth` is EDTF, each with the place of its words.
    """

    name: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    country: str | None
    mentions: tuple[Span, ...]
    age: int | None = None
    age_span: Span | None = None
    birth: str | None = None
    birth_span: Span | None = None


@dataclass(frozen=True, slots=True)
class OrganisationRead:
    """A body named in the text: publisher, addressee, state body, alleged perpetrator, other."""

    name: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class EventRead:
    """One thing told. `start`, `end` bound the clause that states it; `passages` are all places that tell it.

    `date` is EDTF, `date_text` its words, `date_span` where they stand, `date_basis` one of explicit, relative,
    approximate, inferred (the year is not written), carried (a neighbouring sentence tells it). `victims` and
    `perpetrator` are names as in `persons` and `organisations`, or the words of an unnamed group. `heading` marks what
    stands in a headline.
    """

    type: str
    term: str | None
    date: str | None
    date_text: str | None
    date_span: Span | None
    date_basis: str | None
    place: str | None
    victims: tuple[str, ...]
    perpetrator: str | None
    attribution: str | None
    completion: str
    stance: Stance
    channel: str | None
    count: int | None
    start: int
    end: int
    passages: tuple[Span, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class RequestRead:
    """What the text asks of whom. It never becomes a Demand of ours by itself.

    `deadline` is EDTF; `deadline_span` its words, which may stand in a block of addressees far from the request.
    """

    text: str
    addressees: tuple[str, ...]
    deadline: str | None
    start: int
    end: int
    deadline_span: Span | None = None


@dataclass(frozen=True, slots=True)
class RelationRead:
    """An order or distance that the words state between two events, by their place in `Reading.events`."""

    kind: str
    first: int
    second: int
    span: Span
    days: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class NoteRead:
    """A note at the foot or the end of a text. `number` is its mark, `supports` the sentences that bear that mark."""

    number: str
    span: Span
    supports: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class NamedAt:
    """A name that the document gives of itself, and where it stands."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class ContactRead:
    """A way to ask the publisher: `kind` is email, phone or web; `name` whom to ask, where the text names somebody."""

    kind: str
    value: str
    name: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class LanguageRead:
    """A stretch of whole paragraphs in one language (ISO 639-1, or `und`). `read` says whether a grammar knows it."""

    span: Span
    language: str
    read: bool


@dataclass(frozen=True, slots=True)
class MessageRead:
    """One message of a chat. `sender` is the name as displayed, empty for what the program itself told.

    `day` and `time` are the exporting phone's, with its `zone` (+02:00) where the export tells it. `answers` is the
    head line of the message that this one answers; `span` is the whole message.
    """

    sender: str
    day: str | None
    time: str | None
    zone: str | None
    forwarded_from: str | None
    answers: str | None
    attachments: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the reader proposes for one text.

    `place`, `publisher` and `contacts` are what the document says of itself.
    `citation_of` says for each of `citations` which sentences it supports, where its place or a note's mark tells.
    `language` is that of most of it, `languages` its stretches in order; `reader` names the rules and every model that
    lent weight. From `cut_at` on a text that is too long was not read. `messages` are those of a chat.
    """

    language: str
    document_date: str | None
    document_date_span: Span | None
    title: str | None
    persons: tuple[PersonRead, ...]
    organisations: tuple[OrganisationRead, ...]
    events: tuple[EventRead, ...]
    requests: tuple[RequestRead, ...]
    relations: tuple[RelationRead, ...]
    citations: tuple[str, ...]
    citation_spans: tuple[Span, ...]
    passed_over: tuple[Span, ...]
    reader: str
    languages: tuple[LanguageRead, ...] = ()
    cut_at: int | None = None
    citation_of: tuple[tuple[Span, ...], ...] = ()
    notes: tuple[NoteRead, ...] = ()
    title_span: Span | None = None
    place: NamedAt | None = None
    publisher: NamedAt | None = None
    contacts: tuple[ContactRead, ...] = ()
    messages: tuple[MessageRead, ...] = ()
