"""A reading as case facts, so that `tocsin read`, `proofread` and `check` run the same rules (DESIGN 6).

Keys: `statement:0` is the text itself, `event:N`, `person:N` and `organisation:N` count through the reading's tuples,
and so does `request:N`, for requests with a deadline.
Claims are `proposal:N`. Facts that stand on the same words of the text as the same property share one claim: a date
that two acts of one sentence have in common is one proposal, and one repair of its characters mends both.
"""

from __future__ import annotations

from tocsin.domain.dates import Bounds, Kind, bounds
from tocsin.domain.errors import BadDate
from tocsin.domain.facts import THIS_STATEMENT, CaseFacts, Fact, Firmness, Relation, RelationKind
from tocsin.domain.passages import InText
from tocsin.reading.labels import event_label
from tocsin.reading.model import EventRead, PersonRead, Reading, Span

STATEMENT = "statement:0"


def facts_of(reading: Reading, text: str, *, by_ocr: bool = False) -> CaseFacts:
    """The proposals of a reading as rows that checks read.

    An event's carried date (taken over from a neighbouring sentence) becomes a soft fact: it is our reading, and no
    check may call its text wrong. Where letters were recognised in a picture (`by_ocr`; then all pages of a file were),
    whatever has figures there is marked so: it can contradict, and is suspected before what a hand typed.
    """
    ledger = _Ledger(text, by_ocr=by_ocr)
    kinds = {STATEMENT: "statement"}
    labels = {STATEMENT: THIS_STATEMENT}
    if reading.document_date:
        ledger.date(STATEMENT, "statement.date", reading.document_date, reading.document_date_span)
    if reading.title:
        ledger.add(STATEMENT, "statement.title", reading.title, _span_of(text, reading.title))
    for number, event in enumerate(reading.events):
        key = f"event:{number}"
        kinds[key], labels[key] = "event", event_label(event)
        _event_facts(ledger, key, event)
    for number, person in enumerate(reading.persons):
        key = f"person:{number}"
        kinds[key], labels[key] = "person", person.name
        _person_facts(ledger, key, person)
    for number, body in enumerate(reading.organisations):
        key = f"organisation:{number}"
        kinds[key], labels[key] = "group", body.name
        ledger.add(key, "group.name", body.name, body.mentions[0])
    for number, request in enumerate(reading.requests):
        if request.deadline:
            key = f"request:{number}"
            kinds[key], labels[key] = "request", "the request"
            ledger.date(key, "request.deadline", request.deadline, request.deadline_span)
    return CaseFacts(kinds, tuple(ledger.facts), _relations(reading, ledger), labels)


def _person_facts(ledger: _Ledger, key: str, person: PersonRead) -> None:
    for name in (person.name, *person.aliases):
        ledger.add(key, "person.name", name, person.mentions[0])
    if person.age is not None:
        ledger.add(key, "person.age", str(person.age), person.age_span)
    if person.birth is not None:
        ledger.date(key, "person.birth", person.birth, person.birth_span)


def _event_facts(ledger: _Ledger, key: str, event: EventRead) -> None:
    here = (event.start, event.end)
    values: list[tuple[str, str | None]] = [
        ("event.type", event.type),
        ("event.term", event.term),
        ("event.completion", event.completion),
        *(("event.victim", victim) for victim in event.victims),
        ("event.perpetrator", event.perpetrator),
        ("event.attribution", event.attribution),
        ("event.place_words", event.place),
        ("event.channel", event.channel),
        ("event.count", None if event.count is None else str(event.count)),
        ("event.heading", "true" if event.heading else None),
    ]
    for property_id, value in values:
        if value is not None:
            ledger.add(key, property_id, value, here, event)
    for passage in event.passages:
        if passage != here:
            ledger.add(key, "event.told_at", ledger.words(passage), passage, event)
    if event.date:
        ledger.date(key, "event.date", event.date, event.date_span, event)


def _relations(reading: Reading, ledger: _Ledger) -> tuple[Relation, ...]:
    return tuple(
        Relation(
            kind=RelationKind(relation.kind),
            first=f"event:{relation.first}",
            second=f"event:{relation.second}",
            claim=ledger.claim(f"relation.{relation.kind}", relation.span, f"{relation.first}:{relation.second}"),
            days=relation.days,
            passages=(InText("", *relation.span),),
        )
        for relation in reading.relations
    )


class _Ledger:
    """Collects facts and numbers their claims."""

    def __init__(self, text: str, *, by_ocr: bool) -> None:
        self.text = text
        self._by_ocr = by_ocr
        self.facts: list[Fact] = []
        self._claims: dict[tuple[str, Span | None, str], str] = {}

    def words(self, span: Span | None) -> str:
        return self.text[span[0] : span[1]] if span else ""

    def claim(self, property_id: str, span: Span | None, apart: str = "") -> str:
        return self._claims.setdefault((property_id, span, apart), f"proposal:{len(self._claims)}")

    def add(self, entity: str, property_id: str, value: str, span: Span | None, event: EventRead | None = None) -> None:
        self._put(entity, property_id, value, span, event, self.claim(property_id, span, f"{entity}={value}"))

    def date(
        self, entity: str, property_id: str, value: str, span: Span | None, event: EventRead | None = None
    ) -> None:
        told = next((fact.value for fact in self.facts if fact.property == "statement.date"), None)
        try:
            found = bounds(value, Kind.MOMENT, told=told)
        except BadDate:
            found = None
        self._put(entity, property_id, value, span, event, self.claim(property_id, span, "" if span else entity), found)

    def _put(
        self,
        entity: str,
        property_id: str,
        value: str,
        span: Span | None,
        event: EventRead | None,
        claim: str,
        found: Bounds | None = None,
    ) -> None:
        fact = Fact(
            entity=entity,
            property=property_id,
            value=value,
            claim=claim,
            bounds=found,
            firmness=self._firmness(property_id, value, span, event),
            original=self.words(span),
            statement=STATEMENT,
            passages=(InText("", *span),) if span else (),
        )
        self.facts.append(fact if event is None else _with_stance(fact, event))

    def _firmness(self, property_id: str, value: str, span: Span | None, event: EventRead | None) -> Firmness:
        if property_id == "event.date" and event is not None and event.date_basis == "carried":
            return Firmness.SOFT
        recognised = self._by_ocr and span is not None and any(sign.isdecimal() for sign in value)
        return Firmness.OCR if recognised else Firmness.FIRM


def _with_stance(fact: Fact, event: EventRead) -> Fact:
    return Fact(**{name: getattr(fact, name) for name in Fact.__slots__} | {"stance": event.stance})


def _span_of(text: str, words: str) -> Span | None:
    at = text.find(words)
    return (at, at + len(words)) if at >= 0 else None
