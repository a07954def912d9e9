"""What the reader proposed and nobody has decided yet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Min

from tocsin.access.filter import entity_row, scope_of
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.records.local import Proposal


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """One item of a reading: `kind` is person, organisation, event, relation or document; `form` holds its values."""

    id: int
    statement: str
    scope: str
    place: int
    kind: str
    form: Mapping[str, Any]
    state: str
    reader: str
    entity: str


def list_proposals(viewer: Viewer, case: str, state: str = "waiting") -> tuple[ProposalLine, ...]:
    """The proposals of a case in this state: texts in the order in which they were read. Raises NoSuch."""
    every = Proposal.objects.filter(scope=scope_of(viewer, case))
    read = dict(every.order_by().values_list("statement").annotate(Min("id")))
    rows = sorted(every.filter(state=state), key=lambda row: (read[row.statement], row.place))
    return tuple(_line(row) for row in rows)


def proposals_of(viewer: Viewer, statement: str) -> tuple[ProposalLine, ...]:
    """Every proposal of a statement, decided or not. Raises NoSuch."""
    entity_row(viewer, statement, "statement")
    return tuple(_line(row) for row in Proposal.objects.filter(statement=statement))


def get_proposal(viewer: Viewer, number: int) -> ProposalLine:
    """One proposal. Raises NoSuch, alike where there is none and where the viewer may not see its case."""
    row = Proposal.objects.filter(pk=number).first()
    if row is None or not viewer.may_see(row.scope):
        raise NoSuch(what="proposal")
    return _line(row)


def _line(row: Proposal) -> ProposalLine:
    return ProposalLine(
        row.pk, row.statement, row.scope, row.place, row.kind, json.loads(row.form), row.state, row.reader, row.entity
    )
