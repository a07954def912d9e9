"""A redacted copy is kept as it was looked at, tied to its document, searched, and gone when that is erased."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from support.cases import Case, new_case
from support.small_pictures import jpeg, png
from tocsin.access.redacting import get_document, list_copies, proposals_for
from tocsin.access.statements import find_file, read_file
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.keep_letterhead import keep_letterhead
from tocsin.actions.letter_checks import today
from tocsin.actions.note import note
from tocsin.actions.receive import receive
from tocsin.actions.redact import NOBODY, SOMEBODY, Wanted, look_at_copy, redact
from tocsin.domain.changesets import digest_text
from tocsin.domain.errors import CannotBeRedacted, NoSuch
from tocsin.domain.letterhead import Letterhead
from tocsin.domain.operations import FileSealed
from tocsin.domain.redacting import Area, Cut, Kind, places_of
from tocsin.domain.viewer import Viewer
from tocsin.records import store

TEXT = (
    "The court heard Ilona Varga and her son Oleksa Varga, born on 3 May 2014, of Lisova 5, flat 12. "
    "Telephone +380 44 123-45-67. Petro Danko was the judge.\n"
)


@pytest.fixture
def case(office: Office) -> Case:
    keep_letterhead(office.viewer, Letterhead("Quay Centre"))
    case = new_case(office)
    mother = case.add("person", name="Ilona Varga", birth="1985-04-02")
    case.agree(mother, "public")
    case.add("person", name="Oleksa Varga", birth="2014-05-03")
    case.add("residence", person=mother, place=case.add("place", name="Lisova 5, flat 12"))
    return case


def taken_in(case: Case, data: bytes, name: str = "decision.txt") -> str:
    return receive(case.viewer, case.id, io.BytesIO(data), name).statement


def wanted(case: Case, statement: str) -> Wanted:
    found = proposals_for(case.viewer, statement, today())
    return Wanted(cuts=tuple(one.cut for one in found))


def kept(case: Case, statement: str, what: Wanted) -> str:
    return redact(case.viewer, statement, what, look_at_copy(case.viewer, statement, what).digest)


def refused(error: type[Exception], words: str | None, work: Callable[..., Any], *given: Any) -> None:
    before = store.position()
    with pytest.raises(error, match=words):
        work(*given)
    assert store.position() == before


def test_what_the_record_knows_is_proposed(case: Case) -> None:
    statement = taken_in(case, TEXT.encode())
    found = proposals_for(case.viewer, statement, today())
    told = {(TEXT[one.cut.start : one.cut.end], one.cut.kind) for one in found}
    assert told >= {
        ("Oleksa Varga", Kind.CHILD),
        ("3 May 2014", Kind.BIRTH),
        ("Lisova 5, flat 12", Kind.ADDRESS),
        ("+380 44 123-45-67", Kind.CONTACT),
    }
    assert "Ilona Varga" not in {words for words, _ in told}  # she agreed that everybody may read it


def test_a_copy_is_kept_as_it_was_looked_at(case: Case) -> None:
    statement = taken_in(case, TEXT.encode())
    copy = look_at_copy(case.viewer, statement, wanted(case, statement))
    assert not copy.strikes
    evidence = redact(case.viewer, statement, wanted(case, statement), copy.digest)
    (line,) = list_copies(case.viewer, statement)
    assert (line.evidence, line.taken_out) == (evidence, copy.kinds)
    assert read_file(case.viewer, case.scope, line.file) == copy.data
    sealed = find_file(case.viewer, case.scope, line.file)
    original = get_document(case.viewer, statement).file
    assert (sealed.role, sealed.media_type, sealed.made_from) == ("letter", "application/pdf", original)


def test_the_digest_of_the_document_does_not_stand_in_it(case: Case) -> None:
    statement = taken_in(case, TEXT.encode())
    data = look_at_copy(case.viewer, statement, wanted(case, statement)).data
    for digest in (hashlib.sha256(TEXT.encode()).digest(),):
        assert digest_text(digest).encode() not in data
        assert digest.hex().encode() not in data
        assert digest not in data


def test_what_was_typed_in_has_copies_too(case: Case) -> None:
    statement = note(case.viewer, case.id, TEXT).statement
    kept(case, statement, wanted(case, statement))
    assert len(list_copies(case.viewer, statement)) == 1


def test_what_is_left_in_is_told(case: Case) -> None:
    statement = taken_in(case, TEXT.encode())
    copy = look_at_copy(case.viewer, statement, Wanted())
    assert {str(one.what) for one in copy.strikes} >= {"a listed name", "an address"}
    assert not copy.kinds


def test_another_copy_than_was_looked_at_is_refused(case: Case) -> None:
    statement = taken_in(case, TEXT.encode())
    seen = look_at_copy(case.viewer, statement, Wanted()).digest
    refused(CannotBeRedacted, "not what was looked at", redact, case.viewer, statement, wanted(case, statement), seen)
    refused(CannotBeRedacted, "not what was looked at", redact, case.viewer, statement, Wanted(), "")


def test_a_picture_says_whom_it_shows(case: Case) -> None:
    statement = taken_in(case, jpeg(), "photograph.jpg")
    areas = (Area(1, 0, 0, 5_000, 5_000, Kind.THIRD),)
    plain = Wanted(as_pictures=True, areas=areas)
    seen = look_at_copy(case.viewer, statement, plain).digest
    refused(CannotBeRedacted, "who can be recognised", redact, case.viewer, statement, plain, seen)
    refused(NoSuch, None, redact, case.viewer, statement, replace(plain, shows=(statement,)), seen)
    kept(case, statement, replace(plain, shown=NOBODY))
    (one,) = list_copies(case.viewer, statement)
    assert [(shown.value, shown.absent) for shown in case.view(one.evidence).all("evidence.shows")] == [
        ("", "not_applicable")
    ]
    other = taken_in(case, png(8, 8, lambda x, y: (x, y, 9)), "other.png")
    person = case.add("person", name="Marta Velin")
    kept(case, other, Wanted(as_pictures=True, shows=(person,), shown=SOMEBODY))
    (one,) = list_copies(case.viewer, other)
    assert {(shown.value, shown.absent) for shown in case.view(one.evidence).all("evidence.shows")} >= {(person, None)}


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (Wanted(as_pictures=True), "only a PDF, PNG or JPEG"),
        (Wanted(cuts=(Cut(0, 1, Kind.OTHER),), language="xx"), None),
    ],
)
def test_what_cannot_be_made_is_refused(case: Case, what: Wanted, words: str | None) -> None:
    statement = taken_in(case, TEXT.encode())
    if words is None:  # a language that no mark has becomes English
        assert look_at_copy(case.viewer, statement, what).kinds == (Kind.OTHER,)
    else:
        refused(CannotBeRedacted, words, look_at_copy, case.viewer, statement, what)


def test_bad_pictures_and_areas_are_refused(case: Case) -> None:
    broken = taken_in(case, b"\x89PNG\r\n\x1a\nbroken", "broken.png")
    refused(CannotBeRedacted, "damaged", look_at_copy, case.viewer, broken, Wanted(as_pictures=True))
    refused(CannotBeRedacted, "no text", look_at_copy, case.viewer, broken, Wanted())
    photograph = taken_in(case, jpeg(), "photograph.jpg")
    for area in (Area(2, 0, 0, 10, 10), Area(1, 10, 0, 10, 10), Area(1, 0, 0, 10_001, 10), Area(0, 0, 0, 10, 10)):
        what = Wanted(as_pictures=True, areas=(area,))
        refused(CannotBeRedacted, "does not lie on its page", look_at_copy, case.viewer, photograph, what)
    voice = taken_in(case, b"ID3\x04" + bytes(64), "voice.mp3")
    refused(CannotBeRedacted, "neither a text nor pages", look_at_copy, case.viewer, voice, Wanted())


def test_an_office_without_a_name_makes_none(office: Office) -> None:
    case = new_case(office)
    statement = taken_in(case, TEXT.encode())
    refused(CannotBeRedacted, "letterhead", look_at_copy, case.viewer, statement, Wanted())


def test_who_may_not_see_the_case_meets_what_is_not_there(case: Case, office: Office) -> None:
    statement = taken_in(case, TEXT.encode())
    stranger = Viewer(case.viewer.member, frozenset({new_case(office, "Quay").scope}))
    for work in (
        lambda: get_document(stranger, statement),
        lambda: list_copies(stranger, statement),
        lambda: look_at_copy(stranger, statement, Wanted()),
        lambda: redact(stranger, statement, Wanted(), ""),
    ):
        refused(NoSuch, None, work)


def test_the_copy_goes_with_its_document(case: Case) -> None:
    statement = taken_in(case, TEXT.encode())
    evidence = kept(case, statement, wanted(case, statement))
    (line,) = list_copies(case.viewer, statement)
    erase(case.viewer, statement, "asked", "the family wishes it")
    assert evidence not in {getattr(told, "entity", "") for told in case.told()}
    assert not [told for told in case.told() if isinstance(told, FileSealed) and told.digest == line.file]


def test_the_same_words_are_taken_out_everywhere(case: Case) -> None:
    text = "Petro Danko spoke. PETRO DANKO left."
    statement = taken_in(case, text.encode())
    cuts = tuple(Cut(start, end, Kind.SOURCE) for start, end in places_of(text, "petro danko"))
    copy = look_at_copy(case.viewer, statement, Wanted(cuts=cuts))
    assert copy.kinds == (Kind.SOURCE,)
    assert len(cuts) == 2
