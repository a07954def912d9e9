"""Plain text with a mark like that of a footnote behind each passage, and the questions at the end.

The words, the line ends and the encoding stay as they were: to take the marks out again gives the file back.
"""

from __future__ import annotations

import codecs
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tocsin.intake import encodings
from tocsin.letters.questions import HEADINGS, CannotBeMarkedError, Question, Span, mark_of
from tocsin.letters.quotations import Signs

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIMPLER = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "–": "-", "—": "-", "…": "..."})


@dataclass(frozen=True, slots=True)
class Written:
    """How a file writes its text: its byte order mark, its encoding, and the text."""

    head: bytes
    codec: str
    text: str

    def bytes_of(self, changed: str, errors: str = "strict") -> bytes:
        """Another text as this file would write it. Raises UnicodeEncodeError where `errors` is strict."""
        return self.head + changed.encode(self.codec, errors)


def written(data: bytes, text: str, shown: str) -> Written:
    """How these bytes write this text, whose encoding has this name. Raises CannotBeMarkedError."""
    head = next((bom for bom, _codec in _BOMS if data.startswith(bom)), b"")
    marked = [codec for bom, codec in _BOMS if bom == head]
    wide = [f"{shown.lower()}-{order}" for order in ("le", "be") if shown in {"UTF-16", "UTF-32"}]
    for codec in marked or [shown, *wide]:
        try:
            if data[len(head) :].decode(codec) == text and text.encode(codec) == data[len(head) :]:
                return Written(head, codec, text)
        except UnicodeError:
            continue
    raise CannotBeMarkedError


def marked(data: bytes, questions: Sequence[Question]) -> bytes:
    """The file with its marks. Raises CannotBeMarkedError and what telling its encoding raises."""
    file = written(data, *encodings.decode(data))
    signs = Signs.of(file.text)
    spans = [
        Span(found[0], found[1], question.number)
        for question in questions
        for place in question.places
        if (found := signs.find(place))
    ]
    simple = [question.spelt(lambda words: _that_fits(words, file.codec)) for question in questions]
    return file.bytes_of(with_marks(file.text, spans, simple))


def with_marks(text: str, spans: Iterable[Span], questions: Sequence[Question]) -> str:
    """A text with its marks, and the questions after it; the same text where there are none."""
    if not questions:
        return text
    mark = mark_of(text)
    behind: dict[int, list[int]] = defaultdict(list)
    for span in sorted(spans, key=lambda span: (span.end, span.number)):
        if span.number not in behind[span.end]:
            behind[span.end].append(span.number)
    parts, at = list[str](), 0
    for end, numbers in behind.items():
        parts += [text[at:end], *(mark(number) for number in numbers)]
        at = end
    feed = _line_end(text)
    lines = [
        HEADINGS[questions[0].language],
        *(line for question in questions for line in ("", *_lines(question, mark(question.number)))),
    ]
    return "".join([*parts, text[at:], feed * (1 if text.endswith(feed) else 2), feed.join(lines), feed])


def _lines(question: Question, mark: str) -> list[str]:
    first, *others = question.words.split("\n")
    return [f"{mark} {first}", *(f"    {line}" for line in others)]


def _line_end(text: str) -> str:
    return next((end for end in ("\r\n", "\n", "\r") if end in text), "\n")


def _that_fits(words: str, codec: str) -> str:
    """Words in signs that an encoding has: plainer quotation marks and dashes, and “?” for a letter that it has not.

    Raises CannotBeMarkedError where it lacks most of them: a question of question marks asks nothing.
    """
    if _fits(words, codec):
        return words
    simple = words.translate(_SIMPLER)
    letters = [_fits(sign, codec) for sign in simple if sign.isalpha()]
    if 2 * sum(letters) < len(letters):
        raise CannotBeMarkedError
    return simple.encode(codec, "replace").decode(codec)


def _fits(words: str, codec: str) -> bool:
    try:
        words.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
