"""Names that go on as one is typed: across alphabets, of what may be seen, and of nothing else."""

from __future__ import annotations

import pytest

from support.cases import Case, new_case
from tocsin.access.completing import MOST, complete
from tocsin.actions.init import Office
from tocsin.actions.retract import retract
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office, "Harbour")


def names(viewer: Viewer, words: str, *kinds: str, case: str | None = None) -> list[str]:
    return [one.name for one in complete(viewer, words, kinds or None, case)]


def test_a_word_of_a_name_goes_on_in_any_alphabet(case: Case) -> None:
    case.add("person", name=["Marta Velin", "Марта Велін"])
    case.add("person", name="Ilona Varga")
    case.add("group", name="Velin Guard")
    case.add("place", name="Velinograd")
    case.add("event", title="Velin was followed")
    viewer = case.viewer
    assert names(viewer, "vel") == ["Marta Velin", "Velin Guard", "Velinograd"]
    assert names(viewer, "vel", "person") == ["Marta Velin"]
    assert names(viewer, "Вел", "person") == ["Marta Velin"]
    assert names(viewer, "marta ve") == names(viewer, "velin mar") == ["Marta Velin"]
    assert names(viewer, "marta var") == names(viewer, "elin") == []
    for nothing in ("", "v", "  ", "-", '"', "'", "*", 've" OR "il', "ve*"):
        assert not set(names(viewer, nothing)) - {"Marta Velin", "Velin Guard", "Velinograd"}, nothing


def test_who_a_source_is_and_what_was_taken_back_is_never_offered(case: Case) -> None:
    case.add("source", name="Velin Hidden")
    person = case.add("person", name="Velina Danko")
    assert names(case.viewer, "vel") == ["Velina Danko"]
    (claim,) = case.claims(person, "person.name")
    case.more(person, name="Ilona Danko")
    retract(case.viewer, claim, "a slip")
    assert names(case.viewer, "vel") == []
    assert names(case.viewer, "ilo") == ["Ilona Danko"]


def test_nothing_of_another_case_is_offered_where_a_case_or_the_viewer_says_so(office: Office, case: Case) -> None:
    other = new_case(office, "Quay")
    case.add("person", name="Marta Velin")
    other.add("person", name="Marta Veles")
    viewer = office.viewer
    assert names(viewer, "mar") == ["Marta Veles", "Marta Velin"]
    assert [one.case for one in complete(viewer, "mar")] == ["Quay", "Harbour"]
    assert names(viewer, "mar", case=case.id) == ["Marta Velin"]
    stranger = Viewer(viewer.member, frozenset({case.scope}))
    assert names(stranger, "mar") == ["Marta Velin"]
    with pytest.raises(NoSuch):
        complete(stranger, "mar", None, other.id)


def test_few_are_offered_those_whose_first_word_it_is_before_others(case: Case) -> None:
    for number in range(MOST + 4):
        case.add("person", name=f"Ilona Vel{'abcdefghijklmnop'[number]}")
    case.add("person", name="Vel Danko")
    found = names(case.viewer, "vel")
    assert len(found) == MOST
    assert found[0] == "Vel Danko"
