"""The timeline of a case as a drawing: pure, from events with their bounds to places on a page.

Doubt is drawn. A day is a dot, a span a bar; where it is not known when something began or ended, that edge fades; what
was attempted, threatened or planned is hollow, and its outline dashed where the time is not exact. What has no date
stands under its person without a place on the line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tocsin.domain.dates import OPEN_FUTURE, OPEN_PAST, Bounds, Kind, members

DAY = 86_400
WIDTH, LEFT, RIGHT = 860.0, 12.0, 848.0
HEAD, LANE, ROW, FOOT = 34.0, 30.0, 40.0, 10.0
LETTER = 6.9  # about how wide one letter of the drawing is
UNDONE = frozenset({"attempted", "threatened", "planned"})
MOST_TICKS = 9
MONTHS = (1, 2, 3, 6)
YEAR_1, YEAR_9999 = -62_135_596_800, 253_370_764_800  # the calendar of the scale knows no other years


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as it is drawn: `who` is whom it concerns, `when` its date in words."""

    id: str
    what: str
    when: str
    who: str
    edtf: str
    completion: str
    bounds: Bounds | None


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a mark: a dot or a bar; `fill` is empty, or the name of the fading that it has."""

    shape: str
    x: float
    width: float = 0.0
    fill: str = ""


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


def draw(events: Sequence[Happening]) -> Drawing:
    """Place events, given in the order of time, in lanes by whom they concern; the undated last in each."""
    scale = _Scale.of(event.bounds for event in events)
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
        lanes.append(Lane(who, top, tuple(rows)))
    return Drawing(tuple(lanes), tuple(scale.ticks()), y + FOOT)


@dataclass(frozen=True, slots=True)
class _Scale:
    first: int
    last: int

    @classmethod
    def of(cls, every: Iterable[Bounds | None]) -> _Scale:
        """From the earliest to the latest moment that anything names, with a little room."""
        named = [
            second
            for one in every
            if one is not None
            for second in (one.s_min, one.s_max, one.e_min, one.e_max)
            if OPEN_PAST < second < OPEN_FUTURE
        ]
        if not named:
            return cls(0, 1)
        room = max(15 * DAY, (max(named) - min(named)) // 30)
        return cls(max(min(named) - room, YEAR_1), min(max(named) + room, YEAR_9999))

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
    parts = tuple(_parts(event, event.bounds, scale))
    words = LETTER * (len(event.what) + len(event.when) + 3)
    return Row(
        event=event,
        y=y,
        text_x=round(max(LEFT, min(parts[0].x - (6 if parts[0].shape == "dot" else 0), RIGHT - words)), 1),
        parts=parts,
        hollow=event.completion in UNDONE,
        exact=all(not part.fill for part in parts),
    )


def _parts(event: Happening, bounds: Bounds, scale: _Scale) -> Iterator[Part]:
    if event.edtf.startswith("{"):  # several days, each of them known
        for one in members(event.edtf, Kind.MOMENT).items:
            yield from _mark(one, scale, lasts=False)
    else:
        yield from _mark(bounds, scale, lasts="/" in event.edtf)


def _mark(bounds: Bounds, scale: _Scale, *, lasts: bool) -> Iterator[Part]:
    begin, end = scale.x(bounds.s_min), scale.x(bounds.e_max)
    if bounds.e_max - bounds.s_min < DAY:
        yield Part("dot", round((begin + end) / 2, 1), fill="around" if bounds.soft else "")
    elif bounds.s_max >= bounds.e_min and not lasts:  # one moment, of which only the bounds are known
        yield Part("span", begin, round(max(end - begin, 8.0), 1), "both")
    else:
        yield from _bar(bounds, scale, begin, end)


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
