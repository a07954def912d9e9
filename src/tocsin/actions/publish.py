"""`publish`: a statement as a page for our own site, with its PDFs; a person puts them there.

Every text leaves as it was sealed and approved. The page around it says what was corrected or withdrawn, and when, and
is searched like all that leaves. What an earlier `publish` saved in the same folder gives way.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tocsin.access.approvals import get_standing
from tocsin.access.bindings import get_lines
from tocsin.access.clearance import audience_of
from tocsin.access.dossier import get_entity
from tocsin.access.filter import entity_row
from tocsin.access.publications import Side, list_sides
from tocsin.actions.download import note_download
from tocsin.actions.let_out import NOBODY, let_out, may_leave, passed_strikes
from tocsin.actions.letter_checks import WITHDRAWN
from tocsin.actions.search_letter import search_letter
from tocsin.composing.template import template, template_ids
from tocsin.domain.clearance import PUBLIC
from tocsin.domain.errors import NOTHING, CannotSave, Cause, NotApproved, of_the_system
from tocsin.domain.viewer import Viewer
from tocsin.letters.naming import is_annex, published_name
from tocsin.letters.publication import CorrectedText, PublishedText, WithdrawnText, to_page
from tocsin.letters.zipped import zipped
from tocsin.lib.clock import utc_day
from tocsin.records.local import InClear

PUBLISHED = "published page"
NOT_PUBLIC = Cause("it is for its addressees; only what is for everybody is published")
WITH_ANOTHER = Cause("it corrects another letter and is published with that one")
MARKED = Cause("it leaves on one person's word so far; a second member must sign for what is published")
OLDER = Cause("a later version of it was approved; publish that one")
NO_PAGE = Cause("no page was made of it when it was written; compose it anew")


@dataclass(frozen=True, slots=True)
class Publication:
    """The files of a statement by their names, the page first, and what stands on it, language by language."""

    name: str
    files: dict[str, bytes]
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved, and what of an earlier time was removed in the same folder."""

    publication: Publication
    paths: tuple[Path, ...]
    removed: tuple[Path, ...]


def publish(viewer: Viewer, intervention: str, folder: Path) -> Saved:
    """Save the page of a statement and its PDFs in a folder, in clear; all or nothing is found fit to leave.

    Raises NotApproved, which says what is missing; NoConsent, MustNotLeave, CannotBeSearched, CannotSave, NoSuch,
    MissingFile, DamagedFile.
    """
    made = publication_of(viewer, intervention)
    folder.mkdir(parents=True, exist_ok=True)
    earlier = _earlier(folder, made.name)
    for name in made.files:
        if (folder / name).exists() and (folder / name).resolve() not in earlier:
            raise CannotSave(
                why=Cause("there is a file of that name already, and it is none that `tocsin publish` saved")
            )
    for path, row in earlier.items():
        _remove(path)
        row.delete()
    paths = tuple(let_out(viewer, folder / name, data, PUBLISHED) for name, data in made.files.items())
    return Saved(made, paths, tuple(path for path in earlier if path.name not in made.files))


def publish_in_browser(viewer: Viewer, intervention: str) -> tuple[str, bytes]:
    """The same as one ZIP for a browser to save, with its name. Raises what `publish` raises but CannotSave."""
    made = publication_of(viewer, intervention)
    note_download(viewer, f"{made.name}.zip", PUBLISHED)
    return f"{made.name}.zip", zipped(made.files)


def publication_of(viewer: Viewer, intervention: str) -> Publication:
    """The page of a statement, its PDFs and annexes, searched; nothing is saved.

    Raises what `publish` raises but CannotSave.
    """
    entity_row(viewer, intervention, "intervention")
    sides = list_sides(viewer, intervention)
    if why_not := _why_not(viewer, intervention, sides):
        raise NotApproved(why=why_not)
    view = get_entity(viewer, intervention)
    of_it = {key: view.text(f"intervention.{key}") for key in ("template", "number", "date", "update")}
    name = published_name(of_it["template"], of_it["number"], of_it["date"], of_it["update"])
    label = f"{_called(of_it['template'], sides[0].language)} {of_it['number']}".strip()
    pdfs: dict[str, bytes] = {}
    texts = [_text(viewer, side, name, of_it, pdfs) for side in sides]
    files = {f"{name}.html": to_page(label, texts)}
    for letter in (letter for side in sides for letter in (side.letter, *side.corrections)):
        search_letter(viewer, letter, files, passed=passed_strikes(viewer, get_standing(viewer, letter)))
    return Publication(name, files | pdfs, sides)


