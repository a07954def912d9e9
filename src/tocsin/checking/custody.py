"""Closed terms of detention, told of one person to the day: from when to when somebody certainly was held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.checking.lives import Happening, happenings, is_plain, sentence_of
from tocsin.checking.sentences import Texts
from tocsin.checking.words.attribution import all_named, naming_words
from tocsin.checking.words.clock import AGAIN
from tocsin.checking.words.held import may_have_been_out
from tocsin.domain.facts import CaseFacts, Fact, Firmness

DAY = 86_400
STAGES = frozenset({"detention", "arrest", "release"})
AT_HOME = "house-arrest"


@dataclass(frozen=True, slots=True)
class Custody:
    """A person in detention from one day to another; `dates` are the interval, or the days of arrest and release."""

    person: str
    name: str
    begin: int
    end: int
    events: tuple[str, ...]
    dates: tuple[Fact, ...]

    def holds_over(self, day: int) -> bool:
        """Whether a day lies within, clear of both ends by more than one."""
        return self.begin + 1 < day < self.end - 1


def custodies_of(facts: CaseFacts, texts: Texts) -> list[Custody]:
    """Every closed term of a case that nothing puts in doubt, in the order of its facts."""
    at_home = {fact.entity for fact in facts.facts if fact.property == "act.type" and fact.value == AT_HOME}
    out = {fact.value for fact in facts.facts if fact.property == "act.event" and fact.entity in at_home}
    stages = [one for one in happenings(facts, facts.kinds) if one.type.value in STAGES and one.entity not in out]
    found = [held for one in stages if one.type.value == "detention" for held in _stated(one, texts)]
    for person, several in _by_person(stages).items():
        if not any(held.person == person for held in found):
            found += _between(person, several, texts)
    return found


def day_of(event: Happening) -> Fact | None:
    """The one firm day of an event."""
    date = only_date(event)
    known = date is not None and date.bounds is not None and date.bounds.s_min // DAY == date.bounds.e_max // DAY
    return date if known else None


def only_date(event: Happening) -> Fact | None:
    """The one firm date of an event, where nobody gives another."""
    dates = [fact for fact in event.rows if fact.property == "event.date"]
    if len({fact.value for fact in dates}) != 1 or dates[0].bounds is None or dates[0].bounds.soft:
        return None
    return dates[0] if all(fact.firmness is Firmness.FIRM for fact in dates) else None


def _stated(event: Happening, texts: Texts) -> Iterator[Custody]:
    """“Held from 3 to 20 May.”"""
    date = only_date(event)
    begin, _, end = date.value.partition("/") if date else ("", "", "")
    if date is None or date.bounds is None or len(begin) != 10 or len(end) != 10:
        return
    for person, name in event.people:
        if is_plain(event, name, texts) and not _is_loose((event,), name, texts):
            days = date.bounds.s_min // DAY, date.bounds.e_max // DAY
            yield Custody(person, name, *days, (event.entity,), (date,))


def _by_person(stages: Sequence[Happening]) -> dict[str, list[tuple[Happening, str]]]:
    found: dict[str, list[tuple[Happening, str]]] = defaultdict(list)
    for one in stages:
        for person, name in one.people:
            found[person].append((one, name))
    return found


def _between(person: str, several: Sequence[tuple[Happening, str]], texts: Texts) -> Iterator[Custody]:
    """The one arrest of a person and the one release, told by one statement and to the day."""
    taken = [one for one, _ in several if one.type.value == "arrest"]
    freed = [one for one, _ in several if one.type.value == "release"]
    if len(taken) != 1 or len(freed) != 1 or len(several) != 2 or taken[0].type.statement != freed[0].type.statement:
        return
    first, last = day_of(taken[0]), day_of(freed[0])
    if first is None or last is None or first.bounds is None or last.bounds is None:
        return
    if all(is_plain(one, name, texts) for one, name in several) and not _is_loose(
        (taken[0], freed[0]), several[0][1], texts
    ):
        days = first.bounds.s_min // DAY, last.bounds.s_min // DAY
        yield Custody(person, several[0][1], *days, (taken[0].entity, freed[0].entity), (first, last))


def _is_loose(events: Sequence[Happening], name: str, texts: Texts) -> bool:
    """Whether any text that names the person tells of a time outside, or the sentence itself of several times."""
    if any(fact.property == "event.term" and fact.value == AT_HOME for one in events for fact in one.rows):
        return True
    if any(AGAIN.search(sentence_of(one, texts) or "") for one in events):
        return True
    wanted = naming_words(name)
    return any(may_have_been_out(text) and all_named(wanted, naming_words(text)) for text in texts.values())
