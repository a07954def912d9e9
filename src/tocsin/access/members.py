"""Who works here, by name: from the shared book."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.domain.operations import Known, MemberAdded, MemberRemoved
from tocsin.domain.viewer import Viewer
from tocsin.records import store
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset as ChangesetRow


def member_names(viewer: Viewer) -> dict[str, str]:
    """Names of members by id, of the books that the viewer may see; also of those who left."""
    return {one.member: one.name for one in _of_the_books(viewer) if isinstance(one, MemberAdded)}


def present_members(viewer: Viewer) -> dict[str, str]:
    """The same of those who work here now."""
    gone = {one.member for one in _of_the_books(viewer) if isinstance(one, MemberRemoved)}
    return {member: name for member, name in member_names(viewer).items() if member not in gone}


def _of_the_books(viewer: Viewer) -> Iterable[Known]:
    books = ChangesetRow.objects.filter(scope__startswith="book:").values_list("seq", "scope", "count")
    numbers = [seq * PLACES + place for seq, scope, count in books if viewer.may_see(scope) for place in range(count)]
    return store.operations(numbers).values()
