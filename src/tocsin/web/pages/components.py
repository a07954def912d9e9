"""The design system on one page, with invented content: each part as its template shows it."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render

from tocsin.domain.clearance import Answer
from tocsin.domain.dates import Kind, bounds
from tocsin.web.consent_matrix import MARKS, Cell, Row, answer_words, legend
from tocsin.web.entry_form import Field
from tocsin.web.findings import Question
from tocsin.web.page import DeskRequest
from tocsin.web.passages import Ink, Quote, paragraphs
from tocsin.web.proceedings import Course, Step
from tocsin.web.timeline import Happening, draw
from tocsin.web.values import Line, Source, Value
from tocsin.web.words import date_words

TEXT = (
    "On 10 July 2013 a press conference was held in Brod with Marta Velin.\n"
    "She said that on 5 July 2018 two unknown men tried to pull her into a car. Марта Велін, журналістка."
)
READ = "On 10 July 2013"
DECIDED = "on 5 July 2018 two unknown men tried to pull her into a car."
EVENTS = (
    ("2018-07-05", "attempted", "Attempted abduction"),
    ("2017-10", "attempted", "Attempted abduction"),
    ("2017-10-20/2017-11-15", "done", "Detention"),
    ("2018-03/..", "done", "Surveillance"),
    ("2018-01-12", "done", "Search"),
)


STEPS = (
    Step("", "Application registered", "20 January 2025", "", "", "", "", ""),
    Step(
        "",
        "First decision",
        "2 September 2025",
        "",
        "Not founded.",
        "",
        "Whether a time limit runs is not known.",
        "look",
    ),
)
COURSE = Course("", "Asylum R 17/2025", "Marta Velin", "Office for Refugees", STEPS, 1)


def _cells() -> Iterator[Cell]:
    """One answer of each kind that stands out."""
    for audience, answer in (("office", Answer.YES), ("public", Answer.REFUSED)):
        yield Cell("share", audience, MARKS[answer], *answer_words(answer))


def view(request: DeskRequest) -> HttpResponse:
    """Every part once."""
    before, words, after = "“On 10 July ", "2013", " a press conference was held …”"
    passage = Quote(before, words, after, "", 0, 0)
    source = Source("", "Statement of Harbour Light", "12 July 2018", has_text=False, quotes=(passage,))
    value = Value(
        "5 July 2018", "on the fifth of July", "en", "the activists", hedged=False, denied=False, disputed=True,
        others=("6 July 2018",), dissent=0, looked=True, sources=(source,),
    )  # fmt: skip
    told = {
        "question": Question("A question", "A press conference of 2013 tells of July 2018. Which year is right?",
                             is_gap=False, quotes=(passage,), repairs=("perhaps “2018” instead of “2013”",)),
        "gap": Question("Not recorded", "Nobody has recorded how old she is.", is_gap=True, quotes=(), repairs=()),
        "lines": [Line("Date", (value,))],
        "paragraphs": paragraphs(TEXT, [_ink(READ), _ink(DECIDED, decided=True)]),
        "audiences": (("office", "This office"), ("public", "The public")),
        "matrix": [Row("Share with a named body", tuple(_cells()), weighty=True)],
        "legend": legend(),
        "course": COURSE,
        "field": Field("v-birth", "Born", "line", "31 February 1990", "9 July 2018, or 2018-07",
                       wrong="“31 February 1990” is not a date Tocsin can keep."),
        "drawing": draw([_happening(*event) for event in EVENTS] + [_happening("", "threatened", "Threat")]),
    }  # fmt: skip
    return render(request, "desk/pages/components.html", told)


def _ink(words: str, *, decided: bool = False) -> Ink:
    start = TEXT.index(words)
    return Ink(start, start + len(words), decided)


def _happening(edtf: str, completion: str, what: str) -> Happening:
    when = date_words(edtf) if edtf else "“some weeks before”"
    return Happening("", what, when, "Marta Velin", edtf, completion, bounds(edtf, Kind.MOMENT) if edtf else None)
