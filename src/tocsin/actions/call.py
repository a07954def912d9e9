"""`call`: a call with what was asked in it. The words, who called, how they may be reached, what they agreed to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from tocsin.actions.entry import Entry
from tocsin.actions.note import Call, Noted, note
from tocsin.domain.call_questions import USE_OF
from tocsin.domain.operations import Known
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import utc_day
from tocsin.workspace import current


def take_call(viewer: Viewer, case: str, words: str, call: Call, answers: Mapping[str, bool]) -> Noted:
    """Keep a call and what the caller answered, by audience, in one transaction; the reader proposes.

    An audience that is not in `answers` was not asked about, and nothing is recorded of it. Answers are about the
    statement: they let no letter name anybody, for which the person is asked (`consent`).
    Raises NoSuch, BadValue (no words, no such question), BadDate, UnknownWord; nothing is written then.
    """
    return note(viewer, case, words, call, further=partial(_answers, answers))


def _answers(answers: Mapping[str, bool], statement: str, _evidence: str | None) -> tuple[Known, ...]:
    entry = Entry(statement=statement)
    today = utc_day(current.require().clock.now_ms()).isoformat()
    for audience, granted in answers.items():
        consent = entry.open("consent")
        for name, text in _values(statement, audience, granted, today):
            entry.claim(consent, f"consent.{name}", text)
    return tuple(entry.operations)


def _values(statement: str, audience: str, granted: bool, today: str) -> Iterator[tuple[str, str]]:
    yield "subject", statement
    yield "use", USE_OF[audience]
    yield "audience", audience
    yield "granted", str(granted).lower()
    yield "from", today
    yield "form", "oral"
