"""`hand_out_original`: give the sealed original of a statement to the browser, which saves it; the list says so."""

from __future__ import annotations

from tocsin.access.originals import get_original
from tocsin.access.statements import read_file
from tocsin.actions.download import note_download
from tocsin.domain.errors import CannotSave, Cause, NoSuch
from tocsin.domain.viewer import Viewer

MOST = 512 * 1024 * 1024
WHAT = "saved original"


def hand_out_original(viewer: Viewer, statement: str) -> tuple[str, bytes]:
    """The name of the original and its bytes, as they came in.

    Raises NoSuch where there is none, CannotSave for one that is too large, MissingFile, DamagedFile.
    """
    original = get_original(viewer, statement)
    if original is None:
        raise NoSuch(what="file")
    if original.size > MOST:
        raise CannotSave(why=Cause("it is too large to be saved from a page"))
    data = read_file(viewer, original.scope, original.file)
    name = original.name or "original"
    note_download(viewer, name, WHAT)
    return name, data
