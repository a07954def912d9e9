"""Rows of a spreadsheet, pasted or from a CSV file: cells with their places in the text, and what a column may be.

A spreadsheet gives the clipboard tabs; files have commas or semicolons. A cell in quotation marks may hold any of them
and several lines. Nothing is guessed about a value here: what a column is, is only suggested, from its heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tocsin.domain.errors import Cause, UnreadableRows
from tocsin.domain.names import fold_name
from tocsin.domain.schema import ValueKind, schema

MOST_SIGNS = 4_000_000
MOST_ROWS = 2_000
MOST_COLUMNS = 80
_MARK = '"'
_DIVIDERS = "\t;,"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, and where it stands in the text (code points), without its quotation marks."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The text as it is kept, its heading, and the rows below it that hold something; each with its line number."""

    text: str
    heading: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


# what people write above a column, beside what the schema calls it
_USUAL: Mapping[str, Sequence[str]] = {
    "name": (
        *("full name", "person", "names", "surname", "fio", "pib", "піб", "прізвище", "фио", "фамилия", "имя"),
        *(
            "ім'я та прізвище",
            "nazwisko",
            "imię",
            "targeted journalists",
            "organisation",
            "organization",
            "організація",
        ),
    ),
    "contact": ("phone", "telephone", "email", "e mail", "mobile", "телефон", "пошта", "почта", "telefon"),
    "occupation": ("work", "profession", "job", "position", "професія", "профессия", "zawód", "посада", "должность"),
    "birth": ("date of birth", "birthday", "dob", "born", "дата народження", "дата рождения", "data urodzenia"),
    "country": ("nationality", "citizenship", "громадянство", "гражданство", "obywatelstwo", "kraj"),
    "date": ("when", "day", "дата", "коли", "когда", "data", "kiedy"),
    "place_words": ("place", "where", "city", "town", "місто", "город", "место", "місце", "miasto", "gdzie"),
    "description": ("what", "what happened", "details", "notes", "опис", "описание", "opis"),
    "count": ("number of detentions", "number", "how many", "кількість", "количество", "liczba"),
    "background": ("notes", "comment", "remarks", "примітки", "примечания", "uwagi"),
}
# a name in several columns, in the order in which its parts are put together
_PARTS: Sequence[Sequence[str]] = (
    ("first name", "firstname", "given name", "given names", "forename", "name", "ім'я", "имя", "imię"),
    ("middle name", "patronymic", "по батькові", "отчество", "drugie imię"),
    ("last name", "lastname", "surname", "family name", "прізвище", "фамилия", "nazwisko"),
)
_ELSEWHERE = {ValueKind.ENTITY, ValueKind.IDENTIFIER}  # no cell says these by itself
_LANGUAGES = ("en", "uk", "ru", "pl")


def read_rows(given: str) -> Rows:
    """The rows of a text. Raises UnreadableRows, which says why: empty, too large, a cell that does not end."""
    text = given.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").strip("\n")
    if len(text) > MOST_SIGNS:
        raise UnreadableRows(why=Cause("it has more than {most} signs", most=MOST_SIGNS))
    found = [(line, row) for line, row in _rows(text, _divider(text)) if any(cell.text for cell in row)]
    if len(found) < 2:
        raise UnreadableRows(why=Cause("it needs a line of headings and at least one row below it"))
    if len(found) - 1 > MOST_ROWS:
        raise UnreadableRows(why=Cause("it has more than {most} rows", most=MOST_ROWS))
    (_, heading), *rows = found
    if max(len(row) for _, row in found) > MOST_COLUMNS:
        raise UnreadableRows(why=Cause("it has more than {most} columns", most=MOST_COLUMNS))
    longer = next((line for line, row in rows if any(cell.text for cell in row[len(heading) :])), None)
    if longer is not None:
        raise UnreadableRows(why=Cause("the row in line {line} has more cells than there are headings", line=longer))
    return Rows(text, tuple(cell.text for cell in heading), tuple(rows))


