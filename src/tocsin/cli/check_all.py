"""`tocsin check --all`: how many questions every case has, line by line as they are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from tocsin.access.handles import handle
from tocsin.actions.check_all import check_all
from tocsin.actions.checking_apart import CaseFound
from tocsin.cli.door import in_office
from tocsin.cli.terminal import say, say_json
from tocsin.domain.facts import Severity
from tocsin.domain.viewer import Viewer

_COUNTED = {
    Severity.CONTRADICTION: ("contradiction", "contradictions"),
    Severity.QUESTION: ("question", "questions"),
    Severity.GAP: ("gap", "gaps"),
}


@in_office
def list_all(viewer: Viewer, as_json: bool) -> None:
    """Print the cases that have something to ask, and how many were looked at."""
    tally = Counter[str]()
    with_questions = _with_questions(check_all(viewer), tally)
    if as_json:
        rows = [{"case": one.case, "title": one.title, **counts_of(one)} for one in with_questions]
        say_json({"checked": tally["checked"], "cases": rows})
        return
    for one in with_questions:
        say(f"{one.title or 'A case without a title'} ({handle('case', one.case)}): {in_words(counts_of(one))}")
    cases = "case was" if tally["checked"] == 1 else "cases were"
    say(f"{tally['checked']:,} {cases} looked at, each by itself; with something to ask: {tally['asked']:,}.")
    if tally["asked"]:
        say("See what with `tocsin check CASE`.")


def _with_questions(found: Iterator[CaseFound], tally: Counter[str]) -> Iterator[CaseFound]:
    for one in found:
        tally["checked"] += 1
        if one.findings:
            tally["asked"] += 1
            yield one


def counts_of(one: CaseFound) -> dict[str, int]:
    """How many findings of each severity a case has."""
    held = Counter(finding.severity for finding in one.findings)
    return {str(severity): held[severity] for severity in _COUNTED}


def in_words(counts: Mapping[str, int]) -> str:
    """`2 contradictions, 1 question`."""
    words = ((counts[str(severity)], forms) for severity, forms in _COUNTED.items())
    return ", ".join(f"{count} {forms[count > 1]}" for count, forms in words if count)
