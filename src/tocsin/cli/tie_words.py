"""A letter that was changed, in words: what each sentence rests on, and the one list at approval."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from tocsin.access.bindings import get_bindings
from tocsin.access.dossier import get_dossier
from tocsin.access.handles import handle
from tocsin.access.scopes import case_of
from tocsin.actions.retype import list_grounds
from tocsin.actions.unbound import UNREADABLE
from tocsin.cli.labels import name_of
from tocsin.domain.bindings import Binding, Bindings, Tie
from tocsin.domain.viewer import Viewer

_SAYS = {
    Tie.SAME: "unchanged",
    Tie.REWORDED: "set otherwise, with the same words or only another form of a confirmed name: its claims stay",
    Tie.TRANSLATED: "translated; its dates, numbers and names are those of ours",
    Tie.TIED: "tied by hand",
    Tie.OURS: "our own word",
    Tie.CHANGED: "changed, and rests on nothing now",
    Tie.NEW: "new, and rests on nothing",
    Tie.LEFT_OUT: "left out",
}
_OFFERED = 3
READER = "translated, to be looked at by somebody who reads both languages"


def tie_lines(rows: Iterable[Binding]) -> Iterator[str]:
    """Each sentence with its number and its tie; beside one that changed, what we wrote and what that rested on."""
    for row in rows:
        number = f"{row.number}. " if row.number else "–  "
        yield f"  {number}“{row.text or row.was}”"
        yield f"      {_SAYS[row.tie]}{_why(row)}"
        if row.tie is Tie.CHANGED:
            yield f"      was: “{row.was}”"
            yield f"      which rested on {', '.join(handle('claim', claim) for claim in row.was_claims)}"


def offered_lines(viewer: Viewer, intervention: str, found: Bindings, language: str) -> Iterator[str]:
    """Beside each sentence that rests on nothing, the few things of the case that share a date or a name with it."""
    dossier = get_dossier(viewer, case_of(viewer, intervention))
    for number, grounds in list_grounds(viewer, intervention, found.unbound, found.rows, language).items():
        near = [one for score, one in grounds[:_OFFERED] if score]
        if near:
            said = (f"{handle(one.kind, one.entity)} ({name_of(dossier, one.entity)})" for one in near)
            yield f"      {number} could rest on {', '.join(said)}"


def _why(row: Binding) -> str:
    if row.tie is Tie.CHANGED and not row.why:
        return "; its dates, numbers and names all stand: do its words still say the same?"
    return f" ({row.why})" if row.why else ""


def counted_ties(rows: Sequence[Binding]) -> str:
    """“12 unchanged, 1 changed, 1 new”."""
    names = {Tie.OURS: "our own word", Tie.TIED: "tied by hand", Tie.LEFT_OUT: "left out", Tie.SAME: "unchanged"}
    counts = ((tie, sum(row.tie is tie for row in rows)) for tie in Tie)
    return ", ".join(f"{count} {names.get(tie, str(tie))}" for tie, count in counts if count)


def standing_list(viewer: Viewer, intervention: str) -> Iterator[str]:
    """The one list at approval; nothing for a letter that nobody changed, or of which everything is tied."""
    found = get_bindings(viewer, intervention)
    if found is None:
        yield f"Its words were changed, and {UNREADABLE}."
        return
    if found.unbound:
        yield "Its words were changed. Nobody can approve it while these rest on nothing that is recorded:"
        yield from tie_lines(found.unbound)
        yield "Tie each with `tocsin revise LETTER --tie`, or say with --ours that it is our own word."
    if found.said_ours:
        yield "Whoever approves it stands behind these, too; a member said that they are our own word:"
        yield from tie_lines(found.said_ours)
    if found.translated:
        yield f"Sentences: {len(found.translated)} {READER}."


def tie_json(viewer: Viewer, intervention: str) -> dict[str, Any]:
    """The same for a program; nothing for a letter that did not come back."""
    found = get_bindings(viewer, intervention)
    return {"ties": [msgspec.to_builtins(row) for row in found.rows]} if found and found.rows else {}
