"""The events of a case as a list: narrowed and sorted by its address, and saved as a table of exactly these lines."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from tocsin.access.events import Order
from tocsin.actions.download import note_download
from tocsin.exchange.table_csv import write_table
from tocsin.web.event_list import (
    MOST_SAVED,
    MOST_SORTED,
    SORTED_BY,
    Asked,
    asked,
    columns,
    every,
    shown,
    too_many_to_sort,
)
from tocsin.web.narrowing import narrowing
from tocsin.web.page import DeskRequest
from tocsin.web.told_of import can_be_ticked, narrowed_by
from tocsin.web.words import number_words

FILE = "events.csv"  # no name of anybody: it stands in the browser's list of what it saved


def view(request: DeskRequest, case: str) -> HttpResponse:
    """One page of the list. Raises NoSuch."""
    ask = asked(request.GET.dict(), case)
    found, rows = shown(request.viewer, case, ask)
    by = narrowed_by(request.GET.dict(), case)
    unsorted = bool(ask.by) and too_many_to_sort(found)
    told = {
        **narrowing(request.viewer, case, ask),
        "heads": list(_heads(ask, "" if unsorted else ask.by)),
        "sorts": list(zip(SORTED_BY, columns()[1:], strict=False)),
        "unsorted": unsorted,
        "most_sorted": number_words(MOST_SORTED),
        "rows": rows,
        "total": number_words(found.total) if found.total is not None else "",
        "more": found.more,
        "next": urlencode({**ask.given, "after": found.next}) if found.next else "",
        "most": number_words(MOST_SAVED),
        "to_write": urlencode(by) if can_be_ticked(found.total) else "",
    }
    return render(request, "desk/pages/events.html", told)


def _heads(ask: Asked, by: str) -> Iterator[tuple[str, str, str]]:
    """What stands above the lines, the address that sorts by it, and how they are sorted by it now."""
    when, *others, doubt = columns()
    turned = Order.LATEST if not by and ask.order is Order.EARLIEST else Order.EARLIEST
    now = "" if by else "ascending" if ask.order is Order.EARLIEST else "descending"
    yield when, urlencode({**ask.given, "order": turned}), now
    for name, words in zip(SORTED_BY, others, strict=True):
        yield words, urlencode({**ask.given, "order": name}), "ascending" if name == by else ""
    yield doubt, "", ""


def save(request: DeskRequest, case: str) -> HttpResponse:
    """The same lines as a file, every page of them; it is noted as lying in clear. Raises NoSuch."""
    if request.method != "POST":
        return view(request, case)
    ask = asked(request.POST.dict(), case)
    table = write_table(columns(), (row.cells() for row in every(request.viewer, case, ask)))
    note_download(request.viewer, FILE, "list of events")
    kept = {"Content-Disposition": f'attachment; filename="{FILE}"'}
    return HttpResponse(table, content_type="text/csv; charset=utf-8", headers=kept)
