"""A reading as case facts: keys, kinds, labels, values, stances, claims, relations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.rows import reading_of, sentence
from tocsin.domain.facts import CaseFacts, RelationKind, Stance
from tocsin.domain.passages import InText
from tocsin.reading.facts import STATEMENT, facts_of


def _facts(text: str) -> CaseFacts:
    return facts_of(reading_of(text), text)


def _values(text: str, property_id: str) -> list[str]:
    return [fact.value for fact in _facts(text).facts if fact.property == property_id]


VALUES = [
    sentence("On 3 May 2021 police arrested Marta Velin.", "event.type", ["arrest"]),
    sentence("On 3 May 2021 police arrested Marta Velin.", "event.term", ["arrest"]),
    sentence("On 3 May 2021 police arrested Marta Velin.", "event.completion", ["done"]),
    sentence("On 3 May 2021 men tried to abduct Marta Velin.", "event.completion", ["attempted"]),
    sentence("On 3 May 2021 police arrested Marta Velin.", "event.victim", ["Marta Velin"]),
    sentence(
        "On 3 May 2021 police arrested Marta Velin and Tovan Orrel.", "event.victim", ["Marta Velin", "Tovan Orrel"]
    ),
    sentence("On 3 May 2021 police arrested two activists.", "event.victim", ["two activists"]),
    sentence("On 3 May 2021 police arrested two activists.", "event.count", ["2"]),
    sentence("On 3 May 2021 police arrested Marta Velin.", "event.count", []),
    sentence("On 3 May 2021 police arrested Marta Velin.", "event.perpetrator", ["police"]),
    sentence("On 3 May 2021 Marta Velin was arrested.", "event.perpetrator", []),
    sentence("On 3 May 2021 a man threatened Marta Velin by phone.", "event.channel", ["phone"]),
    sentence("On 3 May 2021 police arrested Marta Velin in Dovrin.", "event.place_words", ["Dovrin"]),
    sentence("On 3 May 2021 police arrested Marta Velin.", "event.place_words", []),
    sentence("On 3 May 2021 police arrested Marta Velin.", "event.heading", []),
    sentence("On 3 May 2021 police arrested Marta Velin.", "person.name", ["Marta Velin"]),
    sentence("Marta Velin was arrested. Ms Velin is 34.", "person.name", ["Marta Velin", "Ms Velin"]),
    sentence("The Lakeside Union (LU) was founded in 1998.", "group.name", ["Lakeside Union"]),
    sentence("Police arrested nobody.", "event.victim", []),
]


@pytest.mark.parametrize(("text", "property_id", "values"), VALUES)
def test_what_an_event_tells_becomes_facts(text: str, property_id: str, values: list[str]) -> None:
    assert _values(text, property_id) == values


STANCES = [
    sentence("On 3 May 2021 police arrested Marta Velin.", Stance.ASSERTS),
    sentence("On 3 May 2021 police reportedly arrested Marta Velin.", Stance.HEDGES),
    sentence("On 3 May 2021 police allegedly beat Marta Velin.", Stance.HEDGES),
    sentence("The police denied that they had beaten Marta Velin on 3 May 2021.", Stance.DENIES),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_all_facts_of_an_event_have_its_stance(text: str, stance: Stance) -> None:
    facts = [fact for fact in _facts(text).facts if fact.entity == "event:0"]
    assert {fact.stance for fact in facts} == {stance}


def test_facts_of_persons_and_bodies_assert() -> None:
    facts = _facts("On 3 May 2021 the Lakeside Union reportedly expelled Marta Velin.").facts
    assert {fact.stance for fact in facts if fact.property in {"person.name", "group.name"}} <= {Stance.ASSERTS}


LABELS = [
    sentence("On 3 May 2021 police arrested Marta Velin.", "the arrest of Marta Velin"),
    sentence("On 3 May 2021 police arrested Marta Velin and Tovan Orrel.", "the arrest of Marta Velin and others"),
    sentence("On 3 May 2021 a man threatened Marta Velin by phone.", "the threat to Marta Velin"),
    sentence("On 3 May 2021 men tried to abduct Marta Velin.", "the attempted abduction of Marta Velin"),
    sentence("On 3 May 2021 a press conference was held.", "the press conference"),
]


@pytest.mark.parametrize(("text", "label"), LABELS)
def test_an_event_has_a_label_for_messages(text: str, label: str) -> None:
    assert _facts(text).labels["event:0"] == label


def test_keys_count_through_the_parts_of_the_reading() -> None:
    text = (
        "On 3 May 2021 police arrested Marta Velin. On 4 May 2021 men beat Tovan Orrel. "
        "The Lakeside Union and the Havrel Courier wrote."
    )
    facts = _facts(text)
    assert dict(facts.kinds) == {
        "statement:0": "statement",
        "event:0": "event",
        "event:1": "event",
        "person:0": "person",
        "person:1": "person",
        "organisation:0": "group",
        "organisation:1": "group",
    }
    assert facts.labels["person:1"] == "Tovan Orrel"
    assert facts.labels["organisation:0"] == "Lakeside Union"
    assert facts.labels["statement:0"] == "this statement"


def test_the_title_is_a_fact_that_stands_on_its_words() -> None:
    text = "UNIONIST HELD IN ORVANIA\n\nOn 3 May 2021 police arrested Marta Velin.\n"
    (title,) = _facts(text).of(STATEMENT, "statement.title")
    assert title.value == title.original == "UNIONIST HELD IN ORVANIA"
    assert title.passages == (InText("", 0, len(title.value)),)


def test_a_second_place_that_tells_the_event_is_a_fact_of_its_own() -> None:
    text = "On 3 May 2021 police arrested Marta Velin.\n\nMarta Velin was arrested on 3 May 2021 by police.\n"
    reading = reading_of(text)
    (told,) = facts_of(reading, text).of("event:0", "event.told_at")
    assert told.value == told.original
    assert told.value in text
    assert len(reading.events) == 1


RELATED = [
    sentence(
        "On 6 May 2021 men beat Marta Velin. Three days later, on 9 May 2021, she was arrested.",
        (RelationKind.DISTANCE, "arrest", "assault", (3, 3), "Three days later"),
    ),
    sentence(
        "On 6 May 2021 men beat Marta Velin. Subsequently, she was arrested.",
        (RelationKind.AFTER, "arrest", "assault", None, "Subsequently"),
    ),
    sentence(
        "On 10 May 2021, a press conference was held. "
        "During the press conference, the union told of 5 May 2021, when men beat Marta Velin.",
        (RelationKind.REPORTS, "press_conference", "assault", None, "During the press conference"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), RELATED)
def test_a_relation_names_two_events_and_stands_on_its_words(text: str, wanted: tuple[object, ...]) -> None:
    facts = _facts(text)
    (relation,) = facts.relations
    types = [facts.of(key, "event.type")[0].value for key in (relation.first, relation.second)]
    (passage,) = relation.passages
    assert isinstance(passage, InText)
    assert (relation.kind, *types, relation.days, text[passage.start : passage.end]) == wanted


def test_a_relation_has_a_claim_of_its_own() -> None:
    facts = _facts(RELATED[0].values[0])
    assert facts.relations[0].claim not in {fact.claim for fact in facts.facts}


def test_one_word_that_relates_one_event_to_two_makes_two_claims() -> None:
    text = (
        "On 10 May 2021, a press conference was held. During the press conference, the union told of two attacks. "
        "On 5 May 2021 men beat Marta Velin. On 7 May 2021 men beat Tovan Orrel."
    )
    relations = _facts(text).relations
    assert len(relations) == 2
    assert len({relation.claim for relation in relations}) == 2


EVERY = [param.values[0] for param in [*VALUES, *STANCES, *LABELS, *RELATED]]


@pytest.mark.parametrize("text", EVERY)
def test_claims_are_numbered_without_a_gap(text: str) -> None:
    facts = _facts(text)
    claims = {fact.claim for fact in facts.facts} | {relation.claim for relation in facts.relations}
    assert claims == {f"proposal:{number}" for number in range(len(claims))}


@pytest.mark.parametrize("text", EVERY)
def test_every_fact_belongs_to_an_entity_with_kind_and_label_and_keeps_its_words(text: str) -> None:
    facts = _facts(text)
    assert facts.kinds.keys() == facts.labels.keys()
    for fact in facts.facts:
        assert fact.entity in facts.kinds
        assert fact.statement == STATEMENT
        for passage in fact.passages:
            assert isinstance(passage, InText)
            assert text[passage.start : passage.end] == fact.original


@given(st.permutations([param.values[0] for param in VALUES[:9]]), st.integers(1, 5))
def test_any_row_of_sentences_gives_whole_facts(rows: list[str], count: int) -> None:
    text = " ".join(rows[:count])
    facts = _facts(text)
    assert facts == _facts(text)
    assert {fact.entity for fact in facts.facts} <= facts.kinds.keys()
