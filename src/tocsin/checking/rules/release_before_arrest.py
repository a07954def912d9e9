"""A release told right behind an arrest of the same person, and dated some weeks before it.

Somebody may have been released and then arrested again, so it is a question. It is asked only where the account dates
one arrest and tells one release of the person, sets neither apart as something earlier, and a slip of the month, the
year or the day puts both in the order in which they are told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from tocsin.checking.calendar_words import weekday_of
from tocsin.checking.chronology import DAY
from tocsin.checking.datewords import take_apart
from tocsin.checking.glance import only_in_texts
from tocsin.checking.links import place_of
from tocsin.checking.repairs import repair_of
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.saying import MOST_FINDINGS
from tocsin.checking.sentences import Layout, layout_of
from tocsin.checking.slips import Slip, slips
from tocsin.checking.spoken import worded
from tocsin.checking.wording import label, when
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import CaseFacts, Fact, Finding, Firmness, Repair, Severity, Stance
from tocsin.domain.passages import InText

WEEKS = 62  # days by which the release may lie before the arrest: a further one is another year, or another story
BESIDE = 400  # code points from the one to the other
MOST_REPAIRS = 3
LIKELY = 2  # the dearest slip of a pen that is looked at: another month that is easily taken for this one
THURSDAY = 3  # the day of the week on which days begin to be counted, 1 January 1970
_TAKEN = ("arrest", "detention")


@dataclass(slots=True)
class _Told:
    """One arrest or release as a statement tells it."""

    kind: Fact
    dates: list[Fact] = field(default_factory=list)
    victims: set[str] = field(default_factory=set)
    apart: bool = False

    @property
    def day(self) -> int | None:
        """Its day, where its own words give one, with the year."""
        date = self.dates[0] if len(self.dates) == 1 else None
        if date is None or date.bounds is None or date.firmness is Firmness.SOFT or date.bounds.soft:
            return None
        first, last = date.bounds.s_min // DAY, date.bounds.e_max // DAY
        return first if first == last and take_apart(date.original, date.value).year else None


def _check(case: Case) -> Iterator[Finding]:
    if not case.texts:
        return
    settled = {conflict.suspect.claim for conflict in case.conflicts}
    for taken, freed in _pairs(case.facts):
        dates = (taken.dates[0], freed.dates[0])
        place = place_of(taken.kind)
        if place and place.text in case.texts and not settled & {date.claim for date in dates}:
            repairs = _repairs(case.facts, *dates)
            if repairs and _in_a_row(taken, freed, layout_of(case.texts[place.text])):
                yield _finding(case.facts, taken, freed, repairs)


def _pairs(facts: CaseFacts) -> Iterator[tuple[_Told, _Told]]:
    """The one dated arrest and the one release of a person in a statement, the release on the earlier day."""
    rows: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for told in _told(facts):
        for victim in told.victims:
            rows[told.kind.statement, victim].append(told)
    found = {}
    for several in rows.values():
        taken = [one for one in several if one.kind.value in _TAKEN and one.dates]
        freed = [one for one in several if one.kind.value == "release"]
        if len(taken) == len(freed) == 1 and _before(freed[0], taken[0]):
            found[taken[0].kind.entity, freed[0].kind.entity] = taken[0], freed[0]
    yield from found.values()


def _told(facts: CaseFacts) -> Sequence[_Told]:
    found = {
        fact.entity: _Told(fact)
        for fact in facts.facts
        if fact.property == "event.type" and fact.value in (*_TAKEN, "release")
    }
    for fact in facts.facts:
        told = found.get(fact.entity)
        if told is None:
            continue
        if fact.property == "event.date":
            told.dates.append(fact)
        elif fact.property == "event.victim":
            told.victims.add(fact.value)
        told.apart |= fact.property == "event.heading" or fact.stance is not Stance.ASSERTS
        told.apart |= fact.property == "event.completion" and fact.value != "done"
    return [told for told in found.values() if not told.apart]


def _before(freed: _Told, taken: _Told) -> bool:
    """Whether a release of the same people lies some weeks before the arrest, by days that both give."""
    first, last = freed.day, taken.day
    return freed.victims == taken.victims and first is not None and last is not None and 0 < last - first <= WEEKS


def _in_a_row(taken: _Told, freed: _Told, layout: Layout) -> bool:
    """Whether the release is told right behind the arrest, and neither is set apart as something earlier."""
    places = [place_of(fact) for fact in (taken.kind, taken.dates[0], freed.kind, freed.dates[0])]
    if None in places or len({place.text for place in places if place}) != 1:
        return False
    begins = [place for place in places if place]
    arrest, release = begins[0], begins[2]
    if not arrest.start < release.start <= arrest.end + BESIDE:
        return False
    if len({layout.paragraph(place.start) for place in begins}) != 1:
        return False
    if any(layout.looks_back(place.start, place.end) or layout.looks_ahead(place.start, place.end) for place in begins):
        return False
    return _next(layout, arrest, release)


def _next(layout: Layout, arrest: InText, release: InText) -> bool:
    """Whether no sentence stands between the two."""
    end = layout.sentence(arrest.start, arrest.end)[1]
    begin = layout.sentence(release.start, release.end)[0]
    return not layout.text[end:begin].strip()


def _repairs(facts: CaseFacts, arrest: Fact, release: Fact) -> tuple[Repair, ...]:
    """Slips of either date that put the release some weeks behind the arrest, and both before the day of telling."""
    told = next(
        (fact.bounds.e_max // DAY for fact in facts.of(release.statement, "statement.date") if fact.bounds), None
    )
    found: list[tuple[int, int, Repair]] = []
    for at, date in enumerate((release, arrest)):
        words = take_apart(date.original, date.value)
        for slip in slips(words):
            first, last = (_day(arrest), _new(slip)) if date is release else (_new(slip), _day(release))
            likely = slip.cost <= LIKELY and _on_weekday(date, slip)
            if likely and 0 <= last - first <= WEEKS and (told is None or max(first, last) <= told):
                found.append((slip.cost, at, repair_of(date, words, slip)))
    return tuple(repair for _, _, repair in sorted(found, key=lambda row: row[:2])[:MOST_REPAIRS])


def _day(date: Fact) -> int:
    return date.bounds.s_min // DAY if date.bounds else 0


def _on_weekday(date: Fact, slip: Slip) -> bool:
    """Whether the new day fell on the day of the week that stands with the old one, if any does."""
    named = {weekday_of(word) for word in re.findall(r"[^\W\d_]+", date.original)} - {None}
    return not named or _new(slip) % 7 in {((number or 0) - THURSDAY) % 7 for number in named}


def _new(slip: Slip) -> int:
    return bounds(slip.value, Kind.MOMENT).s_min // DAY


def _finding(facts: CaseFacts, taken: _Told, freed: _Told, repairs: tuple[Repair, ...]) -> Finding:
    arrest, release = taken.dates[0], freed.dates[0]
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.QUESTION,
        message=worded(
            f"{RULE.name}.asks",
            release=label(facts, freed.kind.entity),
            release_day=when(release),
            arrest=label(facts, taken.kind.entity),
            arrest_day=when(arrest),
        ),
        subjects=(taken.kind.entity, freed.kind.entity),
        claims=(arrest.claim, release.claim),
        passages=(place_of(arrest), place_of(release)),
        repairs=repairs,
    )


RULE = Rule(
    name="release-before-arrest",
    version=1,
    reason="A release that is dated before its own arrest makes the reader doubt both, and a month is soon miswritten.",
    check=lambda case: islice(_check(case), MOST_FINDINGS),
    may_strike=only_in_texts,
    examples=(
        Example(
            "en",
            ("On 5 July 2030 police arrested Ilona Varga. On 26 June 2030 a court released Ilona Varga on bail.",),
            ("26 June",),
        ),
        Example(
            "en",
            ("On 5 July 2030 police arrested Ilona Varga. On 26 July 2030 a court released Ilona Varga on bail.",),
        ),
        Example(
            "en",
            ("On 5 July 2030 police arrested Ilona Varga. A court had released Ilona Varga on 26 June 2030.",),
        ),
        Example(
            "en",
            ("On 26 June 2030 a court released Ilona Varga on bail. On 5 July 2030 police arrested Ilona Varga.",),
        ),
        Example(
            "ru",
            ("5 июля 2030 года полиция задержала Марту Велину. 26 июня 2030 года суд освободил Марту Велину.",),
            ("26 июня",),
        ),
        Example(
            "ru",
            ("5 июля 2030 года полиция задержала Марту Велину. Ранее, 26 июня 2030 года, суд освободил Марту Велину.",),
        ),
        Example(
            "uk",
            ("5 липня 2030 року поліція затримала Марту Веліну. 26 червня 2030 року суд звільнив Марту Веліну.",),
            ("26 червня",),
        ),
        Example(
            "uk",
            ("5 липня 2030 року поліція затримала Марту Веліну. Раніше, 26 червня 2030 року, суд звільнив її.",),
        ),
        Example(
            "pl",
            ("5 października 2030 r. policja zatrzymała Martę Welin. 26 września 2030 r. sąd zwolnił Martę Welin.",),
            ("26 września",),
        ),
        Example(
            "pl",
            ("5 października 2030 r. policja zatrzymała Martę Welin. Wcześniej, 26 września 2030 r., sąd ją zwolnił.",),
        ),
    ),
)
