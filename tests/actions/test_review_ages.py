"""An age or a day of birth that a text gives goes into the record with the person: it decides who may be named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support.cases import Case, new_case
from support.proposals import at, person, put
from tocsin.access.claims import find_claim
from tocsin.access.dossier import get_dossier
from tocsin.actions.init import Office
from tocsin.actions.review import accept
from tocsin.domain.dossier import EntityView
from tocsin.domain.errors import BadDate
from tocsin.domain.passages import InText

ILONA = person("Ilona Varga", "Varga", roles=("journalist",))
WORDS = at("5 July 2018")


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def accepted(case: Case, **given: object) -> EntityView:
    """Ilona, accepted with what the text also gives."""
    waiting = put(case, replace(ILONA, **given))
    entity = accept(case.viewer, waiting.rows["Ilona Varga"]).entity
    return get_dossier(case.viewer, case.id).entities[entity]


def test_an_age_is_recorded_where_its_words_stand(case: Case) -> None:
    view = accepted(case, age=34, age_span=WORDS)
    shown = view.one("person.age")
    assert shown is not None
    assert shown.value == "34"
    [passage] = find_claim(case.viewer, shown.claims[0]).passages
    assert isinstance(passage, InText)
    assert (passage.start, passage.end) == WORDS


def test_a_day_of_birth_is_recorded_as_exactly_as_it_is_told(case: Case) -> None:
    view = accepted(case, birth="1984", birth_span=WORDS)
    shown = view.one("person.birth")
    assert shown is not None
    assert shown.value == "1984"


def test_without_words_of_its_own_it_stands_on_the_name(case: Case) -> None:
    shown = accepted(case, age=34).one("person.age")
    assert shown is not None
    [passage] = find_claim(case.viewer, shown.claims[0]).passages
    assert isinstance(passage, InText)
    assert (passage.start, passage.end) == ILONA.mentions[0]


def test_nothing_told_is_nothing_recorded(case: Case) -> None:
    view = accepted(case)
    assert view.one("person.age") is None
    assert view.one("person.birth") is None


def test_a_birth_that_is_no_date_records_nobody(case: Case) -> None:
    with pytest.raises(BadDate):
        accepted(case, birth="31 February")
    assert not list(get_dossier(case.viewer, case.id).of_kind("person"))
