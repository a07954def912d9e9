"""What came of it: who was asked and answered, which demands were met, what changed for people; counted, and saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from tocsin.access.effects import list_effects
from tocsin.access.gaps import this_moment
from tocsin.access.handles import handle
from tocsin.access.waiting import list_waiting
from tocsin.actions.download import note_download
from tocsin.domain.correspondence import Asked, Outcome
from tocsin.domain.effects import CODES, Effect, Impact, without_confidence
from tocsin.domain.outcomes import (
    MEDIAN_FROM,
    NO_GRANT,
    NOT_KNOWN,
    By,
    Count,
    count,
    narrowed,
    plain_names,
    public,
    spoken_titles,
    whole,
)
from tocsin.exchange.outcome_csv import write_outcomes
from tocsin.letters.outcome_report import outcome_report, to_report_html, to_report_pdf
from tocsin.web.languages import of_the_record
from tocsin.web.page import DeskRequest
from tocsin.web.words import number_words, term_label

TABLE = "counts of replies.csv"
FORMS = {"pdf": (to_report_pdf, "application/pdf"), "html": (to_report_html, "text/html; charset=utf-8")}
MOST = 200  # lines of one table on the page; the saved one has all
_IMPACTS = {impact: code for code, impact in CODES.items()}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table. `where` leads to what it is about, `recorded` to what changed after it; both may be empty.

    `median` says why where there is none.
    """

    name: str
    where: str
    asked: str
    answered: str
    median: str
    open: str
    demands: str
    effects: str
    recorded: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """What is counted by one thing; `left` lines have no room on the page."""

    heading: str
    lines: tuple[Line, ...]
    left: int


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What is counted: all that may be seen, narrowed, without what was said in confidence unless asked for."""

    rows: tuple[Asked, ...]
    effects: tuple[Effect, ...]


def view(request: DeskRequest) -> HttpResponse:
    """The counts; by POST narrowed to a grant or a year, or saved as a table or as a page for a donor report."""
    every = list_waiting(request.viewer, this_moment())
    asked = {name: request.POST.get(name, "") for name in ("grant", "year", "confidential")}
    deed = request.POST.get("do", "")
    secret = bool(asked["confidential"]) and deed not in {"csv", *FORMS}  # what is saved may go out
    chosen = _chosen(request, every, asked, secret=secret)
    if deed == "csv":
        table = write_outcomes(_counts(chosen), plain_names(chosen.rows))
        return _saved(request, TABLE, table, "text/csv; charset=utf-8")
    if deed in FORMS:
        make, media = FORMS[deed]
        page = outcome_report(
            chosen.rows,
            chosen.effects,
            today=this_moment().date(),
            language=of_the_record(),
            grant=asked["grant"],
            year=asked["year"],
        )
        return _saved(request, f"what came of our letters.{deed}", make(page), media)
    return _page(request, every, chosen, asked)


def _chosen(request: DeskRequest, every: Sequence[Asked], asked: Mapping[str, str], *, secret: bool) -> _Chosen:
    rows = narrowed(every, grant=asked["grant"], year=asked["year"])
    effects = list_effects(request.viewer, rows)
    return _Chosen(rows, effects) if secret else _Chosen(public(rows), without_confidence(effects))


def _saved(request: DeskRequest, name: str, data: bytes, media: str) -> HttpResponse:
    note_download(request.viewer, name, "counts of replies")
    return HttpResponse(data, content_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _counts(chosen: _Chosen) -> dict[By, tuple[Count, ...]]:
    return {by: count(chosen.rows, by, chosen.effects) for by in By}


def _page(request: DeskRequest, every: Sequence[Asked], chosen: _Chosen, asked: Mapping[str, str]) -> HttpResponse:
    names, places = _names(chosen.rows), _places(chosen.rows)
    counts = _counts(chosen)
    told = {
        "place": "waiting",
        "whole": _line(whole(chosen.rows, chosen.effects), gettext("All together"), ""),
        "some": any(counts.values()),
        "tables": [_table(by, several, names[by], places) for by, several in counts.items() if several],
        "grants": sorted(plain_names(every)[By.GRANT].values()),
        "years": [one.key for one in count(every, By.YEAR) if one.key != NOT_KNOWN],
        "asked": asked,
        "from": MEDIAN_FROM,
    }
    return render(request, "desk/pages/outcome.html", told)


def _names(rows: Sequence[Asked]) -> dict[By, dict[str, str]]:
    """What each key is called for the office: letters and cases with their titles."""
    names, titles = plain_names(rows), spoken_titles(rows, of_the_record())
    for row in rows:
        title = titles.get(row.intervention) or row.title or handle("intervention", row.intervention)
        names[By.APPEAL][row.intervention] = " · ".join(filter(None, (row.number, title)))
        names[By.CASE][row.case] = row.case_title or handle("case", row.case)
    return names


def _places(rows: Sequence[Asked]) -> dict[str, str]:
    """Where the page of a letter or a case is, by its id."""
    letters = {row.intervention: reverse("letter", args=[row.intervention]) for row in rows}
    return letters | {row.case: reverse("case", args=[row.case]) for row in rows}


def _table(by: By, several: Sequence[Count], names: Mapping[str, str], places: Mapping[str, str]) -> Table:
    headings = {
        By.APPEAL: gettext("By letter"),
        By.INSTITUTION: gettext("By institution"),
        By.CASE: gettext("By case"),
        By.GRANT: gettext("By grant"),
        By.YEAR: gettext("By year"),
    }
    unnamed = {NOT_KNOWN: gettext("not known"), NO_GRANT: gettext("no grant")}
    lines = [
        replace(
            _line(one, names.get(one.key) or unnamed.get(one.key, one.key), places.get(one.key, "")),
            recorded=reverse("effect", args=[one.key]) if by is By.APPEAL else "",
        )
        for one in several
    ]
    return Table(headings[by], tuple(lines[:MOST]), max(0, len(lines) - MOST))


def _line(one: Count, name: str, where: str) -> Line:
    return Line(
        name=name,
        where=where,
        asked=number_words(one.asked),
        answered=number_words(one.answered),
        median=f"{one.median_days:g}" if one.median_days is not None else gettext("too few") if one.answered else "–",
        open="; ".join(_open(one)) or "–",
        demands="; ".join(_demands(one)) or "–",
        effects="; ".join(_effects(one)) or "–",
    )


def _open(one: Count) -> Iterator[str]:
    for number, words in (
        (one.overdue, gettext("overdue")),
        (one.waiting, gettext("waiting")),
        (one.holding_only, gettext("only a holding reply")),
    ):
        if number:
            yield f"{words}: {number_words(number)}"


def _demands(one: Count) -> Iterator[str]:
    for outcome, number in one.demands.items():
        said = gettext("not known") if outcome is Outcome.UNKNOWN else term_label("demand_outcomes", outcome).lower()
        if number:
            yield f"{said}: {number_words(number)}"


def _effects(one: Count) -> Iterator[str]:
    for impact, number in one.effects.items():
        said = gettext("not known") if impact is Impact.UNKNOWN else term_label("impacts", _IMPACTS[impact]).lower()
        if number:
            yield f"{said}: {number_words(number)}"
