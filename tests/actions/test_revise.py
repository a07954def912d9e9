"""A letter that came back from Word: sealed as it came, tied sentence by sentence, and a new version."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.cases import Case, new_case, threatened_and_arrested
from support.record import ident
from support.word_edits import (
    deleted_paragraph,
    inserted_paragraph,
    moved_paragraph,
    replaced_in_word,
    retyped,
    with_remark,
)
from support.word_files import MAIN, W, parts_of, replaced, written
from tocsin.access.approvals import get_standing
from tocsin.access.bindings import get_bindings, get_lines
from tocsin.access.dossier import get_dossier
from tocsin.access.letters import get_letter_text, interventions_using
from tocsin.access.sent import list_appeals_to_correct
from tocsin.access.statements import find_file, read_file
from tocsin.actions.approve import approve
from tocsin.actions.came_back import Revised, Ties
from tocsin.actions.compose import compose
from tocsin.actions.correct import correct
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.let_out import let_out_letter
from tocsin.actions.letter_checks import tells_of_child, today
from tocsin.actions.release_urgently import release_urgently
from tocsin.actions.revise import look_at, revise
from tocsin.actions.sealed_letter import MEDIA, Composed
from tocsin.actions.search_letter import searched
from tocsin.actions.verify import verify
from tocsin.actions.withdraw import withdraw
from tocsin.composing import parse_brief
from tocsin.domain.bindings import Binding, Tie
from tocsin.domain.changesets import digest_text
from tocsin.domain.dossier import EntityView
from tocsin.domain.errors import CannotApprove, LetterNotTaken, MustNotLeave, NoSuch, TocsinError
from tocsin.domain.operations import ClaimMade, FileSealed, LetterComposed
from tocsin.domain.viewer import Viewer
from tocsin.letters.reading_back import LARGEST
from tocsin.records import store

BRIEF = """
number = "UA 7/2020"
position = ["We ask that the law be kept."]
reply_by = 2020-10-01

[organisation]
name = "Quay Centre"
contact = ["quay@centre.example"]

