"""What changed for a person, and under which grant something counts, is recorded once and refused by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support.cases import Case, changesets_of, new_case
from support.record import ident
from tocsin.actions.effect import Changed, record_effect
from tocsin.actions.grant import name_grant
from tocsin.actions.init import Office
from tocsin.domain.effects import Impact
from tocsin.domain.errors import BadDate, BadValue, NoSuch
from tocsin.domain.viewer import Viewer

BETTER = Changed(Impact.A_LITTLE_BETTER, "2020-09-14", " The patrol passes. ", confidential=True)


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def value(case: Case, entity: str, property_id: str) -> str:
    shown = case.view(entity).one(property_id)
    return shown.value if shown else ""


def test_an_effect_says_after_which_letter_on_whom_how_far_and_when(case: Case) -> None:
    letter, person = case.add("intervention", title="Appeal"), case.add("person", name="Ilona Varga")
    made = record_effect(case.viewer, letter, person, BETTER)
    names = ("intervention", "person", "impact", "seen", "words", "confidential")
    told = [value(case, made, f"effect.{name}") for name in names]
    assert told == [letter, person, "030000000000", "2020-09-14", "The patrol passes.", "true"]


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        (replace(BETTER, impact=Impact.UNKNOWN), BadValue),
        (replace(BETTER, seen="2031-01-01"), BadValue),
        (replace(BETTER, seen="soon"), BadDate),
    ],
)
def test_what_is_not_known_or_to_come_is_refused(case: Case, changed: Changed, error: type[Exception]) -> None:
    letter, person = case.add("intervention", title="Appeal"), case.add("person", name="Ilona Varga")
    before = len(changesets_of())
    with pytest.raises(error):
        record_effect(case.viewer, letter, person, changed)
    assert len(changesets_of()) == before


def test_a_person_of_another_case_or_one_that_may_not_be_seen_is_absent(office: Office, case: Case) -> None:
    letter, stranger = case.add("intervention", title="Appeal"), new_case(office, "Other").add("person", name="Oleh")
    for viewer, one, whom in (
        (case.viewer, letter, stranger),
        (case.viewer, stranger, stranger),
        (Viewer(ident(91), frozenset()), letter, stranger),
    ):
        with pytest.raises(NoSuch):
            record_effect(viewer, one, whom, BETTER)


def test_a_grant_is_named_once_however_it_is_spelt(case: Case) -> None:
    letter = case.add("intervention", title="Appeal")
    assert name_grant(case.viewer, letter, "  NF   2020 ")
    assert not name_grant(case.viewer, letter, "nf-2020")
    assert name_grant(case.viewer, case.id, "NF-2020")
    assert [shown.value for shown in case.view(letter).all("intervention.grant")] == ["NF 2020"]
    with pytest.raises(BadValue, match="no word"):
        name_grant(case.viewer, letter, " – ")
    with pytest.raises(NoSuch):
        name_grant(case.viewer, case.add("person", name="Ilona"), "NF")
