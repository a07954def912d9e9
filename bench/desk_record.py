"""What the desk is measured on: typical cases by the thousand, and a few large ones with all that a page can show.

A large case has statements whose texts are sealed, with passages in them; people, a body, a place, sources, standings
in law, a proceeding with stages, consents, a letter, a recording, an office in the directory, and one statement that
waits for a review. One event in fifty is dated a year late, which a check asks about. Everything is made up.
"""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bench import typical
from bench.checking import AT_ONCE, fill
from bench.plausible_words import Vocabulary, vocabulary
from tocsin.access.dossier import get_dossier
from tocsin.access.offices import get_directory
from tocsin.actions.compose import compose
from tocsin.actions.entry import Entry
from tocsin.actions.init import Office
from tocsin.actions.note import note
from tocsin.actions.offices import keep_offices
from tocsin.actions.receive import receive
from tocsin.actions.sealing import seal
from tocsin.actions.writing import writing
from tocsin.composing import parse_brief
from tocsin.domain.offices import office_of
from tocsin.domain.operations import FileSealed, Known
from tocsin.lib.ids import new_id

LARGE = (2_000, 500, 500, 200, 200, 20)  # events of the large cases, where the record has room for them
TOLD_IN_ONE = 20  # events of one statement
EVENTS_A_PERSON = 7
SLIPPED = 50  # one event in so many is dated a year late
AGAIN = 30  # one event in so many has a second date
DAYS = 1_500  # that a large case goes on
MANNERS = ("were stopped", "were followed", "were told to leave", "were questioned", "were held for an hour")
WHO = ("two men", "two officers", "the guards", "the neighbours")
PLACES = ("Brod", "Orvan", "Lesna", "Ostrin")
TO_REVIEW = (
    "On {day} {month} 2024 two men threatened the journalist {name} in Brod. She called the office on the next day.\n\n"
)
BRIEF = """
number = "UA 7/2025"
events = [{events}]
[organisation]
name = "Harbour Light"
[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
[[demands]]
text = "Open an investigation without delay."
addressees = ["prosecutor"]
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A case that is opened: how many events it has, and one entry of each kind that it holds, the busiest person."""

    id: str
    events: int
    examples: dict[str, str]


