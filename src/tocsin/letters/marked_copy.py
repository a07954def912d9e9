"""A marked copy of a draft, of its own kind where that takes marks: HTML, PDF and plain text; else as text.

What a stranger's file holds is taken apart in a limited child (`letters.marking`), as when it was read.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from tocsin.checking.spoken import spoken
from tocsin.domain.errors import CannotStartReader
from tocsin.domain.facts import Finding
from tocsin.domain.passages import InText
from tocsin.intake import Extracted
from tocsin.intake.model import OCR
from tocsin.letters.marked_text import with_marks
from tocsin.letters.marking import MARKING
from tocsin.letters.questions import Question, Span
from tocsin.letters.quotations import Quotation, Signs
from tocsin.lib import child

AS_TEXT = "The copy is the draft's text: in a file of this kind no questions can be marked."
PICTURE = "The copy is the text as it was recognised: in a picture no questions can be marked."
REFUSED = (
    "The copy is the draft's text: the file itself takes no marks (it may be protected, not whole, or of an encoding "
    "without the letters of the questions)."
)
_KINDS = {"plain": "text", "html": "html", "pdf": "pdf"}
_ENDINGS = {"text": ".txt", "html": ".html", "pdf": ".pdf"}


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """The copy, how its name ends (`own`: as the draft's does, if that has an ending), and what to say about it."""

    content: bytes
    ending: str
    own: bool = False
    notice: str | None = None


def marked_copy(data: bytes, found: Extracted, findings: Sequence[Finding], words: Sequence[str]) -> MarkedCopy:
    """A copy of the file, whose text is `found`, with the findings as questions in these words.

    Raises CannotStartReader.
    """
    kind = _KINDS.get(found.extractor)
    if kind is None:
        return _as_text(found, findings, words, {OCR: PICTURE}.get(found.extractor, AS_TEXT))
    questions = Quoter(found).questions(findings, words)
    content = _marked(kind, data, questions) if questions else data
    if content is None:
        return _as_text(found, findings, words, REFUSED)
    return MarkedCopy(content, _ENDINGS[kind], own=True)


def _marked(kind: str, data: bytes, questions: Sequence[Question]) -> bytes | None:
    given = msgspec.json.encode(questions) + b"\n"
    try:
        outcome = child.run(("-m", "tocsin.letters.marking", kind), io.BytesIO(data), MARKING, first=given)
    except child.NotStartedError as exc:
        raise CannotStartReader from exc
    return outcome.output if outcome.ending is child.Ending.ANSWERED and outcome.output else None


class Quoter:
    """Quotes passages of a text that was taken from a file, so that they can be found there."""

    def __init__(self, found: Extracted) -> None:
        self._pages = found.pages
        self._signs = Signs.of(found.text, targets=found.extractor != "html")

    def questions(self, findings: Sequence[Finding], words: Sequence[str]) -> list[Question]:
        """The findings as questions in these words."""
        return [
            Question(number, said, tuple(self._quotations(finding)), spoken())
            for number, (finding, said) in enumerate(zip(findings, words, strict=True), 1)
        ]

    def _quotations(self, finding: Finding) -> Iterator[Quotation]:
        return (quoted for place in passages(finding) if (quoted := self.quotation(place)))

    def quotation(self, place: InText) -> Quotation | None:
        """One passage with its pages, or None where it has no words."""
        return self._signs.quotation(place.start, place.end, self._between(place.start, place.end))

    def _between(self, start: int, end: int) -> tuple[int, int] | None:
        """The pages on which a passage begins and ends."""
        if not self._pages:
            return None
        first, last = (
            max((entry for entry in self._pages if entry[0] <= place), default=self._pages[0])[1]
            for place in (start, max(start, end - 1))
        )
        return first, max(first, last)


def _as_text(found: Extracted, findings: Sequence[Finding], words: Sequence[str], notice: str) -> MarkedCopy:
    questions = [Question(number, said, language=spoken()) for number, said in enumerate(words, 1)]
    spans = [
        Span(place.start, place.end, number)
        for number, finding in enumerate(findings, 1)
        for place in passages(finding)
    ]
    text = with_marks(found.text, spans, questions)
    return MarkedCopy((text if text.endswith("\n") else f"{text}\n").encode("utf-8"), ".txt", notice=notice)


def passages(finding: Finding) -> list[InText]:
    """The passages of a finding in the text, each once."""
    return [place for place in dict.fromkeys(finding.passages) if isinstance(place, InText)]
