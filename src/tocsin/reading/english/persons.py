"""Persons of a text: full names with their later short forms, one entry a person."""

from __future__ import annotations

import itertools
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tocsin.reading.english.evidence import ENOUGH, SURE, points_for_person
from tocsin.reading.english.runs import Run
from tocsin.reading.english.words import english
from tocsin.reading.layout import BlockKind, Layout, Sentence, Word
from tocsin.reading.model import Span
from tocsin.reading.spelling import parts_of

_MOST_ALIKE = 200


@dataclass(slots=True)
class Mention:
    """One place that names a person: the run of words without title."""

    start: int
    end: int
    sentence: int
    words: str
    titled: str = ""


@dataclass(slots=True)
class Person:
    """A person under construction: the fullest name, its parts, where it stands (in the order of the text)."""

    name: str
    parts: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    apart: bool = False
    female: bool | None = None
    likely_female: bool | None = None  # what only the name says
    roles: list[str] = field(default_factory=list)
    country: str | None = None


class Register:
    """The persons found so far, by their folded names and by each part of them."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.by_name: dict[tuple[str, ...], Person] = {}
        self._by_part: dict[str, list[Person]] = {}

    def open(self, run: Run, parts: tuple[str, ...]) -> None:
        """Enter a new person with the first mention."""
        person = Person(run.name, parts)
        self.people.append(person)
        self.by_name.setdefault(parts, person)
        for part in {*parts, parts[0][:1]}:
            self._by_part.setdefault(part, []).append(person)
        _mention(person, run)

    def bearing(self, part: str) -> list[Person]:
        """The persons whose name has this part, or begins with this initial; at most the last `_MOST_ALIKE`."""
        return self._by_part.get(part, [])[-_MOST_ALIKE:]


def find_persons(
    layout: Layout, runs: Sequence[Run], taken: frozenset[Span], likely: frozenset[Span] = frozenset()
) -> tuple[list[Person], frozenset[Span]]:
    """The persons, and the spans of all their mentions.

    `taken` are runs that are bodies already; `likely` are those that a model took for persons.
    """
    lower = words_written_small(layout.sentences)
    free = [run for run in runs if (run.start, run.end) not in taken]
    points = _points(layout, free, lower)
    points |= {run: max(points[run], ENOUGH) for run in free if (run.start, run.end) in likely}
    register = Register()
    full = [run for run in free if len(run.words) > 1 and points[run] >= ENOUGH]
    entered = {run.start for run in full}
    for run in sorted(full, key=lambda run: -len(parts_of(run.name))):
        _enter(register, run, layout)
    for run in free:
        if len(run.words) == 1:
            _short(register, run, points[run])
        elif run.start not in entered:
            _weak(register, run, layout)
    people = register.people
    people.sort(key=lambda person: person.mentions[0].start)
    _shouted(layout, people)
    spans = frozenset((mention.start, mention.end) for person in people for mention in person.mentions)
    return people, spans


def words_written_small(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Words that the text also writes with a small letter: no names, unless they are known ones."""
    return frozenset(word.text for sentence in sentences for word in sentence.words if word.text[0].islower())


def _points(layout: Layout, runs: Sequence[Run], lower: frozenset[str]) -> dict[Run, int]:
    """The points of each run. The best place of a name counts for all; neighbours in a list lend some."""
    own = {
        run: points_for_person(run, layout.sentences[run.sentence].words, lower) + _on_its_line(layout, run)
        for run in runs
    }
    best: dict[str, int] = {}
    for run, points in own.items():
        best[run.name] = max(points, best.get(run.name, -99))
    often = Counter(run.name for run in runs)
    alone = {run.words[0].low for run in runs if len(run.words) == 1}
    total = {}
    for run in runs:
        taken_up = 2 if len(run.words) > 1 and run.words[-1].low in alone and best[run.name] > 0 else 0
        total[run] = best[run.name] + taken_up + (often[run.name] > 2 and best[run.name] > 0)
    for before, run in itertools.pairwise(runs):
        if _listed(layout, before, run):
            for one, other in ((before, run), (run, before)):
                if total[one] >= ENOUGH and len(other.words) > 1 and total[other] >= 0:
                    total[other] = max(total[other], ENOUGH)
    return total


def _on_its_line(layout: Layout, run: Run) -> int:
    """Points for a name that is all of a line below the line of an office: "Minister of Justice", "Béatrice Ntoma"."""
    sentence = layout.sentences[run.sentence]
    alone = sentence.kind is BlockKind.LINE and run.end == sentence.end and 1 < len(run.words) < 5
    if not alone or run.sentence == 0 or run.start != sentence.start:
        return 0
    above = layout.sentences[run.sentence - 1]
    offices = english().names("titles") | english().names("roles")
    return 3 if above.kind is BlockKind.LINE and any(word.low in offices for word in above.words) else 0


