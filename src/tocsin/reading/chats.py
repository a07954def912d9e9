"""A chat as its text says it: who wrote each message, when, what it answers and carries; and each read for itself.

The form of the lines is that of `intake.chats`: this reads back what was written there, and nothing else is a chat.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tocsin.reading.model import EventRead, MessageRead, OrganisationRead, PersonRead, Reading, Span

_FIRST = re.compile(r"Chat: [^\n]*\n")
_TITLE = re.compile(r"Chat: (?P<title>[^\n]*) \(\w+\)$")
_HEAD = re.compile(
    r"^\[(?:(?P<day>\d{4}-\d\d-\d\d) (?P<time>\d\d:\d\d:\d\d)(?: (?P<zone>[+-]\d\d:\d\d))?|no time)\]"
    r"(?: (?P<sender>[^\n]*))?$",
    re.MULTILINE,
)
_ABOUT = re.compile(r"› (?P<what>forwarded from|answers|attachment): (?P<words>[^\n]*)(?:\n|\Z)")
_REACH = 400  # code points from the first line to the first message
SPEAKERS = frozenset({"the speaker", "рассказчик", "оповідач", "opowiadający"})
"""How the grammars call whoever says "I"."""

SENDER = "sender"

ReadOne = Callable[[str, str | None], Reading]
"""Reads the words of one message, with its day."""


@dataclass(frozen=True, slots=True)
class _Message:
    """`words` is empty for what the program itself told: that is nobody's word."""

    read: MessageRead
    words: Span
    sender_span: Span | None


def is_chat(text: str) -> bool:
    """Whether a text is a chat in the form of `intake.chats`."""
    first = _FIRST.match(text)
    return first is not None and _HEAD.search(text, first.end(), first.end() + _REACH) is not None


def read_chat(text: str, read_one: ReadOne) -> Reading:
    """Every message read for itself, on its own day, by its sender's word; what was forwarded, by its origin's."""
    messages = list(_messages(text))
    told = [
        (message.read, _moved(read_one(text[slice(*message.words)], message.read.day), message.words[0]))
        for message in messages
        if message.words[0] < message.words[1]
    ]
    readings = [found for _, found in told]
    first = _firsts(readings)
    title = _TITLE.match(text, 0, text.index("\n"))
    return Reading(
        language=_language(readings),
        document_date=max((one.read.day for one in messages if one.read.day), default=None),
        document_date_span=None,
        title=title["title"] if title else None,
        persons=_persons(readings, messages),
        organisations=_bodies(readings),
        events=tuple(_said(event, message) for message, found in told for event in found.events),
        requests=tuple(one for found in readings for one in found.requests),
        relations=tuple(
            replace(one, first=one.first + before, second=one.second + before)
            for found, before in zip(readings, first, strict=True)
            for one in found.relations
        ),
        citations=tuple(one for found in readings for one in found.citations),
        citation_spans=tuple(span for found in readings for span in found.citation_spans),
        citation_of=tuple(spans for found in readings for spans in found.citation_of),
        passed_over=tuple(span for found in readings for span in found.passed_over),
        reader=max((found.reader for found in readings), key=len, default=""),
        languages=tuple(part for found in readings for part in found.languages),
        title_span=title.span("title") if title else None,
        messages=tuple(message.read for message in messages),
    )


def _messages(text: str) -> Iterator[_Message]:
    heads = list(_HEAD.finditer(text))
    for number, head in enumerate(heads):
        end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        begin = min(head.end() + 1, end)
        about: dict[str, list[str]] = {}
        while line := _ABOUT.match(text, begin, end):
            about.setdefault(line["what"], []).append(line["words"])
            begin = line.end()
        last = begin + len(text[begin:end].rstrip())
        sender = head["sender"] or ""
        read = MessageRead(
            sender=sender,
            day=head["day"],
            time=head["time"],
            zone=head["zone"],
            forwarded_from=about.get("forwarded from", [None])[0],
            answers=about.get("answers", [None])[0],
            attachments=tuple(about.get("attachment", ())),
            span=(head.start(), max(last, head.end())),
        )
        yield _Message(read, (begin, last if sender else begin), head.span("sender") if sender else None)


