"""A reading as case facts: keys, claims, passages exactly on the words, what is soft."""

from __future__ import annotations

import pytest

from tocsin.domain.facts import CaseFacts, Firmness, RelationKind, Stance
from tocsin.domain.passages import InText
from tocsin.reading import read
from tocsin.reading.facts import facts_of

TEXT = """Ostrava Lake, 3 May 2021

UNIONIST HELD IN ORVANIA AFTER A RAID

On 18 April 2021 police searched Marta Velin's flat and seized two laptops. She was arrested.

On 20 April 2021 a court remanded her in custody. Three days later, on 23 April 2021, she was beaten by guards.

In May 2021 a man reportedly threatened Tovan Orrel by phone.
"""


@pytest.fixture(scope="module")
def facts() -> CaseFacts:
    return facts_of(read(TEXT), TEXT)


def test_keys_and_kinds(facts: CaseFacts) -> None:
    assert facts.kinds["statement:0"] == "statement"
    assert facts.kinds["event:0"] == "event"
    assert facts.kinds["person:0"] == "person"
    assert {key.split(":")[0] for key in facts.kinds} <= {"statement", "event", "person", "organisation"}


def test_the_statement_has_its_day(facts: CaseFacts) -> None:
    (told,) = facts.of("statement:0", "statement.date")
    assert told.value == "2021-05-03"
    assert told.original == "3 May 2021"


def test_dates_stand_exactly_on_their_words_and_have_bounds(facts: CaseFacts) -> None:
    for fact in facts.facts:
        if fact.property == "event.date":
            (passage,) = fact.passages
            assert isinstance(passage, InText)
            assert TEXT[passage.start : passage.end] == fact.original
            assert fact.bounds is not None


def test_two_acts_of_one_date_share_one_claim() -> None:
    text = "On 18 April 2021 police arrested Marta Velin and beat Tovan Orrel."
    dates = [fact for fact in facts_of(read(text), text).facts if fact.property == "event.date"]
    assert len(dates) == 2
    assert len({fact.claim for fact in dates}) == 1


def test_claims_of_different_words_differ(facts: CaseFacts) -> None:
    seen: dict[str, set[tuple[str, tuple[object, ...]]]] = {}
    for fact in facts.facts:
        seen.setdefault(fact.claim, set()).add((fact.property, fact.passages))
    assert all(len(uses) == 1 for uses in seen.values())
    assert all(claim.startswith("proposal:") for claim in seen)


def test_a_carried_date_is_soft_and_a_told_one_firm(facts: CaseFacts) -> None:
    firmness = {facts.labels[fact.entity]: fact.firmness for fact in facts.facts if fact.property == "event.date"}
    assert firmness["the arrest of Marta Velin"] is Firmness.SOFT
    assert firmness["the search or seizure of Marta Velin"] is Firmness.FIRM


def test_figures_that_a_machine_recognised_are_marked_and_words_are_not() -> None:
    facts = facts_of(read(TEXT), TEXT, by_ocr=True)
    told = {fact.original: fact.firmness for fact in facts.facts if fact.property in {"event.date", "statement.date"}}
    assert told["3 May 2021"] is told["May 2021"] is told["20 April 2021"] is Firmness.OCR
    assert {fact.firmness for fact in facts.facts if fact.property in {"person.name", "event.victim"}} == {
        Firmness.FIRM
    }


def test_a_date_that_was_only_taken_over_stays_soft_in_a_scan() -> None:
    facts = facts_of(read(TEXT), TEXT, by_ocr=True)
    firmness = {facts.labels[fact.entity]: fact.firmness for fact in facts.facts if fact.property == "event.date"}
    assert firmness["the arrest of Marta Velin"] is Firmness.SOFT
    assert firmness["the search or seizure of Marta Velin"] is Firmness.OCR


def test_a_day_that_a_person_gave_is_theirs_though_the_text_was_scanned() -> None:
    text = "Police arrested Marta Velin on 18 April 2021."
    facts = facts_of(read(text, date="2021-05-03"), text, by_ocr=True)
    assert [fact.firmness for fact in facts.of("statement:0", "statement.date")] == [Firmness.FIRM]
    assert [fact.firmness for fact in facts.of("event:0", "event.date")] == [Firmness.OCR]


def test_victims_and_perpetrators_are_told_in_words(facts: CaseFacts) -> None:
    victims = {fact.value for fact in facts.facts if fact.property == "event.victim"}
    assert victims == {"Marta Velin", "Tovan Orrel", "UNIONIST"}
    assert "police" in {fact.value for fact in facts.facts if fact.property == "event.perpetrator"}


def test_the_stance_of_an_event_is_the_stance_of_its_facts(facts: CaseFacts) -> None:
    threats = {fact.entity for fact in facts.facts if fact.property == "event.type" and fact.value == "threat"}
    assert {fact.stance for fact in facts.facts if fact.entity in threats} == {Stance.HEDGES}


def test_a_stated_distance_is_a_relation(facts: CaseFacts) -> None:
    (distance,) = [relation for relation in facts.relations if relation.kind is RelationKind.DISTANCE]
    assert distance.days == (3, 3)
    assert facts.labels[distance.first] == "the assault of Marta Velin"
    assert facts.labels[distance.second] == "the detention of Marta Velin"
    (passage,) = distance.passages
    assert isinstance(passage, InText)
    assert TEXT[passage.start : passage.end] == "Three days later"


def test_every_fact_names_the_statement(facts: CaseFacts) -> None:
    assert {fact.statement for fact in facts.facts} == {"statement:0"}


def test_a_headline_is_marked() -> None:
    text = "POLICE ARREST MARTA VELIN IN PORT HARROW\n\nPolice arrested Marta Velin on 3 May 2021.\n"
    found = facts_of(read(text), text)
    headings = [fact.entity for fact in found.facts if fact.property == "event.heading"]
    assert len(headings) == 1


def test_a_text_of_nothing() -> None:
    found = facts_of(read(""), "")
    assert found.facts == ()
    assert found.kinds == {"statement:0": "statement"}
