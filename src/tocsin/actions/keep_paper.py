"""`keep_paper`: logo, signature and a letterhead made in Word, taken in and sealed."""

from __future__ import annotations

import io

from tocsin.access.letterhead import KIND, find_letterhead
from tocsin.actions.entry import Entry
from tocsin.actions.keep_letterhead import retracted
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.sealing import seal
from tocsin.actions.unlocking import opened_scopes
from tocsin.actions.writing import writing
from tocsin.domain import values
from tocsin.domain.errors import NoSuch
from tocsin.domain.letterhead import PICTURES, LeftOut, Piece
from tocsin.domain.operations import Known
from tocsin.domain.viewer import Viewer
from tocsin.letters.house.child import taken_apart
from tocsin.lib.ids import new_id

PNG = "image/png"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def keep_paper(viewer: Viewer, piece: Piece, data: bytes, words: str = "") -> tuple[LeftOut, ...]:
    """Take a file in as this piece of the paper; what of a letterhead made in Word is left out.

    `words` say what a picture shows. The file itself is not kept: a picture is drawn anew and a letterhead written
    anew, without anything that a camera, a program or an author left in it. Raises PaperNotTaken, BadValue where a
    picture comes without words, CannotStartReader, DiskFull.
    """
    if piece in PICTURES:
        words = values.words(words, f"{KIND}.{piece}_words")
    taken = taken_apart(piece, data)
    scope = f"book:{opened_scopes().book}"
    entry, known = Entry(statement=new_id()), find_letterhead(viewer)
    begin_entry(entry, viewer)
    entity = known.id if known else entry.open(KIND)
    media = PNG if piece in PICTURES else DOCX
    sealed, is_new = seal(viewer, scope, io.BytesIO(taken.data), "letter", media_type=media)
    gone = [said for name in _names(piece) for said in retracted(known, name)]
    entry.claim(entity, f"{KIND}.{piece}", sealed.digest)
    if piece in PICTURES:
        entry.claim(entity, f"{KIND}.{piece}_words", words)
    with writing(viewer) as said:
        said.say(scope, *([sealed] if is_new else []), *entry.operations, *gone)
    return taken.left_out


def leave_paper(viewer: Viewer, piece: Piece) -> None:
    """Set letters without this piece from now on; those that are sealed stay. Raises NoSuch where there is none."""
    known = find_letterhead(viewer)
    gone: list[Known] = [said for name in _names(piece) for said in retracted(known, name)]
    if not gone:
        raise NoSuch(what="such piece of the letterhead")
    with writing(viewer) as said:
        said.say(f"book:{opened_scopes().book}", *gone)


def _names(piece: Piece) -> tuple[str, ...]:
    return (piece.value, f"{piece}_words") if piece in PICTURES else (piece.value,)
