"""Every template in every language it has: the whole letter, as agreed (tests/golden/letters).

`TOCSIN_GOLDEN=1` writes them anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from support.dossiers import TODAY
from support.tongues import brief_in_four, case_in
from tocsin.composing.brief import Brief
from tocsin.composing.composition import compose
from tocsin.composing.limits import written_from_a_brief
from tocsin.composing.wording import LANGUAGES
from tocsin.letters.text import to_text

GOLDEN = Path(__file__).parent.parent / "golden" / "letters"


def letter(name: str, language: str) -> str:
    brief: Brief = brief_in_four()
    made = compose(case_in(language).dossier, brief, name, today=TODAY, language=language)
    gaps = "".join(f"gap: {gap.message}\n" for gap in made.gaps)
    return f"{to_text(made)}\n{gaps}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", written_from_a_brief())
def test_a_letter_is_word_for_word_as_agreed(name: str, language: str) -> None:
    path = GOLDEN / f"{name}.{language}.txt"
    if os.environ.get("TOCSIN_GOLDEN"):
        path.write_text(letter(name, language), "utf-8")
    assert letter(name, language) == path.read_text("utf-8")
