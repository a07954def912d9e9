"""A letter as pictures of its pages: what the PDF will look like, set by the same form with the same fonts."""

from __future__ import annotations

import json
from typing import Any

import typst

from tocsin.composing.letter import Letter
from tocsin.domain.errors import Cause, LetterNotSet
from tocsin.letters.pdf import form, letter_data, shipped_fonts

_DOTS = 84.0  # to the inch: a page is as wide as a column of the desk, and read without effort


def to_pictures(letter: Letter) -> tuple[bytes, ...]:
    """A PNG for each page. Raises LetterNotSet, without a word of the letter, where the typesetter refuses."""
    return set_as_pictures({"letter": json.dumps(letter_data(letter), ensure_ascii=False)}, shipped_fonts())


def set_as_pictures(said: dict[str, str], fonts: typst.Fonts) -> tuple[bytes, ...]:
    """What the form makes of this, page by page. Raises LetterNotSet."""
    try:
        made: Any = typst.compile(form(), font_paths=fonts, format="png", ppi=_DOTS, sys_inputs=said)
    except typst.TypstError:
        raise LetterNotSet(why=Cause("the typesetter refused it")) from None
    return tuple(made) if isinstance(made, list) else (bytes(made),)  # one page alone comes as it is