def fill_desk(office: Office, events: int, seed: int = 1) -> list[Case]:
    """Write so many events; the large cases, and a typical one behind them."""
    random, words = Random(seed), vocabulary(seed)
    sizes = [size for size in LARGE if size <= events // 3]
    small = fill(office.viewer, max(1, (events - sum(sizes)) // typical.EVENTS))
    told = [_Large(office, random, words).tell(size) for size in sizes]
    return [*told, Case(small[0], typical.EVENTS, examples(office, small[0]))]


def large_case(office: Office, events: int, seed: int = 1) -> Case:
    """One case with all that a page can show."""
    return _Large(office, Random(seed), vocabulary(seed)).tell(events)


def examples(office: Office, case: str) -> dict[str, str]:
    """One entry of each kind that a case holds, of people the one with most to show; and one value."""
    dossier = get_dossier(office.viewer, case)
    found = {view.kind: view.id for view in reversed(dossier.entities.values())}
    struck = [shown.value for act in dossier.of_kind("act") for shown in act.all("act.victim")]
    if "event" in found:
        found["value"] = dossier.entities[found["event"]].all("event.type")[0].claims[0]
    return found | ({"person": max(set(struck), key=struck.count)} if struck else {})


class _Large:
    """One large case while it is told."""

    def __init__(self, office: Office, random: Random, words: Vocabulary) -> None:
        self.office, self.random, self.words = office, random, words
        self.case = new_id()
        self.entry = Entry(new_id())
        self.files: list[FileSealed] = []
        self.people: list[str] = []
        self.events: list[str] = []

    def tell(self, events: int) -> Case:
        """The whole case."""
        self.entry.open_as(self.case, "case")
        self.entry.claim(self.case, "case.title", f"The harbour of {self._name()}")
        self.body, self.place = self._named("group"), self._named("place")
        self.people = [self._person() for _ in range(max(2, events // EVENTS_A_PERSON))]
        self._say()
        for first in range(0, events, TOLD_IN_ONE):
            self._statement(first * DAYS // events, min(TOLD_IN_ONE, events - first))
            if first // TOLD_IN_ONE % AT_ONCE == 0:
                self._say()
        self._proceeding()
        self._say()
        letter = self._letter()
        review = note(self.office.viewer, self.case, "".join(self._to_review())).statement
        special = {"letter": letter, "review": review, "recording": self._recording(), "office": self._in_directory()}
        return Case(self.case, events, examples(self.office, self.case) | special)

    def _say(self) -> None:
        with writing(self.office.viewer) as said:
            said.say(f"case:{self.case}", *self._said())

    def _said(self) -> Iterator[Known]:
        yield from self.files
        yield from self.entry.operations
        self.files.clear()
        self.entry.operations.clear()

    def _name(self) -> str:
        alphabet = self.random.choice(("latin", "latin", "cyrillic"))
        given, surname = self.words.given[alphabet], self.words.surnames[alphabet]
        return f"{given.pick(self.random, 1)[0]} {surname.pick(self.random, 1)[0]}"

    def _named(self, kind: str) -> str:
        entity = self.entry.open(kind)
        self.entry.claim(entity, f"{kind}.name", self._name())
        return entity

    def _person(self) -> str:
        person = self._named("person")
        self.entry.claim(person, "person.occupation", self.random.choice(("journalist", "lawyer", "teacher")))
        status = self.entry.open("status")
        self.entry.claim(status, "status.person", person)
        self.entry.claim(status, "status.period", f"{self.random.randint(2015, 2020)}/..")
        return person

    def _statement(self, since: int, events: int) -> None:
        """One statement of so many events, the first so many days behind the beginning."""
        days = [date(2020, 1, 1) + timedelta(since + number) for number in range(events)]
        told = "".join(f"{self._clause(day):<{typical.CLAUSE}}" for day in days)
        sealed, _ = seal(
            self.office.viewer, f"case:{self.case}", io.BytesIO(told.encode()), "text", media_type="text/plain"
        )
        self.files.append(sealed)
        self.entry = Entry(new_id(), self.entry.operations, self.entry.kinds)
        statement = self.entry.statement
        self.entry.open_as(statement, "statement")
        for name, value in (
            ("title", f"Statement of {self._name()}"),
            ("date", days[-1].isoformat()),
            ("text", sealed.digest),
        ):
            self.entry.claim(statement, f"statement.{name}", value)
        source = self.entry.open("source")
        self.entry.claim(source, "source.grade", "B")
        self.entry.claim(statement, "statement.source", source)
        for place, day in enumerate(days):
            self._event(place, day, sealed.digest)

    def _clause(self, day: date) -> str:
        who, what, where = map(self.random.choice, (WHO, MANNERS, PLACES))
        return f"On {day.day} {day:%B} {day.year} {who} came, and they {what} in {where}. "

    def _event(self, place: int, day: date, text: str) -> None:
        at = typical.year_after(day) if len(self.events) % SLIPPED == SLIPPED - 1 else day
        event = typical.event(self.random, self.entry, place, at, self.random.choice(self.people), text)
        self.entry.claim(event, "event.place", self.place)
        if len(self.events) % AGAIN == 0:
            self.entry.claim(event, "event.date", (day + timedelta(2)).isoformat())
        self.events.append(event)

    def _proceeding(self) -> None:
        proceeding = self.entry.open("proceeding")
        self.entry.claim(proceeding, "proceeding.person", self.people[0])
        self.entry.claim(proceeding, "proceeding.body", self.body)
        for event in self.events[:3]:
            stage = self.entry.open("stage")
            self.entry.claim(stage, "stage.proceeding", proceeding)
            self.entry.claim(stage, "stage.event", event)
        for person in self.people[:30]:
            consent = self.entry.open("consent")
            self.entry.claim(consent, "consent.subject", person)
            self.entry.claim(consent, "consent.granted", "true")

    def _letter(self) -> str:
        told = ", ".join(f'"{event}"' for event in self.events[:12])
        letter = compose(self.office.viewer, self.case, parse_brief(BRIEF.format(events=told))).intervention
        delivery = self.entry.open("delivery")
        self.entry.claim(delivery, "delivery.intervention", letter)
        self.entry.claim(delivery, "delivery.sent", "2025-02-03")
        self._say()
        return letter

    def _recording(self) -> str:
        """Ten seconds of silence."""
        made = io.BytesIO()
        with wave.open(made, "wb") as sound:
            sound.setparams((1, 1, 8_000, 0, "NONE", ""))
            sound.writeframes(bytes([128]) * 80_000)
        return receive(self.office.viewer, self.case, io.BytesIO(made.getvalue()), "voice note.wav").statement

    def _in_directory(self) -> str:
        keep_offices(self.office.viewer, [office_of({"key": "prosecutor", "office": "Prosecutor General"})])
        return get_directory(self.office.viewer).find("prosecutor").view.id

    def _to_review(self) -> Iterator[str]:
        for day in range(1, 13):
            yield TO_REVIEW.format(day=day, month=self.random.choice(("March", "April")), name=self._name())