def _why_not(viewer: Viewer, intervention: str, sides: tuple[Side, ...]) -> Cause:
    """Why this letter is not published; empty where it is, or was withdrawn after it may have been."""
    view, standing = get_entity(viewer, intervention), get_standing(viewer, intervention)
    if audience_of(view) != PUBLIC:
        return NOT_PUBLIC
    if view.text("intervention.corrects"):
        return WITH_ANOTHER
    if standing.withdrawn and not sides:
        return WITHDRAWN
    if not sides or (not standing.withdrawn and not standing.countersigned):
        return MARKED if standing.marked else NOBODY
    if not standing.withdrawn and intervention not in {side.letter for side in sides}:
        return NO_PAGE if not view.text("intervention.language") else OLDER
    return NOTHING


def _text(
    viewer: Viewer, side: Side, name: str, of_it: dict[str, str], pdfs: dict[str, bytes]
) -> PublishedText | WithdrawnText:
    """One language, as it stands on the page; its PDFs are put to the others."""
    if side.withdrawn:
        label = f"{_called(of_it['template'], side.language)} {of_it['number']}".strip()
        return WithdrawnText(side.language, label, utc_day(side.withdrawn).isoformat())
    mended = {mend for one in side.corrections for mend in get_lines(viewer, one)[1]}
    corrections = []
    for number, one in enumerate(side.corrections, 1):
        page, pdf, _ = _forms(viewer, one)
        pdfs[f"{name}.{side.language}.correction-{number}.pdf"] = pdf
        day = get_entity(viewer, one).text("intervention.date")
        corrections.append(CorrectedText(day, page, f"{name}.{side.language}.correction-{number}.pdf"))
    page, pdfs[f"{name}.{side.language}.pdf"], annexes = _forms(viewer, side.letter, frozenset(mended))
    beside = {
        f"{name}.{side.language}.annex-{number}.{ending}": data for number, (ending, data) in enumerate(annexes, 1)
    }
    pdfs |= beside
    return PublishedText(side.language, page, f"{name}.{side.language}.pdf", tuple(corrections), tuple(beside))


def _forms(
    viewer: Viewer, intervention: str, mended: frozenset[frozenset[str]] = frozenset()
) -> tuple[bytes, bytes, list[tuple[str, bytes]]]:
    """Page and PDF of a letter that may leave now, and its annexes with their endings."""
    _, files = may_leave(viewer, intervention, mended)
    by_ending: dict[str, bytes] = {}
    annexes = list[tuple[str, bytes]]()
    for name, data in files.items():  # the letter itself stands before those to offices
        ending = name.rpartition(".")[2]
        if is_annex(name):
            annexes.append((ending, data))
        else:
            by_ending.setdefault(ending, data)
    if "html" not in by_ending or "pdf" not in by_ending:
        raise NotApproved(why=NO_PAGE)
    return by_ending["html"], by_ending["pdf"], annexes


def _called(name: str, language: str) -> str:
    """What a letter by a template that ships is called; nothing for one of the office's own."""
    return template(name).names.get(language, "") if name in template_ids() else ""


def _earlier(folder: Path, name: str) -> dict[Path, InClear]:
    """What an earlier `publish` of this statement saved in this folder."""
    inside = folder.resolve()
    rows = InClear.objects.filter(what=PUBLISHED)
    found = {Path(row.path): row for row in rows}
    return {path: row for path, row in found.items() if path.parent == inside and path.name.startswith(f"{name}.")}


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as exc:
        raise CannotSave(why=of_the_system(exc)) from exc
