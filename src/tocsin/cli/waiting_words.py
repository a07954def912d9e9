"""How letters and what came back are told on the screen, and to a program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from tocsin.access.handles import handle
from tocsin.cli.labels import term_label
from tocsin.domain.correspondence import Asked, Came, Outcome
from tocsin.domain.dates import phrase
from tocsin.domain.follow_up import Due, State


def lines_of(rows: Iterable[Asked]) -> Iterator[str]:
    """Each letter with the offices under it, in the order of the record."""
    letter = ""
    for row in rows:
        if row.intervention != letter:
            letter = row.intervention
            closed = " – closed, nobody waits" if row.closed else ""
            head = " ".join(filter(None, (row.number, row.title)))
            yield f"{handle('intervention', letter)}: {head}{closed}"
            yield f"  Case: {row.case_title or handle('case', row.case)}"
        yield from _office(row)


def _office(row: Asked) -> Iterator[str]:
    office = row.office or "An office that nobody named"
    if not row.delivery:
        why = " A reply names it." if row.sent_on_by else ""
        yield f"  {office}: nothing says that it was written to.{why}"
        return
    sent = f"sent {phrase(row.sent)}" if row.sent else "sent, the day is not known"
    how = f" ({term_label('channels', row.channel)})" if row.channel else ""
    proof = "" if row.proven else ", no proof kept"
    yield f"  {office}: {_state(row)}; {sent}{how}{proof}  {handle('delivery', row.delivery)}"
    for came in row.came:
        yield f"    {_came(came, dict(zip(row.demands, row.numbers, strict=False)))}"


def _state(row: Asked) -> str:
    if row.state is State.CAME_BACK:
        return f"came back ({term_label('returns', row.came_back).lower()})"
    waits = row.state in {State.NOT_DUE, State.DUE, State.OVERDUE}
    return f"{row.state}, {_due(row.due)}" if waits and row.due else str(row.state)


def _due(due: Due) -> str:
    first, last = due.day.earliest, due.day.latest
    if first == last:
        when = f"our day is {phrase(first.isoformat()).removeprefix('on ')}" if first else "our day is not known"
    else:
        when = "our day is not known to the day"
    return f"{when} ({due.basis})"


def _came(came: Came, numbers: Mapping[str, str]) -> str:
    kind = term_label("response_types", came.type) if came.type else "Not classified"
    day = phrase(came.day) if came.day else "the day is not known"
    sent_on = f"; names {came.forwarded_to}" if came.forwarded_to else ""
    secret = "; given in confidence" if came.confidential else ""
    about = "".join(f"; {_demand(numbers.get(one, ''), outcome)}" for one, outcome in came.outcomes)
    return f"Reply {day}: {kind}{about}{sent_on}{secret}  {handle('response', came.id)}"


def _demand(number: str, outcome: Outcome) -> str:
    """“demand 1 met in part”: of several it must be said which."""
    said = term_label("demand_outcomes", outcome).lower()
    return f"demand {number} {said}" if number else said


def row_json(row: Asked) -> dict[str, Any]:
    """One row for a program: what the record says, the state, and whose day it is."""
    form: dict[str, Any] = msgspec.to_builtins(row)
    form["due"] = None
    if row.due:
        first, last = row.due.day.earliest, row.due.day.latest
        form["due"] = {
            "earliest": first.isoformat() if first else None,
            "latest": last.isoformat() if last else None,
            "ours": True,
            "basis": str(row.due.basis),
        }
    form["outcomes"] = {demand: str(row.outcome(demand)) for demand in row.demands}
    return form
