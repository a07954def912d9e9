"""The next version of a letter into the record: its words set anew, the ties of its sentences, what it came from."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

from tocsin.access.bindings import get_lines
from tocsin.access.dossier import get_dossier
from tocsin.access.scopes import case_of
from tocsin.actions.annexes import annexes_again, say_annexes
from tocsin.actions.came_back import Revised
from tocsin.actions.entry import Entry
from tocsin.actions.letters_to_each import heads_of, seal_to_each
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.new_version import say_version
from tocsin.actions.sealed_letter import MEDIA, seal_letter
from tocsin.actions.sealing import seal
from tocsin.actions.writing import writing
from tocsin.composing.letter import PartKind
from tocsin.domain.bindings import SHEET_MADE_BY, bindings_bytes
from tocsin.domain.changesets import digest_text
from tocsin.domain.dossier import Dossier
from tocsin.domain.operations import FileSealed, Known, LetterComposed
from tocsin.domain.sent import SHEET_MEDIA
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id


def take_in(viewer: Viewer, intervention: str, taken: Revised, came: bytes = b"") -> Revised:
    """Seal and record it as the version after this one; `came` is the file that it came back in, sealed as it is.

    Where each addressee had a letter of its own, each has one of the new words. Raises LetterNotSet, DiskFull.
    """
    dossier = get_dossier(viewer, case_of(viewer, intervention))
    scope = f"case:{dossier.case}"
    entry = Entry(statement=new_id())
    begin_entry(entry, viewer)
    version = entry.open("intervention")
    came_in = _came(viewer, scope, entry, version, came)
    _, mends = get_lines(viewer, intervention)
    further = tuple(one.digest for one, _ in came_in)
    sealed, uses = seal_letter(viewer, scope, entry, version, taken.letter, dict(taken.files), mends, further)
    ties = _ties(viewer, scope, entry, version, taken, further)
    annexes = annexes_again(viewer, intervention)
    uses = [*uses, *say_annexes(entry, version, annexes, leaves=taken.letter.may_be_approved)]
    own, more = _to_each(viewer, dossier, entry, (intervention, version), taken)
    say_version(entry, dossier, (intervention, version), taken.letter, taken.demands, translated=bool(taken.translated))
    known: list[Known] = [*_new(came_in), *sealed, *_new(ties), *own]  # what a sheet was made from is said before it
    with writing(viewer) as said:
        said.say(scope, *known, *entry.operations, *uses, *more)
    return replace(taken, intervention=version)


def _new(files: list[tuple[FileSealed, bool]]) -> list[FileSealed]:
    return [one for one, is_new in files if is_new]


def _came(viewer: Viewer, scope: str, entry: Entry, version: str, came: bytes) -> list[tuple[FileSealed, bool]]:
    if not came:
        return []
    file, is_new = seal(viewer, scope, io.BytesIO(came), "letter", media_type=MEDIA["docx"])
    entry.claim(version, "intervention.returned", file.digest)
    return [(file, is_new)]


def _ties(
    viewer: Viewer, scope: str, entry: Entry, version: str, taken: Revised, came: tuple[str, ...]
) -> list[tuple[FileSealed, bool]]:
    """The sheet of its ties counts as made from the file that came, or from its own text: it is erased with that."""
    made_from = came[0] if came else digest_text(hashlib.sha256(taken.files["txt"]).digest())
    data = io.BytesIO(bindings_bytes(taken.rows, taken.comments))
    sheet = seal(viewer, scope, data, "text", media_type=SHEET_MEDIA, made_from=made_from, made_by=SHEET_MADE_BY)
    entry.claim(version, "intervention.bindings", sheet[0].digest)
    return [sheet]


def _to_each(
    viewer: Viewer, dossier: Dossier, entry: Entry, versions: tuple[str, str], taken: Revised
) -> tuple[list[FileSealed], list[LetterComposed]]:
    """The letter to each addressee that had one of its own, with that office's address and greeting as they were."""
    before, after = versions
    if taken.translated or not taken.letter.may_be_approved:
        return [], []
    told = tuple(part for part in taken.letter.parts if part.kind is not PartKind.ADDRESSEES)
    letters = {
        addressee: replace(taken.letter, parts=(*head, *told), draft=False)
        for addressee, head in heads_of(viewer, dossier, before).items()
    }
    return seal_to_each(viewer, f"case:{dossier.case}", entry, after, letters)
