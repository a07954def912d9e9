"""The kinds of letters: those that ship, and those of the office, which are made and changed in a form."""

from __future__ import annotations

from hashlib import sha256

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from tocsin.access.templates import KindOfLetter, kinds_of_letters
from tocsin.actions.keep_template import drop_template, keep_template
from tocsin.composing.template import APPEAL, LIMITS, Template
from tocsin.composing.template_text import template_text
from tocsin.composing.wording import LANGUAGES
from tocsin.domain.errors import TocsinError
from tocsin.letters.naming import LANGUAGE_NAMES
from tocsin.web.kept import taken_in
from tocsin.web.page import DeskRequest
from tocsin.web.sentences import field_of_the_form, said
from tocsin.web.template_form import called, form_of, part_rows, required_of, ways_of
from tocsin.web.words import listed

OF, DROP = "of", "drop"


def view(request: DeskRequest) -> HttpResponse:
    """Every kind; with `of` the form of one; by POST it is kept, or kept no longer. Raises Http404."""
    kinds = kinds_of_letters(request.viewer)
    if request.method == "POST":
        return _sent(request, _one(kinds, request.POST.get(OF, "")))
    if request.GET.get(OF):
        one = _one(kinds, request.GET[OF])
        return _form(request, one, one.form)
    rows = [(one.address, called(one.form), _tongues(one.form), one.own) for one in kinds]
    return render(request, "desk/pages/templates.html", {"place": "cases", "rows": rows})


def _tongues(form: Template) -> str:
    return listed(LANGUAGE_NAMES[one] for one in form.languages)


def _one(kinds: tuple[KindOfLetter, ...], address: str) -> KindOfLetter:
    found = next((one for one in kinds if one.address == address), None)
    if found is None:
        raise Http404
    return found


def _sent(request: DeskRequest, one: KindOfLetter) -> HttpResponse:
    fields = {name: str(value) for name, value in request.POST.items()}
    typed = one.form
    try:
        if fields.get("do") == DROP:
            drop_template(request.viewer, one.form.id)
            return taken_in(_slot(one), reverse("templates"))
        typed = form_of(fields, request.POST.getlist, one.form)
        if fields.get("saw") != _digest(one.form):
            return _form(
                request, one, typed, gettext("This kind was changed in another window. Look, and keep it again.")
            )
        keep_template(request.viewer, typed.id, template_text(typed))
    except TocsinError as exc:
        return _form(request, one, typed, said(exc))
    return taken_in(_slot(one), reverse("templates"))


def _form(request: DeskRequest, one: KindOfLetter, typed: Template, wrong: str = "") -> HttpResponse:
    told = {
        "place": "cases",
        "of": one.address,
        "called": called(one.form),
        "key": typed.id,
        "is_own": bool(one.own),
        "about_a_letter": typed.about == APPEAL,
        "names": [(tongue, LANGUAGE_NAMES[tongue], typed.names.get(tongue, "")) for tongue in LANGUAGES],
        "parts": part_rows(typed),
        "ways": ways_of(typed),
        "requires": required_of(typed),
        "limits": [(name, field_of_the_form(name), getattr(typed, name) or "") for name in LIMITS],
        "saw": _digest(one.form),
        "wrong": wrong,
        "draft": _slot(one),
    }
    return render(request, "desk/pages/template.html", told, status=409 if wrong else 200)


def _digest(form: Template) -> str:
    """Of a kind as it stands: its form carries it, so that nothing of another window is written over."""
    return sha256(template_text(form).encode()).hexdigest()[:16]


def _slot(one: KindOfLetter) -> str:
    return f"template-{one.address}"
