"""What goes when something is erased, told on small scopes; and against a plain second reading of the same rule."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.record import digest_of, ident
from tocsin.domain import erasure
from tocsin.domain.erasure import GROUNDS, ORIGINALS, PARTS, TEXT, Going, Placed
from tocsin.domain.operations import (
    KEPT_FOR_GOOD,
    ClaimAssessed,
    ClaimMade,
    ClaimRetracted,
    ClaimsLooked,
    ClaimsUnlooked,
    ContentErased,
    EntitiesJoined,
    EntitiesParted,
    EntityOpened,
    FileSealed,
    Known,
    LetterApproved,
    LetterComposed,
    LetterWithdrawn,
    ReasonGiven,
    SourceOpened,
    StatementReviewed,
    StrikePassed,
)
from tocsin.domain.schema import ValueKind, schema

STATEMENT, OTHER, EVIDENCE, PERSON, EVENT, ACT, LETTER = (ident(n) for n in range(40, 47))
ORIGINAL, EXTRACT, RENDERED = (digest_of(text) for text in ("an original", "its text", "a letter"))


def scope(*operations: Known) -> list[Placed]:
    return [Placed(digest_of("a changeset"), place, operation) for place, operation in enumerate(operations)]


def sealed(digest: str, role: str, made_from: str | None = None) -> FileSealed:
    return FileSealed(digest=digest, size=3, key=digest_of("a key"), role=role, made_from=made_from)


def says(number: int, entity: str, property_id: str, value: Any, **other: Any) -> ClaimMade:
    return ClaimMade(
        claim=ident(number),
        entity=entity,
        property=property_id,
        statement=other.pop("statement", STATEMENT),
        value=value,
        **other,
    )


def opened(entity: str, kind: str) -> EntityOpened:
    return EntityOpened(entity=entity, kind=kind)


RECEIVED = (
    sealed(ORIGINAL, "original"),
    sealed(EXTRACT, "text", ORIGINAL),
    opened(STATEMENT, "statement"),
    says(1, STATEMENT, "statement.title", "A letter"),
    opened(EVIDENCE, "evidence"),
    says(2, EVIDENCE, "evidence.file", ORIGINAL),
    says(3, STATEMENT, "statement.evidence", EVIDENCE),
    says(4, STATEMENT, "statement.text", EXTRACT),
    says(5, EVIDENCE, "evidence.text", EXTRACT),
)
TOLD = (
    opened(PERSON, "person"),
    says(10, PERSON, "person.name", "Ilona Varga"),
    opened(EVENT, "event"),
    says(11, EVENT, "event.told_in", STATEMENT),
    says(12, EVENT, "event.type", "arrest"),
    opened(ACT, "act"),
    says(13, ACT, "act.event", EVENT),
    says(14, ACT, "act.victim", PERSON),
)
USED = (
    sealed(RENDERED, "letter"),
    opened(LETTER, "intervention"),
    says(20, LETTER, "intervention.letters", RENDERED, statement=OTHER),
    LetterComposed(intervention=LETTER, letters=(RENDERED,), claims=(ident(10),)),
    LetterApproved(intervention=LETTER, letters=RENDERED, member=ident(3), way="signed"),
    LetterWithdrawn(intervention=LETTER),
    StrikePassed(intervention=LETTER, letters=RENDERED, strike=RENDERED, member=ident(3)),
)


def left(told: list[Placed], going: Going) -> list[Known]:
    return [one.operation for one in told if one not in going.operations]


def test_a_claim_goes_with_what_was_decided_about_it_and_why() -> None:
    about = (
        ClaimRetracted(claim=ident(10)),
        ClaimAssessed(claim=ident(10), assessor=ident(3), holds="unsure"),
        ReasonGiven(about=ident(10), text="misread"),
        ClaimsUnlooked(claims=(ident(10),)),
    )
    told = scope(*RECEIVED, *TOLD, *about)
    going = erasure.claim_of(told, ident(10))
    assert [one.operation for one in going.operations] == [TOLD[1], *about]


@pytest.mark.parametrize("kind", [ClaimsLooked, ClaimsUnlooked])
def test_a_look_at_several_claims_stays_for_those_that_stay(kind: Any) -> None:
    told = scope(*TOLD, kind(claims=(ident(10), ident(12))), kind(claims=()))
    assert left(told, erasure.claim_of(told, ident(10)))[-2:] == [told[-2].operation, told[-1].operation]


def test_a_claim_leaves_the_text_that_says_it_and_names_it() -> None:
    assert erasure.claim_of(scope(*RECEIVED, *TOLD), ident(10)).texts == (STATEMENT,)


def test_a_correction_leaves_the_text_that_it_quotes_and_names_it() -> None:
    quoting = says(30, PERSON, "person.name", "Ilona V.", statement=OTHER, passages=(("text", EXTRACT, 0, 3),))
    assert erasure.claim_of(scope(*RECEIVED, *TOLD, quoting), ident(30)).texts == (STATEMENT,)


def test_a_person_goes_with_what_is_a_part_of_it_and_not_with_the_event() -> None:
    told = scope(*RECEIVED, *TOLD, ReasonGiven(about=PERSON, text="two of a name"))
    going = erasure.entity_of(told, PERSON)
    assert going.entities == {PERSON, ACT}
    assert going.claims == {ident(10), ident(13), ident(14)}
    assert not going.files
    assert told[-1] in going.operations


def test_a_part_of_two_stays_while_one_of_two_that_differ_stays() -> None:
    other = says(15, ACT, "act.victim", ident(90))
    going = erasure.entity_of(scope(*TOLD, other), PERSON)
    assert going.entities == {PERSON}
    assert going.claims == {ident(10), ident(14)}


def test_what_somebody_says_goes_with_who_says_it() -> None:
    said = says(16, EVENT, "event.count", (3, 3), said_by="Ilona Varga", said_by_entity=PERSON)
    assert ident(16) in erasure.entity_of(scope(*TOLD, said), PERSON).claims


def test_a_word_of_a_later_version_that_names_it_goes_too() -> None:
    named = says(17, EVENT, "x.seen_with", PERSON)
    assert ident(17) in erasure.entity_of(scope(*TOLD, named), PERSON).claims


def test_a_source_goes_with_the_openings_of_its_name() -> None:
    told = scope(opened(ident(50), "source"), SourceOpened(source=ident(50), member=ident(3)))
    assert left(told, erasure.entity_of(told, ident(50))) == []


def test_a_statement_goes_with_everything_that_came_from_it() -> None:
    reviewed = StatementReviewed(statement=STATEMENT, reader="r", accepted=1, rejected=0, looked=1)
    told = scope(*RECEIVED, *TOLD, reviewed)
    going = erasure.entity_of(told, STATEMENT)
    assert left(told, going) == []
    assert going.files == {ORIGINAL, EXTRACT}


def test_a_plain_text_that_is_its_own_extract_goes_twice() -> None:
    twice = [sealed(ORIGINAL, "original"), sealed(ORIGINAL, "text", ORIGINAL)]
    rest = [opened(STATEMENT, "statement"), opened(EVIDENCE, "evidence")]
    named = [
        says(2, EVIDENCE, "evidence.file", ORIGINAL),
        says(3, STATEMENT, "statement.evidence", EVIDENCE),
        says(4, STATEMENT, "statement.text", ORIGINAL),
    ]
    told = scope(*twice, *rest, *named)
    assert left(told, erasure.entity_of(told, STATEMENT)) == []


def test_what_another_statement_tells_of_stays() -> None:
    more = says(18, PERSON, "person.birth", "1990", statement=OTHER)
    told = scope(*RECEIVED, *TOLD, more)
    going = erasure.entity_of(told, STATEMENT)
    assert left(told, going) == [TOLD[0], more]


def test_words_that_quote_the_text_go_with_it() -> None:
    quoting = says(30, PERSON, "person.name", "Ilona V.", statement=OTHER, passages=(("text", EXTRACT, 0, 3),))
    assert ident(30) in erasure.entity_of(scope(*RECEIVED, *TOLD, quoting), STATEMENT).claims


def test_an_original_that_another_statement_names_stays() -> None:
    other = [opened(OTHER, "statement"), says(31, OTHER, "statement.evidence", EVIDENCE, statement=OTHER)]
    told = scope(*RECEIVED, *other, says(32, EVIDENCE, "evidence.file", ORIGINAL, statement=OTHER))
    going = erasure.entity_of(told, STATEMENT)
    assert EVIDENCE not in going.entities
    assert going.files == {EXTRACT}


def test_the_case_itself_stays_although_only_this_entry_speaks_of_it() -> None:
    told = scope(opened(OTHER, "case"), opened(STATEMENT, "statement"), says(1, OTHER, "case.title", "Harbour"))
    assert left(told, erasure.entity_of(told, STATEMENT)) == [told[0].operation]


def test_letters_that_use_it_stay_and_are_named() -> None:
    told = scope(*TOLD, *USED)
    for going in (erasure.claim_of(told, ident(10)), erasure.entity_of(told, PERSON)):
        assert going.letters == (LETTER,)
        assert left(told, going)[-len(USED) :] == list(USED)


def test_with_the_option_the_letters_go_with_their_demands() -> None:
    demand = [opened(ident(60), "demand"), says(21, ident(60), "demand.intervention", LETTER, statement=OTHER)]
    told = scope(*TOLD, *USED, *demand)
    for going in (erasure.claim_of(told, ident(10), letters=True), erasure.entity_of(told, PERSON, letters=True)):
        assert going.letters == ()
        assert going.files == {RENDERED}
        assert not {one for one in left(told, going) if one in (*USED, *demand)}


def test_a_letter_that_another_intervention_holds_too_stays_sealed() -> None:
    other = says(22, ident(61), "intervention.letters", RENDERED, statement=OTHER)
    assert not erasure.claim_of(scope(*TOLD, *USED, other), ident(10), letters=True).files


def test_everything_goes_but_what_is_kept_for_good() -> None:
    kept = ContentErased(erasure=ident(90), ground="asked", places=((digest_of("x"), 0),))
    told = scope(*RECEIVED, *TOLD, *USED, kept)
    assert left(told, erasure.all_of(told)) == [kept]


def test_joins_go_with_their_parting_and_the_reason() -> None:
    join = EntitiesJoined(join=ident(70), one=PERSON, other=ident(91))
    other = EntitiesJoined(join=ident(71), one=ident(92), other=ident(93))
    told = scope(join, other, EntitiesParted(join=ident(70)), ReasonGiven(about=ident(70), text="the same birthday"))
    assert left(told, erasure.joins_of(told, {PERSON})) == [other]


def test_only_the_reason_of_an_erasure_goes() -> None:
    told = scope(*TOLD, ReasonGiven(about=ident(90), text="she asked by phone"))
    assert left(told, erasure.reasons_about(told, {ident(90)})) == list(TOLD)


@pytest.mark.parametrize("property_id", sorted(PARTS | ORIGINALS))
def test_parts_and_originals_point_at_an_entity(property_id: str) -> None:
    assert schema().property(property_id).type is ValueKind.ENTITY


def test_the_words_that_the_rule_knows_are_those_of_the_schema() -> None:
    assert schema().property(TEXT).type is ValueKind.IDENTIFIER
    assert set(GROUNDS) == {"asked", "consent_withdrawn", "danger", "expired", "ordered", "slip", "unlawful"}


ENTITIES = [ident(n) for n in range(100, 106)]
POINTING = ["act.victim", "act.event", "event.place", "role.person", "event.reported_by"]


@st.composite
def scopes(draw: st.DrawFn) -> list[Placed]:
    """Entities that point at each other in any way, judged, used and reasoned about."""
    made = [opened(one, draw(st.sampled_from(["event", "act", "person", "role", "place"]))) for one in ENTITIES]
    told: list[Known] = list(made)
    for number in range(draw(st.integers(0, 12))):
        entity, value = draw(st.sampled_from(ENTITIES)), draw(st.sampled_from(ENTITIES))
        told.append(says(200 + number, entity, draw(st.sampled_from(POINTING)), value, statement=OTHER))
        reasons = [ReasonGiven(about=about, text="so") for about in (ident(200 + number), entity)]
        told.append(draw(st.sampled_from([*reasons, ClaimRetracted(claim=ident(200 + number))])))
    return scope(*told)


@given(told=scopes(), entity=st.sampled_from(ENTITIES))
def test_nothing_that_stays_names_what_goes(told: list[Placed], entity: str) -> None:
    going = erasure.entity_of(told, entity)
    assert entity in going.entities
    for operation in left(told, going):
        assert not isinstance(operation, KEPT_FOR_GOOD)
        assert not {getattr(operation, name, None) for name in ("entity", "value", "about", "claim")} & (
            going.entities | going.claims
        )


@given(told=scopes(), entity=st.sampled_from(ENTITIES))
def test_only_what_the_rule_names_goes(told: list[Placed], entity: str) -> None:
    """Entities that go are the named one, and parts all of whose owners of one property go."""
    going = erasure.entity_of(told, entity)
    made = [one.operation for one in told if isinstance(one.operation, ClaimMade)]
    for other in going.entities - {entity}:
        owning = [one for one in made if one.entity == other and one.property in PARTS]
        properties = {one.property for one in owning if one.value in going.entities}
        assert any(all(o.value in going.entities for o in owning if o.property == name) for name in properties)
    for one in made:
        names = {one.entity, one.value}
        assert (one.claim in going.claims) == bool(names & going.entities)
