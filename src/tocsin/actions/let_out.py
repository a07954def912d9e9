"""`let_out`: save something outside the workspace. It lies in clear on this machine, and the list says so.

A letter leaves as it was sealed and approved: nothing is rendered here.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from tocsin.access.approvals import get_standing
from tocsin.access.passes import list_passes
from tocsin.actions.letter_checks import why_not_ready
from tocsin.actions.letter_consents import needs_signature, why_not_now
from tocsin.actions.letter_strikes import leaving_files, list_strikes
from tocsin.actions.search_letter import search_letter
from tocsin.domain.approval import Standing
from tocsin.domain.errors import NOTHING, CannotSave, Cause, NotApproved, of_the_system
from tocsin.domain.redaction import Strike
from tocsin.domain.viewer import Viewer
from tocsin.records.local import InClear
from tocsin.workspace import current

NOBODY = Cause("no second member has approved it")


@dataclass(frozen=True, slots=True)
class LetOut:
    """The files of a letter that were saved, and how it stands: `standing.marked` while nobody countersigned."""

    paths: tuple[Path, ...]
    standing: Standing


def let_out_letter(viewer: Viewer, intervention: str, folder: Path) -> LetOut:
    """Save the approved files of a letter in a folder, byte for byte as they were sealed.

    They are searched first for what must not leave. Raises NotApproved, which says what is missing; NoConsent,
    MustNotLeave, CannotBeSearched, CannotSave, NoSuch, MissingFile, DamagedFile.
    """
    standing, files = may_leave(viewer, intervention)
    folder.mkdir(parents=True, exist_ok=True)
    what = "letter, to be countersigned" if standing.marked else "letter"
    paths = [let_out(viewer, folder / name, data, what) for name, data in files.items()]
    return LetOut(tuple(paths), standing)


def may_leave(
    viewer: Viewer, intervention: str, mended: Collection[frozenset[str]] = ()
) -> tuple[Standing, dict[str, bytes]]:
    """How a letter stands that may leave now, and its files by name, searched for what must not leave.

    `mended` is what corrections mend that leave with it, by the claims that each mend rests on. Raises NotApproved,
    NoConsent, MustNotLeave, CannotBeSearched, NoSuch, MissingFile, DamagedFile.
    """
    standing = get_standing(viewer, intervention)
    if missing := _missing(viewer, standing, mended):
        raise NotApproved(why=missing)
    files = leaving_files(viewer, standing)
    search_letter(viewer, intervention, files, passed=passed_strikes(viewer, standing))
    return standing, files


def _missing(viewer: Viewer, standing: Standing, mended: Collection[frozenset[str]]) -> Cause:
    if why_not := why_not_ready(standing):
        return why_not
    if not standing.approved:
        return NOBODY
    if changed := why_not_now(viewer, standing, mended):
        return changed
    return needs_signature(viewer, standing) if standing.marked else NOTHING


def passed_strikes(viewer: Viewer, standing: Standing) -> list[Strike]:
    """What two members let pass; nothing of a letter that leaves on one person's word, or one read by telephone."""
    if not standing.countersigned or not any(one.holds for one in list_passes(viewer, standing.intervention)):
        return []
    return [one.strike for one in list_strikes(viewer, standing) if one.passed]


def let_out(viewer: Viewer, path: Path, data: bytes, what: str) -> Path:
    """Write bytes to a new file and remember where. Raises CannotSave; a file that is there is never overwritten."""
    del viewer  # saving needs no right beyond having read what is saved
    row = InClear.objects.create(time=current.require().clock.now_ms(), path=str(path.resolve()), what=what)
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError as exc:
        row.delete()
        raise CannotSave(why=Cause("there is a file of that name already")) from exc
    except OSError as exc:
        path.unlink(missing_ok=True)
        row.delete()
        raise CannotSave(why=of_the_system(exc)) from exc
    return path
