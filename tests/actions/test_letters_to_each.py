"""A letter of its own to each addressee is sealed, approved, searched and saved with the appeal that it belongs to."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from support.cases import Case, claims_made, threatened
from support.record import ident
from support.word_edits import replaced_in_word
from tocsin.access.approvals import get_standing
from tocsin.access.letters import get_letter_text, letters_of_offices
from tocsin.actions.approve import approve
from tocsin.actions.came_back import NONE_TO_EACH, Revised, Ties
from tocsin.actions.compose import compose
from tocsin.actions.init import Office
from tocsin.actions.let_out import let_out_letter
from tocsin.actions.ready_to_send import ready_to_send
from tocsin.actions.retype import list_fields, retype
from tocsin.actions.revise import revise
from tocsin.actions.sealed_letter import Composed
from tocsin.actions.verify import verify
from tocsin.composing import parse_brief
from tocsin.domain.errors import LetterRefused, MustNotLeave
from tocsin.domain.operations import ClaimsUnlooked
from tocsin.domain.viewer import Viewer

BRIEF = """
number = "UA 7/2020"
[organisation]
name = "Quay Centre"
[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
address = ["1 Court Street"]
salutation = "Dear Prosecutor General,"
checked = 2020-09-01
[[addressees]]
key = "police"
office = "Поліція Орванії"
[[addressees]]
key = "also-police"
office = "Поліція Орванії"
address = ["2 Harbour Road"]
[[demands]]
text = "open an investigation without delay"
addressees = ["prosecutor", "police"]
"""
SECOND = Viewer(ident(90))
STEM = "letter UA-7-2020 v1 2020-09-14"


@pytest.fixture
def case(office: Office) -> Case:
    return threatened(office)


def written(case: Case, told: list[tuple[int, int]] | None = None) -> str:
    def tell(done: int, total: int) -> None:
        (told if told is not None else []).append((done, total))

    return compose(case.viewer, case.id, parse_brief(BRIEF), each=True, progress=tell).intervention


def saved(case: Case, letter: str, folder: Path) -> dict[str, bytes]:
    approve(SECOND, letter)
    return {path.name: path.read_bytes() for path in let_out_letter(case.viewer, letter, folder).paths}


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)).split())


def test_each_addressee_has_a_letter_that_begins_with_its_address_and_greeting(case: Case, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    letter = written(case, told)
    assert told == [(0, 3), (1, 3), (2, 3)]
    files = saved(case, letter, tmp_path)
    offices = ("Prosecutor-General", "Politsiya-Orvanii", "Politsiya-Orvanii 2")
    stems = [STEM, *(f"{STEM} to {office}" for office in offices)]
    expected = {f"{stem}.{ending}" for stem in stems for ending in ("pdf", "docx")} | {f"{STEM}.txt"}
    assert set(files) == expected
    own = words_of(files[f"{STEM} to Prosecutor-General.pdf"])
    assert "Prosecutor General 1 Court Street Dear Prosecutor General, " in own
    for words in ("DRAFT", "Harbour Road", "To whom this is addressed"):
        assert words not in own
    assert "To whom this is addressed" in words_of(files[f"{STEM}.pdf"])
    text = zipfile.ZipFile(io.BytesIO(files[f"{STEM} to Prosecutor-General.docx"])).read("word/document.xml").decode()
    assert "Dear Prosecutor General," in text
    assert "Harbour Road" not in text


def test_one_approval_names_all_of_them_and_each_is_known_by_its_office(case: Case) -> None:
    letter = written(case)
    standing = get_standing(case.viewer, letter)
    offices = letters_of_offices(case.viewer, letter)
    assert len(standing.letters) == 3 + 2 * 3
    assert set(offices) < set(standing.letters)
    assert sorted(offices.values()) == ["Prosecutor General"] * 2 + ["Поліція Орванії"] * 4
    assert "To whom this is addressed" in get_letter_text(case.viewer, letter)
    assert verify(case.viewer).damaged == ()


def test_the_mail_to_an_office_has_its_own_letter_beside_it_and_no_other(case: Case) -> None:
    letter = written(case)
    approve(SECOND, letter)
    ready = ready_to_send(case.viewer, letter)
    beside = {one.office: set(ready.mails[one.addressee].files) for one in ready.envelopes}
    assert beside["Prosecutor General"] == {f"{STEM} to Prosecutor-General.{ending}" for ending in ("pdf", "docx")}
    assert not beside["Prosecutor General"] & beside["Поліція Орванії"]
    assert ready.name == STEM


def test_a_strike_says_in_which_of_them_it_is(case: Case, tmp_path: Path) -> None:
    letter = written(case)
    approve(SECOND, letter)
    case.add("person", name="Harbour Road", minor="true")
    with pytest.raises(MustNotLeave, match="to Politsiya-Orvanii"):
        let_out_letter(case.viewer, letter, tmp_path / "out")
    assert not list((tmp_path / "out").glob("*"))


def test_what_nobody_has_looked_at_has_none_and_a_public_letter_is_refused(case: Case) -> None:
    (claim,) = (one.claim for one in claims_made(case.scope) if one.property == "event.type")
    case.say(ClaimsUnlooked(claims=(claim,)))
    assert get_standing(case.viewer, written(case)).letters == ()
    brief = parse_brief('position = ["Nobody may be threatened."]' + BRIEF)
    with pytest.raises(LetterRefused, match="it addresses no office"):
        compose(case.viewer, case.id, brief, template="public-statement", each=True)


@pytest.mark.parametrize("way", ["word", "desk"])
def test_a_letter_whose_words_changed_leaves_to_each_in_its_new_words_too(case: Case, tmp_path: Path, way: str) -> None:
    letter: Composed | Revised = compose(case.viewer, case.id, parse_brief(BRIEF), each=True)
    where = next(one for one in list_fields(case.viewer, letter.intervention) if "investigation" in one.text)
    for was, now in (("without delay", "today"), ("today", "now")):  # and so does the version after it
        if way == "word":
            data = io.BytesIO(replaced_in_word(letter.files["docx"], was, now))
            letter = revise(case.viewer, letter.intervention, data)
        else:
            words = {where.number: where.text.replace("without delay", now)}
            letter = retype(case.viewer, letter.intervention, words)
    files = saved(case, letter.intervention, tmp_path)
    stem = "letter UA-7-2020 v3 2020-09-14"
    offices = ("Prosecutor-General", "Politsiya-Orvanii", "Politsiya-Orvanii 2")
    assert {name.rpartition(".")[0] for name in files} == {stem, *(f"{stem} to {one}" for one in offices)}
    own = words_of(files[f"{stem} to Prosecutor-General.pdf"])
    assert "Prosecutor General 1 Court Street Dear Prosecutor General, " in own
    assert "Open an investigation now." in own
    for gone in ("without delay", "Harbour Road", "DRAFT", "Salutation"):
        assert gone not in own
    others = [words_of(files[f"{stem} to {one}.pdf"]) for one in offices[1:]]
    assert sum("Поліція Орванії 2 Harbour Road" in words for words in others) == 1
    assert not any("Dear Prosecutor" in words or "Court Street" in words for words in others)
    ready = ready_to_send(case.viewer, letter.intervention)
    beside = {name for mail in ready.mails.values() for name in mail.files}
    assert f"{stem} to Prosecutor-General.pdf" in beside
    assert not any(" v1 " in name or " v2 " in name for name in beside)


def test_a_translation_says_that_it_has_none(case: Case) -> None:
    letter = compose(case.viewer, case.id, parse_brief(BRIEF), each=True)
    back = revise(case.viewer, letter.intervention, io.BytesIO(letter.files["docx"]), Ties(translated="pl"))
    assert [gap.message for gap in back.letter.gaps] == [NONE_TO_EACH]
    alone = compose(case.viewer, case.id, parse_brief(BRIEF))
    back = revise(case.viewer, alone.intervention, io.BytesIO(alone.files["docx"]), Ties(translated="pl"))
    assert back.letter.gaps == ()
