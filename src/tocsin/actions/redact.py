"""`redact`: a copy of a document without what must not leave, set anew, sealed beside it and tied to it.

A person says what is taken out and looks at the copy before it is kept; what is kept is what was looked at.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.access.filter import row_within
from tocsin.access.letterhead import get_letterhead
from tocsin.access.redacting import Document, get_document, listed_for
from tocsin.access.scopes import case_of
from tocsin.access.statements import read_file
from tocsin.actions.entry import Entry
from tocsin.actions.letter_checks import today
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.sealed_letter import MEDIA
from tocsin.actions.sealing import seal
from tocsin.actions.writing import writing
from tocsin.composing.guard import legible
from tocsin.composing.wording import LANGUAGES
from tocsin.domain import dates
from tocsin.domain.changesets import digest_text
from tocsin.domain.errors import CannotBeRedacted, Cause
from tocsin.domain.redacting import LARGEST, Area, Cut, Kind, left, merged
from tocsin.domain.redaction import Strike
from tocsin.domain.viewer import Viewer
from tocsin.letters.redacted_copy import Heading, of_pictures, of_text
from tocsin.letters.repainting import Painted, repainted
from tocsin.letters.searching import search_files
from tocsin.lib.ids import new_id

MADE_BY = "tocsin redaction 1"
READING = "kept, not read: a redacted copy"
NOBODY, SOMEBODY = "nobody", "somebody"
_ABSENT = {NOBODY: "not_applicable", SOMEBODY: "unknown"}
_NO_OFFICE = Cause("it says by whom it was made, and the letterhead does not say yet who the office is")
_NOTHING = Cause("it has neither a text nor pages that can be shown")
_NO_TEXT = Cause("it has no text; make it of the pages as pictures")
_NO_PICTURES = Cause("only a PDF, PNG or JPEG has pages that can be made anew as pictures")
_TOO_LONG = Cause("it is longer than what is set anew at once")
_NOT_SEEN = Cause("that is not what was looked at; look at it as it would be now, and say that it is right")
_NO_FACES = Cause("nobody said who can be recognised in the pictures: persons of the case, nobody, or somebody unknown")
_OUTSIDE = Cause("an area does not lie on its page")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person decided: `cuts` of the text, or `areas` of the pages as pictures.

    `office` is by whom the copy is made; where it is empty, the letterhead says it.
    Of pictures also who can be recognised: `shows` persons of the case, or `shown` says `NOBODY` or `SOMEBODY` unknown.
    """

    language: str = "en"
    office: str = ""
    cuts: tuple[Cut, ...] = ()
    as_pictures: bool = False
    areas: tuple[Area, ...] = ()
    shows: tuple[str, ...] = ()
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy as it would be kept: its bytes, the digest by which one says that one looked, what was taken out.

    `strikes` are places where the search finds still what must not leave.
    """

    data: bytes
    digest: str
    kinds: tuple[Kind, ...]
    strikes: tuple[Strike, ...]


def look_at_copy(viewer: Viewer, statement: str, wanted: Wanted) -> Copy:
    """The copy as it would be; nothing is recorded.

    Raises CannotBeRedacted, NoSuch, MissingFile, DamagedFile, LetterNotSet, CannotStartReader.
    """
    document = get_document(viewer, statement)
    heading = _heading(viewer, document, wanted)
    if wanted.as_pictures:
        data, kinds = _of_pictures(viewer, document, heading, wanted.areas)
    else:
        data, kinds = _of_text(document, heading, wanted.cuts)
    listed = listed_for(viewer, case_of(viewer, statement), today())
    strikes = search_files({"copy.pdf": data}, listed).strikes
    return Copy(data, digest_text(hashlib.sha256(data).digest()), kinds, strikes)


def show_page(viewer: Viewer, statement: str, page: int) -> Painted:
    """A page of a document as a picture, to look at and to draw on; nothing is recorded.

    Raises CannotBeRedacted, NoSuch, MissingFile, DamagedFile, CannotStartReader.
    """
    document = get_document(viewer, statement)
    if not document.has_pictures:
        raise CannotBeRedacted(why=_NO_PICTURES)
    return repainted(read_file(viewer, document.scope, document.file), page)


def redact(viewer: Viewer, statement: str, wanted: Wanted, seen: str) -> str:
    """Keep the copy that was looked at, by its digest; the evidence that it is.

    Raises what `look_at_copy` raises; CannotBeRedacted also where it would be another one than was looked at, and of
    pictures where nobody said whom they show; DiskFull. Nothing is recorded then.
    """
    scope = f"case:{case_of(viewer, statement)}"
    for person in wanted.shows:
        row_within(viewer, scope, person, "person")
    if wanted.as_pictures and not wanted.shows and wanted.shown not in _ABSENT:
        raise CannotBeRedacted(why=_NO_FACES)
    copy, document = look_at_copy(viewer, statement, wanted), get_document(viewer, statement)
    if copy.digest != seen:
        raise CannotBeRedacted(why=_NOT_SEEN)
    entry = Entry(statement=new_id())
    begin_entry(entry, viewer)
    sealed, is_new = seal(
        viewer,
        scope,
        io.BytesIO(copy.data),
        "letter",
        media_type=MEDIA["pdf"],
        made_from=document.file or document.text_digest,
        made_by=MADE_BY,
    )
    evidence = entry.open("evidence")
    entry.claim(evidence, "evidence.file", sealed.digest)
    entry.claim(evidence, "evidence.size", str(sealed.size))
    entry.claim(evidence, "evidence.media_type", MEDIA["pdf"])
    entry.claim(evidence, "evidence.reading", READING)
    entry.claim(evidence, "evidence.redacted_from", statement)
    for kind in copy.kinds:
        entry.claim(evidence, "evidence.taken_out", kind)
    _say_shown(entry, evidence, wanted)
    with writing(viewer) as said:
        said.say(scope, *([sealed] if is_new else []), *entry.operations)
    return evidence


def _say_shown(entry: Entry, evidence: str, wanted: Wanted) -> None:
    if not wanted.as_pictures:
        return
    for person in wanted.shows:
        entry.claim(evidence, "evidence.shows", person)
    if wanted.shown in _ABSENT and not (wanted.shows and wanted.shown == NOBODY):
        entry.absent(evidence, "evidence.shows", _ABSENT[wanted.shown])


def _heading(viewer: Viewer, document: Document, wanted: Wanted) -> Heading:
    office = legible(wanted.office) or get_letterhead(viewer).name
    if not office:
        raise CannotBeRedacted(why=_NO_OFFICE)
    if not document.text and not document.has_pictures:
        raise CannotBeRedacted(why=_NOTHING)
    language = wanted.language if wanted.language in LANGUAGES else "en"
    return Heading(document.number, office, dates.bare_phrase(today().isoformat(), language), language)


def _of_text(document: Document, heading: Heading, cuts: Iterable[Cut]) -> tuple[bytes, tuple[Kind, ...]]:
    if not document.text:
        raise CannotBeRedacted(why=_NO_TEXT)
    if len(document.text) > LARGEST:
        raise CannotBeRedacted(why=_TOO_LONG)
    taken = merged(document.text, cuts)
    return of_text(heading, left(document.text, taken)), _kinds(cut.kind for cut in taken)


def _of_pictures(
    viewer: Viewer, document: Document, heading: Heading, areas: tuple[Area, ...]
) -> tuple[bytes, tuple[Kind, ...]]:
    if not document.has_pictures:
        raise CannotBeRedacted(why=_NO_PICTURES)
    original = read_file(viewer, document.scope, document.file)
    first = repainted(original, 1, areas)
    if not all(one.is_one and one.page <= first.pages for one in areas):
        raise CannotBeRedacted(why=_OUTSIDE)
    pages = [first, *(repainted(original, number, areas) for number in range(2, first.pages + 1))]
    counts = [sum(one.page == number for one in areas) for number in range(1, len(pages) + 1)]
    return of_pictures(heading, list(zip(pages, counts, strict=True))), _kinds(one.kind for one in areas)


def _kinds(found: Iterable[Kind]) -> tuple[Kind, ...]:
    kinds = set(found)
    return tuple(kind for kind in Kind if kind in kinds)
