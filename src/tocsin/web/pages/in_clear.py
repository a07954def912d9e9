"""In clear on this machine: what was saved and which originals were left, beside the folder as a thief sees it."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from tocsin.access.in_clear import list_in_clear
from tocsin.actions.download import no_longer_clear
from tocsin.web.behind import behind
from tocsin.web.desk import the_desk
from tocsin.web.page import DeskRequest


def view(request: DeskRequest) -> HttpResponse:
    """Both lists; by POST a line leaves the first, because the file was deleted. Raises NoSuch."""
    if request.method == "POST":
        number = request.POST.get("gone", "")
        if not (number.isascii() and number.isdigit() and len(number) < 19):
            raise Http404
        no_longer_clear(request.viewer, int(number))
        return HttpResponseRedirect(reverse("in_clear"))
    told = {"place": "cases"} | behind(list_in_clear(request.viewer), the_desk().room.folder)
    return render(request, "desk/pages/in_clear.html", told)
