"""Proofreading: a draft of any kind that can be read comes back with a question at each passage that asks for one.

The one way for the terminal, which needs no workspace, and for the desk.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tocsin.checking.spoken import worded
from tocsin.checking.wording import exchange
from tocsin.domain.errors import NotAWordFile, NotReadable, OversizedWordFile
from tocsin.domain.facts import Finding
from tocsin.domain.passages import InText
from tocsin.engines.pictures import extracted
from tocsin.intake import NotRead, Reason
from tocsin.letters.marked_copy import MarkedCopy, marked_copy, passages
from tocsin.letters.package import LARGEST_FILE, MIB
from tocsin.letters.word_comments import Remark, WordDocument

_PACKAGES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # a Word file is one of these


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft says, how it comes back with findings, and what is to be said about how it was read."""

    text: str
    copy: Callable[[Sequence[Finding]], MarkedCopy]
    by_ocr: bool = False
    notes: tuple[str, ...] = ()


def draft_of(content: bytes, name: str) -> Draft:
    """The draft in these bytes. Raises NotReadable, OversizedWordFile, CannotStartReader, and what is wrong with it."""
    if len(content) > LARGEST_FILE:
        if content.startswith(_PACKAGES):
            raise OversizedWordFile(limit=LARGEST_FILE // MIB)
        raise NotReadable(why=NotRead(Reason.TOO_LARGE).words)
    if content.startswith(_PACKAGES):
        with contextlib.suppress(NotAWordFile):
            document = WordDocument(content)
            return Draft(
                document.text,
                lambda findings: MarkedCopy(document.commented(remarks_of(findings)), ".docx", own=True),
            )
    found = extracted(io.BytesIO(content), name, None)
    return Draft(
        found.text,
        lambda findings: marked_copy(content, found, findings, [question(finding) for finding in findings]),
        found.by_ocr,
        tuple(found.notes),
    )


def remarks_of(findings: Sequence[Finding]) -> list[Remark]:
    """One remark at each passage of each finding; the repair stands at the passage that it would change."""
    found = []
    for finding in findings:
        for number, place in enumerate(passages(finding) or [InText("", 0, 0)]):
            words = finding.message if number else question(finding)
            found.append(Remark(place.start, place.end, words))
    return found


def question(finding: Finding) -> str:
    """What a finding asks, and the first repair on a line of its own."""
    mends = [worded("shown.perhaps_asked", **exchange(one)) for one in finding.repairs[:1]]
    return "\n".join([finding.message, *mends])
