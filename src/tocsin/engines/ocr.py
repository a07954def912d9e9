"""Pictures of text through Tesseract, where it is installed: page by page, by pipes, in a child without rights.

What comes of it is marked: the extractor's name and version, and a sentence for the person. The language is given, or
told from the first page, read with all languages that are installed.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tocsin.domain.errors import CannotStartReader
from tocsin.engines import tesseract_child
from tocsin.engines.pictures import PDF
from tocsin.engines.tesseract_lines import lines_of
from tocsin.intake.bounds import LIMITS
from tocsin.intake.lines import Line
from tocsin.intake.model import OCR, Extracted, NotRead, Reason
from tocsin.intake.normal import tidy
from tocsin.intake.pages import compose
from tocsin.lib import child
from tocsin.reading.languages import guess_language

LANGUAGES = {"en": "eng", "ru": "rus", "uk": "ukr", "pl": "pol"}
MOST_PAGES = 50
SAID = (
    "Read by OCR (Tesseract {version}, {languages}): letters and figures may be wrong. "
    "Compare names, dates and numbers with the picture."
)
CUT = "Only the first {pages} pages were read by OCR."
_DPI = "300"
_NO_WORDS = frozenset({Reason.NO_TEXT, Reason.DAMAGED})  # a photograph, or a picture that is none: said as before


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The installed program: where it is, its version, and its languages among ours."""

    program: str
    version: str
    languages: tuple[str, ...]


class _UnreadError(Exception):
    """A page could not be read."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason)


def recognise(data: bytes, kept: NotRead, *, language: str | None = None) -> Extracted | NotRead:
    """The text of a picture that `intake.extract` gave back as `kept`, or why it was not read.

    `language` is one of `LANGUAGES`, where it is known. Raises CannotStartReader.
    """
    tesseract = installed()
    if tesseract is None or not tesseract.languages:
        return NotRead(Reason.NO_OCR, kept.media_type)
    try:
        return _read(tesseract, data, kept.media_type, language)
    except _UnreadError as exc:
        return kept if exc.reason in _NO_WORDS else NotRead(exc.reason, kept.media_type)


@cache
def installed() -> Tesseract | None:
    """Tesseract as it is installed here; None where it is not."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        version, languages = (_run(program, b"", option).decode("utf-8", "replace") for option in _ASKED)
    except _UnreadError:
        return None
    known = {line.strip() for line in languages.splitlines()}
    first = version.split("\n", 1)[0].split()
    return Tesseract(program, first[1] if len(first) > 1 else "?", tuple(c for c in LANGUAGES.values() if c in known))


_ASKED = ("--version", "--list-langs")


def _read(tesseract: Tesseract, data: bytes, media_type: str, language: str | None) -> Extracted:
    pictures = _pages(data) if media_type == PDF else iter([(data, False)])
    pages: list[list[Line]] = []
    languages: tuple[str, ...] = ()
    cut = False
    for picture, cut in pictures:  # noqa: B007 - the last says whether there were more
        if not languages:
            languages = _languages(tesseract, picture, language)
        pages += lines_of(_recognised(tesseract, picture, languages))
    found = compose(pages)
    if not found.text.strip():
        raise _UnreadError(Reason.NO_TEXT)
    notes = [SAID.format(version=tesseract.version, languages=" and ".join(languages))]
    notes += [CUT.format(pages=MOST_PAGES)] if cut else []
    version = f"{tesseract.version} ({'+'.join(languages)}; layout 1)"
    return Extracted(tidy(found.text), media_type, OCR, version, pages=found.pages, notes=(*notes, *found.notes))


def _languages(tesseract: Tesseract, picture: bytes, language: str | None) -> tuple[str, ...]:
    """What to read with: the language of the text, and English beside it."""
    if language is None:
        pages = lines_of(_recognised(tesseract, picture, tesseract.languages))
        language = guess_language("\n".join(line.text for page in pages for line in page))
    wanted = dict.fromkeys([LANGUAGES.get(language, "eng"), "eng"])
    return tuple(code for code in wanted if code in tesseract.languages) or tesseract.languages


def _recognised(tesseract: Tesseract, picture: bytes, languages: tuple[str, ...]) -> str:
    options = ("stdin", "stdout", "-l", "+".join(languages), "--psm", "3", "--dpi", _DPI, "tsv")
    return _run(tesseract.program, picture, *options).decode("utf-8", "replace")


def _run(program: str, given: bytes, *options: str) -> bytes:
    return _answer("tocsin.engines.tesseract_child", given, tesseract_child.LIMITS, program, *options)


def _pages(data: bytes) -> Iterator[tuple[bytes, bool]]:
    """Each page of a PDF as a picture, and whether more follow than are read."""
    count, number = 1, 0
    while number < min(count, MOST_PAGES):
        words, _, picture = _answer("tocsin.intake.render", data, LIMITS, str(number)).partition(b"\n")
        if not words.isdigit() or not picture.startswith(b"P5 "):
            raise _UnreadError(Reason.DAMAGED)
        count = int(words)
        number += 1
        yield picture, count > MOST_PAGES


def _answer(module: str, given: bytes, limits: child.Limits, *arguments: str) -> bytes:
    """What a child answers. Raises _UnreadError and CannotStartReader."""
    try:
        outcome = child.run(("-m", module, *arguments), io.BytesIO(given), limits)
    except child.NotStartedError as exc:
        raise CannotStartReader from exc
    if outcome.ending is not child.Ending.ANSWERED:
        raise _UnreadError(_REASONS[outcome.ending])
    return outcome.output


_REASONS: dict[child.Ending, Reason] = {
    child.Ending.GIVEN_TOO_MUCH: Reason.TOO_LARGE,
    child.Ending.TAKEN_TOO_MUCH: Reason.TOO_LARGE,
    child.Ending.TOO_LONG: Reason.TOO_LONG,
    child.Ending.STOPPED: Reason.TOO_MUCH_MEMORY,
    child.Ending.BROKE: Reason.DAMAGED,
}
