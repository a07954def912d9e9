"""Let the reader propose: its items wait, each with its passages, until a person decides."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec
from django.db import transaction

from tocsin import reading
from tocsin.access.statements import get_statement, get_text, list_statements
from tocsin.domain.viewer import Viewer
from tocsin.engines import best_models
from tocsin.reading.model import Reading
from tocsin.records.local import Proposal


def propose(viewer: Viewer, statement: str) -> int:
    """Read the text of a statement and keep what is proposed; return how much waits.

    A statement that was read before keeps what was decided: nothing is proposed twice, nor what was reviewed in another
    copy. Raises NoSuch, NothingToRead, and what `best_models` raises.
    """
    line = get_statement(viewer, statement)
    if line.reviewed or Proposal.objects.filter(statement=statement).exists():
        return Proposal.objects.filter(statement=statement, state="waiting").count()
    found = reading.read(get_text(viewer, statement).text, date=line.date or None, models=best_models())
    rows = [
        Proposal(
            statement=statement,
            scope=line.scope,
            place=place,
            kind=kind,
            form=json.dumps(form, ensure_ascii=False),
            reader=found.reader,
        )
        for place, (kind, form) in enumerate(_items(found))
    ]
    with transaction.atomic():
        Proposal.objects.bulk_create(rows)
    return len(rows)


def catch_up(viewer: Viewer, case: str) -> None:
    """Read what waits for a review and was not read here yet: after a crash, or because another copy received it.

    What was reviewed in another copy is not read again. Raises NoSuch.
    """
    for statement in list(_unread(viewer, case)):
        propose(viewer, statement)


def _unread(viewer: Viewer, case: str) -> Iterator[str]:
    """The statements with a text that nothing was proposed from and nobody reviewed."""
    start: int | None = 0
    while start is not None:
        page = list_statements(viewer, case, start)
        texts = [line.id for line in page.items if line.text and not line.reviewed]
        seen = set(Proposal.objects.filter(statement__in=texts).values_list("statement", flat=True))
        yield from (text for text in texts if text not in seen)
        start = page.next


def _items(found: Reading) -> Iterator[tuple[str, dict[str, Any]]]:
    """People and bodies before the events that name them, orders between events last."""
    if found.document_date or found.title:
        span = found.document_date_span
        yield "document", {"date": found.document_date, "span": span, "title": found.title, "language": found.language}
    for kind, items in (
        ("person", found.persons),
        ("organisation", found.organisations),
        ("event", [event for event in found.events if not event.heading]),
    ):
        for item in items:
            yield kind, msgspec.to_builtins(item)
    bodies = [place for place, event in enumerate(found.events) if not event.heading]
    for relation in found.relations:
        if relation.first in bodies and relation.second in bodies:
            form = msgspec.to_builtins(relation)
            yield "relation", form | {"first": bodies.index(relation.first), "second": bodies.index(relation.second)}
