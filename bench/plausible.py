"""A plausible workspace of any size, from a seed: what every benchmark of searching, checking and rebuilding runs on.

People in three alphabets, some of them named in two, who come back within a case and across cases; dates to the day,
month or year, about, before, after, between; several statements a case, each by a source; disputes, hedged and denied
claims, the original words beside the value, passages; descriptions whose words follow Zipf's law. Most cases are small,
a few hold thousands of events. Twelve claims an event on average. Everything is made up. The same seed tells the same
story; ids are minted anew at each run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from bench.plausible_words import TITLES, WORK, Vocabulary, vocabulary
from tocsin.actions.entry import Entry
from tocsin.domain.facts import Stance
from tocsin.domain.operations import MOST_OPERATIONS, Known
from tocsin.domain.passages import InText
from tocsin.domain.terms import thesaurus
from tocsin.lib.ids import new_id

TEXT = "h2OqTwPxW8J_J2xg0tUYlWYB_UbpBDFne71xVi4o5X8"
ROOM = MOST_OPERATIONS - 60  # an event with all that comes with it takes less than the rest
LANGUAGES = ("en", "en", "ru", "uk", "pl")
ALPHABETS = {"en": "latin", "pl": "latin", "ru": "cyrillic", "uk": "cyrillic"}
COMPLETIONS = ("done", "done", "done", "attempted", "threatened", "planned")
SMALL, LARGE = 12, 3_000  # events in most cases, and in the few large ones at most
EVENTS_A_STATEMENT = 8


@dataclass(frozen=True, slots=True)
class Portion:
    """What one changeset takes: up to 1,000 operations of one case."""

    case: str
    operations: tuple[Known, ...]
    events: int


def portions(events: int, seed: int = 1) -> Iterator[Portion]:
    """So many events, case by case, in bounded memory."""
    random, words = Random(seed), vocabulary(seed)
    left = events
    while left:
        size = min(left, _size(random))
        yield from _Case(random, words).tell(size)
        left -= size


def _size(random: Random) -> int:
    """Most cases are small, a few are very large: Pareto's law, cut at both ends."""
    return min(LARGE, max(1, int(SMALL * random.paretovariate(1.2) - SMALL / 2)))


