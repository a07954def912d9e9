"""The directory of institutions: the list, one office with how it answered, what is added and put right, and tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from tocsin.access.gaps import this_moment
from tocsin.access.members import member_names
from tocsin.access.offices import Directory, OfficeEntry, get_directory
from tocsin.access.waiting import list_waiting
from tocsin.actions.download import note_download
from tocsin.actions.offices import Kept, keep_offices
from tocsin.domain.correspondence import Asked
from tocsin.domain.errors import BadTable, Cause, NoSuch, RejectedError, TocsinError
from tocsin.domain.institutions import starting_set
from tocsin.domain.names import fold_name
from tocsin.domain.offices import Office, cells_of, matching, office_of
from tocsin.domain.outcomes import MEDIAN_FROM, Count
from tocsin.exchange.offices_csv import read_offices, write_offices
from tocsin.web import office_form
from tocsin.web.asked import letters_of
from tocsin.web.letters import called
from tocsin.web.name_forms import told_of_names
from tocsin.web.page import DeskRequest
from tocsin.web.pages.start import start_of
from tocsin.web.sentences import said
from tocsin.web.uploads import one_file
from tocsin.web.words import date_words, listed

TABLE = "institutions.csv"
CHECKED = "checked"
MOST = 100
SHOWN = 20  # letters on the page of one office


@dataclass(frozen=True, slots=True)
class Row:
    """One office of the list, with how often it was asked and answered."""

    id: str
    office: str
    body: str
    country: str
    ways: str
    checked: str
    record: Count | None


def view(request: DeskRequest) -> HttpResponse:
    """The list; by POST the offices that words find, a table in or out, or the starting set."""
    deed = request.POST.get("do", "")
    if deed == "save":
        note_download(request.viewer, TABLE, "directory of institutions")
        kept = {"Content-Disposition": f'attachment; filename="{TABLE}"'}
        table = write_offices(get_directory(request.viewer).offices)
        return HttpResponse(table, content_type="text/csv; charset=utf-8", headers=kept)
    try:
        news = _kept_words(_take(request, deed)) if deed in {"load", "begin"} else ""
    except TocsinError as exc:
        return _list(request, wrong=said(exc))
    return _list(request, news=news)


def _take(request: DeskRequest, deed: str) -> Kept:
    """The offices of a table, or those that ship with Tocsin. Raises BadTable, UploadCut, UploadTooLarge."""
    if deed == "begin":
        there = {one.key for one in get_directory(request.viewer).offices}
        return keep_offices(request.viewer, [one for one in starting_set() if one.key not in there])
    given = one_file(request, "table")
    if given is None:
        raise BadTable(why=Cause("No file was chosen."))
    found = read_offices(given[0].read())
    return keep_offices(request.viewer, found.offices, found.columns)


def _kept_words(kept: Kept) -> str:
    said = [
        words % {"offices": listed(keys)}
        for words, keys in ((gettext("New: %(offices)s"), kept.new), (gettext("Changed: %(offices)s"), kept.changed))
        if keys
    ]
    return ". ".join(said) or gettext("Nothing changed.")


def _list(request: DeskRequest, *, news: str = "", wrong: str = "") -> HttpResponse:
    directory = get_directory(request.viewer)
    words = request.POST.get("words", "").strip()
    found = _found(directory, words)
    start = start_of(request)
    told = {
        "place": "waiting",
        "rows": _rows(request, found[start : start + MOST]),
        "total": len(found),
        "next": start + MOST if start + MOST < len(found) else 0,
        "words": words,
        "said": news,
        "wrong": wrong,
        "from": MEDIAN_FROM,
    }
    return render(request, "desk/pages/offices.html", told, status=409 if wrong else 200)


def _found(directory: Directory, words: str) -> Sequence[OfficeEntry]:
    if not words:
        return directory.entries
    wanted = {one.key for one in matching(directory.offices, words)}
    return [entry for entry in directory.entries if entry.office.key in wanted]


def _rows(request: DeskRequest, entries: Sequence[OfficeEntry]) -> list[Row]:
    by_name: dict[str, list[Asked]] = defaultdict(list)
    for asked in list_waiting(request.viewer, this_moment()) if entries else ():
        by_name[fold_name(asked.office)].append(asked)
    return [_row(entry, by_name) for entry in entries]


def _row(entry: OfficeEntry, by_name: Mapping[str, Sequence[Asked]]) -> Row:
    office = entry.office
    names = {fold_name(name) for name in (office.office, office.office_uk, office.office_ru, office.office_pl) if name}
    asked = [one for name in sorted(names) for one in by_name.get(name, ())]
    return Row(
        id=entry.view.id,
        office=office.office,
        body=office.body,
        country=office_form.shown("country", office.country) if office.country else "",
        ways=office_form.shown("channels", cells_of(office)["channels"]) if office.channels else "",
        checked=date_words(office.checked) if office.checked else "",
        record=office_form.record_of(office_form.letters_to(asked, office)),
    )


def one(request: DeskRequest, office: str) -> HttpResponse:
    """One office: what is kept of it, how it answered, and the form that puts it right. Raises NoSuch."""
    entry = _entry(get_directory(request.viewer), office)
    if request.method != "POST":
        return _form(request, entry, cells_of(entry.office), "")
    if request.POST.get("do") == CHECKED:
        cells = cells_of(entry.office) | _checked_now(request)
    else:
        cells = office_form.cells_from(request.POST.dict(), request.POST.getlist("channels"))
    cells |= {"key": entry.office.key}
    if request.POST.get("was") != office_form.stamp(entry.office):
        return _form(request, entry, cells, _changed_meanwhile(entry.office, cells))
    try:
        _keep(request, cells)
    except TocsinError as exc:
        return _form(request, entry, cells, said(exc))
    return HttpResponseRedirect(reverse("office", args=[office]))


def add(request: DeskRequest) -> HttpResponse:
    """The form of an office that is not there yet; sent, its page follows."""
    if request.method != "POST":
        return _form(request, None, {}, "")
    directory = get_directory(request.viewer)
    keys = {entry.office.key for entry in directory.entries}
    cells = office_form.cells_from(request.POST.dict(), request.POST.getlist("channels"))
    cells["key"] = cells["key"] or office_form.free_key(cells["office"], keys)
    if cells["key"] in keys:
        return _form(request, None, cells, gettext("There is an office with this key already."))
    try:
        _keep(request, cells)
    except TocsinError as exc:
        return _form(request, None, cells, said(exc))
    made = get_directory(request.viewer).find(cells["key"])
    return HttpResponseRedirect(reverse("office", args=[made.view.id]))


def _checked_now(request: DeskRequest) -> dict[str, str]:
    """Who made sure today, and where they looked."""
    who = called(member_names(request.viewer), request.viewer.member)
    where = request.POST.get("where", "").strip()
    return {"checked": this_moment().date().isoformat(), "checked_by": listed(filter(None, (who, where)))}


def _entry(directory: Directory, office: str) -> OfficeEntry:
    for entry in directory.entries:
        if entry.view.id == office:
            return entry
    raise NoSuch(what="office")


def _keep(request: DeskRequest, cells: Mapping[str, str]) -> None:
    """Raises BadTable, which says what is wrong with which field."""
    try:
        office = office_of(cells)
    except RejectedError as exc:
        raise BadTable(
            why=Cause(
                "What is wrong: {fault}.",
                fault=exc.why.called(column=office_form.label_of(str(exc.why.fields["column"]))),
            )
        ) from None
    keep_offices(request.viewer, [office])


def _changed_meanwhile(office: Office, cells: Mapping[str, str]) -> str:
    """What stands there now beside what was typed, where they differ."""
    now = cells_of(office)
    differ = [
        f"{office_form.label_of(name)}: {office_form.shown(name, now[name]) if now[name] else '–'}"
        for name, text in cells.items()
        if text != now[name]
    ]
    told = gettext("This office was changed since the page was opened. What you typed is still below; now it says:")
    return f"{told} {'; '.join(differ)}"


def _form(request: DeskRequest, entry: OfficeEntry | None, cells: Mapping[str, str], wrong: str) -> HttpResponse:
    told = {
        "place": "waiting",
        "entry": entry.view.id if entry else "",
        "fields": [field for field in office_form.fields_of(cells) if not (entry and field.name == "key")],
        "countries": office_form.countries(cells.get("country", "")),
        "ways": office_form.ways([one for one in cells.get("channels", "").split("|") if one]),
        "wrong": wrong,
        "from": MEDIAN_FROM,
    }
    if entry:
        told |= _told(request, entry.office)
        told |= told_of_names(request.viewer, entry.view)
    return render(request, "desk/pages/office.html", told, status=409 if wrong else 200)


def _told(request: DeskRequest, office: Office) -> dict[str, object]:
    """What is kept of an office, what was sent to it, and how it answered."""
    asked = office_form.letters_to(list_waiting(request.viewer, this_moment()), office)
    said = cells_of(office)
    apart = {"office", "checked", "checked_by"}
    return {
        "office": office,
        "was": office_form.stamp(office),
        "kept": [
            (office_form.label_of(name), office_form.shown(name, text))
            for name, text in said.items()
            if text and name not in apart
        ],
        "checked": date_words(office.checked) if office.checked else "",
        "record": office_form.record_of(asked),
        "letters": letters_of(asked[-SHOWN:][::-1]),
    }
