"""Calendar dates with the words around them: “since March 2017”, “from 18 to 21 February”, “early November”."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tocsin.reading.dates.model import YEAR_LEFT_OUT, Anchor, Basis, DateFound, Flaw, Offset, Unit
from tocsin.reading.dates.points import Point, find_points
from tocsin.reading.dates.words import asked_before, denied_before, looks_ahead

_WINDOW = 48
_LEAD = re.compile(
    r"\b(since|from|between|until|till|up\s+to|before|prior\s+to|after|by|in|on|during|throughout|dated)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:on\s+or\s+)?(?:about|around|approximately|roughly|circa|ca?\.)\s*(?:the\s+)?$", re.IGNORECASE
)
_PART = re.compile(
    r"\b(?:(?:early|late|mid)(?:\s+in)?[\s-]+|(?:the\s+)?(?:beginning|start|middle|end|first\s+half|second\s+half)\s+of\s+)"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
_NIGHT = re.compile(r"\bnight\s+(?:of|from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_GLUE = re.compile(r"\s*(?:([-–—]|to|until|till|through)|(and)|(or))\s*(?:(?:on|in)\s+)?(?:the\s+)?", re.IGNORECASE)
_LAST_THIS_NEXT = re.compile(r"\b(?:last|this|next|each|every)\s+$", re.IGNORECASE)
_WHICH_YEAR = re.compile(r",?\s+(?:of\s+)?(last|this|next)\s+year(?!['’]s|[\w-])", re.IGNORECASE)
_COUNTS = {"last": -1, "this": 0, "next": 1}
_IN = re.compile(r"\bin\s+$", re.IGNORECASE)
_NOT_A_YEAR = re.compile(r"\s*(?:[%°]|km\b|metres\b|people\b|persons\b|members\b|times\b|euros?\b|dollars?\b)")
# What is said before a date to make it one end of an extent, or a limit for one moment.
_FORMS = {"since": "{}/..", "until": "../{}", "before": "[..{}]", "after": "[{}..]", "by": "[..{}]"}
_SAME_LEAD = {"till": "until", "up to": "until", "prior to": "before"}
_YEAR_LEADS = {"in", "since", "during", "throughout", "until", "before", "after", "by", "from", "between"}


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a date: the word that leads it, and where the words that belong to it begin."""

    start: int
    lead: str = ""
    lead_start: int = 0
    about: bool = False
    part: bool = False
    night: bool = False


def find_calendar_dates(text: str) -> list[DateFound]:
    """Every date that names a year, a month or a day of the calendar."""
    points = find_points(text)
    found: list[DateFound] = []
    place = 0
    while place < len(points):
        before = _look_back(text, points[place].start)
        last = _partner(text, points, place, before)
        date = _pair(text, points[place], last, before) if last else _single(text, points[place], before)
        place += 2 if last else 1
        if date is not None:
            found.append(date)
    return found


def _look_back(text: str, start: int) -> _Before:
    floor = max(0, start - _WINDOW)
    about = part = night = False
    begin = start
    if match := _PART.search(text, floor, begin):
        part, begin = True, match.start()
    if match := _ABOUT.search(text, floor, begin):
        about, begin = True, match.start()
    if match := _NIGHT.search(text, floor, begin):
        night, begin = True, match.start()
    lead = _LEAD.search(text, floor, begin)
    if lead is None:
        return _Before(begin, about=about, part=part, night=night)
    word = " ".join(lead[1].lower().split())
    word = _SAME_LEAD.get(word, word)
    if word == "until" and denied_before(text, lead.start()):
        word = "in"
    return _Before(begin, word, lead.start(), about, part, night)


def _partner(text: str, points: list[Point], place: int, before: _Before) -> Point | None:
    """The date that makes a pair with this one: “28 June to 3 July”, “March and April 2017”."""
    if place + 1 == len(points) or not (_may_pair(points[place]) and _may_pair(points[place + 1])):
        return None
    first, second = points[place], points[place + 1]
    glue = _GLUE.fullmatch(text, first.end, second.start)
    if glue is None or (glue[2] and first.days and first.year and before.lead != "between"):
        return None
    if first.year is None and second.month is None:
        return None
    if first.bare and first.month is None and before.lead not in _YEAR_LEADS:
        return None
    return second


def _may_pair(point: Point) -> bool:
    return len(point.days) < 2 and not (point.decade or point.impossible or point.other_order)


def _single(text: str, point: Point, before: _Before) -> DateFound | None:
    if point.bare and not _is_date(text, point, before):
        return None
    within = _IN.search(text, max(0, point.start - _WINDOW), point.start)
    if point.month and len(point.days) == 1 and not point.year and within:
        return _single(text, replace(point, days=(), end=_month_end(text, point)), before)
    return _dated(text, point, point.end, _inside(point, before), before)