[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
body = "Office of the Prosecutor"
salutation = "Dear Prosecutor General"

[[demands]]
text = "open an investigation without delay"
addressees = ["prosecutor"]

[[demands]]
text = "tell the family who is in charge"
addressees = ["prosecutor"]
"""
SECOND = Viewer(ident(90))
THREAT = "According to her lawyer, Ilona Varga was threatened on 5 July 2018."
ARREST = "Her lawyer reports that Ilona Varga was arrested on 9 July 2018."
CALM = "Nobody has told us why."


@pytest.fixture
def case(office: Office) -> Case:
    return threatened_and_arrested(office)


@pytest.fixture
def letter(case: Case) -> Composed:
    return compose(case.viewer, case.id, parse_brief(BRIEF))


def back(case: Case, letter: Composed, data: bytes, ties: Ties | None = None) -> Revised:
    return revise(case.viewer, letter.intervention, io.BytesIO(data), ties or Ties())


def views(case: Case, kind: str) -> list[EntityView]:
    return list(get_dossier(case.viewer, case.id).of_kind(kind))


def row_of(taken: Revised, words: str) -> Binding:
    (found,) = [row for row in taken.rows if words in (row.text or row.was)]
    return found


def by_tie(taken: Revised, tie: Tie) -> list[str]:
    return [row.text or row.was for row in taken.rows if row.tie is tie]


def text_of(letter: Composed | Revised) -> str:
    return " ".join(letter.files["txt"].decode().split())


def one(case: Case, intervention: str, name: str) -> str:
    shown = case.view(intervention).one(f"intervention.{name}")
    return shown.value if shown else ""


def test_unchanged_it_is_the_same_letter_with_the_next_number(case: Case, letter: Composed) -> None:
    taken = back(case, letter, letter.files["docx"])
    assert {row.tie for row in taken.rows} == {Tie.SAME, Tie.OURS}
    assert text_of(taken) == text_of(letter).replace("Version 1", "Version 2")
    claims = {one.place: one.claims for one in get_lines(case.viewer, letter.intervention)[0]}
    assert {row.place: row.claims for row in taken.rows if row.claims} == claims
    found = get_lines(case.viewer, taken.intervention)[0]
    assert {line.text: line.claims for line in found} == {row.text: row.claims for row in taken.rows if row.claims}


def test_it_is_sealed_as_it_came_and_says_of_what_it_is_a_version(case: Case, letter: Composed) -> None:
    data = replaced_in_word(letter.files["docx"], "threatened", "warned")
    taken = back(case, letter, data)
    assert one(case, taken.intervention, "revises") == letter.intervention
    assert [one(case, taken.intervention, name) for name in ("number", "version", "date", "reply_by")] == [
        *("UA 7/2020", "2", "2020-09-14", "2020-10-01")
    ]
    digest = one(case, taken.intervention, "returned")
    assert digest == digest_text(hashlib.sha256(data).digest())
    assert read_file(case.viewer, case.scope, digest) == data
    assert (find_file(case.viewer, case.scope, digest).role, one(case, letter.intervention, "version")) == (
        "letter",
        "1",
    )
    assert get_letter_text(case.viewer, letter.intervention) != get_letter_text(case.viewer, taken.intervention)
    assert verify(case.viewer).damaged == ()


def test_what_changed_has_lost_its_claims_and_shows_them_beside_it(case: Case, letter: Composed) -> None:
    taken = back(case, letter, replaced_in_word(letter.files["docx"], "9\u00a0July", "10 July"))
    row = row_of(taken, "10 July")
    assert (row.tie, row.claims, row.was) == (Tie.CHANGED, (), ARREST)
    assert row.was_claims
    assert row.why == "no longer there: 9; not there before: 10"
    assert by_tie(taken, Tie.CHANGED) == [row.text]
    assert by_tie(taken, Tie.NEW) == by_tie(taken, Tie.LEFT_OUT) == []
    date = next(view for view in views(case, "event") if view.one("event.date").value == "2018-07-09")
    (claim,) = case.claims(date.id, "event.date")
    assert taken.intervention in interventions_using(case.viewer, [claim])  # the summary still says it


EDITS: list[tuple[Callable[[bytes], bytes], dict[Tie, list[str]]]] = [
    (lambda data: retyped(data, ARREST.replace("9 July 2018", "9\u00a0July\u00a02018"), ARREST.replace(" ", "  ")), {}),
    (lambda data: inserted_paragraph(data, THREAT[:20], CALM), {Tie.NEW: [CALM]}),
    (lambda data: deleted_paragraph(data, "threatened on"), {Tie.LEFT_OUT: [THREAT]}),
    (lambda data: moved_paragraph(data, "threatened on", "was arrested on"), {}),
    (
        lambda data: retyped(data, "Our position", "Where we stand"),
        {Tie.NEW: ["Where we stand"], Tie.LEFT_OUT: ["Our position"]},
    ),
    (
        lambda data: retyped(data, "was threatened on 5\u00a0July\u00a02018", "was on 5 July 2018 threatened"),
        {Tie.REWORDED: ["According to her lawyer, Ilona Varga was on 5 July 2018 threatened."]},
    ),
    (
        lambda data: replaced_in_word(data, "the law be kept", "justice be done"),
        {Tie.OURS: ["We ask that justice be done."]},
    ),
    (
        lambda data: replaced_in_word(data, "the law be kept", "Colonel Dorn be heard"),
        {Tie.NEW: ["We ask that Colonel Dorn be heard."]},
    ),
]


@pytest.mark.parametrize("number", range(len(EDITS)))
def test_each_edit_is_said_of_its_sentence_alone(case: Case, letter: Composed, number: int) -> None:
    edit, expected = EDITS[number]
    taken = look_at(case.viewer, letter.intervention, io.BytesIO(edit(letter.files["docx"])))
    for tie in (Tie.CHANGED, Tie.NEW, Tie.LEFT_OUT, Tie.REWORDED):
        assert by_tie(taken, tie) == expected.get(tie, [])
    for words in expected.get(Tie.OURS, []):
        assert row_of(taken, words).tie is Tie.OURS


def test_the_day_under_the_title_is_that_of_the_version(case: Case, letter: Composed) -> None:
    data = retyped(letter.files["docx"], "14\u00a0September\u00a02020", "21 September 2020")
    taken = back(case, letter, data)
    assert one(case, taken.intervention, "date") == "2020-09-21"
    assert "21 September 2020" in text_of(taken)
    assert one(case, letter.intervention, "date") == "2020-09-14"


def test_looking_records_nothing(case: Case, letter: Composed) -> None:
    before = store.position()
    assert look_at(case.viewer, letter.intervention, io.BytesIO(letter.files["docx"])).intervention == ""
    assert store.position() == before


def test_neither_deleted_words_nor_remarks_nor_the_writer_leave(case: Case, letter: Composed, tmp_path: Path) -> None:
    data = with_remark(replaced_in_word(letter.files["docx"], "threatened", "warned"), "Is this wise?")
    taken = back(case, letter, data)
    assert taken.comments == ("Is this wise?",)
    assert get_bindings(case.viewer, taken.intervention).comments == taken.comments
    taken = back(case, letter, data, Ties(ours=[row_of(taken, "warned").number]))
    approve(SECOND, taken.intervention, listed=True)
    paths = let_out_letter(case.viewer, taken.intervention, tmp_path).paths
    word = next(path for path in paths if path.suffix == ".docx")
    whole = b"".join(parts_of(word.read_bytes()).values())
    assert "warned" in whole.decode()
    assert not any(words in whole for words in (b"Rosa Halm", b"Is this wise", b"delText", b"<w:ins ", b"DRAFT"))
    threatened = [view for view in whole.decode().split("<w:p>") if "was threatened" in view]
    assert threatened == []


def test_what_rests_on_nothing_is_one_list_at_approval(case: Case, letter: Composed, tmp_path: Path) -> None:
    data = inserted_paragraph(replaced_in_word(letter.files["docx"], "threatened", "warned"), ARREST[:20], CALM)
    taken = back(case, letter, data)
    found = get_bindings(case.viewer, taken.intervention)
    assert [row.text for row in found.unbound] == [THREAT.replace("threatened", "warned"), CALM]
    refused(CannotApprove, "2 of its sentences", approve, SECOND, taken.intervention)
    refused(CannotApprove, "2 of its sentences", release_urgently, case.viewer, taken.intervention, "it cannot wait")
    refused(CannotApprove, "2 of its sentences", lambda: approve(SECOND, taken.intervention, listed=True))
    numbers = [row.number for row in found.unbound]
    taken = revise(case.viewer, letter.intervention, io.BytesIO(data), Ties(ours=numbers))
    refused(CannotApprove, "2 of its sentences are our own word", approve, SECOND, taken.intervention)
    standing = approve(SECOND, taken.intervention, listed=True)
    out = let_out_letter(case.viewer, taken.intervention, tmp_path)
    assert {digest_text(hashlib.sha256(path.read_bytes()).digest()) for path in out.paths} == set(standing.letters)
    assert get_standing(case.viewer, letter.intervention).approved is False


def test_what_is_wholly_tied_is_approved_as_any_letter(case: Case, letter: Composed) -> None:
    taken = back(case, letter, letter.files["docx"])
    assert approve(SECOND, taken.intervention).approved


def test_a_person_ties_a_sentence_or_says_that_it_is_our_word(case: Case, letter: Composed) -> None:
    data = inserted_paragraph(replaced_in_word(letter.files["docx"], "threatened", "warned"), ARREST[:20], CALM)
    looked = look_at(case.viewer, letter.intervention, io.BytesIO(data))
    warned, calm = row_of(looked, "warned"), row_of(looked, CALM)
    taken = back(case, letter, data, Ties({warned.number: ()}, [calm.number]))
    assert (row_of(taken, "warned").tie, row_of(taken, "warned").claims) == (Tie.TIED, warned.was_claims)
    assert row_of(taken, CALM).tie is Tie.OURS
    refused(CannotApprove, "1 of its sentences are our own word", approve, SECOND, taken.intervention)
    assert approve(SECOND, taken.intervention, listed=True).approved


def test_what_it_rested_on_is_not_kept_where_a_value_went(case: Case, letter: Composed) -> None:
    data = replaced_in_word(letter.files["docx"], "9\u00a0July", "10 July")
    number = row_of(look_at(case.viewer, letter.intervention, io.BytesIO(data)), "10 July").number
    refused(LetterNotTaken, "cannot rest on", back, case, letter, data, Ties({number: ()}))
    other = case.claims(views(case, "person")[0].id, "person.name")
    assert row_of(back(case, letter, data, Ties({number: other})), "10 July").claims == other


def test_only_claims_in_force_of_this_case_tie(case: Case, letter: Composed) -> None:
    elsewhere = Case(case.office, new_case(case.office, "Another").id)
    person = elsewhere.add("person", name="Ada Lind")
    claims = elsewhere.claims(person, "person.name")
    data = inserted_paragraph(letter.files["docx"], ARREST[:20], CALM)
    number = row_of(look_at(case.viewer, letter.intervention, io.BytesIO(data)), CALM).number
    refused(NoSuch, "claim", back, case, letter, data, Ties({number: claims}))
    refused(LetterNotTaken, "no sentence 999", back, case, letter, data, Ties(ours=[999]))


def test_demands_are_recorded_as_they_stand_now(case: Case, letter: Composed) -> None:
    data = replaced_in_word(letter.files["docx"], "who is in charge", "who leads it")
    taken = back(case, letter, data)
    demands = [view for view in views(case, "demand") if view.one("demand.intervention").value == taken.intervention]
    assert [view.one("demand.text").value for view in demands] == [
        "open an investigation without delay",
        "Tell the family who leads it.",
    ]
    assert all(len(view.all("demand.addressee")) == 1 for view in demands)


def test_it_comes_back_again_and_what_was_loose_stays_loose(case: Case, letter: Composed) -> None:
    second = back(case, letter, inserted_paragraph(letter.files["docx"], ARREST[:20], CALM))
    third = revise(case.viewer, second.intervention, io.BytesIO(second.files["docx"]))
    assert (third.letter.version, by_tie(third, Tie.NEW)) == (3, [CALM])
    other = back(case, letter, letter.files["docx"])
    assert other.letter.version == 4


def test_a_later_change_of_a_claim_names_the_version_that_uses_it(case: Case, letter: Composed) -> None:
    taken = back(case, letter, letter.files["docx"])
    threat = next(view for view in views(case, "event") if view.one("event.date").value == "2018-07-05")
    (claim,) = case.claims(threat.id, "event.date")
    correct(case.viewer, claim, "2018-07-06", "the stamp says the 6th")
    appeals = list_appeals_to_correct(case.viewer, case.id, today())
    assert [appeal.letter.intervention for appeal in appeals] == [taken.intervention]
    refused(CannotApprove, "changed since", approve, SECOND, taken.intervention)


def test_withdrawing_takes_the_versions_before_it(case: Case) -> None:
    first = compose(case.viewer, case.id, parse_brief(BRIEF.replace('number = "UA 7/2020"\n', "")))
    second = revise(case.viewer, first.intervention, io.BytesIO(first.files["docx"]))
    assert withdraw(case.viewer, second.intervention, "asked for") == (first.intervention, second.intervention)
    refused(LetterNotTaken, "withdrawn", back, case, first, first.files["docx"])


def test_erased_the_file_that_came_back_goes_too(case: Case, letter: Composed) -> None:
    taken = back(case, letter, replaced_in_word(letter.files["docx"], "threatened", "warned"))
    digests = [one(case, taken.intervention, name) for name in ("returned", "bindings")]
    erase(case.viewer, taken.intervention, "asked")
    assert not {told.digest for told in case.told() if isinstance(told, FileSealed)} & set(digests)
    assert case.view(letter.intervention)


def test_a_child_of_whom_a_changed_sentence_told_is_still_told_of(office: Office) -> None:
    case = new_case(office)
    lena = case.add("person", name="Lena Brodin", birth="2010-01-01")
    event = case.add("event", type="threat", date="2018-07-05", completion="done")
    case.add("act", event=event, victim=lena, type="threat", completion="done")
    adult = case.add("person", name="Ilona Varga", birth="1985-04-02")
    for day in ("2018-07-09", "2018-07-10"):
        arrest = case.add("event", type="arrest", date=day, completion="done")
        case.add("act", event=arrest, victim=adult, type="arrest", completion="done")
    letter = compose(case.viewer, case.id, parse_brief(BRIEF))
    data = letter.files["docx"]
    for _ in range(6):
        data = replaced_in_word(data, "threatened", "warned")
    taken = back(case, letter, data)
    assert tells_of_child(case.viewer, taken.intervention)
    loose = [row.number for row in taken.rows if row.unbound]
    taken = back(case, letter, data, Ties(ours=loose))
    assert tells_of_child(case.viewer, taken.intervention)


def refused(error: type[TocsinError], words: str, work: Any, *given: Any) -> None:
    before = store.position()
    with pytest.raises(error, match=words):
        work(*given)
    assert store.position() == before


def _without(data: bytes, name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, content in parts_of(data).items():
            if part != name:
                archive.writestr(part, content)
    return stream.getvalue()


def _all_deleted(data: bytes) -> bytes:
    xml = parts_of(data)[MAIN].decode().replace("<w:r>", '<w:del w:id="1" w:author="R"><w:r>')
    return replaced(data, {MAIN: xml.replace("</w:r>", "</w:r></w:del>").encode()})


BAD: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "another document": (lambda data: written("Dear all, the meeting is on Monday."), "too few|no paragraph|none of"),
    "no Word document": (lambda data: b"%PDF-1.7", "no Word document"),
    "empty": (lambda data: b"", "no Word document"),
    "locked": (lambda data: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    "macros": (lambda data: replaced(data, {"word/vbaProject.bin": b"x"}), "macros"),
    "too large": (lambda data: b"PK\x03\x04" + b"\0" * LARGEST, "larger than"),
    "damaged": (lambda data: data[: len(data) // 2], "damaged"),
    "no body": (lambda data: _without(data, MAIN), "damaged|no Word document"),
    "entities": (lambda data: replaced(data, {MAIN: b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "damaged|no Word"),
    "strict": (lambda data: replaced(data, {MAIN: parts_of(data)[MAIN].replace(W.encode(), STRICT)}), "Strict"),
    "all deleted": (_all_deleted, "holds no text"),
    "no title": (lambda data: retyped(data, '"Title"', '"Normal"'), "title"),
}
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_letter_of_ours_is_refused_by_name(case: Case, letter: Composed, name: str) -> None:
    make, words = BAD[name]
    refused(LetterNotTaken, words, back, case, letter, make(letter.files["docx"]))


def test_another_letter_of_the_case_is_refused(case: Case, letter: Composed) -> None:
    other = compose(case.viewer, case.id, parse_brief(BRIEF.replace("UA 7/2020", "UA 8/2020")))
    refused(LetterNotTaken, "another letter", back, case, letter, other.files["docx"])


def test_a_name_that_must_not_leave_is_refused_before_anything_is_recorded(case: Case, letter: Composed) -> None:
    case.add("person", name="Danylo Zięba", anonymise="true")
    data = inserted_paragraph(letter.files["docx"], ARREST[:20], "Danylo Zięba was there too.")
    refused(MustNotLeave, "the text", back, case, letter, data)


def test_what_the_letter_before_says_already_waits_for_two_members_as_there(case: Case) -> None:
    """They may let it pass; the words that came back add nothing of anybody else."""
    position = 'position = ["We ask for Danylo Zięba too."]'
    brief = BRIEF.replace('position = ["We ask that the law be kept."]', position)
    letter = compose(case.viewer, case.id, parse_brief(brief))
    case.add("person", name="Danylo Zięba", anonymise="true")
    files = {f"letter.{ending}": data for ending, data in letter.files.items()}
    assert searched(case.viewer, letter.intervention, files).strikes
    taken = back(case, letter, letter.files["docx"])
    assert "Danylo" in text_of(taken)
    case.add("person", name="Oleksa Marchuk", anonymise="true")
    data = inserted_paragraph(letter.files["docx"], ARREST[:20], "Oleksa Marchuk was there too.")
    refused(MustNotLeave, "the text", back, case, letter, data)


def test_the_record_says_it_in_one_transaction(case: Case, letter: Composed) -> None:
    before = store.position()
    taken = back(case, letter, letter.files["docx"])
    assert store.position().changesets == before.changesets + 1
    said = [
        told for told in case.told() if isinstance(told, LetterComposed) and told.intervention == taken.intervention
    ]
    assert one(case, taken.intervention, "returned") in said[0].letters
    finals = {told.value for told in case.told() if isinstance(told, ClaimMade) and told.entity == taken.intervention
              and told.property == "intervention.final"}  # fmt: skip
    kinds = {find_file(case.viewer, case.scope, str(digest)).media_type for digest in finals}
    assert kinds == set(MEDIA.values()) - {MEDIA["html"]}
