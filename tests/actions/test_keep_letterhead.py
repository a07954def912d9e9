"""The letterhead of the office: recorded in the book, changed without losing what it was, printed at a letter's end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support.cases import changesets_of
from tocsin.access.letterhead import find_letterhead, get_letterhead
from tocsin.actions.init import Office
from tocsin.actions.keep_letterhead import keep_letterhead
from tocsin.actions.unlocking import opened_scopes
from tocsin.composing.brief import Brief, Organisation
from tocsin.composing.our_words import in_our_words
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


def test_what_a_language_says_stands_in_its_letters_alone_and_is_taken_back_like_the_rest(office: Office) -> None:
    spoken = {"name_uk": "Портовий центр", "signatory_uk": "Рона Велл, директорка"}
    both = replace(OURS, spoken=spoken)
    keep_letterhead(office.viewer, both)
    assert get_letterhead(office.viewer) == both
    here = both.in_language("uk")
    assert (here.name, here.signatory, here.line) == ("Портовий центр", "Рона Велл, директорка", OURS.line)
    assert both.in_language("pl") == OURS
    assert both.signatory_names == ("Rona Vell", "Рона Велл")
    keep_letterhead(office.viewer, OURS)
    assert get_letterhead(office.viewer) == OURS


@pytest.mark.parametrize(
    ("organisation", "signatory", "name", "signs"),
    [
        ("Harbour Light", "Rona Vell, Director", "Портовий центр", "Рона Велл, директорка"),
        ("Harbour Light", "Ada Lind", "Портовий центр", "Ada Lind"),  # the brief says otherwise, and is followed
        ("Quay Centre", "Rona Vell, Director", "Quay Centre", "Рона Велл, директорка"),
    ],
)
def test_a_brief_that_says_what_the_letterhead_says_speaks_its_language(
    organisation: str, signatory: str, name: str, signs: str
) -> None:
    who = replace(OURS, spoken={"name_uk": "Портовий центр", "signatory_uk": "Рона Велл, директорка"})
    ours = Organisation(organisation, ("14 Mole Street", "Brod", "Reg. 77"), signatory)
    said = in_our_words(Brief(ours, (), ()), who, "uk").organisation
    assert (said.name, said.signatory, said.contact) == (name, signs, ours.contact)
