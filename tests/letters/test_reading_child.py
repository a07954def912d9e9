"""A file that came back is read by a process of its own, which says the same and no more."""

from __future__ import annotations

import pytest

from support.dossiers import TODAY
from support.tongues import brief_in_four, case_in
from support.word_files import replaced
from tocsin.composing.composition import compose
from tocsin.domain.errors import LetterNotTaken
from tocsin.letters import reading_child
from tocsin.letters.docx import to_docx
from tocsin.letters.reading_back import LARGEST, read_back
from tocsin.letters.reading_child import answer_to, read_apart
from tocsin.lib import child


@pytest.fixture(scope="module")
def data() -> bytes:
    return to_docx(compose(case_in("uk").dossier, brief_in_four(), "urgent-appeal", today=TODAY, language="uk"))


def test_it_says_what_reading_here_says(data: bytes) -> None:
    assert read_apart(data) == read_back(data)


def test_a_refusal_comes_over_with_its_reason(data: bytes) -> None:
    with pytest.raises(LetterNotTaken, match="macros"):
        read_apart(replaced(data, {"word/vbaProject.bin": b"x"}))
    assert b"no Word document" in answer_to(b"")


def test_more_than_a_letter_is_not_even_given() -> None:
    with pytest.raises(LetterNotTaken, match="larger than"):
        read_apart(bytes(LARGEST + 2))


@pytest.mark.parametrize("ending", [one for one in child.Ending if one is not child.Ending.ANSWERED])
def test_however_the_process_ends_it_is_said(monkeypatch: pytest.MonkeyPatch, ending: child.Ending) -> None:
    monkeypatch.setattr(reading_child.child, "run", lambda *given: child.Outcome(ending))
    with pytest.raises(LetterNotTaken):
        read_apart(b"")


def test_an_answer_of_another_form_is_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        reading_child.child, "run", lambda *given: child.Outcome(child.Ending.ANSWERED, b'{"letter":3}')
    )
    with pytest.raises(LetterNotTaken, match="damaged"):
        read_apart(b"")
