"""The JSON of a reading, exactly as DESIGN 5 gives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tocsin.domain.facts import Finding, Repair
from tocsin.domain.passages import InText, Passage
from tocsin.reading.model import (
    EventRead,
    MessageRead,
    NoteRead,
    OrganisationRead,
    PersonRead,
    Reading,
    RequestRead,
    Span,
)


def as_json(reading: Reading, findings: Sequence[Finding] = ()) -> dict[str, Any]:
    """The reading and the findings about it as plain values.

    A headline that tells an event of the body is not a second event: it becomes one of its passages.
    """
    return {
        "language": reading.language,
        "languages": [
            {"language": part.language, "start": part.span[0], "end": part.span[1], "read": part.read}
            for part in reading.languages
        ],
        "reader": reading.reader,
        "cut_at": reading.cut_at,
        "document_date": reading.document_date,
        "title": _named(reading.title, reading.title_span),
        "place": _named(reading.place.name, reading.place.span) if reading.place else None,
        "publisher": _named(reading.publisher.name, reading.publisher.span) if reading.publisher else None,
        "contacts": [
            {"kind": one.kind, "value": one.value, "name": one.name, "start": one.span[0], "end": one.span[1]}
            for one in reading.contacts
        ],
        "persons": [_person(person) for person in reading.persons],
        "organisations": [_organisation(body) for body in reading.organisations],
        "events": [_event(event) for event in _without_headlines(reading.events)],
        "requests": [_request(request) for request in reading.requests],
        "citations": list(reading.citations),
        "citation_spans": [list(span) for span in reading.citation_spans],
        "citation_of": [[list(span) for span in spans] for spans in reading.citation_of],
        "notes": [_note(note) for note in reading.notes],
        "messages": [_message(one) for one in reading.messages],
        "passed_over": [list(span) for span in reading.passed_over],
        "findings": [_finding(finding) for finding in findings],
    }


def _message(message: MessageRead) -> dict[str, Any]:
    return {
        "sender": message.sender,
        "day": message.day,
        "time": message.time,
        "zone": message.zone,
        "forwarded_from": message.forwarded_from,
        "answers": message.answers,
        "attachments": list(message.attachments),
        "start": message.span[0],
        "end": message.span[1],
    }


def _without_headlines(events: Sequence[EventRead]) -> list[EventRead]:
    body = [event for event in events if not event.heading]
    for headline in (event for event in events if event.heading):
        told = next((place for place, event in enumerate(body) if _tells(headline, event)), None)
        if told is None:
            body.append(headline)
        else:
            body[told] = replace(body[told], passages=tuple(sorted({*body[told].passages, *headline.passages})))
    return sorted(body, key=lambda event: (event.start, event.end))


def _tells(headline: EventRead, event: EventRead) -> bool:
    alike = headline.type == event.type or headline.type == event.type.removeprefix("attempted_")
    named = not headline.victims or not event.victims or bool({*headline.victims} & {*event.victims})
    return alike and (named or not headline.date)


def _person(person: PersonRead) -> dict[str, Any]:
    return {
        "name": person.name,
        "aliases": list(person.aliases),
        "roles": list(person.roles),
        "country": person.country,
        "mentions": [list(span) for span in person.mentions],
    }


def _organisation(body: OrganisationRead) -> dict[str, Any]:
    return {
        "name": body.name,
        "aliases": list(body.aliases),
        "roles": list(body.roles),
        "mentions": [list(span) for span in body.mentions],
    }


def _event(event: EventRead) -> dict[str, Any]:
    return {
        "type": event.type,
        "term": event.term,
        "date": event.date,
        "date_text": event.date_text,
        "place": event.place,
        "victims": list(event.victims),
        "perpetrator": event.perpetrator,
        "attribution": event.attribution,
        "completion": event.completion,
        "stance": str(event.stance),
        "channel": event.channel,
        "count": event.count,
        "start": event.start,
        "end": event.end,
        "passages": [list(span) for span in event.passages],
    }


def _request(request: RequestRead) -> dict[str, Any]:
    return {
        "text": request.text,
        "addressees": list(request.addressees),
        "deadline": request.deadline,
        "start": request.start,
        "end": request.end,
    }


def _named(name: str | None, span: Span | None) -> dict[str, Any] | None:
    return {"name": name, "start": span[0], "end": span[1]} if name and span else None


def _note(note: NoteRead) -> dict[str, Any]:
    return {
        "number": note.number,
        "start": note.span[0],
        "end": note.span[1],
        "supports": [list(span) for span in note.supports],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    spans = [_span(passage) for passage in finding.passages]
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "spans": [list(span) for span in dict.fromkeys(spans) if span is not None],
        "repairs": [_repair(repair) for repair in finding.repairs],
    }


def _repair(repair: Repair) -> dict[str, Any]:
    span = _span(repair.passage)
    return {"span": list(span) if span else None, "from": repair.was, "to": repair.becomes}


def _span(passage: Passage | None) -> tuple[int, int] | None:
    return (passage.start, passage.end) if isinstance(passage, InText) else None
