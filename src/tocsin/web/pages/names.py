"""How somebody's name is declined and greeted: proposed, put right and confirmed, language by language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from tocsin.access.dossier import get_entity
from tocsin.actions.confirm_forms import confirm_forms
from tocsin.domain.dossier import EntityView
from tocsin.domain.errors import TocsinError
from tocsin.domain.name_forms import FIELDS
from tocsin.web.kept import taken_in
from tocsin.web.name_forms import seen, told_of_names
from tocsin.web.page import DeskRequest
from tocsin.web.sentences import said

CONFIRM = "confirm"
PLACE = "#names"
_TABLE = re.compile("[a-z]{2}(-[0-9])?")


def view(request: DeskRequest, bearer: str) -> HttpResponse:
    """The tables of a person or an office; by POST one of them confirmed, or proposed anew. Raises NoSuch."""
    one = get_entity(request.viewer, bearer)
    stands = seen(request.viewer, bearer)  # refuses what bears no name of somebody
    if request.method != "POST":
        return _page(request, one, {}, "")
    posted = request.POST.dict()
    if posted.get("do") != CONFIRM:
        return _page(request, one, posted, "", saved=slot(bearer, posted.get("table", "")))
    if posted.get("seen") != stands:
        changed = gettext(
            "This has changed since the page was opened, perhaps in another window. Nothing was written over it."
        )
        return _page(request, one, posted, changed)
    language = posted.get("language", "")
    try:
        confirm_forms(request.viewer, bearer, language, {field: posted.get(field, "") for field in FIELDS})
    except TocsinError as exc:
        return _page(request, one, posted, said(exc))
    return taken_in(slot(bearer, posted.get("table", "")), f"{back_to(one)}{PLACE}")


def slot(bearer: str, table: str) -> str:
    """Where a browser keeps what is typed into one of the tables."""
    return f"{bearer}-names-{table if _TABLE.fullmatch(table) else ''}"


def back_to(one: EntityView) -> str:
    """The page of whose name it is."""
    return reverse("office" if one.kind == "addressee" else "entry", args=[one.id])


def _page(request: DeskRequest, one: EntityView, typed: Mapping[str, str], wrong: str, saved: str = "") -> HttpResponse:
    """`saved`: what the browser kept of this table is forgotten, because proposals stand in its place."""
    told = {
        "place": "waiting" if one.kind == "addressee" else "cases",
        "entry": one.id,
        "back": back_to(one),
        "name": one.text("person.name") or one.text("addressee.office"),
        **told_of_names(request.viewer, one, typed),
        "wrong": wrong,
        "saved": saved,
    }
    return render(request, "desk/pages/names.html", told, status=409 if wrong else 200)
