"""The letterhead of the office: recorded in the book, changed without losing what it was, printed at a letter's end."""

from __future__ import annotations

import pytest

from support.cases import changesets_of
from tocsin.access.letterhead import find_letterhead, get_letterhead
from tocsin.actions.init import Office
from tocsin.actions.keep_letterhead import keep_letterhead
from tocsin.actions.unlocking import opened_scopes
from tocsin.domain.errors import BadValue
from tocsin.domain.letterhead import Letterhead
from tocsin.domain.viewer import Viewer

OURS = Letterhead("Harbour Light", "14 Mole Street\nBrod", "Reg. 77", "Rona Vell, Director")


def test_it_is_empty_until_somebody_says_who_we_are(office: Office) -> None:
    assert get_letterhead(office.viewer) == Letterhead()


def test_what_changes_takes_the_place_of_what_was_said(office: Office) -> None:
    keep_letterhead(office.viewer, OURS)
    known = find_letterhead(office.viewer)
    later = Letterhead("Harbour Light", "2 Quay Road", "", "Rona Vell, Director")
    keep_letterhead(office.viewer, later)
    assert get_letterhead(office.viewer) == later
    assert known is not None
    again = find_letterhead(office.viewer)
    assert again is not None
    assert again.id == known.id
    assert again.one("letterhead.name") == known.one("letterhead.name")  # nobody said it again


def test_what_is_the_same_is_not_recorded_again(office: Office) -> None:
    keep_letterhead(office.viewer, OURS)
    book = f"book:{opened_scopes().book}"
    before = len(changesets_of(book))
    keep_letterhead(office.viewer, OURS)
    assert len(changesets_of(book)) == before


def test_a_letterhead_has_a_name(office: Office) -> None:
    with pytest.raises(BadValue):
        keep_letterhead(office.viewer, Letterhead("  ", "14 Mole Street"))
    assert get_letterhead(office.viewer) == Letterhead()


def test_who_does_not_see_the_book_sees_none(office: Office) -> None:
    keep_letterhead(office.viewer, OURS)
    assert get_letterhead(Viewer(office.viewer.member, frozenset())) == Letterhead()
