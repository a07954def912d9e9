"""What was sent to whom, what came back and what is overdue: of one case, or of all that may be seen."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from tocsin.access.dossier import get_dossier
from tocsin.access.gaps import this_moment
from tocsin.access.waiting import get_waiting, list_waiting
from tocsin.web.asked import URGENCY, letters_of, tally
from tocsin.web.page import DeskRequest
from tocsin.web.pages.start import start_of
from tocsin.web.words import name_of

MOST = 50  # letters on one page


def every(request: DeskRequest) -> HttpResponse:
    """Of every case; what is overdue first. Closed letters are left out: nobody waits."""
    rows = [row for row in list_waiting(request.viewer, this_moment()) if not row.closed]
    urgency = {state: number for number, state in enumerate(URGENCY)}
    rows.sort(key=lambda row: urgency.get(row.state, len(urgency)) if row.delivery else len(urgency))
    letters, start = letters_of(rows), start_of(request)
    told = {
        "place": "waiting",
        "letters": letters[start : start + MOST],
        "next": start + MOST if start + MOST < len(letters) else 0,
        **tally(rows),
    }
    return render(request, "desk/pages/waiting.html", told)


def of_case(request: DeskRequest, case: str) -> HttpResponse:
    """Of one case, closed letters too. Raises NoSuch."""
    rows = get_waiting(request.viewer, case, this_moment())
    told = {
        "place": "waiting",
        "case": case,
        "case_title": name_of(get_dossier(request.viewer, case), case),
        "letters": letters_of(rows),
        **tally(rows),
    }
    return render(request, "desk/pages/waiting.html", told)
