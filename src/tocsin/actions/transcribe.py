"""`record --transcript`: the words of a voice note, picture or video, typed by hand."""

from __future__ import annotations

import io

from tocsin.access.dossier import get_entity
from tocsin.access.statements import get_statement
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.propose import propose
from tocsin.actions.sealing import seal
from tocsin.actions.writing import writing
from tocsin.domain.errors import BadValue, Cause
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id


def transcribe(viewer: Viewer, statement: str, words: str) -> int:
    """Give a statement that is kept, not read, a text typed by hand; return how many proposals wait.

    A statement that has a text already keeps it: offsets of claims point into it. Raises NoSuch, BadValue.
    """
    line = get_statement(viewer, statement)
    text = words.replace("\r\n", "\n").strip()
    if not text:
        raise BadValue(property="evidence.transcript", why=Cause("it is empty"))
    if line.text:
        raise BadValue(property="evidence.transcript", why=Cause("the statement has a text already"))
    entry = Entry(statement=new_id())
    begin_entry(entry, viewer)
    sealed, _ = seal(
        viewer, line.scope, io.BytesIO(text.encode("utf-8")), "transcript", media_type="text/plain", made_by="typed"
    )
    entry.claim(statement, "statement.text", sealed.digest)
    evidence = get_entity(viewer, statement).one("statement.evidence")
    if evidence is not None:
        entry.claim(evidence.value, "evidence.transcript", sealed.digest)
    with writing(viewer) as said:
        said.say(line.scope, sealed, *entry.operations)
    return propose(viewer, statement)
