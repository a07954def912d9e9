"""`preview`: a letter as pictures, as the record would have it now. Nothing is sealed, recorded or saved."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.access.letterhead import get_letterhead, get_paper
from tocsin.actions.compose import drafted
from tocsin.composing import Brief, Template
from tocsin.domain.errors import Cause
from tocsin.domain.viewer import Viewer
from tocsin.letters.house.page import pictures_on
from tocsin.letters.house.sample import sample
from tocsin.lib.clock import utc_day
from tocsin.workspace import current


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages, and what is missing or was left out, in sentences."""

    pages: tuple[bytes, ...]
    gaps: tuple[Cause, ...]


def preview(viewer: Viewer, case: str, brief: Brief, template: str | Template, language: str) -> Preview:
    """The letter that `compose` would seal. Raises what that raises."""
    _, letter = drafted(viewer, case, brief, template, language)
    return Preview(pictures_on(letter, get_paper(viewer)), tuple(one.message for one in letter.gaps))


def preview_paper(viewer: Viewer, language: str, title: str, text: str) -> bytes:
    """The first page of a letter that says only this, on the paper as it is kept. Raises LetterNotSet, MissingFile."""
    today = utc_day(current.require().clock.now_ms())
    return pictures_on(sample(get_letterhead(viewer), language, today, title, text), get_paper(viewer))[0]
