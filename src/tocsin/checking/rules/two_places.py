"""One person at two places that are too far apart for the time between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.saying import MOST_FINDINGS
from tocsin.checking.spoken import quoted, thousands, worded
from tocsin.checking.whereabouts import LONGEST_WAY, PRESENT, Stay, exclude, kilometres, stays
from tocsin.checking.wording import label, when
from tocsin.domain.facts import CaseFacts, Fact, Finding, Severity
from tocsin.domain.outline import Outline
from tocsin.domain.places import city_of

MOST_NEAR = 50  # stays with which one is compared: a case that has more of them in two days holds another mistake
ROUND = 50  # km


def _check(case: Case) -> Iterator[Finding]:
    found: dict[str, list[Stay]] = {}
    for stay in stays(case.facts, case.texts):
        found.setdefault(stay.person, []).append(stay)
    for one in found.values():
        # two windows that are wider together than both ways leave room for either order
        widest = LONGEST_WAY + max(0, *(stay.end - stay.begin for stay in one))
        narrow = [stay for stay in one if stay.begin - stay.end < widest]
        yield from _of_one(case.facts, sorted(narrow, key=lambda stay: (min(stay.begin, stay.end), stay.event)))


def _may_strike(outline: Outline) -> bool:
    """Whether two events that need their victim may have been at two places."""
    if len({one.entity for one in outline.of("event.type") if one.value in PRESENT}) < 2:
        return False
    recorded = {one.value for name in ("event.place", "act.place") for one in outline.of(name)}
    named = {city_of(words) for words in {one.value for one in outline.of("event.place_words")}} - {None}
    return len(recorded) + len(named) > 1


def _of_one(facts: CaseFacts, row: Sequence[Stay]) -> Iterator[Finding]:
    """The findings about one person; of a stay that excludes several others, the first tells."""
    asked: set[str] = set()
    for first, second in _near(row):
        events = {first.event, second.event}
        if len(events) == 2 and not events & asked and exclude(first, second):
            asked |= events
            yield _finding(facts, first, second)


def _near(row: Sequence[Stay]) -> Iterator[tuple[Stay, Stay]]:
    """The pairs that lie near enough in time to exclude each other."""
    for at, first in enumerate(row):
        last = max(first.begin, first.end) + LONGEST_WAY
        for second in row[at + 1 : at + 1 + MOST_NEAR]:
            if min(second.begin, second.end) > last:
                break
            yield first, second


def _finding(facts: CaseFacts, first: Stay, second: Stay) -> Finding:
    rows = (*first.facts, *second.facts)
    away = max(ROUND, round(kilometres(first.spot, second.spot) / ROUND) * ROUND)
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.QUESTION if first.lasts or second.lasts else Severity.CONTRADICTION,
        message=worded(
            f"{RULE.name}.asks",
            who=label(facts, first.person),
            away=thousands(away),
            one=_told(facts, first),
            other=_told(facts, second),
        ),
        subjects=tuple(dict.fromkeys((first.person, first.event, second.event))),
        claims=tuple(fact.claim for fact in rows),
        passages=tuple(fact.passages[0] if fact.passages else None for fact in rows),
    )


def _told(facts: CaseFacts, stay: Stay) -> str:
    _, date, place = stay.facts
    return worded(f"{RULE.name}.told", what=label(facts, stay.event), place=_where(facts, place), day=when(date))


def _where(facts: CaseFacts, place: Fact) -> str:
    return label(facts, place.value) if place.property == "event.place" else quoted(place.value)


RULE = Rule(
    name="two-places",
    version=1,
    reason="Nobody is at two places at once: one of the dates, times, places or people is another.",
    check=lambda case: islice(_check(case), MOST_FINDINGS),
    may_strike=_may_strike,
    examples=(
        Example(
            "en",
            (
                "On 10 May 2030 at 14:00 Ilona Varga was beaten in Almaty.",
                "On 10 May 2030 at 12:00 Ilona Varga was arrested in Warsaw.",
            ),
            ("Almaty",),
        ),
        Example(
            "en",
            (
                "Ilona Varga was detained in Warsaw from 3 May 2030 to 20 May 2030.",
                "On 10 May 2030 Ilona Varga was beaten in Almaty.",
            ),
            ("Almaty",),
        ),
        Example(
            "en",
            (
                "On 10 May 2030 Ilona Varga was beaten in Almaty.",
                "On 10 May 2030 Ilona Varga was arrested in Warsaw.",
            ),
        ),
        Example(
            "en",
            (
                "Ilona Varga was detained in Warsaw from 3 May 2030 to 20 May 2030.",
                "On 10 May 2030 Ilona Varga was threatened in Almaty.",
            ),
        ),
        Example(
            "ru",
            (
                "10 мая 2030 года в 14:00 Илону Варгу избили в Алматы.",
                "10 мая 2030 года в 12:00 Илону Варгу задержали в Варшаве.",
            ),
            ("Варшаве",),
        ),
        Example(
            "ru",
            (
                "10 мая 2030 года Илону Варгу избили в Алматы.",
                "11 мая 2030 года Илону Варгу задержали в Варшаве.",
            ),
        ),
        Example(
            "uk",
            (
                "10 травня 2030 року о 14:00 Ілону Варгу побили в Києві.",
                "10 травня 2030 року о 15:00 Ілону Варгу затримали в Лондоні.",
            ),
            ("Лондоні",),
        ),
        Example(
            "uk",
            (
                "10 травня 2030 року о 14:00 Ілону Варгу побили в Києві.",
                "10 травня 2030 року о 22:00 Ілону Варгу затримали в Лондоні.",
            ),
        ),
        Example(
            "pl",
            (
                "10 maja 2030 r. o godz. 14:00 Ilona Varga została pobita w Kijowie.",
                "10 maja 2030 r. o godz. 15 Ilonę Vargę zatrzymano w Londynie.",
            ),
            ("Londynie",),
        ),
        Example(
            "pl",
            (
                "10 maja 2030 r. o godz. 14:00 Ilona Varga została pobita w Kijowie.",
                "11 maja 2030 r. Ilonę Vargę zatrzymano w Londynie.",
            ),
        ),
    ),
)
