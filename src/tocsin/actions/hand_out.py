"""`hand_out`: give a file of a letter to the browser, which saves it in clear; the list says so, as `let_out` does."""

from __future__ import annotations

from tocsin.access.annexes import ENDINGS, list_annexes
from tocsin.access.approvals import get_standing
from tocsin.access.dossier import get_entity
from tocsin.access.filter import entity_row
from tocsin.access.statements import find_file, read_file
from tocsin.actions.download import note_download
from tocsin.actions.let_out import may_leave, passed_strikes
from tocsin.actions.letter_checks import WITHDRAWN
from tocsin.actions.sealed_letter import ENDINGS as OF_LETTERS
from tocsin.actions.search_letter import search_letter
from tocsin.domain.errors import NoSuch, NotApproved
from tocsin.domain.viewer import Viewer
from tocsin.letters.naming import annex_name, is_annex, leaving_name
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
    name = next((name for name in files if name.endswith(f".{ending}") and not is_annex(name)), None)
    if name is None:
        raise NoSuch(what="file")
    note_download(viewer, name, what)
    return name, files[name]


def hand_out_annex(viewer: Viewer, intervention: str, number: int) -> tuple[str, bytes]:
    """An annex of a letter, counted from 1, for whoever looks at it before approving it; the list says so.

    It is searched first. Raises MustNotLeave, CannotBeSearched, MissingFile, DamagedFile, and NoSuch for one that is
    none or may not go beside it any more, NotApproved for a letter taken back.
    """
    standing = get_standing(viewer, intervention)
    if standing.withdrawn:
        raise NotApproved(why=WITHDRAWN)
    annexes = list_annexes(viewer, intervention)
    annex = annexes[number - 1] if 1 <= number <= len(annexes) else None
    if annex is None:
        raise NoSuch(what="annex")
    scope = SCOPES.word(entity_row(viewer, intervention, "intervention").scope)
    name = f"{annex_name(_name(viewer, intervention), number)}.{ENDINGS[annex.media_type]}"
    data = read_file(viewer, scope, annex.file)
    search_letter(viewer, intervention, {name: data}, passed=passed_strikes(viewer, standing))
    note_download(viewer, name, "annex")
    return name, data


def _name(viewer: Viewer, intervention: str) -> str:
    view = get_entity(viewer, intervention)
    said = (view.text(f"intervention.{name}") for name in ("number", "version", "date", "update", "language"))
    return leaving_name(*said)


def _draft_files(viewer: Viewer, intervention: str) -> dict[str, bytes]:
    """The forms of a draft by the names under which they are saved. Raises NotApproved for a letter taken back."""
    if get_standing(viewer, intervention).withdrawn:
        raise NotApproved(why=WITHDRAWN)
    view = get_entity(viewer, intervention)
    name = f"DRAFT {_name(viewer, intervention)}"
    scope = SCOPES.word(entity_row(viewer, intervention, "intervention").scope)
    digests = [shown.value for shown in view.all("intervention.letters") if shown.value]
    endings = {digest: OF_LETTERS.get(find_file(viewer, scope, digest).media_type or "", "file") for digest in digests}
    return {f"{name}.{ending}": read_file(viewer, scope, digest) for digest, ending in endings.items()}
