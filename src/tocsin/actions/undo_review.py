"""Undo a decision of a review: what was accepted is taken back as a slip, what was rejected waits again.

What one decision recorded goes as a whole: an event with the people who were accepted with it, a block as a block. The
record keeps that something was taken back, and not what.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from tocsin.access.proposals import ProposalLine, get_proposal, proposals_of
from tocsin.actions.carry_over import CARRIED, TAKEN_FOR
from tocsin.actions.erase import SLIP, Plan, carry_out
from tocsin.actions.review import ACCEPTED, REJECTED, WAITING
from tocsin.actions.slip import why_not
from tocsin.actions.unlocking import opened_scopes
from tocsin.domain import erasure as rule
from tocsin.domain.erasure import Going, Placed
from tocsin.domain.errors import Cause, NoSuch, NotASlip
from tocsin.domain.operations import ClaimMade, EntityOpened, ReasonGiven, StatementReviewed
from tocsin.domain.viewer import Viewer
from tocsin.records import erasing
from tocsin.records.local import Proposal

_RESTED_ON = Cause("something that was recorded later rests on it; take that back first")


def undo(viewer: Viewer, proposal: int) -> tuple[int, ...]:
    """Let a decided proposal wait again, and whatever was decided in one with it; returns the numbers.

    Raises NoSuch, also where it was not decided, and NotASlip where what was recorded may have been seen or used: by
    another member, in a letter, outside this device, later than ten minutes ago.
    """
    line = get_proposal(viewer, proposal)
    if line.state == WAITING:
        raise NoSuch(what="decision")
    told = erasing.placed(line.scope)
    lines = proposals_of(viewer, line.statement)
    changeset = _changeset(told, line) if line.state == ACCEPTED else ""
    going = _going(told, line, changeset)
    back = [*(_decided_in(told, changeset, lines) if changeset else [line]), *_fallen(lines)]
    if not going.operations:
        _wait(line, back)
        return tuple(one.id for one in back)
    planned = Plan(line.scope, {line.scope: going} | _joins(viewer, line.scope, going), 0)
    if why := why_not(viewer, planned):
        raise NotASlip(why=why)
    carry_out(viewer, planned, SLIP, "", also=lambda: _wait(line, back))
    return tuple(one.id for one in back)


def _changeset(told: Sequence[Placed], line: ProposalLine) -> str:
    """The changeset in which a proposal was accepted: the last in which its statement says something of its entity."""
    came = {one.changeset for one in told if _opens(one, line.statement)}  # when the statement itself came in
    opened = {one.changeset for one in told if _opens(one, line.entity)} - came
    said = [one.changeset for one in told if _says(one, line) and one.changeset not in came]
    found = [one for one in said if one in opened] or said
    if not found:
        raise NoSuch(what="decision")
    return found[-1]


def _opens(one: Placed, entity: str) -> bool:
    return isinstance(one.operation, EntityOpened) and one.operation.entity == entity


def _says(one: Placed, line: ProposalLine) -> bool:
    said = one.operation
    return isinstance(said, ClaimMade) and said.statement == line.statement and said.entity == line.entity


def _going(told: Sequence[Placed], line: ProposalLine, changeset: str) -> Going:
    """What the decision recorded, and that the review was finished. Raises NotASlip where something rests on it."""
    finished = [one for one in told if _finishes(one, line.statement)][-1:]
    if not changeset:
        return Going(tuple(finished))
    found = rule.recorded_in(told, changeset)
    if any(one.changeset != changeset for one in found.operations):
        raise NotASlip(why=_RESTED_ON)
    why = [one for one in told if one.changeset == changeset and isinstance(one.operation, ReasonGiven)]
    return Going((*found.operations, *why, *finished), found.entities, found.claims, letters=found.letters)


def _finishes(one: Placed, statement: str) -> bool:
    return isinstance(one.operation, StatementReviewed) and one.operation.statement == statement


def _joins(viewer: Viewer, scope: str, going: Going) -> dict[str, Going]:
    """That somebody is the person known from another case was said with the decision, and goes with it."""
    links = f"links:{opened_scopes().links}"
    if not going.entities or scope == links or not viewer.may_see(links):
        return {}
    return {links: rule.joins_of(erasing.placed(links), going.entities)}


def _decided_in(told: Sequence[Placed], changeset: str, lines: Sequence[ProposalLine]) -> list[ProposalLine]:
    """The proposals that became what this changeset says."""
    own = [one.operation for one in told if one.changeset == changeset]
    opened = {one.entity for one in own if isinstance(one, EntityOpened)}
    said = {(one.entity, one.value) for one in own if isinstance(one, ClaimMade)}
    about = {entity for entity, _ in said}

    def is_of_it(line: ProposalLine) -> bool:
        if line.state != ACCEPTED or line.entity not in about:
            return False
        return line.entity in opened or line.kind == "document" or _is_named(line, said)

    return [line for line in lines if is_of_it(line)]


def _is_named(line: ProposalLine, said: Collection[tuple[str, object]]) -> bool:
    """Who or what was known was not opened here: it is this proposal if a name of it, or where it is told, was said."""
    if line.kind == "event":
        return (line.entity, line.statement) in said
    return any((line.entity, name) in said for name in (line.form["name"], *line.form["aliases"]))


def _fallen(lines: Sequence[ProposalLine]) -> list[ProposalLine]:
    """The orders between events that fell with the end of the review: nobody decided about them."""
    return [one for one in lines if one.kind == "relation" and one.state == REJECTED]


def _wait(line: ProposalLine, back: Sequence[ProposalLine]) -> None:
    numbers = [one.id for one in back]
    Proposal.objects.filter(pk__in=numbers).update(state=WAITING, entity="", looked=False)
    taken_for = {(one.entity, name) for one in back if one.entity for name in _names(one)}
    for row in Proposal.objects.filter(scope=line.scope, state=WAITING).exclude(pk__in=numbers):
        form = json.loads(row.form)
        if (form.get(TAKEN_FOR), form.get(CARRIED)) in taken_for:
            form = {name: value for name, value in form.items() if name not in {TAKEN_FOR, CARRIED}}
            Proposal.objects.filter(pk=row.pk).update(form=json.dumps(form, ensure_ascii=False))


def _names(line: ProposalLine) -> tuple[str, ...]:
    return (line.form["name"],) if line.kind in {"person", "organisation"} else ()
