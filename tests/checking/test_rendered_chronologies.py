"""Random consistent chronologies, told in four languages, read and checked: no alarm; one broken date is found.

Whether a miswritten date contradicts anything is tried out on the true days of the chronology (`Story.broken`), not by
the code under test. What the schema alone orders (arrest, charge, release) counts among it, although a person may be
arrested twice: where only days or months are wrong there, the check rightly keeps silent, and that is what is missed.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pytest
from tests.support.chronicle.english import ENGLISH
from tests.support.chronicle.polish import POLISH
from tests.support.chronicle.rows import Tongue
from tests.support.chronicle.russian import RUSSIAN
from tests.support.chronicle.story import Story, miswritten, story, years
from tests.support.chronicle.ukrainian import UKRAINIAN

from tocsin.checking import check
from tocsin.domain.facts import Finding, Severity
from tocsin.reading import read
from tocsin.reading.facts import facts_of

TONGUES = (ENGLISH, UKRAINIAN, RUSSIAN, POLISH)
MOST = 2500  # chronologies of a language, in the long tests
PARTS = 10
FEW = 25
FOUND = 0.95
SALT = str(random.random()) if os.environ.get("TOCSIN_RANDOM") else ""


@dataclass
class Tally:
    """What a run came to."""

    told: int = 0
    alarms: list[str] = field(default_factory=list)
    broken: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    used: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        kinds = ", ".join(f"{kind} {self.found[kind]}/{number}" for kind, number in sorted(self.broken.items()))
        return f"{self.told} told, {len(self.alarms)} alarms, {len(self.used)} phrases; breaks found: {kinds}"


def findings(text: str, tongue: Tongue) -> list[Finding]:
    found = check(facts_of(read(text, language=tongue.code), text), text)
    return [finding for finding in found if finding.severity is not Severity.GAP]


def run(tongue: Tongue, numbers: range) -> Tally:
    """Tell so many chronologies, as they were and with one date broken."""
    tally = Tally()
    for number in numbers:
        dice = random.Random(f"{tongue.code}{number}{SALT}")
        made = story(tongue, dice)
        tally.told += 1
        tally.used += made.used
        text, _ = made.text()
        alarms = [finding for finding in findings(text, tongue) if finding.severity is Severity.CONTRADICTION]
        tally.alarms += [f"{number}: {finding.message}\n{text}" for finding in alarms]
        _break(made, dice, tally)
    return tally


def _break(made: Story, dice: random.Random, tally: Tally) -> None:
    key, wrong = miswritten(made, dice)
    kinds = set(made.broken(key, wrong))
    if kinds:
        text, (begin, end) = made.text(key, wrong)
        places = [place for finding in findings(text, made.tongue) for place in finding.passages if place]
        found = any(place.start < end and begin < place.end for place in places)
        tally.broken.update({*kinds, "all"})
        tally.found.update({*kinds, "all"} if found else ())


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.code)
def test_chronologies_raise_no_alarm_and_broken_ones_do(tongue: Tongue) -> None:
    tally = run(tongue, range(FEW))
    assert tally.alarms == []
    assert tally.found["all"] >= FOUND * tally.broken["all"] - 1, tally


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.code)
def test_ten_thousand_chronologies(tongue: Tongue, part: int, record_property: Callable[[str, object], None]) -> None:
    share = MOST // PARTS
    tally = run(tongue, range(part * share, (part + 1) * share))
    record_property("tally", str(tally))
    assert tally.alarms == []
    assert tally.found["all"] >= FOUND * tally.broken["all"], tally


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.code)
def test_every_phrase_is_told(tongue: Tongue) -> None:
    used = Counter[str]()
    for number in range(500):
        used += story(tongue, random.Random(f"{tongue.code}{number}")).used
    wanted = {f"{table}[{row}]" for table, rows in tongue.rows().items() for row in range(rows)}
    assert set(used) == wanted
    assert len(wanted) >= 50


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.code)
def test_a_story_as_it_happened_keeps_all_its_bonds(tongue: Tongue) -> None:
    for number in range(200):
        made = story(tongue, random.Random(f"{tongue.code}{number}"))
        assert all(bond.holds(*(made.days[key] for key in bond.keys)) for bond in made.bonds)


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda tongue: tongue.code)
def test_one_day_is_miswritten_where_it_says(tongue: Tongue) -> None:
    for number in range(100):
        dice = random.Random(f"{tongue.code}{number}")
        made = story(tongue, dice)
        key, wrong = miswritten(made, dice)
        right, (begin, _) = made.text(key)
        text, (start, end) = made.text(key, wrong)
        assert (start, text[:start]) == (begin, right[:begin])
        assert text != right
        assert str(wrong[0]) in text[start:end]


@pytest.mark.parametrize(
    ("born", "day", "old"),
    [((1990, 5, 3), (2020, 5, 2), 29), ((1990, 5, 3), (2020, 5, 3), 30), ((1984, 2, 29), (2020, 3, 1), 36)],
)
def test_years_of_age(born: tuple[int, int, int], day: tuple[int, int, int], old: int) -> None:
    assert years(date(*born), date(*day)) == old
