"""The design system on one page, with invented content: each part as its template shows it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from tocsin.domain.dates import Kind, bounds
from tocsin.web.findings import Question
from tocsin.web.page import DeskRequest
from tocsin.web.passages import Ink, Quote, paragraphs
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
        "drawing": draw([_happening(*event) for event in EVENTS] + [_happening("", "threatened", "Threat")]),
    }  # fmt: skip
    return render(request, "desk/pages/components.html", told)


def _ink(words: str, *, decided: bool = False) -> Ink:
    start = TEXT.index(words)
    return Ink(start, start + len(words), decided)


def _happening(edtf: str, completion: str, what: str) -> Happening:
    when = date_words(edtf) if edtf else "“some weeks before”"
    return Happening("", what, when, "Marta Velin", edtf, completion, bounds(edtf, Kind.MOMENT) if edtf else None)
