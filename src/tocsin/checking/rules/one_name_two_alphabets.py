"""Two people whose names are one in two alphabets or spellings: perhaps they are one. Only a person joins them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from tocsin.checking.links import place_of
from tocsin.checking.names import bare, in_cyrillic, may_be_one
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.spoken import listed, quoted, worded
from tocsin.domain.dates import Bounds
from tocsin.domain.facts import SAME, CaseFacts, Fact, Finding, Severity
from tocsin.domain.outline import Outline

MOST_ALIKE = 20  # people of nearly one name that are held against each other
MOST_NAMES = 12  # of one person
MOST_WORDS = 4  # of a name


def _check(case: Case) -> Iterator[Finding]:
    names = _names(case.facts)
    births = _births(case.facts)
    same = {frozenset((fact.entity, fact.value)) for fact in case.facts.facts if fact.property == SAME}
    pairs = [
        (one, other)
        for one, other in _near(names)
        if frozenset((one, other)) not in same
        and _alike(names[one], names[other])
        and _may_be_born(births.get(one, ()), births.get(other, ()))
    ]
    for group in _groups(pairs):
        yield _finding([names[entity][0] for entity in group])


def _names(facts: CaseFacts) -> Mapping[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts.facts:
        if fact.property == "person.name" and _keys(fact.value):
            found[fact.entity].append(fact)
    return {entity: several[:MOST_NAMES] for entity, several in found.items()}


def _keys(name: str) -> list[tuple[str, str]]:
    """Every two words of a name as their consonants; none of a single word, or of so many that it is a description."""
    words = name.split()
    return list(combinations(sorted(map(bare, words)), 2)) if len(words) <= MOST_WORDS else []


def _may_strike(outline: Outline) -> bool:
    met: dict[tuple[str, str], str] = {}
    names = ((key, one.entity) for one in outline.of("person.name") for key in _keys(one.value))
    return any(met.setdefault(key, entity) != entity for key, entity in names)


def _births(facts: CaseFacts) -> Mapping[str, list[Bounds]]:
    found: dict[str, list[Bounds]] = defaultdict(list)
    for fact in facts.facts:
        if fact.property == "person.birth" and fact.bounds is not None and not fact.bounds.soft:
            found[fact.entity].append(fact.bounds)
    return found


def _near(names: Mapping[str, Sequence[Fact]]) -> Iterator[tuple[str, str]]:
    """Pairs of people who share two words of their names, as far as consonants tell; each pair once."""
    met: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for entity, facts in names.items():
        for fact in facts:
            for key in _keys(fact.value):
                met[key][entity] = None
    found = (pair for people in met.values() for pair in combinations(list(people)[:MOST_ALIKE], 2))
    return iter(dict.fromkeys(found))


def _alike(ones: Sequence[Fact], others: Sequence[Fact]) -> bool:
    """Whether a name of each may be one name, and no statement tells them apart by naming both in one alphabet."""
    pairs = [(one, other) for one in ones for other in others if may_be_one(one.value, other.value)]
    return bool(pairs) and not any(
        one.statement == other.statement != "" and in_cyrillic(one.value) == in_cyrillic(other.value)
        for one in ones
        for other in others
    )


def _may_be_born(ones: Sequence[Bounds], others: Sequence[Bounds]) -> bool:
    """Whether no two dates of birth say that they are two people."""
    return all(one.s_min <= other.e_max and other.s_min <= one.e_max for one in ones for other in others)


def _groups(pairs: Sequence[tuple[str, str]]) -> Iterator[list[str]]:
    """Those who hang together, in their order."""
    group: dict[str, list[str]] = {}
    for one, other in pairs:
        together = [*group.get(one, [one]), *(e for e in group.get(other, [other]) if e not in group.get(one, [one]))]
        group.update(dict.fromkeys(together, together))
    return (several for first, several in group.items() if several[0] == first)


def _finding(facts: Sequence[Fact]) -> Finding:
    ordered = sorted(facts, key=lambda fact: (place_of(fact) is None, fact.value, fact.entity))
    names = list(dict.fromkeys(quoted(fact.value) for fact in ordered))
    if len(names) > 1:
        message = worded(f"{RULE.name}.asks", names=listed(names))
    else:
        message = worded(f"{RULE.name}.twice", name=names[0], number=str(len(facts)))
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.QUESTION,
        message=message,
        subjects=tuple(fact.entity for fact in ordered),
        claims=tuple(fact.claim for fact in ordered),
        passages=tuple(fact.passages[0] if fact.passages else None for fact in ordered),
    )


RULE = Rule(
    name="one-name-two-alphabets",
    version=1,
    reason="One person under two spellings is counted twice, and what is known of one is missing at the other.",
    check=_check,
    may_strike=_may_strike,
    examples=(
        Example(
            "en",
            ("Marta Velin was arrested in Brod on 14 May 2031.", "Martha Velin was released on 20 May 2031."),
            ("Martha Velin",),
        ),
        Example(
            "en",
            ("Aleksandr Varga was arrested in Brod on 14 May 2031.", "Aleksandra Varga was released on 20 May 2031."),
        ),
        Example(
            "uk",
            (
                "Журналістку Олену Варгу затримали у Броді 14 травня 2031 року.",
                "Журналістку Елену Варгу звільнили 20 травня 2031 року.",
            ),
            ("Олену Варгу",),
        ),
        Example(
            "uk",
            (
                "Журналістку Олену Варгу затримали у Броді 14 травня 2031 року.",
                "Журналістку Ірину Варгу звільнили 20 травня 2031 року.",
            ),
        ),
        Example(
            "ru",
            (
                "Наталью Варгу задержали в Броде 14 мая 2031 года.",
                "Наталию Варгу освободили 20 мая 2031 года.",
            ),
            ("Наталью Варгу",),
        ),
        Example(
            "ru",
            (
                "Наталью Варгу задержали в Броде 14 мая 2031 года.",
                "Николая Варгу освободили 20 мая 2031 года.",
            ),
        ),
        Example(
            "pl",
            (
                "Martę Velin zatrzymano w Brodzie 14 maja 2031 roku.",
                "Marta Welin została zwolniona 20 maja 2031 roku.",
            ),
            ("Marta Welin",),
        ),
        Example(
            "pl",
            (
                "Martę Velin zatrzymano w Brodzie 14 maja 2031 roku.",
                "Piotr Velin został zwolniony 20 maja 2031 roku.",
            ),
        ),
    ),
)
