"""Paste rows of a spreadsheet: columns are matched, every row is looked at, and all are recorded at once or none."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from tocsin.access.dossier import get_dossier
from tocsin.actions.enter_rows import enter_rows, is_secret
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import Cause, TocsinError, UnreadableRows
from tocsin.exchange.pasted_rows import MOST_ROWS, MOST_SIGNS, Rows, read_rows
from tocsin.intake.encodings import decode
from tocsin.intake.model import RefusedError
from tocsin.web.kept import taken_in
from tocsin.web.page import DeskRequest
from tocsin.web.row_forms import KINDS, columns, joined, left_out, lines, properties_of, what_hinders
from tocsin.web.sentences import said
from tocsin.web.words import kind_label, name_of

MOST_SHOWN = 50
MOST_WRONG = 12
ONTO, LEAVE = "onto", "leave"  # what becomes of a row about somebody who is in the case already


def view(request: DeskRequest, case: str) -> HttpResponse:
    """The field to paste into; then the rows as they would be recorded; then they are. Raises NoSuch."""
    dossier = get_dossier(request.viewer, case)
    kind = request.POST.get("kind") or request.GET.get("kind") or KINDS[0]
    if kind not in KINDS:
        raise Http404
    if request.method != "POST":
        return _paste(request, dossier, kind, "", "")
    text = ""
    try:
        text = _given(request)
        rows = read_rows(text)
    except UnreadableRows as exc:
        return _paste(request, dossier, kind, text, said(exc))
    return _look(request, dossier, kind, rows)


def _given(request: DeskRequest) -> str:
    """The text of the field, or of the file. Raises UnreadableRows."""
    file = request.FILES.get("file")
    if file is None or not file.size:
        return request.POST.get("text", "")
    if file.size > MOST_SIGNS * 4:
        raise UnreadableRows(why=Cause("the file is too large"))
    try:
        return decode(file.read())[0]
    except RefusedError:
        raise UnreadableRows(why=Cause("the file is no text; save the sheet as CSV")) from None


def _paste(request: DeskRequest, dossier: Dossier, kind: str, text: str, wrong: str) -> HttpResponse:
    told = _told(dossier, kind) | {"text": text, "wrong": wrong, "draft": f"rows-{dossier.case}"}
    return render(request, "desk/pages/rows.html", told, status=409 if wrong else 200)


def _look(request: DeskRequest, dossier: Dossier, kind: str, rows: Rows) -> HttpResponse:
    chosen = columns(rows, kind, request.POST.dict())
    found = lines(dossier, rows, chosen, kind)
    hinders = what_hinders(chosen, kind)
    bad = [line for line in found if line.wrong]
    again = request.POST.get("again", ONTO)
    good = [line for line in found if not line.wrong and not (again == LEAVE and line.known)]
    wrong = hinders
    if request.POST.get("do") == "record" and not hinders:
        if bad and not request.POST.get("leave_out"):
            wrong = gettext("Nothing was recorded: there are rows that cannot be taken. Mend them, or leave them out.")
        elif not good:
            wrong = gettext("Nothing was recorded: no row can be taken.")
        else:
            try:
                values, onto = [line.values for line in good], [line.onto if again == ONTO else "" for line in good]
                enter_rows(request.viewer, dossier.case, kind, rows.text, values, onto=onto)
            except TocsinError as exc:
                wrong = said(exc)
            else:
                return taken_in(f"rows-{dossier.case}", _after(dossier, kind))
    told = _told(dossier, kind) | {
        "text": rows.text,
        "columns": chosen,
        "properties": properties_of(kind),
        "joined": [column.heading for column in joined(chosen, kind)],
        "left_out": left_out(rows, chosen),
        "known_total": sum(bool(line.known) for line in found),
        "again": again,
        "bad": bad[:MOST_WRONG],
        "bad_total": len(bad),
        "bad_left": max(len(bad) - MOST_WRONG, 0),
        "good_total": len(good),
        "lines": found[:MOST_SHOWN],
        "left": max(len(found) - MOST_SHOWN, 0),
        "wrong": wrong,
        "hinders": hinders,
    }
    return render(request, "desk/pages/rows_look.html", told, status=409 if wrong else 200)


def _told(dossier: Dossier, kind: str) -> dict[str, object]:
    return {
        "place": "cases",
        "case": dossier.case,
        "title": name_of(dossier, dossier.case),
        "kind": kind,
        "kind_words": kind_label(kind),
        "kinds": [(one, kind_label(one)) for one in KINDS],
        "secret": is_secret(kind),
        "most": MOST_ROWS,
    }


def _after(dossier: Dossier, kind: str) -> str:
    if kind == "event":
        return reverse("case", args=[dossier.case])
    return f"{reverse('entries', args=[dossier.case])}?kind={kind}"
