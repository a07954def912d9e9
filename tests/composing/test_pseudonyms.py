"""Under a pseudonym: the letter calls a person by it, says once that it is none of theirs, and never by the name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support.dossiers import TODAY
from support.tongues import WORDS, brief_in_four, case_in
from tocsin.composing.composition import compose
from tocsin.composing.letter import Letter
from tocsin.composing.wording import LANGUAGES
from tocsin.domain.errors import BriefProblem, NotInThisCase
from tocsin.letters.text import to_text

CALLED = {"en": "Iryna Sova", "uk": "Ірина Сова", "ru": "Ирина Сова", "pl": "Irena Sowa"}
SAID = {
    "en": "Iryna Sova (name changed)",
    "uk": "Ірина Сова (ім’я змінено)",
    "ru": "Ирина Сова (имя изменено)",
    "pl": "Irena Sowa (imię zmienione)",
}


def letter(language: str, called: str, person: str = "marta", template: str = "urgent-appeal") -> Letter:
    brief = replace(brief_in_four(), pseudonyms={person: called})
    return compose(case_in(language).dossier, brief, template, today=TODAY, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", ["urgent-appeal", "public-statement", "urgent-action"])
def test_the_name_stands_nowhere_and_the_reader_is_told(language: str, template: str) -> None:
    text = to_text(letter(language, CALLED[language], template=template))
    assert SAID[language].casefold() in text.casefold()
    for part in WORDS[language][0].split():
        assert part.casefold() not in text.casefold()


def test_of_a_person_under_a_pseudonym_no_background_is_told() -> None:
    made = letter("en", CALLED["en"])
    assert "journalist" not in to_text(made)
    assert any("under a pseudonym" in gap.message for gap in made.gaps)


def test_a_pseudonym_in_other_letters_is_named() -> None:
    assert any("Iryna Sova" in gap.message for gap in letter("uk", CALLED["en"]).gaps)


@pytest.mark.parametrize("called", ["Marta", "Velin", "Marta Sova", "Koren", "Danylo", "Velyn"])
def test_what_holds_a_name_of_the_case_is_refused_and_not_repeated(called: str) -> None:
    with pytest.raises(BriefProblem) as caught:
        letter("en", called)
    assert caught.value.fields["key"] == "pseudonyms.marta"
    assert called not in str(caught.value)


def test_two_are_not_called_alike() -> None:
    brief = replace(brief_in_four(), pseudonyms={"marta": "Iryna", "danylo": "Iryna"})
    with pytest.raises(BriefProblem, match="another person"):
        compose(case_in("en").dossier, brief, "urgent-appeal", today=TODAY)


def test_nobody_else_has_one() -> None:
    with pytest.raises(NotInThisCase, match="pseudonyms"):
        letter("en", CALLED["en"], person="stranger")
