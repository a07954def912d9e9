"""Calendar dates with the words around them: “since March 2017”, “from 18 to 21 February”, “early November”."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tocsin.reading.dates.grammar import Grammar
from tocsin.reading.dates.model import MONTH_LEFT_OUT, YEAR_LEFT_OUT, Anchor, Basis, DateFound, Flaw, Offset, Unit
from tocsin.reading.dates.mood import asked_before, denied_before, looks_ahead
from tocsin.reading.dates.nights import night_into
from tocsin.reading.dates.points import Point, find_points

_WINDOW = 48
_NEXT = 40  # code points between two dates that make a pair
_COUNTS = {"last": -1, "this": 0, "next": 1, "same": 0, "previous": -1, "following": 1, "turning": 1}
_FROM_BEFORE = {"same", "previous", "following"}
_LIMIT = "[..{}]"
_TWO_SIDED = {"from", "between"}
_SEASONS = range(21, 25)
_YEAR_LEADS = {"in", "since", "during", "throughout", "until", "before", "after", "by", "from", "between"}
# Without the word “year” a figure is one of these only.
_BARE_YEAR_LEADS = {"in", "since", "from", "between", "during"}


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a date: the word that leads it, and where the words that belong to it begin."""

    start: int
    lead: str = ""
    lead_start: int = 0
    about: bool = False
    part: bool = False
    night: str = ""


def find_calendar_dates(text: str, grammar: Grammar) -> list[DateFound]:
    """Every date of the plain text that names a year, a month or a day of the calendar."""
    points = find_points(text, grammar.calendar)
    found: list[DateFound] = []
    place = 0
    while place < len(points):
        before = _look_back(text, points[place].start, grammar)
        last = _partner(text, points, place, before, grammar)
        if last:
            date = _pair(text, points[place], last, before, grammar)
        else:
            date = _single(text, points[place], before, grammar)
        place += 2 if last else 1
        if date is not None:
            found.append(date)
    return found


def _look_back(text: str, start: int, grammar: Grammar) -> _Before:
    leads, floor = grammar.leads, max(0, start - _WINDOW)
    about = part = False
    night, begin = "", start
    if match := leads.part.search(text, floor, begin):
        part, begin = True, match.start()
    if match := leads.about.search(text, floor, begin):
        about, begin = True, match.start()
    if match := leads.night.search(text, floor, begin):
        night, begin = match.lastgroup or "of", match.start()
    lead = leads.lead.search(text, floor, begin)
    if lead is None:
        return _Before(begin, about=about, part=part, night=night)
    assert lead.lastgroup is not None
    word = lead.lastgroup
    if word == "until" and denied_before(text, lead.start(), grammar.mood):
        word = "in"
    elif word == "until" and grammar.leads.limits and asked_before(text, lead.start(), grammar.mood):
        word = "by"
    return _Before(begin, word, lead.start(), about, part, night)


def _partner(text: str, points: list[Point], place: int, before: _Before, grammar: Grammar) -> Point | None:
    """The date that makes a pair with this one: “28 June to 3 July”, “March and April 2017”."""
    if place + 1 == len(points) or not (_may_pair(points[place]) and _may_pair(points[place + 1])):
        return None
    first, second = points[place], points[place + 1]
    if second.start - first.end > _NEXT:
        return None
    glue = grammar.leads.glue.fullmatch(text, first.end, second.start)
    if glue is None or (glue.lastgroup == "both" and first.days and first.year and before.lead != "between"):
        return None
    if first.year is None and second.month is None:
        return None
    if first.bare and first.month is None and not (before.lead in _YEAR_LEADS or second.year_word):
        return None
    return second


def _may_pair(point: Point) -> bool:
    return len(point.days) < 2 and not (
        point.decade or point.impossible or point.other_order or point.months or point.some_month
    )


