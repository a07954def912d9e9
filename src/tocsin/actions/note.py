"""`note`: a call as it was said. The words are enough; everything else may come later."""

from __future__ import annotations

import io
from dataclasses import dataclass

from tocsin.access.filter import scope_of
from tocsin.actions.entry import Entry, Further
from tocsin.actions.propose import propose
from tocsin.actions.sealing import seal
from tocsin.actions.writing import writing
from tocsin.domain.errors import BadValue, Cause
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import utc_day
from tocsin.lib.ids import new_id
from tocsin.workspace import current

WITHHELD = "withheld"
NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Call:
    """What may be said about a call beside its words. `source` is a name, or `withheld`, or None for not asked.

    `call_back` is the safe way to reach the caller, and when; `safe` whether they were safe while they called, None for
    not asked. Whoever withholds the name and says how they may be reached is a source without a name.
    """

    channel: str | None = None
    time: str | None = None
    source: str | None = None
    contact: str | None = None
    language: str | None = None
    call_back: str | None = None
    safe: bool | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """The statement that the call became, the source's handle if one was named, and what waits for review."""

    statement: str
    source: str | None
    proposals: int


def note(viewer: Viewer, case: str, words: str, call: Call | None = None, *, further: Further | None = None) -> Noted:
    """Keep the words of a call, sealed as the text of a statement, and let the reader propose.

    What `further` gives is recorded in the same transaction. Raises NoSuch, BadValue (no words), BadDate, UnknownWord;
    nothing is written then.
    """
    call = call or Call()
    scope = scope_of(viewer, case)
    text = words.replace("\r\n", "\n").strip()
    if not text:
        raise BadValue(property="statement.words", why=Cause("nothing was said"))
    statement = new_id()
    entry = Entry(statement=statement)
    _say_statement(entry, viewer, call)
    source = _say_source(entry, call)
    sealed, _ = seal(viewer, scope, io.BytesIO(text.encode("utf-8")), "text", media_type="text/plain", made_by="typed")
    entry.claim(statement, "statement.text", sealed.digest)
    with writing(viewer) as said:
        said.say(scope, sealed, *entry.operations, *(further(statement, None) if further else ()))
    return Noted(statement, source, propose(viewer, statement))


def _say_statement(entry: Entry, viewer: Viewer, call: Call) -> None:
    statement = entry.statement
    today = utc_day(current.require().clock.now_ms()).isoformat()
    entry.open_as(statement, "statement")
    entry.claim(statement, "statement.title", call.title or f"Call, {today}")
    entry.claim(statement, "statement.entered_by", viewer.member)
    entry.claim(statement, "statement.day", today)
    entry.claim(statement, "statement.date", call.time or today)
    if call.channel:
        entry.claim(statement, "statement.channel", call.channel)
    if call.language:
        entry.claim(statement, "statement.language", call.language)
    if call.safe is not None:
        entry.claim(statement, "statement.safe_now", str(call.safe).lower())


def _say_source(entry: Entry, call: Call) -> str | None:
    reached = {"contact": call.contact, "channel": call.call_back}
    if call.source in {None, WITHHELD} and not any(reached.values()):
        entry.absent(entry.statement, "statement.source", call.source or NOT_ASKED)
        return None
    source = entry.open("source")
    if call.source in {None, WITHHELD}:
        entry.absent(source, "source.name", call.source or NOT_ASKED)
    else:
        entry.claim(source, "source.name", call.source)
    for name, text in reached.items():
        if text:
            entry.claim(source, f"source.{name}", text)
    entry.claim(entry.statement, "statement.source", source)
    return source
