"""`receive`: take a file into a case. Sealed first, read afterwards; what has no text is kept whole and says so."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import BinaryIO

from tocsin.access.dossier import get_dossier
from tocsin.access.filter import row_within, scope_of
from tocsin.actions.entry import Entry, Further
from tocsin.actions.propose import propose
from tocsin.actions.sealing import seal
from tocsin.actions.writing import writing
from tocsin.domain.dossier import EntityView
from tocsin.domain.operations import FileSealed
from tocsin.domain.viewer import Viewer
from tocsin.engines.pictures import is_picture, recognise
from tocsin.intake import Extracted, NotRead, extract
from tocsin.intake.model import CHAT
from tocsin.lib.clock import utc_day
from tocsin.lib.ids import new_id
from tocsin.vault.current import current_vault
from tocsin.workspace import current

READ = "read"
READ_BY_OCR = "read by OCR"


@dataclass(frozen=True, slots=True)
class About:
    """What a person says of a statement when it comes in; nothing is required."""

    title: str | None = None
    date: str | None = None
    language: str | None = None
    source: str | None = None
    channel: str | None = None
    conditions: str | None = None
    publishable: bool | None = None
    citation: str | None = None
    url: str | None = None


Beside = Callable[[str], BinaryIO | None]
"""Opens a file that lies beside the one received, by the name that a chat has for it; None where there is none."""


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a file: its statement, its evidence, what to tell the person, how many proposals wait.

    `attached` are the files that a chat carried and that lay beside it, `missing` the names of those that did not.
    """

    statement: str
    evidence: str
    reading: str
    proposals: int
    again: bool
    attached: tuple[Received, ...] = ()
    missing: tuple[str, ...] = ()


def receive(
    viewer: Viewer,
    case: str,
    stream: BinaryIO,
    name: str,
    about: About | None = None,
    *,
    beside: Beside | None = None,
    further: Further | None = None,
) -> Received:
    """Seal a file in a case, extract its text in a limited child process, and let the reader propose.

    What a chat carried is sealed too, each file with a statement of its own, as far as `beside` finds it. A file that
    the case holds already is not taken in twice. What `further` gives is recorded in the same transaction as a new
    file. Raises NoSuch, BadDate, BadValue, UnknownWord before anything is kept;
    DiskFull with nothing half-written.
    """
    scope = scope_of(viewer, case)
    name = name.encode("utf-8", "replace").decode("utf-8")  # a file system may give a name that is no text
    statement, evidence = new_id(), new_id()
    entry = Entry(statement=statement)
    about = about or About()
    if about.source:
        row_within(viewer, scope, about.source, "source")
    _say_about(entry, about, name)
    original, new = seal(viewer, scope, stream, "original")
    if not new and (known := _known(viewer, case, original.digest)):
        return known
    kept, text = _extract(viewer, scope, original, name, about.language)
    _say_evidence(entry, evidence, original, name, kept)
    files = [original]
    if text is not None:
        files.append(text)
        entry.claim(statement, "statement.text", text.digest)
        entry.claim(evidence, "evidence.text", text.digest)
    with writing(viewer) as said:
        said.say(scope, *files, *entry.operations, *(further(statement, evidence) if further else ()))
    proposals = propose(viewer, statement) if text is not None else 0
    received = Received(statement, evidence, _reading(kept), proposals, again=False)
    carried = kept.parts if isinstance(kept, Extracted) and kept.extractor == CHAT else ()
    return _with_attached(viewer, case, received, carried, about, beside) if carried and beside else received


def _with_attached(
    viewer: Viewer, case: str, chat: Received, names: Iterable[str], about: About, beside: Beside
) -> Received:
    """Take in what a chat carried. A kill in between leaves the chat whole; what is missing can be given again."""
    attached, missing = [], []
    for name in dict.fromkeys(names):
        stream = beside(name)
        if stream is None:
            missing.append(name)
            continue
        with stream:
            one = receive(viewer, case, stream, PurePosixPath(name).name, replace(about, title=None))
        entry = Entry(statement=chat.statement)
        entry.claim(one.evidence, "evidence.attached_to", chat.evidence)
        with writing(viewer) as said:
            said.say(scope_of(viewer, case), *entry.operations)
        attached.append(one)
    return replace(chat, attached=tuple(attached), missing=tuple(missing))


def _known(viewer: Viewer, case: str, digest: str) -> Received | None:
    dossier = get_dossier(viewer, case)
    evidence = next((view for view in dossier.of_kind("evidence") if _is(view, "evidence.file", digest)), None)
    statement = next(dossier.pointing("statement.evidence", evidence.id), None) if evidence else None
    if evidence is None or statement is None:  # what named it may have been taken back or erased
        return None
    reading = evidence.one("evidence.reading")
    # a kill may have come between taking in and reading; what was read before is not read again
    proposals = propose(viewer, statement.id) if statement.one("statement.text") else 0
    return Received(statement.id, evidence.id, reading.value if reading else "", proposals, again=True)


def _is(view: EntityView, property_id: str, value: str) -> bool:
    found = view.one(property_id)
    return found is not None and found.value == value


def _say_about(entry: Entry, about: About, name: str) -> None:
    statement = entry.statement
    entry.open_as(statement, "statement")
    entry.claim(statement, "statement.title", about.title or name)
    entry.claim(statement, "statement.received", utc_day(current.require().clock.now_ms()).isoformat())
    for property_id, value in (
        ("date", about.date),
        ("language", about.language),
        ("source", about.source),
        ("channel", about.channel),
        ("conditions", about.conditions),
        ("publishable", None if about.publishable is None else str(about.publishable).lower()),
        ("citation", about.citation),
        ("url", about.url),
    ):
        if value:
            entry.claim(statement, f"statement.{property_id}", value)


def _say_evidence(entry: Entry, evidence: str, original: FileSealed, name: str, kept: Extracted | NotRead) -> None:
    entry.open_as(evidence, "evidence")
    entry.claim(evidence, "evidence.file", original.digest)
    entry.claim(evidence, "evidence.name", name)
    entry.claim(evidence, "evidence.size", str(original.size))
    entry.claim(evidence, "evidence.media_type", kept.media_type)
    entry.claim(evidence, "evidence.reading", _reading(kept))
    entry.claim(entry.statement, "statement.evidence", evidence)


def _reading(kept: Extracted | NotRead) -> str:
    if isinstance(kept, NotRead):
        return f"kept, not read: {kept.words}"
    return READ_BY_OCR if kept.by_ocr else READ


def _extract(
    viewer: Viewer, scope: str, original: FileSealed, name: str, language: str | None
) -> tuple[Extracted | NotRead, FileSealed | None]:
    with current_vault().open(scope, original.digest, original.key_bytes()) as stream:
        kept = extract(stream, name=name)
    if isinstance(kept, NotRead) and is_picture(kept):
        with current_vault().open(scope, original.digest, original.key_bytes()) as stream:
            kept = recognise(stream.read(), kept, language=language)
    if isinstance(kept, NotRead):
        return kept, None
    sealed, _ = seal(
        viewer,
        scope,
        io.BytesIO(kept.text.encode("utf-8")),
        "text",
        media_type="text/plain",
        made_from=original.digest,
        made_by=f"{kept.extractor} {kept.version}",
        pages=kept.pages,
        beside=original,
    )
    return kept, sealed