def _single(text: str, point: Point, before: _Before, grammar: Grammar) -> DateFound | None:
    if point.bare and not _is_date(text, point, before, grammar):
        return None
    if point.adverb and point.year is None and _told_otherwise(text, point, grammar):
        return None
    within = grammar.leads.within
    counts = point.month_first and len(point.days) == 1 and not point.year and within is not None
    if counts and within and within.search(text, max(0, point.start - _WINDOW), point.start):
        return _single(text, replace(point, days=(), end=_month_end(text, point)), before, grammar)
    return _dated(text, point, point.end, _inside(point, before), before, grammar)


def _month_end(text: str, point: Point) -> int:
    """“In May 20 people …”: after “in” a month has no day, the figure counts something."""
    words = text[point.start : point.end]
    return point.start + len(re.split(r"\s+[0-9]", words)[0])


def _is_date(text: str, point: Point, before: _Before, grammar: Grammar) -> bool:
    """A year or a month alone is a date only where the words before it say so."""
    leads = grammar.leads
    if point.month is None:
        return _is_year(text, point, before, grammar)
    if _told_otherwise(text, point, grammar):
        return False
    if leads.lower_months and text[point.start].isupper() and not text[point.start + 1].isupper():
        return False
    if point.month in _SEASONS and leads.article and not text.endswith(leads.article, 0, point.start):
        return False
    led = before.lead in _YEAR_LEADS - {"between"} or before.part
    led = led or (leads.lower_months and before.about) or (before.lead == "of" and leads.of_month != "{}")
    return led and not leads.name_behind.match(text, point.end)


def _told_otherwise(text: str, point: Point, grammar: Grammar) -> bool:
    """“Every May”, “last summer”: what comes again and again, or is counted from another date."""
    return grammar.leads.again.search(text, max(0, point.start - 16), point.start) is not None


def _is_year(text: str, point: Point, before: _Before, grammar: Grammar) -> bool:
    leads = grammar.leads
    needed = _BARE_YEAR_LEADS if leads.year_words and not point.year_word else _YEAR_LEADS
    led = before.lead in needed - {"from", "between"} or before.part or before.about
    if before.lead == "from" and leads.forms.get("from"):
        led = True
    if not led and point.year_word and leads.alone is not None:
        led = leads.alone.search(text, max(0, before.start - _WINDOW), before.start) is not None
    return led and (point.year_word or not leads.no_year.match(text, point.end))


def _inside(point: Point, before: _Before) -> str:
    """The EDTF of one point, YYYY for a year that is left out."""
    texts = _texts(point)
    if point.other_order:
        return f"[{texts[0]},{point.year:04}-{point.days[0]:02}-{point.month:02}]"
    if len(texts) == 1:
        if before.night == "into" and point.days and not point.impossible:
            return night_into(point.year, point.month or 1, point.days[0])
        return texts[0] + ("~" if before.about else "")
    if point.months:
        return f"[{texts[0]}..{texts[-1]}]" if before.lead == "in" else f"{texts[0]}/{texts[-1]}"
    if before.night or point.joined == "or":
        return f"[{','.join(texts)}]"
    if point.joined == "to":
        return f"{texts[0]}/{texts[-1]}" if before.lead != "between" else f"[{texts[0]}..{texts[-1]}]"
    if before.lead in _TWO_SIDED:
        return f"[{texts[0]}..{texts[-1]}]"
    return f"{{{','.join(texts)}}}"


def _texts(point: Point) -> list[str]:
    if point.decade:
        return [point.decade]
    stem = f"{point.year:04}" if point.year else YEAR_LEFT_OUT
    if point.months:
        return [f"{stem}-{month:02}" for month in point.months]
    if point.some_month:
        stem += f"-{MONTH_LEFT_OUT}"
    if point.month is not None:
        stem += f"-{point.month:02}"
    return [f"{stem}-{day:02}" for day in point.days] or [stem]


