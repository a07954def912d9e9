"""Views that somebody named: of one case, of one name, and gone with what they narrow by."""

from __future__ import annotations

import pytest

from support.cases import Case, new_case
from tocsin.access.kept_views import ViewLine, list_views
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.keep_view import LONGEST_NAME, forget_view, keep_view
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office, "Harbour")


def test_a_view_has_one_address_and_a_name_of_its_case(office: Office, case: Case) -> None:
    keep_view(case.viewer, case.id, " All  threats ", "type=threat")
    keep_view(case.viewer, case.id, "All threats", "type=threat&order=latest")
    keep_view(case.viewer, case.id, "x" * 200, "type=arrest")
    assert list_views(case.viewer, case.id) == (
        ViewLine("All threats", "type=threat&order=latest"),
        ViewLine("x" * LONGEST_NAME, "type=arrest"),
    )
    other = new_case(office, "Quay")
    assert list_views(case.viewer, other.id) == ()
    forget_view(case.viewer, case.id, "All threats")
    with pytest.raises(NoSuch):
        forget_view(case.viewer, case.id, "All threats")


def test_nobody_keeps_or_sees_a_view_of_a_case_that_they_may_not_see(office: Office, case: Case) -> None:
    keep_view(case.viewer, case.id, "All threats", "type=threat")
    stranger = Viewer(office.viewer.member, frozenset({new_case(office, "Quay").scope}))
    for hidden in (case.id, new_id()):
        with pytest.raises(NoSuch):
            list_views(stranger, hidden)
        with pytest.raises(NoSuch):
            keep_view(stranger, hidden, "All threats", "")
        with pytest.raises(NoSuch):
            forget_view(stranger, hidden, "All threats")
    assert len(list_views(case.viewer, case.id)) == 1


def test_a_view_goes_with_the_person_it_narrows_by(case: Case) -> None:
    person, other = case.add("person", name="Ilona Varga"), case.add("person", name="Petro Danko")
    keep_view(case.viewer, case.id, "What Varga went through", f"type=threat&person={person}")
    keep_view(case.viewer, case.id, "Of the other", f"person={other}")
    erase(case.viewer, person, "asked")
    assert [view.name for view in list_views(case.viewer, case.id)] == ["Of the other"]
