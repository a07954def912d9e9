"""A reading in plain words, laid out for a person: who, what, when, where, by whose word, what does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tocsin.cli.findings import finding_lines
from tocsin.domain.dates import Kind, phrase
from tocsin.domain.facts import Finding, Stance
from tocsin.reading.labels import reader_label, type_label
from tocsin.reading.model import EventRead, Reading, Span

_INDENT = "   "
_QUOTE = 110
_TURNED = {"attempted": "attempted: ", "threatened": "threatened: ", "planned": "planned or expected: ", "done": ""}
_STANCES = {Stance.HEDGES: "the text does not state it firmly", Stance.DENIES: "the text says it did not happen"}


def summary(reading: Reading, findings: Sequence[Finding], text: str) -> str:
    """The lines to print, without a final line break."""
    parts = [
        _head(reading),
        _section("WHO", _people(reading)),
        _section("BODIES", _bodies(reading)),
        _section("WHAT HAPPENED", _events(reading, text)),
        _section("ASKED FOR", _requests(reading)),
        _section("ADDRESSES CITED", list(reading.citations)),
        _section("CONTACTS", _contacts(reading)),
        _section("WHAT DOES NOT FIT", [line for line in finding_lines(findings, text) if line]),
        _section("READ THESE YOURSELF", [_words(text, span) for span in reading.passed_over]),
        f"All of this is proposed by a program, {reader_label(reading.reader)}. Nothing was kept.",
    ]
    return "\n\n".join(part for part in parts if part)


def _head(reading: Reading) -> str:
    day = f"dated {_date(reading.document_date)}" if reading.document_date else "no date found (give one with --date)"
    day += f", {reading.place.name}" if reading.place else ""
    day += f", by {reading.publisher.name}" if reading.publisher else ""
    return f"Statement, {day}" + (f"\n{_INDENT}{reading.title}" if reading.title else "")


def _section(title: str, lines: Sequence[str]) -> str:
    return "\n".join([title, *(_INDENT + line for line in lines)]) if lines else ""


def _people(reading: Reading) -> list[str]:
    lines = []
    for person in reading.persons:
        aside = [*person.roles[:2], *([person.country] if person.country else [])]
        also = f" (also: {', '.join(person.aliases)})" if person.aliases else ""
        lines.append(person.name + also + (f": {'; '.join(aside)}" if aside else ""))
    return lines


def _bodies(reading: Reading) -> list[str]:
    return [
        body.name
        + (f" ({', '.join(body.aliases)})" if body.aliases else "")
        + (f": {', '.join(body.roles)}" if body.roles else "")
        for body in reading.organisations
    ]


def _events(reading: Reading, text: str) -> list[str]:
    lines: list[str] = []
    for event in reading.events:
        if lines:
            lines.append("")
        lines.extend(_event(event, text))
    return [line.rstrip() for line in lines]


def _event(event: EventRead, text: str) -> Iterator[str]:
    when = _date(event.date) if event.date else "no date"
    carried = ", from the sentence before" if event.date_basis == "carried" else ""
    headline = " [headline]" if event.heading else ""
    yield f"{when}{carried}: {_TURNED[event.completion]}{type_label(event.type)}{headline}"
    rows = [
        ("who", ", ".join(event.victims)),
        ("alleged to be by", event.perpetrator),
        ("where", event.place),
        ("how", event.channel.replace("_", " ") if event.channel else None),
        ("by the word of", event.attribution),
        ("careful", _STANCES.get(event.stance)),
        ("words", _words(text, (event.start, event.end))),
    ]
    yield from (f"{_INDENT}{label}: {value}" for label, value in rows if value)


def _requests(reading: Reading) -> list[str]:
    lines = []
    for number, request in enumerate(reading.requests, 1):
        by = f" (by {_date(request.deadline)})" if request.deadline else ""
        to = f" [{', '.join(request.addressees)}]" if request.addressees else ""
        lines.append(f"{number}. {request.text}{by}{to}")
    return lines


def _contacts(reading: Reading) -> list[str]:
    return [one.value + (f" ({one.name})" if one.name else "") for one in reading.contacts]


def _words(text: str, span: Span) -> str:
    words = " ".join(text[slice(*span)].split())
    return f"“{words}”" if len(words) <= _QUOTE else f"“{words[:_QUOTE].rstrip()} …”"


def _date(edtf: str | None) -> str:
    return phrase(edtf, Kind.MOMENT).removeprefix("on ") if edtf else ""