def _pair(text: str, first: Point, second: Point, before: _Before, grammar: Grammar) -> DateFound | None:
    glue = grammar.leads.glue.fullmatch(text, first.end, second.start)
    assert glue is not None
    word = glue.lastgroup
    first, second = _completed(first, second)
    a, b = _texts(first)[0], _texts(second)[0]
    if before.night or word == "either" or (word == "both" and before.lead != "between"):
        brackets = "[]" if before.night or word == "either" else "{}"
        form = f"{brackets[0]}{a},{b}{brackets[1]}"
    elif word == "both" or before.lead == "between":
        form = f"[{a}..{b}]"
    else:
        form = f"{a}/{b}"
    whole = replace(second, impossible=first.impossible or second.impossible, weekday=first.weekday)
    return _dated(text, replace(whole, start=first.start), second.end, form, before, grammar)


def _completed(first: Point, second: Point) -> tuple[Point, Point]:
    """What one of a pair leaves out stands in the other; over New Year the first is of the year before."""
    if second.year is None and first.year is not None:
        second = replace(second, year=first.year)
    if first.year is None and second.year is not None:
        turn = (first.month or 0) > (second.month or 0) and second.month is not None
        first = replace(first, year=second.year - turn)
    return first, second


def _dated(text: str, point: Point, end: int, form: str, before: _Before, grammar: Grammar) -> DateFound | None:
    wrap = _wrap(point, form, before, grammar)
    onwards = grammar.leads.onwards.match(text, end) if before.lead == "from" and wrap == "{}" else None
    if onwards and "/" not in form and form[0] not in "[{":
        wrap, end = "{}/..", onwards.end()
    opens = wrap != "{}" or (before.lead in {*_TWO_SIDED, "of"} and form not in _texts(point))
    start = before.lead_start if opens else before.start
    template = wrap.format(form)
    which = grammar.leads.which_year.match(text, end) if YEAR_LEFT_OUT in template else None
    end = which.end() if which else end
    flaw = Flaw.IMPOSSIBLE if point.impossible else Flaw.AMBIGUOUS if point.other_order else None
    found = DateFound((start, end), text[start:end], None, _basis(template, before, which), point.weekday, flaw=flaw)
    if YEAR_LEFT_OUT not in template:
        return found if flaw is Flaw.IMPOSSIBLE else replace(found, edtf=template)
    ahead = looks_ahead(text, start, end, grammar.mood)
    return replace(
        found,
        anchor=Anchor.PREVIOUS if _from_before(which, ahead=ahead) else Anchor.DOCUMENT,
        offset=_year_offset(which),
        template=None if flaw else template,
        future=ahead or (wrap == _LIMIT and asked_before(text, start, grammar.mood)),
    )


def _from_before(which: re.Match[str] | None, *, ahead: bool) -> bool:
    """Whether the year is counted from the one told before; “turning” does so where the sentence tells what was."""
    return which is not None and (which.lastgroup in _FROM_BEFORE or (which.lastgroup == "turning" and not ahead))


def _wrap(point: Point, form: str, before: _Before, grammar: Grammar) -> str:
    """What the word before makes of a single date: one end of an extent, or a limit for one moment."""
    if form[0] in "[{" or "/" in form:
        return "{}"
    if before.lead == "of":
        return "{}" if point.days else grammar.leads.of_month
    return grammar.leads.forms.get(before.lead, "{}")


def _year_offset(which: re.Match[str] | None) -> Offset | None:
    """“In May last year”: the year is counted from the statement's, “that year” from the one told before."""
    if which is None or which.lastgroup is None:
        return None
    count = _COUNTS[which.lastgroup]
    return Offset(Unit.YEAR, count, count, whole=True)


def _basis(template: str, before: _Before, which: re.Match[str] | None) -> Basis:
    if before.about or before.part:
        return Basis.APPROXIMATE
    if which:
        return Basis.RELATIVE
    return Basis.INFERRED if YEAR_LEFT_OUT in template else Basis.EXPLICIT
