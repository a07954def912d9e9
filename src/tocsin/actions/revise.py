"""`revise`: a letter comes back from a word processor, edited or translated, and is a new version; sealed as it came.

What would leave is set anew from its words, so that no tracked change, remark or writer's name leaves with it.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import BinaryIO

from tocsin.access.bindings import get_lines
from tocsin.access.dossier import get_dossier
from tocsin.access.scopes import case_of
from tocsin.actions.annexes import annexes_again, say_annexes
from tocsin.actions.came_back import Revised, Ties, came_back_as
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.new_version import say_version
from tocsin.actions.sealed_letter import MEDIA, seal_letter
from tocsin.actions.sealing import seal
from tocsin.actions.writing import writing
from tocsin.domain.bindings import SHEET_MADE_BY, bindings_bytes
from tocsin.domain.sent import SHEET_MEDIA
from tocsin.domain.viewer import Viewer
from tocsin.letters.reading_back import LARGEST
from tocsin.lib.ids import new_id

NOTHING = Ties()


def look_at(viewer: Viewer, intervention: str, stream: BinaryIO, ties: Ties = NOTHING) -> Revised:
    """What a file that came back would be, sentence by sentence; nothing is recorded. Raises what `revise` raises."""
    return came_back_as(viewer, intervention, stream.read(LARGEST + 1), ties)


def revise(viewer: Viewer, intervention: str, stream: BinaryIO, ties: Ties = NOTHING) -> Revised:
    """Take in a Word file as the next version of this letter; the versions before it stay.

    Raises LetterNotTaken, which says why; MustNotLeave and CannotBeSearched where its words must not leave as they are;
    NoSuch, MissingFile, DamagedFile, LetterNotSet, DiskFull. Nothing is recorded then.
    """
    data = stream.read(LARGEST + 1)
    taken = came_back_as(viewer, intervention, data, ties)
    case = case_of(viewer, intervention)
    scope = f"case:{case}"
    entry = Entry(statement=new_id())
    begin_entry(entry, viewer)
    version = entry.open("intervention")
    came, is_new = seal(viewer, scope, io.BytesIO(data), "letter", media_type=MEDIA["docx"])
    sheet, is_fresh = seal(
        viewer,
        scope,
        io.BytesIO(bindings_bytes(taken.rows, taken.comments)),
        "text",
        media_type=SHEET_MEDIA,
        made_from=came.digest,
        made_by=SHEET_MADE_BY,
    )
    _, mends = get_lines(viewer, intervention)
    sealed, uses = seal_letter(
        viewer, scope, entry, version, taken.letter, dict(taken.files), mends, further=(came.digest,)
    )
    annexes = annexes_again(viewer, intervention)
    uses = [*uses, *say_annexes(entry, version, annexes, leaves=taken.letter.may_be_approved)]
    entry.claim(version, "intervention.returned", came.digest)
    entry.claim(version, "intervention.bindings", sheet.digest)
    dossier, versions = get_dossier(viewer, case), (intervention, version)
    say_version(entry, dossier, versions, taken.letter, taken.demands, translated=bool(taken.translated))
    kept = [one for one, new in ((came, is_new), (sheet, is_fresh)) if new]
    with writing(viewer) as said:
        said.say(scope, *kept, *sealed, *entry.operations, *uses)
    return replace(taken, intervention=version)
