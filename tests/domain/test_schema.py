"""The schema: every reference resolves, every protective property knows its strict side, every word is there."""

from __future__ import annotations

import pytest

from tocsin.domain import terms
from tocsin.domain.dates import Kind as DateKind
from tocsin.domain.errors import UnknownWord
from tocsin.domain.schema import EntityKind, ValueKind, schema
from tocsin.domain.vocabulary import LANGUAGES

PROPERTIES = list(schema().properties.values())
KINDS = list(schema().kinds.values())


EACH = pytest.mark.parametrize("kind", KINDS, ids=[kind.id for kind in KINDS])


@EACH
def test_a_kind_has_words_in_every_language_and_properties(kind: EntityKind) -> None:
    assert set(kind.labels) == set(LANGUAGES)
    assert all(kind.labels.values())
    assert kind.help.endswith(".")
    assert kind.properties


@EACH
def test_a_property_has_words_in_every_language(kind: EntityKind) -> None:
    for prop in kind.properties.values():
        assert set(prop.labels) == set(LANGUAGES)
        assert all(prop.labels.values())
        assert prop.help.endswith(".")


@EACH
def test_a_property_stands_in_its_kind(kind: EntityKind) -> None:
    for prop in kind.properties.values():
        assert prop.id == f"{prop.kind}.{prop.id.removeprefix(prop.kind + '.')}"
        assert schema().kind(prop.kind).properties[prop.id] is prop
        assert schema().property(prop.id) is prop
        assert prop.id.isascii()


@EACH
def test_a_term_has_a_thesaurus_and_nothing_else_has(kind: EntityKind) -> None:
    for prop in kind.properties.values():
        assert (prop.type is ValueKind.TERM) == (prop.thesaurus is not None)
        if prop.thesaurus:
            assert len(terms.thesaurus(prop.thesaurus).terms) > 1


@EACH
def test_an_entity_has_kinds_to_point_at_and_nothing_else_has(kind: EntityKind) -> None:
    for prop in kind.properties.values():
        assert (prop.type is ValueKind.ENTITY) == bool(prop.targets)
        assert set(prop.targets) <= set(schema().kinds)


@EACH
def test_only_single_flags_are_protective_and_each_knows_its_strict_side(kind: EntityKind) -> None:
    for prop in kind.properties.values():
        assert (prop.strictest is not None) == prop.protective
        if prop.protective:
            assert prop.type is ValueKind.FLAG
            assert not prop.many


@pytest.mark.parametrize(
    ("property_id", "strictest"),
    [
        ("person.minor", True),
        ("person.anonymise", True),
        ("person.no_contact", True),
        ("person.do_not_publish", True),
        ("source.publishable", False),
        ("statement.publishable", False),
        ("consent.granted", False),
        ("response.confidential", True),
    ],
)
def test_the_strict_side_of_what_protects(property_id: str, strictest: bool) -> None:
    assert schema().property(property_id).strictest is strictest


def test_nothing_else_is_protective() -> None:
    assert sum(prop.protective for prop in PROPERTIES) == 10


def test_what_identifies_a_source_lies_in_its_compartment() -> None:
    sealed = {prop.id for prop in PROPERTIES if prop.compartment == "source"}
    assert sealed == {"source.name", "source.contact", "source.channel"}
    assert {prop.compartment for prop in PROPERTIES} == {None, "source"}


def test_periods_are_extents_and_everything_else_is_a_moment() -> None:
    extents = {prop.id for prop in PROPERTIES if prop.date_kind is DateKind.EXTENT}
    assert extents == {f"{kind}.period" for kind in ("residence", "role", "status", "membership", "relation")}
    assert all(schema().property(each).type is ValueKind.DATE for each in extents)


def test_every_dated_state_of_a_person_is_an_entity_of_its_own() -> None:
    for kind in ("residence", "role", "status", "membership", "relation"):
        assert schema().property(f"{kind}.person").targets == ("person",)


@pytest.mark.parametrize(
    "line",
    """
    case: title reference summary opened
    event: title type term date place place_words country channel instrument description count attribution completion
    event: link_to_work reported_by told_in
    act: event type victim date place completion status reason attribution
    involvement: act actor degree attribution status
    person: name short_name birth death age sex occupation country minor age_group anonymise no_contact do_not_publish
    person: background present_risk
    group: name short_name type country size description public_body
    place: name country precision point
    source: name contact channel connection publishable grade
    statement: title source date received language channel evidence text conditions publishable publisher citation url
    statement: origin words day entered_by
    evidence: file name size media_type reading transcript text
    proceeding: type person body number
    stage: proceeding type date served event outcome
    intervention: number kind title version date letters
    demand: intervention number text addressee
    addressee: group office language channel postal email salutation checked
    delivery: intervention addressee sent channel proof
    response: delivery received type words hearer
    sighting: subject date place observer features
    consent: subject use audience granted from until form
    """.strip().splitlines(),
)
def test_what_the_line_needs_is_there(line: str) -> None:
    kind, _, names = line.strip().partition(": ")
    for name in names.split():
        assert schema().property(f"{kind}.{name}").kind == kind


def test_unknown_words_say_so() -> None:
    with pytest.raises(UnknownWord, match=r"property called “event\.colour”"):
        schema().property("event.colour")
    with pytest.raises(UnknownWord, match="kind called “incident”"):
        schema().kind("incident")


def test_labels_fall_back_to_english() -> None:
    assert schema().kind("person").label("uk") == "Особа"
    assert schema().property("event.date").label("fr") == "Date"


def test_no_id_of_ours_lies_where_a_workspace_mints_its_own() -> None:
    assert not any(prop.id.startswith("x.") for prop in PROPERTIES)


def test_two_kinds_never_stand_for_one_role() -> None:
    assert not {"victim", "perpetrator", "organisation"} & set(schema().kinds)