def suggested(heading: Sequence[str], kind: str) -> list[str]:
    """What each column may be: the id of a property of the kind, or nothing.

    A property is suggested twice only where it may have several values (a telephone and an e-mail address), or where
    the columns are the parts of a name.
    """
    parts = name_parts(heading)
    taken: set[str] = set()
    found = []
    for number, words in enumerate(heading):
        property_id = f"{kind}.name" if number in parts else _known(kind).get(_folded(words), "")
        found.append("" if property_id in taken and number not in parts else property_id)
        if property_id and (property_id.endswith(".name") or not schema().property(property_id).many):
            taken.add(property_id)
    return found


def name_parts(heading: Sequence[str]) -> tuple[int, ...]:
    """The columns of a first name, one in the middle and a last name, in this order; none unless first and last are."""
    folded = [_folded(words) for words in heading]
    found = [next((at for at, words in enumerate(folded) if words in usual), -1) for usual in _folded_parts()]
    return tuple(at for at in found if at >= 0) if found[0] >= 0 and found[2] >= 0 else ()


def several(text: str) -> list[str]:
    """What a cell holds where a property may have several values: divided by semicolons or lines."""
    return [one.strip() for line in text.splitlines() for one in line.split(";") if one.strip()]


@lru_cache(maxsize=16)
def _known(kind: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    rules = [rule for rule in schema().kind(kind).properties.values() if rule.type not in _ELSEWHERE]
    for rule in rules:
        for words in (rule.id.partition(".")[2], *(rule.label(language) for language in _LANGUAGES)):
            found.setdefault(_folded(words), rule.id)
    for name, usual in _USUAL.items():
        for one in usual if any(rule.id == f"{kind}.{name}" for rule in rules) else ():
            found.setdefault(_folded(one), f"{kind}.{name}")
    return found


@lru_cache(maxsize=1)
def _folded_parts() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(_folded(one) for one in usual) for usual in _PARTS)


def _folded(words: str) -> str:
    return fold_name(words.replace("_", " "))


def _divider(text: str) -> str:
    """What divides the cells of the first line."""
    first = text.partition("\n")[0]
    return max(_DIVIDERS, key=lambda sign: (first.count(sign), -_DIVIDERS.index(sign)))


def _rows(text: str, divider: str) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Each row with the line in which it begins."""
    at, line = 0, 1
    while at <= len(text):
        row, begin = [], line
        while True:
            cell, at = _cell(text, at, divider, line)
            line += text.count("\n", cell.start, cell.end)
            row.append(cell)
            ended = at >= len(text) or text[at] == "\n"
            at += 1
            if ended:
                break
        yield begin, tuple(row)
        line += 1


def _cell(text: str, at: int, divider: str, line: int) -> tuple[Cell, int]:
    """The cell that begins here, and where it ends: at its divider, at the end of its line or of the text."""
    if text.startswith(_MARK, at):
        return _quoted(text, at, divider, line)
    ends = [end for end in (text.find(divider, at), text.find("\n", at)) if end >= 0]
    end = min(ends, default=len(text))
    return _trimmed(text, at, end), end


def _quoted(text: str, at: int, divider: str, line: int) -> tuple[Cell, int]:
    end = at + 1
    while True:
        end = text.find(_MARK, end)
        if end < 0:
            raise UnreadableRows(why=Cause("a quotation mark in line {line} is opened and never closed", line=line))
        if not text.startswith(_MARK, end + 1):
            break
        end += 2  # a doubled mark is one
    after = end + 1
    if after < len(text) and text[after] not in (divider, "\n"):
        raise UnreadableRows(
            why=Cause("behind a quotation mark in line {line} stands more, before the cell ends", line=line)
        )
    inside = _trimmed(text, at + 1, end)
    return Cell(inside.text.replace(_MARK * 2, _MARK), inside.start, inside.end), after


def _trimmed(text: str, start: int, end: int) -> Cell:
    whole = text[start:end]
    start += len(whole) - len(whole.lstrip())
    return Cell(whole.strip(), start, start + len(whole.strip()))
