"""What is told of erasures: when, by whom, why, how much; to those who may see where."""

from __future__ import annotations

import pytest

from support.cases import Case, new_case
from tocsin.access.erasures import find_erasure, list_erasures
from tocsin.access.handles import handle
from tocsin.access.history import list_history
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.join import join
from tocsin.domain.errors import NoSuch
from tocsin.domain.operations import ContentErased
from tocsin.domain.viewer import Viewer
from tocsin.records.record import Operation


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def test_each_act_is_told_once_the_newest_first(case: Case) -> None:
    first = erase(case.viewer, case.add("person", name="Ilona Varga"), "asked", "she rang")
    second = erase(case.viewer, case.add("person", name="Ana Velich"), "danger")
    told = list_erasures(case.viewer)
    assert [(one.id, one.ground, one.reason, one.operations) for one in told] == [
        (second.erasure, "danger", "", 2),
        (first.erasure, "asked", "she rang", 2),
    ]
    assert {(one.member, one.scope) for one in told} == {(case.viewer.member, case.scope)}
    assert told[0].time > told[1].time


def test_one_over_two_scopes_is_told_once_with_its_case(case: Case) -> None:
    person, other = case.add("person", name="Ilona Varga"), case.add("person", name="I. Varga")
    join(case.viewer, person, other)
    erase(case.viewer, person, "asked", "she rang")
    (told,) = list_erasures(case.viewer)
    assert (told.scope, told.operations, told.reason) == (case.scope, 3, "she rang")


def test_a_case_that_is_gone_is_told_of(case: Case) -> None:
    done = erase(case.viewer, case.id, "ordered")
    assert [one.id for one in list_erasures(case.viewer)] == [done.erasure]


def test_who_may_not_see_the_case_hears_of_none(case: Case, office: Office) -> None:
    done = erase(case.viewer, case.add("person", name="Ilona Varga"), "asked", "she rang")
    stranger = Viewer(case.viewer.member, frozenset({new_case(office, "Lighthouse").scope}))
    assert list_erasures(stranger) == ()
    with pytest.raises(NoSuch):
        find_erasure(stranger, done.erasure)


def test_it_is_found_by_handle_and_id(case: Case) -> None:
    done = erase(case.viewer, case.add("person", name="Ilona Varga"), "asked")
    for words in (done.erasure, handle("erasure", done.erasure)):
        assert find_erasure(case.viewer, words) == done.erasure
    for words in ("erasure-zzzzz", done.erasure[-5:], "", "person-" + done.erasure[-5:]):
        with pytest.raises(NoSuch):
            find_erasure(case.viewer, words)


def test_the_history_keeps_a_place_for_what_is_gone(case: Case) -> None:
    before = len(list_history(case.viewer, case.id))
    person = case.add("person", name="Ilona Varga")
    recorded = len(list_history(case.viewer, case.id)) - before
    erase(case.viewer, person, "expired")
    told = list_history(case.viewer, case.id)
    gone = [one for one in told if one.gone]
    assert len(told) == before + recorded + 1
    assert len(gone) == 2
    said = next(one for one in told if isinstance(one.operation, ContentErased))
    assert {(one.operation, one.gone.ground, one.gone.time) for one in gone if one.gone} == {
        (None, "expired", said.time)
    }


def test_what_is_missing_without_an_erasure_is_told_apart(case: Case) -> None:
    case.add("person", name="Ilona Varga")
    last = Operation.objects.order_by("-id").first()
    assert last is not None
    Operation.objects.filter(id=last.id).update(salt=None, body=None, erased=b"\x00" * 32)
    (gone,) = [one.gone for one in list_history(case.viewer, case.id) if one.gone]
    assert (gone.time, gone.ground) == (None, None)
