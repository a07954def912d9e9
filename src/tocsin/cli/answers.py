"""What a person does with a finding: settles it, makes its repair, or looks at what was settled before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.access.handles import handle
from tocsin.access.members import member_names
from tocsin.access.settled import Answer, Answers, settled
from tocsin.actions.mend import mend
from tocsin.actions.settle import reopen, settle
from tocsin.checking.fingerprint import finding_basis, finding_id
from tocsin.checking.repairs import makable
from tocsin.cli.correct import tell_letters
from tocsin.cli.findings import finding_json
from tocsin.cli.terminal import say, say_json
from tocsin.domain.errors import NoSuch
from tocsin.domain.facts import Finding
from tocsin.domain.schema import schema
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import utc_text


@dataclass(frozen=True, slots=True)
class Deed:
    """What was asked for: the number of a finding to settle, to mend (with which of its repairs) or to ask again."""

    settle: int | None
    apply: int | None
    reopen: int | None
    repair: int
    because: str
    as_json: bool


def do(viewer: Viewer, case: str, findings: Sequence[Finding], deed: Deed) -> bool:
    """Settle or mend what was asked for; whether anything was. Raises NoSuch, NothingToMend, ReasonMissing, BadDate."""
    if deed.settle is not None:
        _settle(viewer, case, _numbered(findings, deed.settle), deed)
    elif deed.apply is not None:
        _mend(viewer, case, _numbered(findings, deed.apply), deed)
    else:
        return False
    return True


def _numbered(findings: Sequence[Finding], number: int) -> Finding:
    if not 1 <= number <= len(findings):
        raise NoSuch(what="finding")
    return findings[number - 1]


def _settle(viewer: Viewer, case: str, finding: Finding, deed: Deed) -> None:
    settle(viewer, case, finding, deed.because)
    if deed.as_json:
        say_json({"settled": finding_json(finding)})
    else:
        say("Settled. It is asked again if what it rests on changes.")


def _mend(viewer: Viewer, case: str, finding: Finding, deed: Deed) -> None:
    old, new = mend(viewer, case, finding, deed.repair, deed.because)
    value = makable(finding.repairs)[deed.repair - 1].value
    if deed.as_json:
        say_json({"applied": finding_json(finding), "claim": old.id, "from": old.value, "to": value, "new": new})
        return
    label = schema().property(old.property).label()
    say(f"{label} of {handle(old.kind, old.entity)}: {old.value} → {value} ({handle('claim', new)})")
    tell_letters(viewer, old.id)


def how_to_answer(findings: Sequence[Finding]) -> Iterator[str]:
    """What can be done with findings, where there are any."""
    if findings:
        mends = any(makable(finding.repairs) for finding in findings)
        yield f"Settle one with --settle N --because …{', or make its repair → with --apply N' if mends else ''}."
        yield "`tocsin check --explain RULE` says why a rule asks."


def ask_again(viewer: Viewer, case: str, findings: Sequence[Finding], number: int, *, as_json: bool) -> None:
    """Reopen a finding by its place among those that are settled as they stand. Raises NoSuch."""
    finding = _numbered([one for one, _ in _settled(findings, settled(viewer, case))], number)
    reopen(viewer, case, finding)
    if as_json:
        say_json({"reopened": finding_json(finding)})
    else:
        say("It is asked again. Why it was settled stays in the history.")


def _settled(findings: Sequence[Finding], answers: Answers) -> list[tuple[Finding, Answer]]:
    return [(one, answer) for one in findings if (answer := answers.get((finding_id(one), finding_basis(one))))]


def say_settled(viewer: Viewer, case: str, findings: Sequence[Finding], *, as_json: bool) -> None:
    """The findings that were settled as they stand, by whom and why. What changed since is asked again, not here."""
    rows = _settled(findings, settled(viewer, case))
    names = member_names(viewer)
    if as_json:
        say_json([finding_json(one) | {"by": answer.member, "why": answer.why} for one, answer in rows])
        return
    if not rows:
        say("Nothing is settled here as it stands now.")
    for number, (finding, answer) in enumerate(rows, 1):
        say(f"{number}. {finding.message} ({finding.rule})")
        for line in _lines(answer, names.get(answer.member, handle("member", answer.member))):
            say(line)
    if rows:
        say("Ask one again with --reopen N.")


def _lines(answer: Answer, name: str) -> Iterator[str]:
    yield f"   Settled by {name}, {utc_text(answer.time)}: {answer.why or '(the reason was erased)'}"
