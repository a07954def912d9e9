"""Who may be meant by a name: against comparing it with every name there is."""

from __future__ import annotations

import random

import pytest
from bench.plausible_words import vocabulary
from rapidfuzz import fuzz

from support.cases import Case, new_case
from tocsin.access.people import LIKELY, MOST, suggest
from tocsin.actions.entry import Entry
from tocsin.actions.init import Office
from tocsin.domain.names import fold_name
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office, "Harbour")


def with_people(case: Case, names: list[str]) -> dict[str, str]:
    """People of these names, recorded at once; names by id."""
    entry, people = Entry(new_id()), {}
    for name in names:
        person = entry.open("person")
        entry.claim(person, "person.name", name)
        people[person] = name
    case.say(*entry.operations)
    return people


def scanned(people: dict[str, str], asked: str) -> dict[str, int]:
    """Everybody who is likely, by reading every name."""
    ratios = {uid: fuzz.token_sort_ratio(fold_name(asked), fold_name(name)) for uid, name in people.items()}
    return {uid: round(ratio) for uid, ratio in ratios.items() if ratio >= LIKELY}


def misspelt(chance: random.Random, name: str) -> str:
    place = chance.choice([at for at, letter in enumerate(name) if letter != " "])  # a lost space is not found
    return name[:place] + chance.choice(("", name[place] * 2, chance.choice("aeiknorst"))) + name[place + 1 :]


@pytest.mark.parametrize("alphabet", ["latin", "cyrillic", "kazakh"])
def test_one_slip_finds_whom_reading_every_name_finds(case: Case, alphabet: str) -> None:
    chance, words = random.Random(alphabet), vocabulary(1)
    given, surnames = words.given[alphabet], words.surnames[alphabet]
    people = with_people(case, [f"{given.pick(chance, 1)[0]} {chance.choice(surnames.words)}" for _ in range(150)])
    for name in chance.sample(sorted(people.values()), 40):
        asked = misspelt(chance, name)
        likely = scanned(people, asked)
        found = {match.entity: match.likeness for match in suggest(case.viewer, asked)}
        assert len(found) == min(MOST, len(likely)), asked
        assert sorted(found.values()) == sorted(likely.values())[-MOST:], asked
        assert found.items() <= likely.items()


def test_a_name_in_another_order_or_alphabet_is_the_same(case: Case) -> None:
    (person,) = with_people(case, ["Жанара Ахметова"])
    for asked in ("Zhanara Akhmetova", "Akhmetova Zhanara", "ЖАНАРА АХМЕТОВА"):
        assert [(match.entity, match.likeness) for match in suggest(case.viewer, asked)] == [(person, 100)]


def test_the_newest_of_very_many_namesakes_are_looked_at(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.access.people.LOOKED_AT", 3)
    people = list(with_people(case, ["Ilona Varga"] * 6))
    assert {match.entity for match in suggest(case.viewer, "Ilona Varga")} == set(people[3:])


def test_within_a_scope_and_for_one_who_may_see_it(case: Case, office: Office) -> None:
    other = new_case(office, "Other")
    (here,), (there,) = with_people(case, ["Ilona Varga"]), with_people(other, ["Ilona Vargha"])
    assert [match.entity for match in suggest(office.viewer, "Ilona Varga")] == [here, there]
    assert [match.entity for match in suggest(office.viewer, "Ilona Varga", scope=other.scope)] == [there]
    few = Viewer(office.viewer.member, frozenset({other.scope}))
    assert [match.entity for match in suggest(few, "Ilona Varga")] == [there]


@pytest.mark.parametrize("asked", ["", "  ", "—", "Quillfeather"])
def test_nobody_is_meant(case: Case, asked: str) -> None:
    with_people(case, ["Ilona Varga"])
    assert suggest(case.viewer, asked) == ()
