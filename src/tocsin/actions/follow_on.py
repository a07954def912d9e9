"""What a letter takes from the one that it is about: who got it, its pseudonyms, its place in the series."""

from __future__ import annotations

from dataclasses import replace

from tocsin.access.approvals import get_standing
from tocsin.access.who_got import list_who_got
from tocsin.actions.entry import Entry
from tocsin.actions.sealed_letter import say_pseudonyms
from tocsin.composing import Brief, Letter, Template
from tocsin.composing.brief import AddresseeBlock
from tocsin.composing.following import with_who_got
from tocsin.composing.letter import Gap
from tocsin.composing.pseudonyms import of_series
from tocsin.composing.series import first_of
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import Cause, LetterRefused
from tocsin.domain.viewer import Viewer


def followed(viewer: Viewer, dossier: Dossier, brief: Brief, form: Template) -> tuple[Brief, tuple[Gap, ...]]:
    """The brief with what the letter before gives it, and what an officer should look at.

    Raises BriefProblem where nobody is known to have got that letter, LetterRefused for an update of one taken back.
    """
    first = first_of(dossier, brief.update_of)
    if first is not None and get_standing(viewer, first.id).withdrawn:
        why = Cause("{update_of} was withdrawn, and what was withdrawn has no updates", update_of=brief.update_of)
        raise LetterRefused(template=form.name(form.languages[0]), why=why)
    kept = of_series(dossier, brief.update_of or brief.regarding)
    brief = replace(brief, pseudonyms={**kept, **brief.pseudonyms})
    return with_who_got(brief, form, _who_got(viewer, dossier.case, brief))


def say_series(entry: Entry, dossier: Dossier, intervention: str, letter: Letter, brief: Brief) -> None:
    """Claim which update of which letter it is, and whom it calls by another name."""
    say_pseudonyms(entry, intervention, brief.pseudonyms)
    first = first_of(dossier, brief.update_of)
    if first is not None and letter.update:
        entry.claim(intervention, "intervention.update_of", first.id)
        entry.claim(intervention, "intervention.update", str(letter.update))


def _who_got(viewer: Viewer, case: str, brief: Brief) -> list[AddresseeBlock]:
    """Who got the letter before, by their keys in the directory, else by number."""
    about = "" if brief.addressees else brief.update_of or brief.regarding
    if not about:
        return []
    return [
        AddresseeBlock(one.directory or f"office-{number}", one.office, country=one.country, directory=one.directory)
        for number, one in enumerate(list_who_got(viewer, case, about), 1)
    ]
