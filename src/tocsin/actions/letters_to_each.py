"""One letter of an appeal for each of its addressees, with that office's own address and greeting.

They are rendered and sealed before anybody approves, like the letter itself, and are among the files that leave.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress

from tocsin.access.letterhead import get_paper
from tocsin.access.statements import find_file, read_file
from tocsin.actions.entry import Entry
from tocsin.actions.sealed_letter import MEDIA
from tocsin.actions.sealing import seal
from tocsin.composing import Letter
from tocsin.composing.came_back import TITLE
from tocsin.composing.letter import Ours, OursKind, Paragraph, Part, PartKind, Sentence, Style
from tocsin.composing.ours import greeting_words
from tocsin.composing.stated import clean
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import NoSuch
from tocsin.domain.operations import FileSealed, LetterComposed
from tocsin.domain.viewer import Viewer
from tocsin.letters.house.page import pdf_on
from tocsin.letters.house.word import docx_on
from tocsin.letters.reading_back import WordLetter, read_back
from tocsin.letters.typed import ADDRESS

_FORMS = {"pdf": pdf_on, "docx": docx_on}
_MOST_LETTERS = 200  # in one operation: keeps it within its bounds
Progress = Callable[[int, int], None]


def seal_to_each(
    viewer: Viewer,
    scope: str,
    entry: Entry,
    intervention: str,
    letters: Mapping[str, Letter],
    progress: Progress | None = None,
) -> tuple[list[FileSealed], list[LetterComposed]]:
    """Seal the forms of letters by their addressee (by id) and claim them; what to say before the entry, and after it.

    Raises LetterNotSet, DiskFull, DistrustedCopy.
    """
    sealed: dict[bytes, FileSealed] = {}
    paper = get_paper(viewer)
    fresh: list[FileSealed] = []
    for done, (addressee, letter) in enumerate(letters.items()):
        if progress:
            progress(done, len(letters))
        for ending, form in _FORMS.items():
            data = form(letter, paper)
            if data not in sealed:
                sealed[data], is_new = seal(viewer, scope, io.BytesIO(data), "letter", media_type=MEDIA[ending])
                fresh += [sealed[data]] if is_new else []
                entry.claim(intervention, "intervention.final", sealed[data].digest)
            entry.claim(addressee, "addressee.letters", sealed[data].digest)
    digests = tuple(dict.fromkeys(one.digest for one in sealed.values()))
    return fresh, list(_composed(intervention, digests))


def has_own_letters(dossier: Dossier, intervention: str) -> bool:
    """Whether an addressee has a letter of its own of this intervention."""
    leaving = {shown.value for shown in dossier.entities[intervention].all("intervention.final")}
    every = (shown.value for view in dossier.of_kind("addressee") for shown in view.all("addressee.letters"))
    return not leaving.isdisjoint(every)


def heads_of(viewer: Viewer, dossier: Dossier, intervention: str) -> dict[str, tuple[Part, ...]]:
    """How the letter to each addressee that has one of its own begins, by the addressee: its address, its greeting.

    Raises MissingFile, DamagedFile, LetterNotTaken.
    """
    leaving = {shown.value for shown in dossier.entities[intervention].all("intervention.final")}
    found = {}
    for view in dossier.of_kind("addressee"):
        for digest in [one.value for one in view.all("addressee.letters") if one.value in leaving]:
            with suppress(NoSuch):
                if find_file(viewer, f"case:{dossier.case}", digest).media_type == MEDIA["docx"]:
                    own = read_back(read_file(viewer, f"case:{dossier.case}", digest))
                    found[view.id] = tuple(_head(own, view))
    return found


def _head(own: WordLetter, view: EntityView) -> Iterator[Part]:
    """The address right under the title, and the greeting under that, if the record has one."""
    styles = [paragraph.style for paragraph in own.paragraphs]
    at = styles.index(TITLE) + 1 if TITLE in styles else 0
    below = own.paragraphs[at:]
    if below and below[0].style == ADDRESS:
        lines = [Sentence(line, Ours(OursKind.CONTACT)) for line in clean(below[0].raw).split("\n") if line.strip()]
        yield Part(PartKind.ADDRESSEES, "", (Paragraph(tuple(lines), Style.LINES),))
        greeting = greeting_words(view.text("addressee.salutation"))
        if greeting and len(below) > 1 and clean(below[1].raw) == clean(greeting):
            yield Part(PartKind.CONTACT, "", (Paragraph((Sentence(greeting, Ours(OursKind.COURTESY)),)),))


def _composed(intervention: str, digests: Sequence[str]) -> list[LetterComposed]:
    """What they rest on is said with the letter itself: they tell the same."""
    starts = range(0, len(digests), _MOST_LETTERS)
    return [LetterComposed(intervention, tuple(digests[start : start + _MOST_LETTERS]), ()) for start in starts]
