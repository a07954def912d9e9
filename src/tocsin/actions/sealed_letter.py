"""A rendered letter into the record: as a draft and as it leaves, the sheet of its basis, and what it uses."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tocsin.access.letterhead import get_paper
from tocsin.actions.entry import Entry
from tocsin.actions.sealing import seal
from tocsin.composing import Letter
from tocsin.domain.letterhead import Paper
from tocsin.domain.operations import FileSealed, Known, LetterComposed
from tocsin.domain.sent import SHEET_MADE_BY, SHEET_MEDIA, Line, sheet_bytes
from tocsin.domain.viewer import Viewer
from tocsin.letters.house.page import pdf_on
from tocsin.letters.house.word import docx_on
from tocsin.letters.html import to_html
from tocsin.letters.text import to_text

MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain",
    "html": "text/html",
}
ENDINGS = {media: ending for ending, media in MEDIA.items()}
MOST_CLAIMS = 500  # in one operation: keeps it within its bounds


@dataclass(frozen=True, slots=True)
class Composed:
    """A draft: the letter as data, its intervention, and the rendered files by ending, all sealed."""

    letter: Letter
    intervention: str
    name: str
    files: dict[str, bytes]


def rendered(letter: Letter, paper: Paper) -> dict[str, bytes]:
    """The letter in every form, by ending; as a page, too, where everybody may read it. Raises LetterNotSet."""
    forms = {"pdf": pdf_on(letter, paper), "docx": docx_on(letter, paper), "txt": to_text(letter).encode("utf-8")}
    return forms | ({"html": to_html(letter)} if letter.public else {})


def seal_letter(
    viewer: Viewer,
    scope: str,
    entry: Entry,
    intervention: str,
    letter: Letter,
    files: dict[str, bytes],
    mends: Iterable[Iterable[str]] = (),
    further: tuple[str, ...] = (),
) -> tuple[list[Known], list[LetterComposed]]:
    """Seal the forms and the sheet, claim them of the intervention; what to say before the entry, and after it.

    What would leave is rendered and sealed now, before anybody approves it: nothing is rendered later. There is none
    where nobody looked at something. `further` are digests of files that belong to the letter, too. Raises
    LetterNotSet, DiskFull, DistrustedCopy, and MissingFile or DamagedFile for the paper.
    """
    leaving = rendered(replace(letter, draft=False), get_paper(viewer)) if letter.may_be_approved else {}
    drafts, finals = _seal_forms(viewer, scope, files), _seal_forms(viewer, scope, leaving)
    for name, forms in (("letters", drafts), ("final", finals)):
        for named, _ in forms.values():
            entry.claim(intervention, f"intervention.{name}", named.digest)
    sheet, fresh = _seal_sheet(viewer, scope, letter, drafts["txt"][0], mends)
    entry.claim(intervention, "intervention.basis", sheet.digest)
    forms_of_both = [*drafts.values(), *finals.values()]
    sealed: list[Known] = [named for named, is_new in (*forms_of_both, (sheet, fresh)) if is_new]
    digests = (*(named.digest for named, _ in forms_of_both), *further)
    return sealed, list(_uses(letter, intervention, digests))


def say_pseudonyms(entry: Entry, intervention: str, pseudonyms: Mapping[str, str]) -> None:
    """Claim what a letter calls persons in the place of their names; the search of its files goes by it."""
    for person, called in pseudonyms.items():
        entity = entry.open("pseudonym")
        entry.claim(entity, "pseudonym.intervention", intervention)
        entry.claim(entity, "pseudonym.person", person)
        entry.claim(entity, "pseudonym.called", called)


def _seal_forms(viewer: Viewer, scope: str, files: dict[str, bytes]) -> dict[str, tuple[FileSealed, bool]]:
    """Each form sealed, and whether it is new in this scope."""
    return {
        ending: seal(viewer, scope, io.BytesIO(data), "letter", media_type=MEDIA[ending])
        for ending, data in files.items()
    }


def _seal_sheet(
    viewer: Viewer, scope: str, letter: Letter, text: FileSealed, mends: Iterable[Iterable[str]]
) -> tuple[FileSealed, bool]:
    """The sheet counts as made from the letter's text: it is erased when the letter is."""
    lines = (Line(row.place, row.text, row.claims) for row in letter.basis_table())
    data = io.BytesIO(sheet_bytes(lines, mends))
    return seal(viewer, scope, data, "text", media_type=SHEET_MEDIA, made_from=text.digest, made_by=SHEET_MADE_BY)


def _uses(letter: Letter, intervention: str, digests: tuple[str, ...]) -> Iterator[LetterComposed]:
    used = tuple(dict.fromkeys(claim for row in letter.basis_table() for claim in row.claims))
    for start in range(0, len(used), MOST_CLAIMS):
        yield LetterComposed(intervention=intervention, letters=digests, claims=used[start : start + MOST_CLAIMS])
