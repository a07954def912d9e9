"""A copy of a document without what must not leave: a new PDF, set from what is left. Nothing lies under a mark.

It says on every page that it is such a copy, of which document (by a number of ours), by whom and on which day. It
does not say the digest of the document: whoever guesses what was taken out could make sure of it by that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import typst

from tocsin.domain.errors import Cause, LetterNotSet
from tocsin.domain.redacting import Run
from tocsin.domain.terms import thesaurus
from tocsin.letters.glyphs import printable
from tocsin.letters.naming import PAGE
from tocsin.letters.pdf import shipped_fonts
from tocsin.letters.repainting import Painted, as_svg

_FORM = files("tocsin.letters") / "redacted.typ"
_WIDE, _HIGH = 154.0, 205.0  # of a picture at most, in millimetres: with the words above it, one to a page
_LABEL = {
    "en": "Redacted copy of document {number}",
    "uk": "Копія документа {number} з вилученнями",
    "ru": "Копия документа {number} с изъятиями",
    "pl": "Kopia dokumentu {number} z usuniętymi fragmentami",
}
_MADE = {
    "en": "Made by {office} on {day}",
    "uk": "Виготовлено: {office}, {day}",
    "ru": "Изготовлено: {office}, {day}",
    "pl": "Sporządzono: {office}, {day}",
}
_OF_TEXT = {
    "en": "Parts of the document were taken out before this copy was set. A mark in brackets stands where something "
    "was taken out, and is equally wide whatever stood there. The copy is not the document itself.",
    "uk": "Частини документа вилучено до того, як набрано цю копію. Де щось вилучено, стоїть позначка в дужках, завжди "
    "однакової ширини, хоч би що там було. Ця копія не є самим документом.",
    "ru": "Части документа изъяты до того, как набрана эта копия. Где что-то изъято, стоит пометка в скобках, всегда "
    "одинаковой ширины, что бы там ни было. Эта копия не является самим документом.",
    "pl": "Części dokumentu usunięto, zanim złożono tę kopię. Tam, gdzie coś usunięto, stoi oznaczenie w nawiasie, "
    "zawsze tej samej szerokości, cokolwiek tam było. Kopia nie jest samym dokumentem.",
}
_OF_PICTURES = {
    "en": "Parts of the document were taken out before this copy was made. A black area lies where something was "
    "taken out; nothing is kept beneath it. The copy is not the document itself.",
    "uk": "Частини документа вилучено до виготовлення цієї копії. Де щось вилучено, лежить чорна ділянка; під нею "
    "нічого немає. Ця копія не є самим документом.",
    "ru": "Части документа изъяты до изготовления этой копии. Где что-то изъято, лежит чёрный участок; под ним ничего "
    "нет. Эта копия не является самим документом.",
    "pl": "Części dokumentu usunięto przed sporządzeniem tej kopii. Tam, gdzie coś usunięto, jest czarne pole; niczego "
    "pod nim nie ma. Kopia nie jest samym dokumentem.",
}
_ALT = {
    "en": "Page {number} of the document, as a picture; places taken out: {count}",
    "uk": "Сторінка {number} документа як зображення; вилучених місць: {count}",
    "ru": "Страница {number} документа как изображение; изъятых мест: {count}",
    "pl": "Strona {number} dokumentu jako obraz; miejsc usuniętych: {count}",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """What the copy says of itself: the number of the document, the office that made it, the day, the language."""

    number: str
    office: str
    day: str
    language: str


def of_text(heading: Heading, runs: Sequence[Run]) -> bytes:
    """The copy of a text. Raises LetterNotSet, without a word of it, where the typesetter refuses."""
    marks = thesaurus("redaction_kinds")
    paragraphs = [
        [
            [{"mark": marks.term(run.kind).label(heading.language)} if run.kind else {"text": printable(run.text)}
             for run in line]
            for line in lines
        ]
        for lines in _paragraphs(runs)
    ]  # fmt: skip
    return _set(_said(heading, _OF_TEXT) | {"paragraphs": paragraphs}, {})


def of_pictures(heading: Heading, pages: Sequence[tuple[Painted, int]]) -> bytes:
    """The copy of pictures, each with how many places were taken out of it. Raises LetterNotSet."""
    pictures = [
        {
            "file": f"page-{number}",
            "alt": _ALT[heading.language].format(number=number, count=count),
            "width": min(_WIDE, _HIGH * page.width / page.height),
        }
        for number, (page, count) in enumerate(pages, 1)
    ]
    drawn = {f"page-{number}": as_svg(page) for number, (page, _) in enumerate(pages, 1)}
    return _set(_said(heading, _OF_PICTURES) | {"pictures": pictures}, drawn)


def _said(heading: Heading, notes: Mapping[str, str]) -> dict[str, Any]:
    language = heading.language
    return {
        "language": language,
        "label": printable(_LABEL[language].format(number=heading.number)),
        "made": printable(_MADE[language].format(office=heading.office, day=heading.day)),
        "note": notes[language],
        "page": list(PAGE[language]),
        "paragraphs": [],
        "pictures": [],
    }


def _paragraphs(runs: Sequence[Run]) -> Iterator[list[list[Run]]]:
    """Paragraphs of lines of runs: an empty line parts paragraphs. A mark breaks no line."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.kind:
            lines[-1].append(run)
            continue
        first, *others = run.text.split("\n")
        lines[-1] += [Run(first)] if first else []
        lines += [[Run(words)] if words.strip() else [] for words in others]
    paragraph: list[list[Run]] = []
    for line in (*lines, []):
        if line:
            paragraph.append(line)
        elif paragraph:
            yield paragraph
            paragraph = []


def _set(said: Mapping[str, Any], drawn: Mapping[str, str]) -> bytes:
    try:
        made = typst.compile(
            _FORM.read_bytes(),
            font_paths=shipped_fonts(),
            pdf_standards=["ua-1"],
            sys_inputs={"copy": json.dumps(said, ensure_ascii=False), **drawn},
            timestamp=0,
        )
    except typst.TypstError:
        raise LetterNotSet(why=Cause("the typesetter refused it")) from None
    return bytes(made)
