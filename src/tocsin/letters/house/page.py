"""A letter as PDF, and as pictures of its pages, on the office's paper."""

from __future__ import annotations

import base64
import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

import typst

from tocsin.composing.letter import Letter
from tocsin.domain.letterhead import Paper
from tocsin.letters.glyphs import FONTS
from tocsin.letters.house.layout import Layout, page_of
from tocsin.letters.house.paper import Filled, filled, signed_part
from tocsin.letters.house.pictures import size_of
from tocsin.letters.house.styles import Looks
from tocsin.letters.house.word import own_styles, without_address
from tocsin.letters.pdf import letter_data, set_as_pdf, shipped_fonts, to_pdf
from tocsin.letters.pictures import set_as_pictures, to_pictures

_OURS = {"width": 595.3, "height": 841.9, "top": 85.0, "right": 79.4, "bottom": 79.4, "left": 85.0}


def pdf_on(letter: Letter, paper: Paper) -> bytes:
    """The PDF; without paper the plain one. Raises LetterNotSet."""
    return to_pdf(letter) if paper.is_plain else set_as_pdf(*_told(letter, paper))


def pictures_on(letter: Letter, paper: Paper) -> tuple[bytes, ...]:
    """A PNG for each page. Raises LetterNotSet."""
    return to_pictures(letter) if paper.is_plain else set_as_pictures(*_told(letter, paper))


def _told(letter: Letter, paper: Paper) -> tuple[dict[str, str], typst.Fonts]:
    made = filled(letter, paper)
    said = {
        "letter": json.dumps(letter_data(without_address(letter, made), signed_part(letter)), ensure_ascii=False),
        "paper": json.dumps(paper_data(made), ensure_ascii=False),
    }
    return said, _all_fonts() if made.house else shipped_fonts()


@lru_cache(maxsize=1)
def _all_fonts() -> typst.Fonts:
    """The shipped fonts with those of letterheads."""
    folders = [str(FONTS), str(files("tocsin.letters") / "house" / "fonts")]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def paper_data(made: Filled) -> dict[str, Any]:
    """What the form reads of the paper: words, lengths in points, pictures by their names."""
    layout = Layout(Looks(made.house.styles if made.house else own_styles()))
    page = page_of(made.house.section) if made.house else _OURS
    data: dict[str, Any] = {
        "page": page,
        "text": page["width"] - page["left"] - page["right"],
        "before": layout.blocks(made.before),
        "after": layout.blocks(made.after),
        "signature": layout.blocks([made.signature]) if made.signature is not None else [],
        "pictures": {name: _wrapped(one) for name, one in made.pictures.items()},
        "house": None,
    }
    if made.house:
        edges = {name: layout.blocks([*root]) for name, root in made.edges.items()}
        data["house"] = {"page": page, "edges": edges, "first": made.house.has_first, "look": layout.look()}
    return data


def _wrapped(png: bytes) -> str:
    """A picture within a drawing, which can be handed over as words: many times quicker than a list of bytes."""
    width, height = size_of(png)
    inner = base64.b64encode(png).decode("ascii")
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    size = f'width="{width}" height="{height}"'
    return f'<svg {space} {size}><image {size} xlink:href="data:image/png;base64,{inner}"/></svg>'