def _said(event: EventRead, message: MessageRead) -> EventRead:
    """ "I" is the sender, unless somebody else wrote it first; and it is told by that one's word."""
    teller = message.forwarded_from or message.sender
    known = event.attribution if event.attribution not in SPEAKERS else None
    victims = tuple(teller if name in SPEAKERS else name for name in event.victims)
    return replace(event, victims=victims, attribution=known or teller)


def _firsts(readings: Iterable[Reading]) -> list[int]:
    """For each reading, how many events the ones before it tell."""
    found, count = [], 0
    for reading in readings:
        found.append(count)
        count += len(reading.events)
    return found


def _language(readings: Sequence[Reading]) -> str:
    """The one in which most messages are written."""
    codes = [found.language for found in readings]
    return max(dict.fromkeys(codes), key=codes.count, default="en")


def _moved(found: Reading, by: int) -> Reading:
    """A message's reading with its spans in the whole text."""
    return replace(
        found,
        persons=tuple(_moved_person(person, by) for person in found.persons),
        organisations=tuple(replace(body, mentions=_all(body.mentions, by)) for body in found.organisations),
        events=tuple(_moved_event(event, by) for event in found.events),
        requests=tuple(
            replace(one, start=one.start + by, end=one.end + by, deadline_span=_one(one.deadline_span, by))
            for one in found.requests
        ),
        relations=tuple(replace(one, span=_span(one.span, by)) for one in found.relations),
        citation_spans=_all(found.citation_spans, by),
        citation_of=tuple(_all(spans, by) for spans in found.citation_of),
        passed_over=_all(found.passed_over, by),
        languages=tuple(replace(part, span=_span(part.span, by)) for part in found.languages),
    )


def _moved_person(person: PersonRead, by: int) -> PersonRead:
    mentions, age, birth = _all(person.mentions, by), _one(person.age_span, by), _one(person.birth_span, by)
    return replace(person, mentions=mentions, age_span=age, birth_span=birth)


def _moved_event(event: EventRead, by: int) -> EventRead:
    start, end = _span((event.start, event.end), by)
    passages, date = _all(event.passages, by), _one(event.date_span, by)
    return replace(event, start=start, end=end, date_span=date, passages=passages)


def _span(span: Span, by: int) -> Span:
    return (span[0] + by, span[1] + by)


def _one(span: Span | None, by: int) -> Span | None:
    return None if span is None else _span(span, by)


def _all(spans: Iterable[Span], by: int) -> tuple[Span, ...]:
    return tuple(_span(span, by) for span in spans)


def _persons(readings: Iterable[Reading], messages: Iterable[_Message]) -> tuple[PersonRead, ...]:
    """Whom the messages name and who wrote them, one entry a name; a number alone is no name."""
    found: dict[str, PersonRead] = {}
    senders = (
        PersonRead(one.read.sender, (), (SENDER,), None, (one.sender_span,))
        for one in messages
        if one.sender_span is not None and any(sign.isalpha() for sign in one.read.sender)
    )
    for person in (*(person for one in readings for person in one.persons), *senders):
        known = found.setdefault(person.name, person)
        if known is not person:
            found[person.name] = replace(
                known,
                aliases=_both(known.aliases, person.aliases),
                roles=_both(known.roles, person.roles),
                country=known.country or person.country,
                mentions=tuple(sorted({*known.mentions, *person.mentions})),
            )
    return tuple(sorted(found.values(), key=lambda person: person.mentions))


def _bodies(readings: Iterable[Reading]) -> tuple[OrganisationRead, ...]:
    """The bodies that the messages name, one entry a name."""
    found: dict[str, OrganisationRead] = {}
    for body in (body for one in readings for body in one.organisations):
        known = found.setdefault(body.name, body)
        if known is not body:
            mentions = tuple(sorted({*known.mentions, *body.mentions}))
            aliases, roles = _both(known.aliases, body.aliases), _both(known.roles, body.roles)
            found[body.name] = replace(known, aliases=aliases, roles=roles, mentions=mentions)
    return tuple(sorted(found.values(), key=lambda body: body.mentions))


def _both(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
