"""A decision about a name, applied to what else waits in the case: at once, visibly, and only to the very same name.

Nothing is learnt beyond it: it changes proposals that wait now, each says so, and a person still decides on each.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tocsin.access.proposals import ProposalLine
from tocsin.domain.names import fold_name
from tocsin.records.local import Proposal

TAKEN_FOR, CARRIED = "taken_for", "carried"
"""Keys that a carried decision adds to a proposal's form: who is meant, and the words that it was decided about."""

_NAMING = ("perpetrator", "attribution")


def carry_over(line: ProposalLine, *, known: str | None, name: str | None) -> tuple[int, ...]:
    """Apply what was decided of a person or body to the rest of its case; returns the numbers of what changed.

    `known` is the entity that it was said to be, `name` its corrected name. Call it inside the transaction of the
    decision.
    """
    if line.kind not in {"person", "organisation"} or not (known or name):
        return ()
    said = {fold_name(one) for one in (line.form["name"], *(line.form["aliases"] if known else ()))}
    changed = []
    for row in Proposal.objects.filter(scope=line.scope, state="waiting").exclude(pk=line.id):
        form = json.loads(row.form)
        if row.kind == line.kind and fold_name(form["name"]) in said:
            form = _named(form, line, known, name)
        elif row.kind == "event" and name and row.statement != line.statement:
            form = _renamed(form, line.form["name"], name)
        if form != json.loads(row.form):
            Proposal.objects.filter(pk=row.pk).update(form=json.dumps(form, ensure_ascii=False))
            changed.append(row.pk)
    return tuple(changed)


def _named(form: dict[str, Any], line: ProposalLine, known: str | None, name: str | None) -> dict[str, Any]:
    """The form of a person or body under the name and for the entity that were decided."""
    form = form | {CARRIED: line.form["name"]}
    if known:
        form[TAKEN_FOR] = known
    if name:
        aliases = dict.fromkeys((*form["aliases"], form["name"]))  # the words of the text stay, and events use them
        form |= {"name": name, "aliases": [one for one in aliases if one != name]}
    return form


def _renamed(form: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    """An event that names somebody of whom another spelling is right."""
    renamed = dict(_replaced(form, old, new))
    return form | renamed | {CARRIED: old} if renamed else form


def _replaced(form: dict[str, Any], old: str, new: str) -> Iterator[tuple[str, Any]]:
    if old in form["victims"]:
        yield "victims", [new if one == old else one for one in form["victims"]]
    for part in _NAMING:
        if form[part] == old:
            yield part, new
