"""One letter of an appeal for each of its addressees, with that office's own address and greeting.

They are rendered and sealed before anybody approves, like the letter itself, and are among the files that leave.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence

from tocsin.access.letterhead import get_paper
from tocsin.actions.entry import Entry
from tocsin.actions.sealed_letter import MEDIA
from tocsin.actions.sealing import seal
from tocsin.composing import Letter
from tocsin.domain.operations import FileSealed, LetterComposed
from tocsin.domain.viewer import Viewer
from tocsin.letters.house.page import pdf_on
from tocsin.letters.house.word import docx_on

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


def _composed(intervention: str, digests: Sequence[str]) -> list[LetterComposed]:
    """What they rest on is said with the letter itself: they tell the same."""
    starts = range(0, len(digests), _MOST_LETTERS)
    return [LetterComposed(intervention, tuple(digests[start : start + _MOST_LETTERS]), ()) for start in starts]
