"""A date whose year is another than that of the dates told around it, and which a slip would put among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.checking.chronology import DAY
from tocsin.checking.datewords import DateWords, take_apart
from tocsin.checking.glance import only_in_texts
from tocsin.checking.links import place_of
from tocsin.checking.repairs import repair_of
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.sentences import Layout, layout_of
from tocsin.checking.slips import Slip, year_slips
from tocsin.checking.spoken import worded
from tocsin.checking.wording import when
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import CaseFacts, Fact, Finding, Firmness, Severity
from tocsin.domain.passages import InText

NEAR = 31  # days between a mended date and those told before and after it


@dataclass(frozen=True, slots=True)
class _Told:
    """One day as the text tells it, with its year in its words or reckoned."""

    fact: Fact
    place: InText
    words: DateWords
    day: int


def _check(case: Case) -> Iterator[Finding]:
    settled = {conflict.suspect.claim for conflict in case.conflicts}
    told: dict[str, list[_Told]] = defaultdict(list)
    for date in _told(case.facts):
        if date.fact.claim not in settled:
            told[date.place.text].append(date)
    for digest, text in case.texts.items():
        yield from _stray(told[digest], layout_of(text))


def _stray(told: list[_Told], layout: Layout) -> Iterator[Finding]:
    issued = [date for date in told if date.fact.property == "statement.date"]
    body = [date for date in told if date.fact.property == "event.date"]
    for at, date in enumerate(body):
        before = body[at - 1 : at] or issued
        after = body[at + 1 : at + 2] or issued
        if before and after:
            slip = _slip(before[0], date, after[0])
            if slip is not None and not layout.looks_back(date.place.start, date.place.end):
                yield _finding(before[0], date, after[0], slip)


def _told(facts: CaseFacts) -> list[_Told]:
    found = {}
    for fact in facts.facts:
        place = place_of(fact)
        dated = fact.property in ("event.date", "statement.date") and fact.firmness is not Firmness.SOFT
        if dated and place and fact.bounds and fact.bounds.s_min // DAY == fact.bounds.e_max // DAY:
            words = take_apart(fact.original, fact.value)
            found[place] = _Told(fact, place, words, fact.bounds.s_min // DAY)
    return sorted(found.values(), key=lambda date: date.place.start)


def _slip(before: _Told, date: _Told, after: _Told) -> Slip | None:
    """The slip of the year that puts a date among its neighbours, whose year it does not share."""
    if date.fact.value[:4] in (before.fact.value[:4], after.fact.value[:4]):
        return None
    if abs(before.day - after.day) > NEAR:
        return None
    for slip in year_slips(date.words):
        day = bounds(slip.value, Kind.MOMENT).s_min // DAY
        if max(abs(day - before.day), abs(day - after.day)) <= NEAR:
            return slip
    return None


def _finding(before: _Told, date: _Told, after: _Told, slip: Slip) -> Finding:
    rows = (date, before) if before == after else (date, before, after)
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.QUESTION,
        message=worded(
            f"{RULE.name}.asks",
            day=when(date.fact),
            before=when(before.fact),
            after=when(after.fact),
            was=slip.was,
            becomes=slip.becomes,
        ),
        subjects=tuple(dict.fromkeys(row.fact.entity for row in rows)),
        claims=tuple(row.fact.claim for row in rows),
        passages=tuple(row.place for row in rows),
        repairs=(repair_of(date.fact, date.words, slip),),
    )


RULE = Rule(
    name="stray-year",
    version=1,
    reason="A year is mistyped more often than a story leaps by years and lands on nearly the same day.",
    check=_check,
    may_strike=only_in_texts,
    examples=(
        Example(
            "en",
            (
                (
                    "On 3 May 2031 unidentified men beat Ilona Varga. "
                    "On 6 May 2013 an unknown man threatened her. On 9 May 2031 police searched her flat."
                ),
            ),
            ("6 May 2013",),
        ),
        Example(
            "en",
            (
                (
                    "On 3 May 2031 unidentified men beat Ilona Varga. "
                    "Earlier, on 6 May 2013, an unknown man had threatened her. On 9 May 2031 police searched her flat."
                ),
            ),
        ),
        Example(
            "ru",
            (
                (
                    "3 мая 2031 года неизвестные избили журналистку Марту Велину. "
                    "6 мая 2013 года ей угрожал неизвестный мужчина. "
                    "9 мая 2031 года полиция провела обыск в её квартире."
                ),
            ),
            ("6 мая 2013",),
        ),
        Example(
            "ru",
            (
                (
                    "3 мая 2031 года неизвестные избили журналистку Марту Велину. "
                    "Ранее, 6 мая 2013 года, ей угрожал неизвестный мужчина. "
                    "9 мая 2031 года полиция провела обыск в её квартире."
                ),
            ),
        ),
        Example(
            "uk",
            (
                (
                    "3 травня 2031 року невідомі побили журналістку Марту Веліну. "
                    "6 травня 2013 року їй погрожував невідомий чоловік. "
                    "9 травня 2031 року поліція обшукала її квартиру."
                ),
            ),
            ("6 травня 2013",),
        ),
        Example(
            "uk",
            (
                (
                    "3 травня 2031 року невідомі побили журналістку Марту Веліну. "
                    "Раніше, 6 травня 2013 року, їй погрожував невідомий чоловік. "
                    "9 травня 2031 року поліція обшукала її квартиру."
                ),
            ),
        ),
        Example(
            "pl",
            (
                (
                    "3 maja 2031 r. nieznani sprawcy pobili dziennikarkę Martę Welin. "
                    "6 maja 2013 r. nieznany mężczyzna groził jej śmiercią. "
                    "9 maja 2031 r. policja przeszukała jej mieszkanie."
                ),
            ),
            ("6 maja 2013",),
        ),
        Example(
            "pl",
            (
                (
                    "3 maja 2031 r. nieznani sprawcy pobili dziennikarkę Martę Welin. "
                    "Wcześniej, 6 maja 2013 r., nieznany mężczyzna groził jej śmiercią. "
                    "9 maja 2031 r. policja przeszukała jej mieszkanie."
                ),
            ),
        ),
    ),
)
