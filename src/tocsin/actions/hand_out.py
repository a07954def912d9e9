"""`hand_out`: give a file of a letter to the browser, which saves it in clear; the list says so, as `let_out` does."""

from __future__ import annotations

from tocsin.access.approvals import get_standing
from tocsin.access.dossier import get_entity
from tocsin.access.filter import entity_row
from tocsin.access.statements import find_file, read_file
from tocsin.actions.download import note_download
from tocsin.actions.let_out import may_leave
from tocsin.actions.letter_checks import WITHDRAWN
from tocsin.actions.sealed_letter import ENDINGS
from tocsin.actions.search_letter import search_letter
from tocsin.domain.errors import NoSuch, NotApproved
from tocsin.domain.viewer import Viewer
from tocsin.letters.naming import leaving_name
from tocsin.records.words import SCOPES


def hand_out(viewer: Viewer, intervention: str, ending: str, *, draft: bool = False) -> tuple[str, bytes]:
    """One form of a letter, by its ending, with the name of the file: as approved, or as the draft that says so.

    It is searched first for what must not leave. Raises what `may_leave` raises, and NoSuch for a form that is none.
    """
    if draft:
        files, what = _draft_files(viewer, intervention), "draft letter"
        search_letter(viewer, intervention, files)
    else:
        standing, files = may_leave(viewer, intervention)
        what = "letter, to be countersigned" if standing.marked else "letter"
    name = next((name for name in files if name.endswith(f".{ending}")), None)
    if name is None:
        raise NoSuch(what="file")
    note_download(viewer, name, what)
    return name, files[name]


def _draft_files(viewer: Viewer, intervention: str) -> dict[str, bytes]:
    """The forms of a draft by the names under which they are saved. Raises NotApproved for a letter taken back."""
    if get_standing(viewer, intervention).withdrawn:
        raise NotApproved(why=WITHDRAWN)
    view = get_entity(viewer, intervention)
    said = (view.one(f"intervention.{name}") for name in ("number", "version", "date", "update", "language"))
    name = "DRAFT " + leaving_name(*(shown.value if shown else "" for shown in said))
    scope = SCOPES.word(entity_row(viewer, intervention, "intervention").scope)
    digests = [shown.value for shown in view.all("intervention.letters") if shown.value]
    endings = {digest: ENDINGS.get(find_file(viewer, scope, digest).media_type or "", "file") for digest in digests}
    return {f"{name}.{ending}": read_file(viewer, scope, digest) for digest, ending in endings.items()}
