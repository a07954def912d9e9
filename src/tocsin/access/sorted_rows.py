"""Long lists in the order of a stored folded key, page by page, behind the last row of the page before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Q

from tocsin.access.filter import entity_row, scope_of, visible
from tocsin.access.index import MOST_COUNTED
from tocsin.access.page import MOST, Slice
from tocsin.domain.viewer import Viewer
from tocsin.records.derived import CaseRow, Entity, PersonRow
from tocsin.records.words import SCOPES

Row = TypeVar("Row", CaseRow, PersonRow)


@dataclass(frozen=True, slots=True)
class Sorted(Generic[Row]):
    """A table with a folded key, and the kind that its rows are of."""

    table: type[Row]
    kind: str


def sorted_rows(
    viewer: Viewer, of: Sorted[Row], *, case: str | None = None, after: str | None = None
) -> Slice[tuple[str, Row]]:
    """Rows with the ids of their entities, by folded key and then by number. Raises NoSuch for the case and `after`."""
    rows = visible(viewer, of.table.objects.order_by("sort_key", "entity"))
    if case is not None:
        rows = rows.filter(scope=SCOPES.known(scope_of(viewer, case)))
    total = rows[: MOST_COUNTED + 1].count()
    if after is not None:
        last = of.table.objects.get(entity=entity_row(viewer, after, of.kind).id)
        behind = Q(sort_key__gt=last.sort_key) | Q(entity__gt=last.entity)
        rows = rows.filter(behind, sort_key__gte=last.sort_key)
    page = list(rows[: MOST + 1])
    uids = dict(Entity.objects.filter(id__in=[row.entity for row in page]).values_list("id", "uid"))
    items = tuple((uids[row.entity], row) for row in page[:MOST])
    return Slice(
        items=items,
        next=items[-1][0] if len(page) > MOST else None,
        total=min(total, MOST_COUNTED),
        more=total > MOST_COUNTED,
    )
