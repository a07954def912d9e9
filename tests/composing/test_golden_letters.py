"""Every template in every language it has: the whole letter, as agreed (tests/golden/letters).

`TOCSIN_GOLDEN=1` writes them anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.composing.test_correction import DAY, RETRACTED, SENT, STORY, case, corrected

from support.dossiers import TODAY
from support.tongues import brief_in_four, case_in
from tocsin.composing.brief import Brief
from tocsin.composing.composition import compose
from tocsin.composing.correction import compose_correction
from tocsin.composing.letter import Letter
from tocsin.composing.limits import written_from_a_brief
from tocsin.composing.template import template, template_ids
from tocsin.composing.wording import LANGUAGES
from tocsin.letters.text import to_text

GOLDEN = Path(__file__).parent.parent / "golden" / "letters"


def letter(name: str, language: str) -> str:
    brief: Brief = brief_in_four()
    made = compose(case_in(language).dossier, brief, name, today=TODAY, language=language)
    return _told(made)


def correction(language: str) -> str:
    changes = (corrected(STORY, value="2030-07"), RETRACTED)
    made = compose_correction(case(), SENT, changes, brief=None, today=DAY, language=language)
    assert made is not None
    return _told(made.letter)


def _told(made: Letter) -> str:
    gaps = "".join(f"gap: {gap.message}\n" for gap in made.gaps)
    return f"{to_text(made)}\n{gaps}"


WRITTEN = [(name, language) for name in written_from_a_brief() for language in template(name).languages]


@pytest.mark.parametrize(("name", "language"), WRITTEN)
def test_a_letter_is_word_for_word_as_agreed(name: str, language: str) -> None:
    agreed(f"{name}.{language}.txt", letter(name, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_correction_is_word_for_word_as_agreed(language: str) -> None:
    agreed(f"correction.{language}.txt", correction(language))


def agreed(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("TOCSIN_GOLDEN"):
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


def test_every_kind_of_letter_is_there_in_every_language_that_it_has() -> None:
    """A communication to the United Nations has words in English alone: its mandates take no other of the four."""
    every = {f"{name}.{language}.txt" for name in template_ids() for language in template(name).languages}
    assert {path.name for path in GOLDEN.iterdir()} == every
    fewer = [name for name in template_ids() if template(name).languages != LANGUAGES]
    assert fewer == ["special-procedures"]
