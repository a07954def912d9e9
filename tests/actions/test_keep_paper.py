"""Logo, signature and letterhead: sealed in the book, used by every letter, searched and approved with it."""

from __future__ import annotations

import functools
import io
import zipfile
from typing import Any

import docx
import pypdfium2
import pytest

from support.cases import Case, threatened
from support.letterheads import LOGO, LOGO_WORDS, SIGNATURE, SIGNATURE_WORDS, WHO, letterhead
from tocsin.access.approvals import get_standing
from tocsin.access.letterhead import find_letterhead, get_paper
from tocsin.access.protected import get_protected
from tocsin.actions import keep_paper as keeping
from tocsin.actions.compose import compose
from tocsin.actions.init import Office
from tocsin.actions.keep_letterhead import keep_letterhead
from tocsin.actions.keep_paper import keep_paper, leave_paper
from tocsin.actions.letter_checks import sealed_files, today
from tocsin.actions.letter_strikes import list_strikes
from tocsin.actions.preview import preview
from tocsin.actions.revise import revise
from tocsin.composing import parse_brief
from tocsin.domain.bindings import Tie
from tocsin.domain.errors import BadValue, NoSuch, PaperNotTaken
from tocsin.domain.letterhead import Letterhead, Paper, Piece
from tocsin.domain.viewer import Viewer

TAKEN = functools.cache(keeping.taken_apart)
BRIEF = """
number = "UA 7/2020"
[organisation]
name = "Quay Centre"
signatory = "Rona Vell, Director"
[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
address = ["1 Court Street"]
[[demands]]
text = "open an investigation without delay"
addressees = ["prosecutor"]
"""


@pytest.fixture(autouse=True)
def _each_file_is_taken_apart_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the child itself; what it answered is remembered for the other tests."""
    monkeypatch.setattr(keeping, "taken_apart", TAKEN)


@pytest.fixture
def case(office: Office) -> Case:
    return threatened(office)


@pytest.fixture
def papered(case: Case) -> Case:
    keep_letterhead(case.viewer, WHO)
    keep_paper(case.viewer, Piece.LOGO, LOGO, LOGO_WORDS)
    keep_paper(case.viewer, Piece.SIGNATURE, SIGNATURE, SIGNATURE_WORDS)
    assert keep_paper(case.viewer, Piece.DOCUMENT, letterhead()) == ()
    return case


def test_every_letter_is_set_on_what_is_kept_and_is_sealed_so(papered: Case) -> None:
    made = compose(papered.viewer, papered.id, parse_brief(BRIEF), each=True)
    assert "office@quay.example" in pypdfium2.PdfDocument(made.files["pdf"])[0].get_textpage().get_text_range()
    document = docx.Document(io.BytesIO(made.files["docx"]))
    assert document.paragraphs[0].text.startswith("Brod, ")
    standing = get_standing(papered.viewer, made.intervention)
    leaving = sealed_files(papered.viewer, standing)
    words = [data for media, data in leaving if media.endswith("document")]
    assert len(words) == 2  # the letter itself, and the one to the prosecutor
    for data in words:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert "word/media/signature.png" in archive.namelist()
    assert list_strikes(papered.viewer, standing) == ()
    assert preview(papered.viewer, papered.id, parse_brief(BRIEF), "urgent-appeal", "en").pages


def test_a_letter_comes_back_from_word_and_is_set_on_the_paper_again(papered: Case) -> None:
    made = compose(papered.viewer, papered.id, parse_brief(BRIEF))
    back = revise(papered.viewer, made.intervention, io.BytesIO(made.files["docx"]))
    assert {row.tie for row in back.rows} <= {Tie.SAME, Tie.OURS}
    assert back.letter.sender == "Quay Centre"
    assert not any("letterhead" in gap.message or "picture" in gap.message for gap in back.letter.gaps)
    assert docx.Document(io.BytesIO(back.files["docx"])).paragraphs[0].text.startswith("Brod, ")


def test_what_is_kept_is_sealed_in_the_book_and_not_the_file_that_came(papered: Case) -> None:
    paper = get_paper(papered.viewer)
    assert paper.logo is not None
    assert paper.logo.words == LOGO_WORDS
    assert paper.logo.data.startswith(b"\x89PNG")
    known = find_letterhead(papered.viewer)
    assert known is not None
    folder = papered.office.session.folder
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert paper.logo.data[:64] not in data
            assert LOGO_WORDS.encode() not in data


def test_a_new_one_takes_the_place_of_the_old_and_without_it_letters_are_as_they_were(papered: Case) -> None:
    keep_paper(papered.viewer, Piece.LOGO, SIGNATURE, "Another logo")
    paper = get_paper(papered.viewer)
    assert paper.logo is not None
    assert paper.signature is not None
    assert (paper.logo.words, paper.logo.data) == ("Another logo", paper.signature.data)
    for piece in Piece:
        leave_paper(papered.viewer, piece)
    assert get_paper(papered.viewer) == Paper(WHO)
    with pytest.raises(NoSuch):
        leave_paper(papered.viewer, Piece.LOGO)


def test_what_is_refused_leaves_everything_as_it_was(case: Case) -> None:
    for piece, data, words in ((Piece.LOGO, LOGO[:-12], "x"), (Piece.DOCUMENT, b"x", "")):
        with pytest.raises(PaperNotTaken):
            keep_paper(case.viewer, piece, data, words)
    with pytest.raises(BadValue):
        keep_paper(case.viewer, Piece.LOGO, LOGO, "  ")
    assert find_letterhead(case.viewer) is None


def test_who_does_not_see_the_book_sees_no_paper(papered: Case) -> None:
    assert get_paper(Viewer(papered.viewer.member, frozenset())) == Paper()


@pytest.mark.parametrize(
    ("signatory", "cleared"),
    [
        ("Rona Varga, Director", True),
        ("Nadiia Varga, Director", False),  # called like the child herself
        ("Director", False),
        ("", False),
    ],
)
def test_the_name_of_who_signs_is_no_strike_where_a_child_shares_the_surname(
    case: Case, signatory: str, cleared: bool
) -> None:
    case.add("person", name="Надія Варга", minor="true")
    keep_letterhead(case.viewer, Letterhead("Quay Centre", signatory=signatory))
    listed = get_protected(case.viewer, case.id, today())
    assert (signatory.partition(",")[0] in listed.cleared) is cleared


@pytest.mark.parametrize("piece", [Piece.DOCUMENT, Piece.LOGO])
def test_what_stands_on_the_paper_is_searched_like_the_letter(case: Case, piece: Piece) -> None:
    def named(document: Any) -> None:
        document.sections[0].header.paragraphs[-1].text = "Надія Варга"

    case.add("person", name="Надія Варга", minor="true")
    given = (letterhead(named), "") if piece is Piece.DOCUMENT else (LOGO, "Drawn by Надія Варга")
    keep_paper(case.viewer, piece, *given)
    made = compose(case.viewer, case.id, parse_brief(BRIEF))
    struck = list_strikes(case.viewer, get_standing(case.viewer, made.intervention))
    assert {one.strike.place.partition(",")[0] for one in struck} == {"PDF", "DOCX"}
