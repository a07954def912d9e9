"""What a letter that came back from Word writes otherwise of names whose forms were confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tocsin.access.bindings import get_bindings
from tocsin.access.dossier import get_dossier
from tocsin.access.scopes import case_of
from tocsin.composing.other_forms import KnownForms, OtherForm, other_forms
from tocsin.composing.people import names_in_all_forms
from tocsin.domain.bindings import Tie
from tocsin.domain.dossier import Dossier
from tocsin.domain.name_forms import OBLIQUE, confirmed, forms_of
from tocsin.domain.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Offered:
    """A form that somebody wrote in the place of a confirmed one: all forms of the name as they would be with it."""

    change: OtherForm
    forms: Mapping[str, str]


def list_form_changes(viewer: Viewer, intervention: str) -> tuple[Offered, ...]:
    """The forms that a letter holds and that are not confirmed, each once. Raises NoSuch."""
    bindings = get_bindings(viewer, intervention)
    rows = [row for row in bindings.rows if row.tie is Tie.REWORDED] if bindings else []
    if not rows:
        return ()
    dossier = get_dossier(viewer, case_of(viewer, intervention))
    language = dossier.entities[intervention].text("intervention.language")
    known, others = known_forms(dossier, language), names_of_all(dossier)
    found = (one for row in rows for one in other_forms(row.was, row.text, known, others))
    offered = {(one.known.bearer, one.was, one.now): one for one in found}
    return tuple(Offered(one, _with(one)) for one in offered.values())


def _with(change: OtherForm) -> dict[str, str]:
    return {**change.known.forms, **dict.fromkeys(change.cases, change.now)}


def known_forms(dossier: Dossier, language: str) -> tuple[KnownForms, ...]:
    """The confirmed forms of the names of a case in a language."""
    return tuple(
        KnownForms(view.id, language, {field: shown.value for field, shown in forms.items()})
        for view in dossier.of_kind("person")
        for forms in confirmed(forms_of(dossier, view.id), language).values()
        if not forms.keys().isdisjoint(OBLIQUE)
    )


def names_of_all(dossier: Dossier) -> dict[str, frozenset[str]]:
    """Every name of everybody of a case, in all its forms, by the bearer."""
    return {view.id: frozenset(names_in_all_forms(dossier, view)) for view in dossier.of_kind("person")}
