"""How much of the record has left this device."""

from __future__ import annotations

from support.cases import new_case
from tocsin.access.in_clear import list_in_clear
from tocsin.actions.init import Office
from tocsin.records import left, store


def test_nothing_has_left_at_first(office: Office) -> None:
    assert left.left_at() == 0
    assert list_in_clear(office.viewer) == ()


def test_everything_up_to_now_has_left(office: Office) -> None:
    new_case(office)
    left.note_left()
    at = store.position().changesets
    assert left.left_at() == at
    new_case(office)
    assert left.left_at() == at
    left.note_left()
    assert left.left_at() == at + 1
