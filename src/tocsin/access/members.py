"""Who works here, by name: from the shared book."""

from __future__ import annotations

from tocsin.domain.operations import MemberAdded
from tocsin.domain.viewer import Viewer
from tocsin.records import store
from tocsin.records.record import PLACES
from tocsin.records.record import Changeset as ChangesetRow


def member_names(viewer: Viewer) -> dict[str, str]:
    """Names of members by id, of the books that the viewer may see."""
    books = ChangesetRow.objects.filter(scope__startswith="book:").values_list("seq", "scope", "count")
    numbers = [seq * PLACES + place for seq, scope, count in books if viewer.may_see(scope) for place in range(count)]
    told = store.operations(numbers).values()
    return {operation.member: operation.name for operation in told if isinstance(operation, MemberAdded)}
