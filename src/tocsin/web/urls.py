"""Every address of the desk, in one list. `tests/web/test_access_matrix.py` refuses one that it does not know."""

from __future__ import annotations

from django.urls import register_converter

from tocsin.web import gate, languages, locked
from tocsin.web.page import Id, Page
from tocsin.web.pages import (
    bring_in,
    call,
    case,
    case_map,
    components,
    compose,
    counts,
    directory,
    draft,
    enter,
    entries,
    entry,
    event,
    events,
    findings,
    in_clear,
    letter,
    letterhead,
    letters,
    media,
    new_case,
    new_event,
    preview,
    publish,
    reply,
    review,
    rows,
    search,
    sent,
    sheet,
    start,
    statement,
    timeline,
    value,
    views,
    waiting,
)

register_converter(Id, "id")

PAGES = (
    Page("", "start", start.view),
    Page("case/<id:case>", "case", case.view),
    Page("case/<id:case>/call", "case_call", call.view),
    Page("case/<id:case>/in", "bring_in", bring_in.view),
    Page("case/<id:case>/timeline", "timeline", timeline.view),
    Page("case/<id:case>/map", "map", case_map.view),
    Page("case/<id:case>/events", "events", events.view),
    Page("case/<id:case>/events/views", "views", views.view),
    Page("case/<id:case>/events/csv", "events_csv", events.save),
    Page("case/<id:case>/sheet", "sheet", sheet.view),
    Page("case/<id:case>/findings", "findings", findings.view),
    Page("case/<id:case>/letters", "letters", letters.view),
    Page("case/<id:case>/compose", "compose", compose.view),
    Page("preview", "preview", preview.view),
    Page("letter/<id:letter>", "letter", letter.view),
    Page("letter/<id:letter>/sent", "sent", sent.view),
    Page("letter/<id:letter>/paper", "on_paper", sent.on_paper),
    Page("delivery/<id:delivery>/reply", "reply", reply.view),
    Page("case/<id:case>/waiting", "case_waiting", waiting.of_case),
    Page("waiting", "waiting", waiting.every),
    Page("outcome", "outcome", counts.view),
    Page("offices", "offices", directory.view),
    Page("offices/new", "add_office", directory.add),
    Page("office/<id:office>", "office", directory.one),
    Page("case/<id:case>/entries", "entries", entries.view),
    Page("case/<id:case>/enter", "enter", enter.enter),
    Page("case/<id:case>/rows", "rows", rows.view),
    Page("letter/<id:letter>/publish", "publish", publish.view),
    Page("case/<id:case>/event", "new_event", new_event.view),
    Page("event/<id:event>", "event", event.view),
    Page("entry/<id:entry>", "entry", entry.view),
    Page("entry/<id:entry>/add", "add", enter.add),
    Page("value/<id:value>", "value", value.view),
    Page("statement/<id:statement>", "statement", statement.view),
    Page("statement/<id:statement>/review", "review", review.view),
    Page("statement/<id:statement>/media", "media", media.view),
    Page("new", "new_case", new_case.view),
    Page("call", "call", call.view),
    Page("draft", "draft", draft.view),
    Page("components", "components", components.view),
    Page("search", "search", search.view),
    Page("language", "language", languages.choose),
    Page("lock", "lock", locked.lock),
    Page("stay", "stay", locked.stay),
    Page("unlock", "unlock", locked.already),
    Page("begin", "begin", locked.already),
    Page("in-clear", "in_clear", in_clear.view),
    Page("letterhead", "letterhead", letterhead.view),
)

urlpatterns = [page.pattern() for page in PAGES]
handler400 = gate.too_much
handler404 = gate.not_found
handler500 = gate.failed
