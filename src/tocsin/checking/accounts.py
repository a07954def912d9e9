"""What each statement tells of one act: whom, when, where, how many. Checks between documents compare these.

Left out are what somebody denies, what was only planned, and headlines; a date that stands beside the act and not in
its own words is known to the statement, but nobody is asked about it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.checking.chronology import DAY
from tocsin.checking.corrections import taken_back
from tocsin.checking.links import place_of
from tocsin.checking.names import People
from tocsin.checking.rule import Case
from tocsin.checking.sentences import layout_at
from tocsin.domain.facts import Fact, Firmness, Stance

KIN: Mapping[str, str] = {"intimidation_harassment": "threat", "enforced_disappearance": "abduction"}
PLANNED = "planned"
_Told = Mapping[str, Sequence[Fact]]  # facts of one event, by property


@dataclass(frozen=True, slots=True)
class Account:
    """One telling of one act, by one statement or several that agree.

    `kind` is the fact of its type. `days` bound when it was; `date` is None where nobody can be asked about it. `text`
    is the digest of the text it stands in, "" where it was typed.
    """

    entity: str
    statements: frozenset[str]
    kind: Fact
    kin: str
    completion: str
    victims: frozenset[str]
    names: tuple[str, ...]
    days: tuple[int, int] | None
    date: Fact | None
    place: Fact | None
    count: Fact | None
    text: str

    @property
    def day(self) -> int | None:
        """The day, where somebody can be asked about it and it is told to the day."""
        return self.days[0] if self.date and self.days and self.days[0] == self.days[1] else None

    def knows(self, day: int) -> bool:
        """Whether this may tell of what happened on that day."""
        return self.days is not None and self.days[0] <= day <= self.days[1]

    def beside(self, other: Account) -> bool:
        """Whether the other is told by others, of what may or may not be the same act."""
        return self.entity != other.entity and not self.statements & other.statements


def accounts_of(case: Case) -> tuple[Account, ...]:
    """Every account of a case, in the order of its facts."""
    people = People(case.facts)
    told: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in case.facts.facts:
        if fact.property.startswith("event."):
            told[fact.entity][fact.property].append(fact)
    found = (_account(entity, facts, people) for entity, facts in told.items())
    return tuple(account for account in found if account is not None)


def is_apart(case: Case, account: Account) -> bool:
    """Whether its own words set it apart from what was told before: “again”, “a second time”, “the year before”."""
    places = [place for fact in (account.kind, account.date) if fact and (place := place_of(fact))]
    layouts = ((place, layout_at(case.texts, place)) for place in places)
    return any(layout is not None and layout.looks_back(place.start, place.end) for place, layout in layouts)


def without_corrected(case: Case, accounts: Sequence[Account]) -> list[Account]:
    """Accounts of one act, less those with a day that a text among theirs takes back."""
    wrong = taken_back(case.texts, {account.text for account in accounts})
    return [one for one in accounts if one.date is None or not any(day.is_of(one.date.value) for day in wrong)]


def _account(entity: str, facts: _Told, people: People) -> Account | None:
    kind, dates = _first(facts, "event.type"), facts.get("event.date", ())
    completion = _first(facts, "event.completion")
    if kind is None or "event.heading" in facts or _denied(facts) or (completion and completion.value == PLANNED):
        return None
    names = tuple(dict.fromkeys(fact.value for fact in facts.get("event.victim", ())))
    date = dates[0] if len({fact.value for fact in dates}) == 1 and _sure(dates[0]) else None
    return Account(
        entity=entity,
        kind=kind,
        statements=frozenset(fact.statement for fact in (kind, *dates) if fact.statement),
        kin=KIN.get(kind.value, kind.value),
        completion=completion.value if completion else "done",
        victims=frozenset(key for name in names if (key := people.key(name))),
        names=names,
        days=_days(dates),
        date=date,
        place=_first(facts, "event.place_words"),
        count=_first(facts, "event.count"),
        text=next((place.text for fact in (kind, date) if fact and (place := place_of(fact))), ""),
    )


def _first(facts: _Told, property_id: str) -> Fact | None:
    return next(iter(facts.get(property_id, ())), None)


def _denied(facts: _Told) -> bool:
    return any(fact.stance is Stance.DENIES for several in facts.values() for fact in several)


def _sure(date: Fact) -> bool:
    return date.bounds is not None and not date.bounds.soft and date.firmness is not Firmness.SOFT


def _days(dates: Sequence[Fact]) -> tuple[int, int] | None:
    known = [fact.bounds for fact in dates if fact.bounds is not None]
    if not known:
        return None
    return min(one.s_min for one in known) // DAY, max(one.e_max for one in known) // DAY