class _Case:
    """One case while it is told: its people, the statement at hand, the operations that wait."""

    def __init__(self, random: Random, words: Vocabulary) -> None:
        self.random, self.words = random, words
        self.language = random.choice(LANGUAGES)
        self.country = random.choice(_countries())
        self.id = new_id()
        self.entry = Entry(new_id())
        self.people: list[str] = []
        self.places: list[str] = []
        self.told = 0

    def tell(self, events: int) -> Iterator[Portion]:
        """The whole case, a changeset at a time."""
        self.entry.open_as(self.id, "case")
        self._statement()
        title = f"{self.random.choice(TITLES)} {self._words(2)}"
        self.entry.claim(self.id, "case.title", title)
        self.entry.claim(self.id, "case.summary", self._words(20))
        for number in range(events):
            if number and number % EVENTS_A_STATEMENT == 0:
                self._next_statement()
            self._event()
            self.told += 1
            if len(self.entry.operations) > ROOM:
                yield self._portion()
        if self.entry.operations:
            yield self._portion()

    def _portion(self) -> Portion:
        said = Portion(self.id, tuple(self.entry.operations), self.told)
        self.entry.operations.clear()
        self.told = 0
        return said

    def _next_statement(self) -> None:
        waiting = self.entry.operations
        self.entry = Entry(new_id(), waiting, self.entry.kinds)
        self._statement()

    def _statement(self) -> None:
        statement = self.entry.statement
        self.entry.open_as(statement, "statement")
        self.entry.claim(statement, "statement.title", self._words(5))
        self.entry.claim(statement, "statement.date", self._day())
        self.entry.claim(statement, "statement.language", self.language)
        if self.random.random() < 0.3:
            self.entry.claim(statement, "statement.words", self._words(80))

    def _event(self) -> None:
        random, claim = self.random, self._claim
        event = self.entry.open("event")
        kind, completion = random.choice(_types()), random.choice(COMPLETIONS)
        claim(event, "event.type", kind, stance=random.choices(list(Stance), (88, 9, 3))[0])
        date = self._date()
        claim(event, "event.date", date, original=self._words(3))
        claim(event, "event.completion", completion)
        claim(event, "event.country", self.country)
        claim(event, "event.place_words", self._words(3))
        claim(event, "event.description", self._words(random.randint(6, 24)))
        if random.random() < 0.3:
            claim(event, "event.attribution", self._words(3))
        if random.random() < 0.2:
            claim(event, "event.place", self._place())
        if random.random() < 0.06:  # another says another day
            claim(event, "event.date", self._date())
        self._acts(event, kind, completion)

    def _acts(self, event: str, kind: str, completion: str) -> None:
        act = self.entry.open("act")
        self._claim(act, "act.event", event)
        self._claim(act, "act.victim", self._person())
        if kind in _acts():
            self._claim(act, "act.type", kind)
        self._claim(act, "act.completion", completion)
        if self.random.random() < 0.4:
            involvement = self.entry.open("involvement")
            self._claim(involvement, "involvement.act", act)
            self._claim(involvement, "involvement.actor", self._person())

    def _person(self) -> str:
        """Somebody known in this case, or somebody new: one in four, ever fewer as the case grows."""
        if len(self.people) > 3 and self.random.random() < 0.72 + len(self.people) / 3_000:
            return self.random.choice(self.people)
        person = self.entry.open("person")
        self.people.append(person)
        alphabet = ALPHABETS[self.language] if self.random.random() < 0.8 else "kazakh"
        self._claim(person, "person.name", self._name(alphabet))
        self._claim(person, "person.occupation", self.random.choice(WORK))
        if self.random.random() < 0.15:
            self._claim(person, "person.name", self._name("latin"))
        if self.random.random() < 0.2:
            self._claim(person, "person.birth", str(self.random.randint(1940, 2005)))
        return person

    def _place(self) -> str:
        if self.places and self.random.random() < 0.8:
            return self.random.choice(self.places)
        place = self.entry.open("place")
        self.places.append(place)
        self._claim(place, "place.name", self.words.surnames[ALPHABETS[self.language]].pick(self.random, 1)[0])
        self._claim(place, "place.country", self.country)
        return place

    def _claim(
        self, entity: str, property_id: str, text: str, *, original: str | None = None, stance: Stance = Stance.ASSERTS
    ) -> None:
        start = self.random.randrange(8_000)
        here = (InText(TEXT, start, start + 40),)
        self.entry.claim(entity, property_id, text, original=original, stance=stance, passages=here)

    def _name(self, alphabet: str) -> str:
        given, surname = self.words.given[alphabet], self.words.surnames[alphabet]
        return f"{given.pick(self.random, 1)[0]} {surname.pick(self.random, 1)[0]}"

    def _words(self, count: int) -> str:
        return " ".join(self.words.words[self.language].pick(self.random, count))

    def _day(self) -> str:
        return f"20{self.random.randint(10, 25)}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"

    def _date(self) -> str:
        """Mostly a day; else a month, a year, about, within two days, before or after."""
        day = self._day()
        forms = (day, day[:7], day[:4], f"{day}~", f"{day[:7]}/{int(day[:4]) + 1}", f"../{day}", f"{day}/..")
        return self.random.choices(forms, (60, 12, 6, 10, 4, 4, 4))[0]


def _types() -> list[str]:
    return list(thesaurus("event_types").terms)


def _acts() -> frozenset[str]:
    return frozenset(thesaurus("acts").terms)


def _countries() -> list[str]:
    """Every tenth code of the list, whatever state it is."""
    return list(thesaurus("countries").terms)[::10]
