"""From words to EDTF: the year that is left out, and what is counted from another date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tocsin.domain.dates import parse
from tocsin.domain.errors import BadDate
from tocsin.reading.dates.document import document_date as own_date
from tocsin.reading.dates.model import MONTH_LEFT_OUT, YEAR_LEFT_OUT, Anchor, DateFound, Flaw, Offset, Unit

NEAR = 600
_LAST_MONTH = 12  # a season has a greater number
_PLAIN = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}~?")
_ANY = re.compile(r"[0-9]{4}(?:-[0-9]{2}){1,2}")
_MONTH_OR_DAY = re.compile(r"[0-9]{4}-[01][0-9](?:-[0-9]{2})?")
# A winter has begun where January has; it may be the one that began a month before.
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 1}
_SEASON_ENDS = {21: 5, 22: 8, 23: 11, 24: 2}
_LEFT_OUT = re.compile(rf"{YEAR_LEFT_OUT}-([0-9]{{2}})(?:-([0-9]{{2}}))?")


@dataclass(frozen=True, slots=True)
class _Context:
    """The last date told: as EDTF of a month or day, where it stood, and the last year told, which may be later.

    A season is of too little use to count from: only its year is kept.
    """

    edtf: str | None
    end: int
    year: str


def resolve_dates(
    found: tuple[DateFound, ...], text: str, *, document_date: str | None = None, language: str = "en"
) -> tuple[DateFound, ...]:
    """The same dates with `edtf` wherever it follows from the text or from `document_date` (EDTF); else None.

    Raises BadDate where `document_date` is given and is no EDTF date.
    """
    day = _first_day(parse(document_date).text) if document_date else None
    heading = own_date(text, language)
    context: _Context | None = None
    resolved = []
    for read in found:
        item = _resolved(read, text, day, context)
        resolved.append(item)
        if heading is None or item.span != heading[1]:
            context = _next_context(item, context)
    return tuple(resolved)


def resolve_offset(offset: Offset, base: str, *, forward: bool = False) -> str | None:
    """The EDTF that lies `offset` from `base`, a plain EDTF year, month or day; None where that says too little.

    `forward` looks for a named weekday or month after the base. Distances in weeks and more stay approximate.
    """
    if not _PLAIN.fullmatch(base):
        return None
    soft = "~" if base.endswith("~") else ""
    try:
        found = _placed(offset, parse(base).text.rstrip("~"), forward, soft)
        return parse(found).text if found else None
    except (OverflowError, BadDate):  # the base does not exist, or it ends before the year 1 or after 9999
        return None


def _resolved(item: DateFound, text: str, day: date | None, context: _Context | None) -> DateFound:
    if item.template is not None:
        return replace(item, edtf=_with_year(item, text, day, context))
    if item.offset is None or item.anchor is Anchor.NAMED:
        return item
    if item.anchor is Anchor.PREVIOUS:
        base, forward = _told_base(item.offset, context), True
    else:
        base, forward = day.isoformat() if day else None, item.future
    edtf = resolve_offset(item.offset, base, forward=forward) if base else None
    if edtf is None:
        return item
    return replace(item, edtf=item.shape.format(edtf) if _PLAIN.fullmatch(edtf) else edtf)


def _told_base(offset: Offset, context: _Context | None) -> str | None:
    """“The same year” counts from the last year told, all else from the last month or day."""
    if context is None:
        return None
    return context.year if offset.unit is Unit.YEAR else context.edtf


def _next_context(item: DateFound, context: _Context | None) -> _Context | None:
    """What is no endless extent and not in doubt can be what “the next day” counts from."""
    if item.edtf is None or item.flaw is Flaw.AMBIGUOUS or ".." in item.edtf:
        return context
    if named := _MONTH_OR_DAY.findall(item.edtf):
        return _Context(named[-1], item.span[1], named[-1][:4])
    if re.fullmatch("[0-9]{4}(?:-2[1-4])?~?", item.edtf):
        return _Context(context.edtf if context else None, context.end if context else 0, item.edtf[:4])
    return context


def _first_day(edtf: str) -> date | None:
    named = re.match("([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", edtf)
    if not named:
        return None
    month = int(named[2] or 1)
    return date(int(named[1]), _SEASON_STARTS.get(month, month), int(named[3] or 1))


# --- the year that is left out ----------------------------------------------------------------------------------------


def _with_year(item: DateFound, text: str, day: date | None, context: _Context | None) -> str | None:
    """The year nearest to a date told close before; else the last year in which it is not after the document."""
    assert item.template is not None
    if MONTH_LEFT_OUT in item.template:
        return _with_month(item, item.template, text, day, context)
    if item.offset is not None:
        year = day.year if day else None
        if item.anchor is Anchor.PREVIOUS:
            year = int(context.year) if context else None
        return _fill(item.template, year + item.offset.least) if year else None
    if context and context.edtf and _close(item.span[0], text, context.edtf, context.end):
        near = _fill(item.template, _nearest_year(item.template, context.edtf))
        if near and (day is None or item.future or _first_named(near) <= day):
            return near
    if day is None:
        return None
    years = range(day.year, day.year + 9) if item.future else range(day.year, day.year - 9, -1)
    for year in years:
        filled = _fill(item.template, year)
        if filled and _on_its_side(_first_named(filled), filled, day, ahead=item.future):
            return filled
    return None


def _with_month(item: DateFound, template: str, text: str, day: date | None, context: _Context | None) -> str | None:
    """“On the 5th”: of the month told close before, else the last before the statement, or the next, looking ahead."""
    if context and context.edtf and _close(item.span[0], text, context.edtf, context.end):
        return _fill(template.replace(MONTH_LEFT_OUT, context.edtf[5:7]), int(context.edtf[:4]))
    if day is None:
        return None
    for count in range(_LAST_MONTH):
        year, month = divmod(day.year * 12 + day.month - 1 + (count if item.future else -count), _LAST_MONTH)
        filled = _fill(template.replace(MONTH_LEFT_OUT, f"{month + 1:02}"), year)
        if filled and _on_its_side(_first_named(filled), filled, day, ahead=item.future):
            return filled
    return None


def _on_its_side(first: date, filled: str, day: date, *, ahead: bool) -> bool:
    if not ahead:
        return first <= day
    return first >= day if len(_ANY.findall(filled)[0]) > 7 else (first.year, first.month) >= (day.year, day.month)


def _close(start: int, text: str, told: str, end: int) -> bool:
    """Whether a date told before stands in the same paragraph, or is a day and not far back."""
    return (start - end <= NEAR and len(told) > 7) or text.find("\n", end, start) < 0


def _nearest_year(template: str, edtf: str) -> int:
    """The year in which the date lies nearest to the date told before."""
    named, told = _LEFT_OUT.search(template), [int(part) for part in edtf.split("-")]
    assert named is not None
    months = _SEASON_STARTS.get(int(named[1]), int(named[1])) - told[1]
    return told[0] + (months < -6) - (months > 6)


def _fill(template: str, year: int) -> str | None:
    """The template with its year; a pair that runs over New Year takes two. None where that year has no such day."""
    months = [int(month) for month, _ in _LEFT_OUT.findall(template)]
    turned = len(months) == 2 and months[0] > months[1]
    filled = template.replace(YEAR_LEFT_OUT, f"{year:04}", 1).replace(YEAR_LEFT_OUT, f"{year + turned:04}")
    try:
        return parse(filled).text
    except BadDate:
        return None


def _first_named(edtf: str) -> date:
    first = _first_day(_ANY.findall(edtf)[0])
    assert first is not None
    return first


# --- counted from another date ----------------------------------------------------------------------------------------


def _placed(offset: Offset, base: str, forward: bool, soft: str) -> str | None:
    if offset.month is not None:
        return _named_month(offset, base, forward)
    if offset.unit is Unit.YEAR:
        return f"{int(base[:4]) + offset.least:04}{'' if offset.whole and not soft else '~'}"
    if offset.unit is Unit.MONTH:
        return _months_on(base, offset, soft)
    if len(base) < 10:
        return (base + soft if not offset.least else f"{base}~") if offset.unit is Unit.DAY else None
    return _days_on(offset, date.fromisoformat(base), forward, soft)


def _months_on(base: str, offset: Offset, soft: str) -> str | None:
    if len(base) < 7 or int(base[5:7]) > _LAST_MONTH:
        return None
    ends = []
    for count in (offset.least, offset.most):
        year, month = divmod(int(base[:4]) * 12 + int(base[5:7]) - 1 + count, 12)
        ends.append(f"{year:04}-{month + 1:02}")
    if ends[0] != ends[1]:
        return f"[{ends[0]}..{ends[1]}]"
    return f"{ends[0]}{'' if offset.whole and not soft else '~'}"


def _named_month(offset: Offset, base: str, forward: bool) -> str | None:
    if len(base) < 7 or int(base[5:7]) > _LAST_MONTH or offset.month is None:
        return None
    year, month = int(base[:4]), int(base[5:7])
    if offset.month in _SEASON_STARTS:
        return f"{year + _to_season(offset, month):04}-{offset.month}"
    if offset.least > 0 or (forward and offset.least == 0):
        year += offset.month < month + offset.least
    else:
        year -= offset.month > month + offset.least
    return f"{year:04}-{offset.month:02}"


def _to_season(offset: Offset, month: int) -> int:
    """Years to the season meant: the last is over, the next has not begun, this one and that one are of the year."""
    assert offset.month is not None
    if offset.least > 0:
        return int(_SEASON_STARTS[offset.month] <= month)
    return -int(_SEASON_ENDS[offset.month] >= month) if offset.least < 0 else 0


def _days_on(offset: Offset, base: date, forward: bool, soft: str) -> str:
    if offset.weekday is not None:
        return (base + timedelta(days=_to_weekday(offset, base, forward))).isoformat() + soft
    if offset.unit is Unit.DAY:
        days = [base + timedelta(days=count) for count in (offset.least, offset.most)]
        return _one_of(days[0], days[1]) if days[0] != days[1] else days[0].isoformat() + soft
    if not offset.whole:
        return f"{(base + timedelta(weeks=offset.least)).isoformat()}~"
    monday = base + timedelta(weeks=offset.least, days=-base.weekday())
    if offset.unit is Unit.WEEKEND:
        return _one_of(monday + timedelta(days=5), monday + timedelta(days=6))
    return _one_of(monday, monday + timedelta(days=6))


def _one_of(first: date, last: date) -> str:
    return f"[{first.isoformat()}..{last.isoformat()}]"


def _to_weekday(offset: Offset, base: date, forward: bool) -> int:
    """Days to the weekday meant."""
    assert offset.weekday is not None
    ahead = (offset.weekday - base.weekday()) % 7
    if offset.least > 0:
        return ahead or 7
    if offset.least == 0 and (forward or not ahead):
        return ahead
    return ahead - 7
