"""Numbers that identify something (a number plate, a telephone, an address of e-mail) in a text, told elsewhere too.

Only what stands in statements that the viewer may see is looked at; nothing is joined, and nobody is said to be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.access.spelt_so import statements_with
from tocsin.access.statements import StatementLine, get_statements, get_text
from tocsin.domain.errors import NoSuch, NothingToRead
from tocsin.domain.passages import InText
from tocsin.domain.viewer import Viewer
from tocsin.web.passages import Quote, quote
from tocsin.web.words import date_words

MOST_NUMBERS = 4  # of one text
MOST_TEXTS = 8  # looked into for one number, the newest
MOST_SHOWN = 6
_LATIN, _CYRILLIC = "ABEKMHOPCTYXI", "АВЕКМНОРСТУХІ"  # letters of plates that look alike
_ALIKE = {**str.maketrans(_LATIN, _CYRILLIC), **str.maketrans(_CYRILLIC, _LATIN)}
_UPPER = "A-ZА-ЯІЇЄҐ"
_PLATE = rf"(?:[{_UPPER}]{{2,3}}[ -]?|[{_UPPER}])[0-9]{{3,5}}(?:[ -]?[{_UPPER}]{{1,3}})?"
_PHONE = r"\+?[0-9](?:[ ()-]{0,2}[0-9]){8,14}"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_BETWEEN = re.compile(r"[ ()-]")
_DIGITS = re.compile(r"[0-9]{2,}")
_NUMBER = re.compile(rf"(?<![\w+@.-])(?:{_PLATE}|{_PHONE}|{_MAIL})(?![\w@])")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A number of this text in another one: where, with the words around it."""

    number: str
    statement: str
    title: str
    date: str
    quote: Quote


def told_elsewhere(viewer: Viewer, statement: str, text: str) -> list[Elsewhere]:
    """Where else the numbers of a statement's text are told, the newest first."""
    numbers = list(dict.fromkeys(found.group() for found in _NUMBER.finditer(text)))[:MOST_NUMBERS]
    return [one for number in numbers for one in _of(viewer, statement, number)][:MOST_SHOWN]


def _of(viewer: Viewer, statement: str, number: str) -> Iterator[Elsewhere]:
    hits = [one for words in _spellings(number) for one in statements_with(viewer, words, MOST_TEXTS)]
    others = [one for one in dict.fromkeys(hits) if one != statement][:MOST_TEXTS]
    lines = get_statements(viewer, others)
    for other in others:
        if other in lines and (found := _in(viewer, lines[other], number)):
            yield found


def _spellings(number: str) -> dict[str, None]:
    """The words under which texts with a number are looked for: its digits where they stand apart, all in one piece."""
    if "@" in number:
        return {number: None}
    whole = _BETWEEN.sub("", number)
    return dict.fromkeys((" ".join(_DIGITS.findall(number)), whole, whole.translate(_ALIKE)))


def _in(viewer: Viewer, line: StatementLine, number: str) -> Elsewhere | None:
    try:
        text = get_text(viewer, line.id).text
    except (NoSuch, NothingToRead):
        return None
    found = re.search(_spelt(number), text, re.IGNORECASE)
    if found is None:
        return None
    words = quote(text, InText(line.text, *found.span()), line.id)
    return Elsewhere(number, line.id, line.title, date_words(line.date) if line.date else "", words)


def _spelt(number: str) -> str:
    """The same signs, with blanks and hyphens where they may stand, and letters that look alike."""
    signs = _BETWEEN.sub("", number.upper())
    return rf"(?<!\w){r'[ ()-]{0,2}'.join(_either(sign) for sign in signs)}(?!\w)"


def _either(sign: str) -> str:
    return f"[{sign}{sign.translate(_ALIKE)}]" if sign.isalnum() else re.escape(sign)
