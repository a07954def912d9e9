"""How findings are printed: the same for `read`, `check` and `proofread`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tocsin.checking.repairs import makable
from tocsin.checking.spoken import worded
from tocsin.checking.wording import exchange
from tocsin.domain.facts import Finding, Repair
from tocsin.domain.passages import InRecording, InTable, InText, OnPage, Passage

Texts = str | Mapping[str, str] | None  # one text, or several by their digest

AROUND = 40  # code points of the text that are shown on either side of a passage


def finding_lines(findings: Sequence[Finding], text: Texts = None, *, recorded: bool = False) -> Iterator[str]:
    """The findings as lines for a terminal, numbered; `text` lets their passages be quoted.

    Of a `recorded` case only repairs of claims are offered: its texts stay as they were received.
    """
    if not findings:
        yield worded("shown.nothing")
    for number, finding in enumerate(findings, 1):
        yield f"{number}. {worded(f'shown.{finding.severity}')} ({finding.rule})"
        yield f"   {finding.message}"
        for passage in _places(finding):
            yield f"   · {quoted(passage, text)}"
        yield from (f"   {line}" for line in (_offers if recorded else _mends)(finding))
        yield ""


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as DESIGN 5 gives it, with the claims and the entities concerned."""
    return {
        "rule": finding.rule,
        "version": finding.version,
        "severity": str(finding.severity),
        "message": finding.message,
        "subjects": list(finding.subjects),
        "claims": list(finding.claims),
        "spans": [[place.start, place.end] for place in _places(finding) if isinstance(place, InText)],
        "repairs": [
            {
                "claim": repair.claim,
                "span": _span(repair.passage),
                "from": repair.was,
                "to": repair.becomes,
                "value": repair.value or None,
            }
            for repair in finding.repairs
        ],
    }


def _mends(finding: Finding) -> Iterator[str]:
    return (f"→ {repaired(repair)}" for repair in finding.repairs)


def _offers(finding: Finding) -> Iterator[str]:
    """The repairs that can be made, with the option that takes a further one, and what only the text could change."""
    for number, repair in enumerate(makable(finding.repairs), 1):
        yield f"→ {repaired(repair)}" + (f" (--repair {number})" if number > 1 else "")
    for repair in finding.repairs:
        if not repair.value:
            yield worded("shown.stays", **exchange(repair))


def repaired(repair: Repair) -> str:
    """What a repair would do, in words."""
    return worded("shown.perhaps", **exchange(repair))


def quoted(passage: Passage, text: Texts) -> str:
    """A passage in its line, its own words in brackets; without the text, where it stands."""
    if not isinstance(passage, InText):
        return _elsewhere(passage)
    if isinstance(text, Mapping):
        text = text.get(passage.text)
    if text is None or passage.end > len(text):
        return f"characters {passage.start} to {passage.end}"
    line_begin = text.rfind("\n", 0, passage.start) + 1
    line_end = text.find("\n", passage.end)
    line_end = len(text) if line_end < 0 else line_end
    begin, end = max(line_begin, passage.start - AROUND), min(line_end, passage.end + AROUND)
    before = ("…" if begin > line_begin else "") + text[begin : passage.start]
    after = text[passage.end : end] + ("…" if end < line_end else "")
    return " ".join(f"{before}[{text[passage.start : passage.end]}]{after}".split())


def _places(finding: Finding) -> list[Passage]:
    return list(dict.fromkeys(passage for passage in finding.passages if passage is not None))


def _elsewhere(passage: InTable | OnPage | InRecording) -> str:
    match passage:
        case InTable():
            return f"row {passage.row}, column {passage.column}"
        case OnPage():
            return f"page {passage.page}"
        case InRecording():
            return f"from second {passage.begin // 1000} to {passage.end // 1000} of the recording"


def _span(passage: Passage | None) -> list[int] | None:
    return [passage.start, passage.end] if isinstance(passage, InText) else None
