"""A whole case: statements checked together and each by its own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tocsin.checking import check, check_case
from tocsin.checking.cases import told_in
from tocsin.domain.facts import CaseFacts, Fact, Relation, RelationKind
from tocsin.domain.passages import InText
from tocsin.reading import read
from tocsin.reading.facts import facts_of

SLIPPED = """Lysk, 3 March 2031

On 18 February 2031 officers searched the flat of Ilona Varga. She was arrested and taken away.

On 20 February 2013, the District Court ordered that she be held for sixty days in pre-trial detention.

On 23 February 2031, a prosecutor charged her.
"""
CLEAN = SLIPPED.replace("2013", "2031")


def sealed(text: str, digest: str) -> CaseFacts:
    """The facts of one text as a record gives them: keys and passages of its own."""
    facts = facts_of(read(text), text)
    rename = {key: f"{digest}:{key}" for key in facts.kinds}
    return CaseFacts(
        kinds={rename[key]: kind for key, kind in facts.kinds.items()},
        facts=tuple(_sealed(fact, rename, digest) for fact in facts.facts),
        labels={rename[key]: label for key, label in facts.labels.items()},
    )


def _sealed(fact: Fact, rename: dict[str, str], digest: str) -> Fact:
    places = tuple(InText(digest, place.start, place.end) for place in fact.passages if isinstance(place, InText))
    claim, entity, statement = f"{digest}:{fact.claim}", rename[fact.entity], rename[fact.statement]
    return replace(fact, entity=entity, statement=statement, claim=claim, passages=places)


def together(*cases: CaseFacts) -> CaseFacts:
    """One case of several statements."""
    return CaseFacts(
        kinds={key: kind for case in cases for key, kind in case.kinds.items()},
        facts=tuple(fact for case in cases for fact in case.facts),
        labels={key: label for case in cases for key, label in case.labels.items()},
    )


def test_what_the_words_of_one_statement_say_is_found_in_a_case() -> None:
    case = together(sealed(SLIPPED, "one"), sealed(CLEAN, "two"))
    [found] = check_case(case, {"one": SLIPPED, "two": CLEAN})
    assert [(repair.was, repair.becomes) for repair in found.repairs][:1] == [("2013", "2031")]
    assert {place.text for place in found.passages if isinstance(place, InText)} == {"one"}


def test_clean_statements_stay_silent_beside_each_other() -> None:
    case = together(sealed(CLEAN, "one"), sealed(CLEAN, "two"))
    assert check_case(case, {"one": CLEAN, "two": CLEAN}) == ()


def test_without_texts_it_is_the_plain_check() -> None:
    case = sealed(SLIPPED, "one")
    assert check_case(case, {}) == check(case)


def test_what_is_found_twice_is_one_finding() -> None:
    case = sealed(SLIPPED, "one")
    assert len(check_case(case, {"one": SLIPPED})) == len({f.claims for f in check_case(case, {"one": SLIPPED})})


@pytest.mark.parametrize("digest", ["one", "two"])
def test_a_statement_keeps_only_what_stands_in_it(digest: str) -> None:
    case = together(sealed(SLIPPED, "one"), sealed(CLEAN, "two"))
    kept = told_in(case, digest)
    assert kept.facts
    assert all(fact.entity.startswith(digest) for fact in kept.facts)


def test_what_a_member_entered_without_a_passage_stays_out_of_a_text() -> None:
    entered = Fact("event:9", "event.date", "2031-02-19", "claim", statement="entry")
    case = replace(sealed(CLEAN, "one"), facts=(*sealed(CLEAN, "one").facts, entered))
    assert entered not in told_in(case, "one").facts


def test_orders_of_another_text_stay_out() -> None:
    here = Relation(RelationKind.AFTER, "a", "b", "c", passages=(InText("one", 0, 5),))
    there = Relation(RelationKind.AFTER, "a", "b", "d", passages=(InText("two", 0, 5),))
    case = replace(sealed(CLEAN, "one"), relations=(here, there))
    assert told_in(case, "one").relations == (here,)
