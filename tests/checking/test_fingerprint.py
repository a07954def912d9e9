"""A fingerprint is the same in whatever order the facts came, and another one as soon as a claim is another."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.told_cases import told_case

from tocsin.checking import check, rules
from tocsin.checking.fingerprint import finding_basis, finding_id
from tocsin.checking.rule import Example
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import CaseFacts, Fact, Finding, Relation, RelationKind, Severity

T = TypeVar("T")
FINDING = Finding("two-dates", 1, Severity.CONTRADICTION, "Which is right?", ("a", "b"), ("x", "y"), (None, None))


@cache
def told(number: int) -> tuple[CaseFacts, dict[str, str], frozenset[tuple[str, str]]]:
    """A case of the rules' examples, its texts, and the fingerprints of what is found in it."""
    example = EXAMPLES[number]
    if isinstance(example.told, CaseFacts):
        facts, texts = example.told, dict[str, str]()
    else:
        facts, texts = told_case(example.told, example.language, example.date)
    return facts, texts, prints(facts, texts)


def prints(facts: CaseFacts, texts: dict[str, str]) -> frozenset[tuple[str, str]]:
    return frozenset((finding_id(finding), finding_basis(finding)) for finding in check(facts, texts))


EXAMPLES: list[Example] = [
    example
    for rule in rules()
    for example in rule.examples
    if not getattr(rule, "for_procedure", 0)
    and (example.strikes or len(example.told if isinstance(example.told, tuple) else ()) > 1)
]


def shuffled(facts: CaseFacts, seed: int) -> CaseFacts:
    """The same case, told in another order."""
    random = Random(seed)

    def mixed(items: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(random.sample(items, len(items)))

    return CaseFacts(
        kinds=dict(mixed(tuple(facts.kinds.items()))),
        facts=mixed(facts.facts),
        relations=mixed(facts.relations),
        labels=dict(mixed(tuple(facts.labels.items()))),
    )


@given(st.integers(0, len(EXAMPLES) - 1), st.integers(0, 2**32))
def test_the_order_of_the_facts_changes_no_fingerprint(number: int, seed: int) -> None:
    facts, texts, expected = told(number)
    assert prints(shuffled(facts, seed), dict(reversed(texts.items()))) == expected


DAYS = st.sampled_from(["2018-07-05", "2018-07-15", "2019-07-05", "2019-06-30", "2018-07", "2021-01-02"])
ORDERS = st.tuples(st.sampled_from(["after", "reports", "same_day"]), st.integers(0, 5), st.integers(0, 5))


@given(st.lists(st.lists(DAYS, max_size=2), min_size=2, max_size=6), st.lists(ORDERS, max_size=6), st.randoms())
def test_nor_where_dates_contradict_each_other_at_random(
    dated: list[list[str]], orders: list[tuple[str, int, int]], random: Random
) -> None:
    facts = [
        Fact(f"event:{number}", "event.date", day, f"claim:{number}-{place}", bounds=bounds(day, Kind.MOMENT))
        for number, days in enumerate(dated)
        for place, day in enumerate(days)
    ]
    relations = [
        Relation(RelationKind(kind), f"event:{one}", f"event:{other}", f"order:{number}")
        for number, (kind, one, other) in enumerate(orders)
        if one != other and max(one, other) < len(dated)
    ]
    case = CaseFacts({f"event:{number}": "event" for number in range(len(dated))}, tuple(facts), tuple(relations))
    expected = prints(case, {})
    assert prints(shuffled(case, random.randrange(2**32)), {}) == expected


def test_there_is_something_to_find_in_most_of_them() -> None:
    assert sum(bool(told(number)[2]) for number in range(len(EXAMPLES))) > len(EXAMPLES) / 2


@given(st.permutations(["a", "b", "c"]), st.permutations(["x", "y", "z"]), st.text())
def test_neither_order_nor_words_are_in_it(subjects: list[str], claims: list[str], message: str) -> None:
    one = replace(FINDING, subjects=("a", "b", "c"), claims=("x", "y", "z"))
    other = replace(one, subjects=tuple(subjects), claims=tuple(claims), message=message)
    assert (finding_id(one), finding_basis(one)) == (finding_id(other), finding_basis(other))


@pytest.mark.parametrize(
    "other",
    [
        replace(FINDING, rule="weekday"),
        replace(FINDING, subjects=("a",)),
        replace(FINDING, version=2),
        replace(FINDING, claims=("x", "z")),
        replace(FINDING, claims=("x",)),
    ],
)
def test_what_it_stands_on_is_in_it(other: Finding) -> None:
    assert (finding_id(FINDING), finding_basis(FINDING)) != (finding_id(other), finding_basis(other))


def test_the_digests_are_kept_for_ever() -> None:
    """They lie in records as answers (`finding.settled`): another digest would ask again what was answered."""
    assert finding_id(FINDING) == "qlIlBryfjEYL-URt5T7QOxDqyBKVE_P9bgQBM6GRddQ"
    assert finding_basis(FINDING) == "ckNL_DEb76hFBYUwcg_BV0gq7-sTSXYTBB6u29YQ1iM"
