"""The form of a letter that follows another: its number, and those who got that one, proposed as addressees."""

from __future__ import annotations

from dataclasses import replace

from tocsin.access.templates import kinds_of_letters
from tocsin.access.who_got import list_who_got
from tocsin.composing.template import APPEAL, Template
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.web.brief_form import TYPED_OFFICES, Typed


def kind_after(viewer: Viewer, dossier: Dossier, letter: str, usual: str) -> str:
    """The kind of an update: that of the letter itself. Raises NoSuch where it is no letter of this case."""
    view = _letter(dossier, letter)
    kind = view.text("intervention.template")
    known = {one.form.id for one in kinds_of_letters(viewer) if one.form.about != APPEAL}
    return kind if kind in known else usual


def begun(viewer: Viewer, dossier: Dossier, letter: str, form: Template, first: Typed) -> Typed:
    """What the form of a letter of this kind about that one begins with; three offices at most are not in the book.

    Raises NoSuch.
    """
    view = _letter(dossier, letter)
    number, language = view.text("intervention.number"), view.text("intervention.language")
    about = {"regarding" if form.about == APPEAL else "update_of": number}
    about |= {"language": language} if language in form.languages else {}
    got = list_who_got(viewer, dossier.case, number)
    others = list(zip(TYPED_OFFICES, (one for one in got if not one.directory), strict=False))
    typed = {f"office{n}": one.office for n, one in others} | {f"country{n}": one.country for n, one in others}
    offices = tuple(one.directory for one in got if one.directory)
    return replace(first, fields={**first.fields, **about, **typed}, offices=offices)


def _letter(dossier: Dossier, letter: str) -> EntityView:
    view = dossier.entities.get(letter)
    if view is None or view.kind != "intervention":
        raise NoSuch(what="letter")
    return view
