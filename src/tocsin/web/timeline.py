"""The timeline of a case as a drawing: pure, from events with their bounds to places on a page.

Doubt is drawn. A day is a dot, a span a bar; where it is not known when something began or ended, that edge fades; what
was attempted, threatened or planned is hollow, and its outline dashed where the time is not exact. What has no date
stands under its person without a place on the line. Where sources differ, or one of several days is meant, every date
that is told is drawn, dashed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tocsin.domain.dates import OPEN_FUTURE, OPEN_PAST, Bounds, Kind, Mode, bounds, members

DAY = 86_400
WIDTH, LEFT, RIGHT = 860.0, 12.0, 848.0
HEAD, LANE, ROW, FOOT = 34.0, 30.0, 40.0, 10.0
LETTER = 6.9  # about how wide one letter of the drawing is
UNDONE = frozenset({"attempted", "threatened", "planned"})
MOST_TICKS = 9
MOST_WHO = 95  # letters of a name; a longer one would be cut by the edge
MONTHS = (1, 2, 3, 6)
YEAR_1, YEAR_9999 = -62_135_596_800, 253_370_764_800  # the calendar of the scale knows no other years


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as it is drawn: `who` is whom it concerns, `when` its date in words, `others` what others say of it."""

    id: str
    what: str
    when: str
    who: str
    edtf: str
    completion: str
    bounds: Bounds | None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a mark: a dot or a bar; `fill` is empty, or the name of the fading that it has.

    `torn` is what only some say, or one of several that may be meant.
    """

    shape: str
    x: float
    width: float = 0.0
    fill: str = ""
    torn: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One event: where its words and its mark stand. An undated one has no parts."""

    event: Happening
    y: float
    text_x: float
    parts: tuple[Part, ...]
    hollow: bool
    exact: bool

    @property
    def mark_y(self) -> float:
        """The middle of the mark."""
        return self.y + 27


