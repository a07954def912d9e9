"""Names that go on as one is typed, offered beneath the field: a field without them is a plain field."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from tocsin.access.completing import KINDS, complete
from tocsin.web.page import DeskRequest
from tocsin.web.words import kind_label

LONGEST = 200


def view(request: DeskRequest) -> HttpResponse:
    """The names for what was typed, of one case where it is given. Raises NoSuch. To look here alone gives nothing."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("start"))
    kinds = [kind for kind in KINDS if kind in request.POST.getlist("kind")]
    case = request.POST.get("case") or None
    names = complete(request.viewer, request.POST.get("words", "")[:LONGEST], kinds or None, case)
    told = {"names": [(one, kind_label(one.kind)) for one in names], "within": case is not None}
    return render(request, "desk/parts/known_names.html", told)
