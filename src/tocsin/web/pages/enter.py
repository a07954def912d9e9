"""Enter somebody or something by hand, or add to what is there: the form of a kind, built from the schema."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from tocsin.access.dossier import get_dossier
from tocsin.access.scopes import case_of
from tocsin.actions.record import Item, record
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import NoSuch, TocsinError
from tocsin.domain.schema import ValueKind
from tocsin.web.entry_form import KINDS, PREFIX, Read, fields, read, rules_of, typed_in
from tocsin.web.kept import taken_in
from tocsin.web.page import DeskRequest
from tocsin.web.sentences import said
from tocsin.web.words import kind_label, name_of, page_of


def enter(request: DeskRequest, case: str) -> HttpResponse:
    """A new entry of the kind that the address names; `about` is what it is to point at. Raises NoSuch."""
    dossier = get_dossier(request.viewer, case)
    kind = request.GET.get("kind", "person")
    if kind not in KINDS:
        raise Http404
    return _answer(request, dossier, kind, None)


def add(request: DeskRequest, entry: str) -> HttpResponse:
    """Further values of an entry. Raises NoSuch, also for what cannot be typed in so."""
    dossier = get_dossier(request.viewer, case_of(request.viewer, entry))
    one = dossier.entities[entry]
    if one.kind not in KINDS:
        raise NoSuch(what="entry")
    return _answer(request, dossier, one.kind, one)


def _answer(request: DeskRequest, dossier: Dossier, kind: str, one: EntityView | None) -> HttpResponse:
    if request.method != "POST":
        typed = {} if one else _about(request, dossier, kind)
        return _form(request, dossier, kind, one, typed, Read({}, {}))
    typed = typed_in(kind, request.POST.dict())
    found = read(typed)
    if found.wrong:
        return _form(
            request,
            dossier,
            kind,
            one,
            typed,
            found,
            gettext("Not everything can be taken as it is. Nothing was recorded yet."),
        )
    if not found.values:
        return _form(request, dossier, kind, one, typed, found, gettext("Nothing is written down yet."))
    try:
        made = record(request.viewer, dossier.case, [Item(kind, found.values, "it", one.id if one else None)])["it"]
    except TocsinError as exc:
        return _form(request, dossier, kind, one, typed, found, said(exc))
    where = _shown_at(get_dossier(request.viewer, dossier.case), made, request.GET.get("about", ""))
    return taken_in(_draft(dossier, kind, one), where)


def _form(
    request: DeskRequest,
    dossier: Dossier,
    kind: str,
    one: EntityView | None,
    typed: dict[str, str],
    found: Read,
    wrong: str = "",
) -> HttpResponse:
    first, more = fields(dossier, kind, typed, found.wrong)
    told = {
        "place": "cases",
        "case": dossier.case,
        "case_title": name_of(dossier, dossier.case),
        "kind": kind,
        "kind_words": kind_label(kind),
        "entry": one.id if one else "",
        "name": name_of(dossier, one.id) if one else "",
        "back": page_of(one) if one else "",
        "first": first,
        "more": more,
        "more_open": any(field.value for field in more),
        "wrong": wrong,
        "prefix": PREFIX,
        "draft": _draft(dossier, kind, one),
    }
    return render(request, "desk/pages/enter.html", told, status=409 if wrong else 200)


def _draft(dossier: Dossier, kind: str, one: EntityView | None) -> str:
    return f"enter-{kind}-{one.id if one else dossier.case}"


def _about(request: DeskRequest, dossier: Dossier, kind: str) -> dict[str, str]:
    """The field that points at the entry from whose page the form was asked for."""
    view = dossier.entities.get(request.GET.get("about", ""))
    rules = (rule for rule in rules_of(kind) if rule.type is ValueKind.ENTITY and view and view.kind in rule.targets)
    rule = next(rules, None)
    return {rule.id: view.id} if view and rule else {}


def _shown_at(dossier: Dossier, made: str, about: str) -> str:
    """The page on which the new entry is seen: its own, else that of what it is about."""
    views = (dossier.entities.get(one) for one in (made, about))
    pages = (page_of(view) for view in views if view is not None)
    return next((page for page in pages if page), reverse("case", args=[dossier.case]))
