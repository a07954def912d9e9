"""What is asked of a letter before anybody stands behind it, and again before it leaves."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import date

from tocsin.access.annexes import annex_digests
from tocsin.access.dossier import get_entity
from tocsin.access.filter import entity_row
from tocsin.access.scopes import case_of
from tocsin.access.sent import list_changes
from tocsin.access.statements import find_file, read_file
from tocsin.access.told_of import persons_told_of
from tocsin.actions.sealed_letter import MEDIA
from tocsin.composing.people import is_child, is_of_age
from tocsin.domain.approval import Standing
from tocsin.domain.changed import Why, for_readers
from tocsin.domain.changesets import digest_text
from tocsin.domain.errors import NOTHING, Cause, DamagedFile, NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.intake.kinds import HEAD, sniff
from tocsin.lib.clock import utc_day
from tocsin.records.words import SCOPES
from tocsin.workspace import current

WITHDRAWN = Cause("it was withdrawn")
NO_FILES = Cause(
    "it has no form that could leave, because nobody has looked at something in it; look, and compose it anew"
)
CHANGED = Cause("something that it says has changed since it was written (`tocsin sent CASE`); compose it anew")
VANISHED = Cause("something that it rests on was erased since it was written; compose it anew")
CHILD = Cause("it tells of somebody who is or may be under 18, and only a second member's own signature covers that")


def why_not_ready(standing: Standing) -> Cause:
    """Why nobody can stand behind this letter; empty where somebody can."""
    if standing.withdrawn:
        return WITHDRAWN
    return NOTHING if standing.letters else NO_FILES


def has_changed(viewer: Viewer, intervention: str, mended: Collection[frozenset[str]] = ()) -> bool:
    """Whether a correction of this letter would have something to say that is not `mended` by one that goes with it.

    One account fewer, and the form of a name, are for a person to look at. What may no longer be told is mended by no
    correction.
    """
    changes = list_changes(viewer, case_of(viewer, intervention), intervention, today())
    open_ones = (one for one in changes if one.why is Why.WITHDRAWN or frozenset(one.grounds) not in mended)
    return any(for_readers(change) for change in open_ones)


def tells_of_child(viewer: Viewer, intervention: str) -> bool:
    """Whether it tells of a child, by name or as a role, or of somebody whose age nobody recorded.

    The age of those who are only said to have done it is seldom known: of them only who is a child counts.
    """
    day = today()
    return any(
        is_child(view, day) or not (only_actor or is_of_age(view, day))
        for view, only_actor in persons_told_of(viewer, intervention)
    )


def sealed_files(viewer: Viewer, standing: Standing) -> list[tuple[str, bytes]]:
    """The files that would leave, with their media types, read and held against their digests.

    Raises NoSuch where one is no letter of this case, MissingFile, DamagedFile.
    """
    scope = SCOPES.word(entity_row(viewer, standing.intervention).scope)
    beside = annex_digests(get_entity(viewer, standing.intervention))
    found = []
    for digest in standing.letters:
        sealed = find_file(viewer, scope, digest)
        if sealed.role != "letter" and digest not in beside:
            raise NoSuch(what="letter")
        data = read_file(viewer, scope, digest)
        if digest_text(hashlib.sha256(data).digest()) != digest:
            raise DamagedFile(why=Cause("a letter is not the one that was sealed"))
        found.append((sealed.media_type or _media_type(data), data))
    return found


def _media_type(data: bytes) -> str:
    """What an original is that goes beside a letter; of packages only Word documents do."""
    return MEDIA["docx"] if data.startswith(b"PK") else sniff(data[:HEAD]).media_type


def today() -> date:
    """The day of this machine's clock, UTC."""
    return utc_day(current.require().clock.now_ms())
