"""The generator of plausible workspaces: the same story from the same seed, whole, and about as large as promised."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from bench.plausible import Portion, portions

from tocsin.domain.facts import Stance
from tocsin.domain.operations import MOST_OPERATIONS, ClaimMade, EntityOpened, decode, encode


@pytest.fixture(scope="module")
def told() -> list[Portion]:
    return list(portions(600, seed=7))


def claims(told: list[Portion]) -> list[ClaimMade]:
    return [said for portion in told for said in portion.operations if isinstance(said, ClaimMade)]


def story(told: list[Portion]) -> list[Any]:
    """What is said, without the ids that are minted anew."""
    return [
        (one.property, one.value, one.original, one.stance, one.passages)
        for one in claims(told)
        if not (isinstance(one.value, str) and len(one.value) == 22)
    ]


def test_the_same_seed_tells_the_same_story(told: list[Portion]) -> None:
    assert story(told) == story(list(portions(600, seed=7)))
    assert story(told) != story(list(portions(600, seed=8)))


def test_about_twelve_claims_an_event(told: list[Portion]) -> None:
    assert sum(portion.events for portion in told) == 600
    assert 11 * 600 <= len(claims(told)) <= 14 * 600


def test_a_portion_fits_one_changeset_and_one_case(told: list[Portion]) -> None:
    assert all(0 < len(portion.operations) <= MOST_OPERATIONS for portion in told)
    assert len({portion.case for portion in told}) < len(told)


def test_every_claim_is_about_something_opened_before_it(told: list[Portion]) -> None:
    opened: dict[str, str] = {}
    for portion in told:
        for said in portion.operations:
            if isinstance(said, EntityOpened):
                assert opened.setdefault(said.entity, portion.case) == portion.case
            elif isinstance(said, ClaimMade):
                assert opened[said.entity] == portion.case
                assert opened[said.statement] == portion.case


def test_operations_are_whole(told: list[Portion]) -> None:
    for portion in told[:2]:
        assert all(encode(decode(encode(said))) == encode(said) for said in portion.operations)


def test_there_is_doubt_and_dispute(told: list[Portion]) -> None:
    made = claims(told)
    dates = Counter(one.entity for one in made if one.property == "event.date")
    assert max(dates.values()) > 1
    assert {one.stance for one in made} == set(Stance)
    forms = {len(str(one.value)) for one in made if one.property == "event.date"}
    assert {4, 7, 10, 11, 12, 13} <= forms
    assert any(one.original for one in made)


def test_names_are_of_three_alphabets_and_come_back(told: list[Portion]) -> None:
    names = Counter(str(one.value) for one in claims(told) if one.property == "person.name")
    text = "".join(names)
    for letters in ("Łąęś", "іїєъ", "ҚӘҰғ"):
        assert set(letters.casefold()) & set(text.casefold())
    victims = Counter(one.value for one in claims(told) if one.property == "act.victim")
    assert max(victims.values()) > 3


def test_cases_are_of_very_different_sizes() -> None:
    sizes: Counter[str] = Counter()
    for portion in portions(3_000, seed=3):
        sizes[portion.case] += portion.events
    assert max(sizes.values()) > 20 * sorted(sizes.values())[len(sizes) // 2]


def test_words_follow_zipf(told: list[Portion]) -> None:
    words = Counter(
        word for one in claims(told) if one.property == "event.description" for word in str(one.value).split()
    )
    ranked = [count for _, count in words.most_common()]
    assert ranked[0] > 5 * ranked[20] > 5
    assert sum(count == 1 for count in ranked) > len(ranked) / 3