@dataclass(frozen=True, slots=True)
class Lane:
    """Whom the rows below concern."""

    who: str
    y: float
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A moment of the scale: the year alone, or a month of it."""

    x: float
    moment: datetime
    is_year: bool

    @property
    def anchor(self) -> str:
        """Which end of its words stands at the line; near an edge they would be cut."""
        return "start" if self.x < LEFT + 30 else "end" if self.x > RIGHT - 30 else "middle"


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of it; `height` in the units of the drawing, which is WIDTH wide."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    height: float

    @property
    def foot(self) -> float:
        """Where the lines of the scale end."""
        return self.height - FOOT


def draw(events: Sequence[Happening], within: tuple[int, int] = (OPEN_PAST, OPEN_FUTURE)) -> Drawing:
    """Place events, given in the order of time, in lanes by whom they concern; the undated last in each.

    `within` are the seconds that somebody looks at: the scale goes no further, and what does is cut there.
    """
    every = (told.bounds for event in events for told in _told(event))
    scale = _Scale.of(every).within(*within)
    grouped: dict[str, list[Happening]] = defaultdict(list)
    for event in events:
        grouped[event.who].append(event)
    lanes, y = [], HEAD
    for who, some in grouped.items():
        top, y = y, y + LANE
        rows = []
        for event in sorted(some, key=lambda one: one.bounds is None):
            rows.append(_row(event, y, scale))
            y += ROW
        lanes.append(Lane(who if len(who) <= MOST_WHO else f"{who[:MOST_WHO].rstrip()}…", top, tuple(rows)))
    return Drawing(tuple(lanes), tuple(scale.ticks()), y + FOOT)


@dataclass(frozen=True, slots=True)
class _Told:
    """A date that is told of an event: whether it lasted, and whether only some say so."""

    bounds: Bounds
    lasts: bool
    torn: bool


@dataclass(frozen=True, slots=True)
class _Scale:
    first: int
    last: int

    @classmethod
    def of(cls, every: Iterable[Bounds]) -> _Scale:
        """From the earliest to the latest moment that anything names, with a little room."""
        named = [
            second
            for one in every
            for second in (one.s_min, one.s_max, one.e_min, one.e_max)
            if OPEN_PAST < second < OPEN_FUTURE
        ]
        if not named:
            return cls(0, 1)
        room = max(15 * DAY, (max(named) - min(named)) // 30)
        return cls(max(min(named) - room, YEAR_1), min(max(named) + room, YEAR_9999))

    def within(self, first: int, last: int) -> _Scale:
        """No further than these moments, with a little room; as it is where that leaves nothing."""
        room = max(DAY, (min(last, self.last) - max(first, self.first)) // 30)
        narrow = _Scale(max(self.first, first - room), min(self.last, last + room))
        return narrow if narrow.first < narrow.last else self

    def x(self, second: int) -> float:
        """Where a moment stands."""
        share = (min(max(second, self.first), self.last) - self.first) / (self.last - self.first)
        return round(LEFT + share * (RIGHT - LEFT), 1)

    def ticks(self) -> Iterator[Tick]:
        """Every year, every so many years, or every so many months, so that they can be read."""
        if self.last - self.first < DAY:
            return
        start, end = datetime.fromtimestamp(self.first, UTC), datetime.fromtimestamp(self.last, UTC)
        months = (end.year - start.year) * 12 + end.month - start.month
        step = next((m for m in (*MONTHS, *(12 * y for y in range(1, 400))) if months / m <= MOST_TICKS), 12 * 400)
        for number in range(start.year * 12 // step * step, end.year * 12 + end.month, step):
            if number < 12:
                continue
            moment = datetime(number // 12, number % 12 + 1, 1, tzinfo=UTC)
            if start <= moment <= end:
                yield Tick(self.x(int(moment.timestamp())), moment, step >= 12)


def _row(event: Happening, y: float, scale: _Scale) -> Row:
    if event.bounds is None:
        return Row(event, y, LEFT, (), hollow=False, exact=False)
    parts = tuple(part for told in _told(event) for part in _mark(told, scale))
    words = LETTER * (len(event.what) + len(event.when) + 3)
    return Row(
        event=event,
        y=y,
        text_x=round(max(LEFT, min(parts[0].x - (6 if parts[0].shape == "dot" else 0), RIGHT - words)), 1),
        parts=parts,
        hollow=event.completion in UNDONE,
        exact=all(not part.fill and not part.torn for part in parts),
    )


def _told(event: Happening) -> Iterator[_Told]:
    """Each date of an event: that which is shown, and what others say instead."""
    if event.bounds is None:
        return
    yield from _each(event.edtf, event.bounds, torn=bool(event.others))
    for other in event.others:
        yield from _each(other, bounds(other, Kind.MOMENT), torn=True)


def _each(edtf: str, whole: Bounds, *, torn: bool) -> Iterator[_Told]:
    if not edtf.startswith(("{", "[")):
        yield _Told(whole, "/" in edtf, torn)
        return
    several = members(edtf, Kind.MOMENT)  # each of them known, or one of them meant
    yield from (_Told(one, False, torn or several.mode is Mode.ONE) for one in several.items)


def _mark(told: _Told, scale: _Scale) -> Iterator[Part]:
    one = told.bounds
    begin, end = scale.x(one.s_min), scale.x(one.e_max)
    if one.e_max - one.s_min < DAY:
        yield Part("dot", round((begin + end) / 2, 1), 0.0, "around" if one.soft else "", told.torn)
    elif told.torn or (one.s_max >= one.e_min and not told.lasts):  # one moment, of which only the bounds are known
        yield Part("span", begin, round(max(end - begin, 8.0), 1), "both", told.torn)
    else:
        yield from _bar(one, scale, begin, end)


def _bar(bounds: Bounds, scale: _Scale, begin: float, end: float) -> Iterator[Part]:
    """What lasted: sure in the middle, fading where its begin or its end is not known to the day."""
    is_open = bounds.e_max >= OPEN_FUTURE
    sure = scale.x(bounds.s_max if bounds.s_max < bounds.e_min or is_open else bounds.e_min)
    over = max(sure, scale.x(bounds.e_min))
    if bounds.s_max - bounds.s_min < DAY and not bounds.soft:
        sure = begin
    if bounds.e_max - bounds.e_min < DAY and not bounds.soft:
        over = end
    if sure > begin:
        yield Part("span", begin, round(sure - begin, 1), "in")
    if over > sure or (sure == begin and over == end):
        yield Part("span", sure, round(max(over - sure, 3.0), 1))
    if end > over:
        yield Part("span", over, round(end - over, 1), "out")