def _month_end(text: str, point: Point) -> int:
    """“In May 20 people …”: after “in” a month has no day, the figure counts something."""
    words = text[point.start : point.end]
    return point.start + len(re.split(r"\s+[0-9]", words)[0])


def _is_date(text: str, point: Point, before: _Before) -> bool:
    """A year or a month alone is a date only where the words before it say so."""
    if point.month is None:
        led = before.lead in _YEAR_LEADS - {"from", "between"} or before.part or before.about
        return led and not _NOT_A_YEAR.match(text, point.end)
    if _LAST_THIS_NEXT.search(text, max(0, point.start - 8), point.start):
        return False
    led = before.lead in _YEAR_LEADS - {"between"} or before.part
    return led and text[point.end : point.end + 2] not in {"'s", "’s"}


def _inside(point: Point, before: _Before) -> str:
    """The EDTF of one point, YYYY for a year that is left out."""
    texts = _texts(point)
    if point.other_order:
        return f"[{texts[0]},{point.year:04}-{point.days[0]:02}-{point.month:02}]"
    if len(texts) == 1:
        return texts[0] + ("~" if before.about else "")
    if before.night:
        return f"[{texts[0]},{texts[-1]}]"
    if point.joined == "to":
        return f"{texts[0]}/{texts[-1]}"
    if before.lead in {"from", "between"}:
        return f"[{texts[0]}..{texts[-1]}]"
    return f"[{','.join(texts)}]" if point.joined == "or" else f"{{{','.join(texts)}}}"


def _texts(point: Point) -> list[str]:
    if point.decade:
        return [point.decade]
    stem = f"{point.year:04}" if point.year else YEAR_LEFT_OUT
    if point.month is not None:
        stem += f"-{point.month:02}"
    return [f"{stem}-{day:02}" for day in point.days] or [stem]


def _pair(text: str, first: Point, second: Point, before: _Before) -> DateFound | None:
    glue = _GLUE.fullmatch(text, first.end, second.start)
    assert glue is not None
    first, second = _completed(first, second)
    a, b = _texts(first)[0], _texts(second)[0]
    if before.night or glue[3] or (glue[2] and before.lead != "between"):
        brackets = "[]" if before.night or glue[3] else "{}"
        form = f"{brackets[0]}{a},{b}{brackets[1]}"
    elif glue[2]:
        form = f"[{a}..{b}]"
    else:
        form = f"{a}/{b}"
    whole = replace(second, impossible=first.impossible or second.impossible, weekday=first.weekday)
    return _dated(text, replace(whole, start=first.start), second.end, form, before)


def _completed(first: Point, second: Point) -> tuple[Point, Point]:
    """What one of a pair leaves out stands in the other; over New Year the first is of the year before."""
    if second.year is None and first.year is not None:
        second = replace(second, year=first.year)
    if first.year is None and second.year is not None:
        turn = (first.month or 0) > (second.month or 0) and second.month is not None
        first = replace(first, year=second.year - turn)
    return first, second


def _dated(text: str, point: Point, end: int, form: str, before: _Before) -> DateFound | None:
    wrap = _FORMS.get(before.lead, "{}") if form[0] not in "[{" and "/" not in form else "{}"
    opens = wrap != "{}" or (before.lead in {"from", "between"} and form not in _texts(point))
    start = before.lead_start if opens else before.start
    template = wrap.format(form)
    which = _WHICH_YEAR.match(text, end) if YEAR_LEFT_OUT in template else None
    end = which.end() if which else end
    flaw = Flaw.IMPOSSIBLE if point.impossible else Flaw.AMBIGUOUS if point.other_order else None
    found = DateFound((start, end), text[start:end], None, _basis(template, before, which), point.weekday, flaw=flaw)
    if YEAR_LEFT_OUT not in template:
        return found if flaw is Flaw.IMPOSSIBLE else replace(found, edtf=template)
    return replace(
        found,
        anchor=Anchor.DOCUMENT,
        offset=_year_offset(which),
        template=None if flaw else template,
        future=looks_ahead(text, start, end) or (wrap == _FORMS["by"] and asked_before(text, start)),
    )


def _year_offset(which: re.Match[str] | None) -> Offset | None:
    """“In May last year”: the year is counted from the statement's."""
    if which is None:
        return None
    count = _COUNTS[which[1].lower()]
    return Offset(Unit.YEAR, count, count, whole=True)


def _basis(template: str, before: _Before, which: re.Match[str] | None) -> Basis:
    if before.about or before.part:
        return Basis.APPROXIMATE
    if which:
        return Basis.RELATIVE
    return Basis.INFERRED if YEAR_LEFT_OUT in template else Basis.EXPLICIT
