"""Ages and days of birth beside a name, and the facts that checks read of them."""

from __future__ import annotations

import pytest

from tocsin.checking import check
from tocsin.domain.passages import InText
from tocsin.reading import read
from tocsin.reading.facts import facts_of
from tocsin.reading.jsonform import as_json

TOLD = "2021-06-01"

AGES = [
    ("Nadia Okrent, 34, was arrested.", 34, "34"),
    ("Nadia Okrent, aged 34, was arrested.", 34, "34"),
    ("Nadia Okrent (34) was arrested.", 34, "34"),
    ("Nadia Okrent is 34 years old.", 34, "34"),
    ("Nadia Okrent is thirty-four years old.", 34, "thirty-four"),
    ("The 34-year-old journalist Nadia Okrent was arrested.", 34, "34"),
    ("Two men followed her fourteen-year-old daughter, Nadia Okrent.", 14, "fourteen"),
    ("The seventy-one-year-old Nadia Okrent was arrested.", 71, "seventy-one"),
]
BIRTHS = [
    ("Nadia Okrent, born on 5 June 1990, was arrested.", "1990-06-05", "5 June 1990"),
    ("Nadia Okrent (born 5 June 1990) was arrested.", "1990-06-05", "5 June 1990"),
    ("Nadia Okrent was born in Brennik on 5 June 1990.", "1990-06-05", "5 June 1990"),
    ("Nadia Okrent was born in 1990.", "1990", "1990"),
    ("Nadia Okrent, 34, was born on 5 June 1990.", "1990-06-05", "5 June 1990"),
    ("Nadia Okrent (34), born in Brennik on 5 June 1990, was arrested.", "1990-06-05", "5 June 1990"),
    ("Nadia Okrent is a poet. She was born on 5 June 1990.", "1990-06-05", "5 June 1990"),
]


@pytest.mark.parametrize(("text", "years", "words"), AGES, ids=[text for text, *_ in AGES])
def test_an_age_beside_a_name(text: str, years: int, words: str) -> None:
    (person,) = read(text, date=TOLD).persons
    assert person.age_span is not None
    assert (person.age, text[slice(*person.age_span)]) == (years, words)


@pytest.mark.parametrize(("text", "day", "words"), BIRTHS, ids=[text for text, *_ in BIRTHS])
def test_a_day_of_birth_beside_a_name(text: str, day: str, words: str) -> None:
    (person,) = read(text, date=TOLD).persons
    assert person.birth_span is not None
    assert (person.birth, text[slice(*person.birth_span)]) == (day, words)


@pytest.mark.parametrize(
    "text",
    [
        "Nadia Okrent was arrested with 34 others.",
        "Nadia Okrent, 340, was arrested.",
        "The 14-year-old son of Nadia Okrent was arrested.",
        "Nadia Okrent met a 34-year-old man.",
        "Nadia Okrent was arrested on 5 June 1990.",
        "Nadia Okrent met Ruben Breel. She was born on 5 June 1990.",
        "Nadia Okrent's son was born on 5 June 1990.",
    ],
)
def test_what_says_nothing_of_her_age(text: str) -> None:
    person = read(text, date=TOLD).persons[0]
    assert (person.age, person.birth) == (None, None)


def test_a_day_of_birth_dates_no_event() -> None:
    (event,) = read("Nadia Okrent, born on 5 June 1990, was arrested.", date=TOLD).events
    assert event.date is None


def test_the_date_behind_a_birth_is_the_event_s() -> None:
    (event,) = read("Nadia Okrent, born on 5 June 1990, was arrested on 3 May 2021.", date=TOLD).events
    assert event.date == "2021-05-03"


def test_facts_stand_on_their_words() -> None:
    text = "Nadia Okrent, 34, was arrested. Nadia Okrent was born on 5 June 1990."
    facts = facts_of(read(text, date=TOLD), text)
    (age,), (birth,) = facts.of("person:0", "person.age"), facts.of("person:0", "person.birth")
    assert (age.value, birth.value, birth.original) == ("34", "1990-06-05", "5 June 1990")
    assert birth.bounds is not None
    assert age.passages == (InText("", text.index("34"), text.index("34") + 2),)


@pytest.mark.parametrize(("years", "rules"), [("31", set()), ("30", set()), ("45", {"age-and-birth"})])
def test_an_age_that_does_not_fit_is_asked_about(years: str, rules: set[str]) -> None:
    text = f"Nadia Okrent, {years}, was arrested. She was born on 5 March 1990."
    found = check(facts_of(read(text, date=TOLD), text), text, only={"age-and-birth"})
    assert {finding.rule for finding in found if str(finding.severity) == "contradiction"} == rules


def test_the_json_has_no_key_for_it() -> None:
    (person,) = as_json(read("Nadia Okrent, 34, was arrested.", date=TOLD))["persons"]
    assert set(person) == {"name", "aliases", "roles", "country", "mentions"}
