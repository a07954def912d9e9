"""The events of a case as a list: narrowed and sorted by its address, and saved as a table of exactly these lines."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from tocsin.actions.download import note_download
from tocsin.exchange.table_csv import write_table
from tocsin.web.event_list import MOST_SAVED, asked, columns, every, shown
from tocsin.web.narrowing import narrowing
from tocsin.web.page import DeskRequest
from tocsin.web.words import number_words

FILE = "events.csv"  # no name of anybody: it stands in the browser's list of what it saved


def view(request: DeskRequest, case: str) -> HttpResponse:
    """One page of the list. Raises NoSuch."""
    ask = asked(request.GET.dict(), case)
    found, rows = shown(request.viewer, case, ask)
    told = {
        **narrowing(request.viewer, case, ask),
        "columns": columns(),
        "rows": rows,
        "total": number_words(found.total) if found.total is not None else "",
        "more": found.more,
        "next": urlencode({**ask.given, "after": found.next}) if found.next else "",
        "most": number_words(MOST_SAVED),
    }
    return render(request, "desk/pages/events.html", told)


def save(request: DeskRequest, case: str) -> HttpResponse:
    """The same lines as a file, every page of them; it is noted as lying in clear. Raises NoSuch."""
    if request.method != "POST":
        return view(request, case)
    ask = asked(request.POST.dict(), case)
    table = write_table(columns(), (row.cells() for row in every(request.viewer, case, ask)))
    note_download(request.viewer, FILE, "list of events")
    kept = {"Content-Disposition": f'attachment; filename="{FILE}"'}
    return HttpResponse(table, content_type="text/csv; charset=utf-8", headers=kept)
