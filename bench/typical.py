"""Typical cases for checking: about ten dated events in some weeks, their victims, an order or two, one statement.

The dates fit each other, as most do, but for one case in twenty, in which somebody wrote the year after. Dates have
their words beside them and passages within the clauses that tell them. Everything is made up, and the same seed tells
the same cases; ids are minted anew at each run.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from bench.plausible import LANGUAGES, TEXT, Portion
from bench.plausible_words import GIVEN, TITLES, vocabulary
from tocsin.actions.entry import Entry
from tocsin.domain.passages import InText
from tocsin.domain.terms import thesaurus
from tocsin.lib.ids import new_id

EVENTS = 10
WORDS = 150  # of the statement
SLIPPED = 20  # one case in so many has a wrong year
CLAUSE = 90  # code points of the text that one event takes


def portions(cases: int, seed: int = 1) -> Iterator[Portion]:
    """So many cases of ten events, each one changeset."""
    random, words = Random(seed), vocabulary(seed)
    for number in range(cases):
        language = random.choice(LANGUAGES)
        told = " ".join(words.words[language].pick(random, WORDS))
        yield _case(random, told, language, slipped=number % SLIPPED == 0)


def _case(random: Random, told: str, language: str, *, slipped: bool) -> Portion:
    case, entry = new_id(), Entry(new_id())
    day = date(random.randint(2012, 2024), random.randint(1, 12), random.randint(1, 28))
    entry.open_as(case, "case")
    entry.claim(case, "case.title", random.choice(TITLES))
    entry.open_as(entry.statement, "statement")
    entry.claim(entry.statement, "statement.date", day.isoformat())
    entry.claim(entry.statement, "statement.language", language)
    entry.claim(entry.statement, "statement.words", told)
    people = [person(random, entry) for _ in range(3)]
    days = sorted(day - timedelta(random.randrange(3, 90)) for _ in range(EVENTS))
    wrong = random.randrange(EVENTS) if slipped else -1
    events = [
        event(random, entry, place, year_after(at) if place == wrong else at, random.choice(people))
        for place, at in enumerate(days)
    ]
    order(entry, events[4], events[1], "after", None)
    order(entry, events[7], events[6], "distance", (days[7] - days[6]).days)
    return Portion(case, tuple(entry.operations), EVENTS)


def year_after(at: date) -> date:
    """The slip that is planted."""
    return date(at.year + 1, at.month, min(at.day, 28))


def person(random: Random, entry: Entry) -> str:
    """Somebody with a name, and perhaps a year of birth."""
    person = entry.open("person")
    given = GIVEN[random.choice(list(GIVEN))].split()
    entry.claim(person, "person.name", f"{random.choice(given)} {random.choice(given)}")
    if random.random() < 0.2:
        entry.claim(person, "person.birth", str(random.randint(1950, 1995)))
    return person


def event(random: Random, entry: Entry, place: int, at: date, victim: str, text: str = TEXT) -> str:
    """What struck somebody on a day, told in one clause of a text, with its act and perhaps who had a part in it."""
    event, begin = entry.open("event"), place * CLAUSE
    clause, words = (InText(text, begin, begin + CLAUSE - 5),), (InText(text, begin + 3, begin + 16),)
    completion = random.choice(("done", "done", "done", "attempted"))
    entry.claim(event, "event.type", random.choice(list(thesaurus("event_types").terms)), passages=clause)
    entry.claim(event, "event.date", at.isoformat(), original=f"{at.day} {at:%B} {at.year}", passages=words)
    entry.claim(event, "event.completion", completion, passages=clause)
    entry.claim(event, "event.place_words", "near the harbour office", passages=clause)
    act = entry.open("act")
    entry.claim(act, "act.event", event)
    entry.claim(act, "act.victim", victim, passages=clause)
    entry.claim(act, "act.completion", completion)
    if random.random() < 0.4:
        part = entry.open("involvement")
        entry.claim(part, "involvement.act", act)
        entry.claim(part, "involvement.actor", victim)
    return event


def order(entry: Entry, first: str, second: str, kind: str, days: int | None) -> None:
    """One event stated to stand before or behind another."""
    order = entry.open("order")
    entry.claim(order, "order.first", first)
    entry.claim(order, "order.second", second)
    entry.claim(order, "order.type", kind)
    if days is not None:
        entry.claim(order, "order.days", str(days))