def _listed(layout: Layout, before: Run, run: Run) -> bool:
    """Whether two runs are neighbours in a list: only commas and "and" between them."""
    if before.sentence != run.sentence:
        return False
    between = layout.sentences[run.sentence].words[before.last : run.first]
    return bool(between) and all(word.low in {",", "and", "&", "or"} for word in between)


def _enter(register: Register, run: Run, layout: Layout) -> None:
    parts = parts_of(run.name)
    exact = register.by_name.get(parts)
    if exact is not None:
        _mention(exact, run)
        return
    alike = register.bearing(parts[-1])
    same = [person for person in alike if _same_person(person.parts, parts) and not _kept_apart(person, run, layout)]
    if len(same) == 1:
        _mention(same[0], run)
        return
    register.open(run, parts)


def _same_person(full: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Whether a shorter full name can be the same person: same ends, or the longer one begins or ends with it."""
    if len(parts) < 2 or len(parts) > len(full):
        return False
    ends = (full[0], full[-1]) == (parts[0], parts[-1])
    inner = set(parts) <= set(full)
    return (inner and (ends or full[: len(parts)] == parts or full[-len(parts) :] == parts)) or _initialled(full, parts)


def _initialled(full: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    return len(parts[0]) == 1 and full[0].startswith(parts[0]) and full[-1] == parts[-1]


def _kept_apart(person: Person, run: Run, layout: Layout) -> bool:
    """Two names of one sentence with a family word between them are two people (a mother and her daughter)."""
    if person.parts == parts_of(run.name):
        return False
    kin = english().names("kin")
    words = layout.sentences[run.sentence].words
    begin = bisect_left(person.mentions, run.sentence, key=lambda mention: mention.sentence)
    for mention in itertools.takewhile(lambda mention: mention.sentence == run.sentence, person.mentions[begin:]):
        first, last = sorted((mention.start, run.start))
        if any(first < word.start < last and word.low in kin for word in words):
            return True
    return False


def _start(mention: Mention) -> int:
    return mention.start


def _mention(person: Person, run: Run) -> None:
    titles = english().names("titles")
    title = next((word.low for word in reversed(run.before) if word.low in titles), "")
    insort(person.mentions, Mention(run.start, run.end, run.sentence, run.name, title), key=_start)
    if title in english().names("female_titles"):
        person.female = True
    elif title in english().names("male_titles"):
        person.female = False


def _short(register: Register, run: Run, points: int) -> None:
    """One word: the surname, or the first name, of somebody named in full; else a person of its own if sure."""
    part = parts_of(run.name)[0]
    titled = any(word.low in english().names("titles") for word in run.before)
    for names in (_by_surname(register, part), _by_any_part(register, part)):
        if names:
            chosen = _nearest(names, run)
            if points > -4 or titled:
                _mention(chosen, run)
            return
    if points >= SURE or (titled and points >= ENOUGH):
        register.open(run, (part,))


def _weak(register: Register, run: Run, layout: Layout) -> None:
    """Several words without evidence of their own: a known name in another order or spelling."""
    parts = parts_of(run.name)
    for person in register.bearing(parts[0]):
        if set(parts) <= set(person.parts) and not _kept_apart(person, run, layout):
            _mention(person, run)
            return


def _by_surname(register: Register, part: str) -> list[Person]:
    return [person for person in register.bearing(part) if len(person.parts) > 1 and person.parts[-1] == part]


def _by_any_part(register: Register, part: str) -> list[Person]:
    exact = [person for person in register.bearing(part) if part in person.parts]
    if exact or len(part) < 5:
        return exact
    return [
        person for person in register.people[:_MOST_ALIKE] if person.parts[0].endswith(part) and len(person.parts) > 1
    ]


def _nearest(people: Sequence[Person], run: Run) -> Person:
    """Of several who bear the name, the one who was named last before this place."""

    def last_before(person: Person) -> int:
        before = bisect_left(person.mentions, run.start, key=_start)
        return person.mentions[before - 1].start if before else -1

    return max(people, key=last_before)


def _shouted(layout: Layout, people: Sequence[Person]) -> None:
    """Names in headlines in capitals: only those that the body knows."""
    known = {person.parts: person for person in people if len(person.parts) > 1}
    seen = {(mention.start, mention.end) for person in people for mention in person.mentions}
    for number, sentence in enumerate(layout.sentences):
        place = 0
        while place < len(sentence.words):
            step, person = (
                _known_at(sentence.words, place, known) if sentence.words[place].text.isupper() else (1, None)
            )
            if person is not None:
                span = (sentence.words[place].start, sentence.words[place + step - 1].end)
                if span not in seen:
                    insort(person.mentions, Mention(*span, number, layout.text[span[0] : span[1]]), key=_start)
            place += step


def _known_at(words: Sequence[Word], place: int, known: dict[tuple[str, ...], Person]) -> tuple[int, Person | None]:
    """How many words from here are a known full name, and whose; one word and nobody if none."""
    for length in range(min(5, len(words) - place), 1, -1):
        person = known.get(parts_of(" ".join(word.text for word in words[place : place + length])))
        if person is not None:
            return length, person
    return 1, None
