"""One value, to be put right: what it says, where it comes from, and another in its place or none."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from tocsin.access.claims import ClaimView, find_claim
from tocsin.access.dossier import get_dossier
from tocsin.access.letters import interventions_using
from tocsin.access.scopes import case_of
from tocsin.access.statements import get_statement
from tocsin.actions.correct import correct
from tocsin.actions.retract import retract
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import NoSuch, TocsinError
from tocsin.domain.passages import InText
from tocsin.domain.schema import Property, ValueKind, schema
from tocsin.lib.ids import is_id
from tocsin.web.entry_form import one_field, value_of
from tocsin.web.entry_history import claims_of
from tocsin.web.kept import taken_in
from tocsin.web.outdated import differences
from tocsin.web.page import DeskRequest
from tocsin.web.passages import quote
from tocsin.web.sentences import said
from tocsin.web.sides import claim_words
from tocsin.web.values import Reader
from tocsin.web.words import kind_label, name_of, page_of, property_label

CHANGED = "changed"  # what hindered: the page tells both versions


def view(request: DeskRequest, value: str) -> HttpResponse:
    """The value, or what its form asks for. Raises NoSuch, also for what the machinery keeps for itself."""
    found = find_claim(request.viewer, value)
    rule = schema().property(found.property)
    dossier = get_dossier(request.viewer, case_of(request.viewer, found.entity))
    if rule.type is ValueKind.IDENTIFIER or found.entity not in dossier.entities:
        raise NoSuch(what="value")
    if request.method != "POST":
        return _page(request, dossier, found, rule, "")
    try:
        return taken_in(f"value-{value}", _done(request, found, rule))
    except NoSuch:
        return _page(request, dossier, found, rule, CHANGED)
    except TocsinError as exc:
        return _page(request, dossier, found, rule, said(exc))


def _done(request: DeskRequest, found: ClaimView, rule: Property) -> str:
    """Do what the form asks for; where to look then. Raises NoSuch where it stands no more, and what actions raise."""
    if found.retracted:
        raise NoSuch(what="value in force")
    because = request.POST.get("because", "")
    match request.POST.get("do"):
        case "correct":
            new = correct(request.viewer, found.id, value_of(rule, request.POST.get("v", "")), because)
            return f"{reverse('value', args=[new])}?was={found.id}"
        case "back":
            retract(request.viewer, found.id, because)
            return reverse("value", args=[found.id])
        case "undo":
            old = _old(request, found, request.POST.get("was", ""))
            if old is None:
                raise NoSuch(what="value")
            new = correct(request.viewer, found.id, old.value, gettext("the correction was undone"))
            return reverse("value", args=[new])
        case _:
            raise Http404


def _old(request: DeskRequest, found: ClaimView, was: str) -> ClaimView | None:
    """What stood in its place before, if the address names it truly."""
    try:
        old = find_claim(request.viewer, was) if is_id(was) else None
    except NoSuch:
        return None
    alike = old is not None and (old.entity, old.property) == (found.entity, found.property)
    return old if alike and old is not None and old.retracted and old.value else None


def _page(request: DeskRequest, dossier: Dossier, found: ClaimView, rule: Property, wrong: str) -> HttpResponse:
    old = _old(request, found, request.GET.get("was", ""))
    text = Reader(request.viewer).text(found.statement)
    typed = request.POST.get("v", "") if wrong else found.value
    every = claims_of(request.viewer, dossier, found.entity, found.property)
    told = {
        "place": "cases",
        "case": dossier.case,
        "case_title": name_of(dossier, dossier.case),
        "value": found.id,
        "label": property_label(found.property),
        "of": name_of(dossier, found.entity),
        "of_kind": kind_label(found.kind),
        "back": page_of(dossier.entities[found.entity]),
        "words": claim_words(dossier, found),
        "said_by": found.said_by or "",
        "source": _source(request, found),
        "quotes": [
            quote(text, place, found.statement)
            for place in found.passages
            if isinstance(place, InText) and place.end <= len(text)
        ],
        "own": next((one for one in every if one.id == found.id), None),
        "others": [one for one in every if one.id != found.id],
        "retracted": found.retracted,
        "letters": len(interventions_using(request.viewer, [found.id])),
        "field": one_field(dossier, rule, typed),
        "because": request.POST.get("because", ""),
        "was": old.id if old and not found.retracted else "",
        "was_words": claim_words(dossier, old) if old else "",
        "wrong": wrong,
        **(_outdated(request, dossier, found) if wrong == CHANGED else {}),
    }
    return render(request, "desk/pages/value.html", told, status=409 if wrong else 200)


def _outdated(request: DeskRequest, dossier: Dossier, found: ClaimView) -> dict[str, Any]:
    """What stands in its place now, beside what was typed; the way to what stands now."""
    now = [claim for one in dossier.entities[found.entity].all(found.property) for claim in one.claims]
    return {
        "outdated": True,
        "both": differences(request.viewer, dossier, found.id),
        "typed": " · ".join(filter(None, (request.POST.get(name, "") for name in ("v", "because")))),
        "instead": now[0] if now and not schema().property(found.property).many else "",
    }


def _source(request: DeskRequest, found: ClaimView) -> str:
    try:
        return get_statement(request.viewer, found.statement).title
    except NoSuch:
        return ""
