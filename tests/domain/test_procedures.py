"""The procedures: every field is in the schema, every row says why and from where, nothing unverified has a day."""

from __future__ import annotations

import pytest

from tocsin.domain.deadlines import Span
from tocsin.domain.errors import UnknownWord
from tocsin.domain.procedures import LimitKind, Procedure, procedure, procedures
from tocsin.domain.schema import schema
from tocsin.domain.terms import thesaurus
from tocsin.domain.vocabulary import LANGUAGES

EACH = pytest.mark.parametrize("one", list(procedures().values()), ids=list(procedures()))
TYPES = {
    "event": "event_types",
    "stage": "stages",
    "intervention": "intervention_kinds",
    "proceeding": "proceeding_types",
}


def test_the_procedures_that_the_standards_describe_are_there() -> None:
    assert set(procedures()) == {
        *("special-procedures", "wgad", "wgeid", "ced", "treaty-body", "rule-39"),
        *("interpol-ccf", "asylum", "extradition", "urgent-action"),
    }


def test_a_procedure_that_is_none_is_refused() -> None:
    assert procedure("wgad").label("uk") == "Робоча група ООН з питань свавільних затримань"
    with pytest.raises(UnknownWord, match="no procedure called “ouija”"):
        procedure("ouija")


@EACH
def test_it_has_words_in_every_language(one: Procedure) -> None:
    assert set(one.labels) == set(LANGUAGES)
    assert all(one.labels.values())
    assert one.about.endswith(".")
    assert one.source
    assert one.paragraph.startswith("3.")


@EACH
def test_its_consent_is_one_that_can_be_given(one: Procedure) -> None:
    assert one.use in thesaurus("consent_uses")
    assert one.audience in thesaurus("consent_audiences")


@EACH
def test_its_anchors_are_kinds_and_types_of_the_schema(one: Procedure) -> None:
    for anchor in one.anchors.values():
        assert anchor.kind in schema().kinds
        assert anchor.words
        assert all(name in thesaurus(TYPES[anchor.kind]) for name in anchor.types)
        assert any(need.of == anchor.id for need in one.needs)


@EACH
def test_every_need_names_fields_and_says_why(one: Procedure) -> None:
    assert len({need.id for need in one.needs}) == len(one.needs)
    for need in one.needs:
        assert need.of in one.anchors
        assert need.why
        assert need.why[-1] not in ".?"
        assert need.source
        for name in need.fields:
            assert schema().property(name).id == name


@EACH
def test_every_procedure_has_a_limit_so_that_no_answer_is_empty(one: Procedure) -> None:
    assert one.limits
    for limit in one.limits:
        assert (limit.kind is LimitKind.UNVERIFIED) == (not limit.fields)
        assert (limit.kind is LimitKind.COUNTED) == (limit.span != Span())
        assert limit.of in one.anchors or limit.kind is LimitKind.UNVERIFIED
        assert all(name in schema().properties for name in limit.fields)


def test_what_the_standards_leave_unconfirmed_has_no_number() -> None:
    """The 60 days and 48 hours of Special Procedures; questionnaire and reply time of WGAD (STANDARDS 3.1, 3.2)."""
    assert all(need.unverified for need in procedure("wgad").needs)
    assert all(need.unverified for need in procedure("interpol-ccf").needs)
    for name in ("special-procedures", "wgad", "interpol-ccf"):
        assert LimitKind.UNVERIFIED in {limit.kind for limit in procedure(name).limits}
        assert not any(limit.span != Span() for limit in procedure(name).limits)
    assert not any(need.unverified for need in procedure("wgeid").needs)


def test_the_six_elements_of_a_disappearance() -> None:
    """STANDARDS 3.3, in their order; and three months for the urgent procedure."""
    fields = [need.fields[0] for need in procedure("wgeid").needs if "six mandatory" in need.why]
    assert fields == [
        "person.name",
        "event.date",
        "event.place",
        "involvement.actor",
        "act.search_steps",
        "intervention.submitter",
    ]
    (urgent,) = [limit for limit in procedure("wgeid").limits if limit.kind is LimitKind.COUNTED]
    assert urgent.span == Span(months=3)
