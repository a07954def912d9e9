"""What was erased: when, by whom and on what ground; never what it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from tocsin.access.filter import visible
from tocsin.access.handles import LENGTH
from tocsin.domain.errors import NoSuch, SeveralFit
from tocsin.domain.operations import ContentErased, ReasonGiven
from tocsin.domain.viewer import Viewer
from tocsin.records import erasing, store
from tocsin.records.derived import Erasure
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.records.words import SCOPES


@dataclass(frozen=True, slots=True)
class ErasureLine:
    """One act of erasing. `time` is milliseconds UTC; `operations` counts what went; `reason` may be empty."""

    id: str
    time: int
    member: str
    scope: str
    ground: str
    operations: int
    reason: str


def list_erasures(viewer: Viewer) -> tuple[ErasureLine, ...]:
    """Every act of erasing in what the viewer may see, the newest first."""
    rows = visible(viewer, Erasure.objects.order_by("-id")).values_list("id", "uid", "scope")
    numbers: dict[str, list[int]] = defaultdict(list)
    scopes: dict[str, str] = {}
    for number, uid, scope in rows:
        numbers[uid].append(number)
        if not SCOPES.word(scope).startswith("links:"):
            scopes[uid] = SCOPES.word(scope)
    told = store.operations([number for found in numbers.values() for number in found])
    return tuple(_line(uid, found, scopes.get(uid, ""), told) for uid, found in numbers.items())


def find_erasure(viewer: Viewer, words: str) -> str:
    """The id of an erasure behind a handle or an id. Raises NoSuch, SeveralFit."""
    uids = set(visible(viewer, Erasure.objects.all()).values_list("uid", flat=True))
    found = [uid for uid in uids if uid == words or words == f"erasure-{uid[-LENGTH:]}"]
    if len(found) != 1:
        raise SeveralFit(what="erasure") if found else NoSuch(what="erasure")
    return found[0]


def _line(uid: str, numbers: list[int], scope: str, told: Mapping[int, object]) -> ErasureLine:
    said = [one for number in numbers if isinstance(one := told.get(number), ContentErased)]
    first = ChangesetRow.objects.get(seq=min(numbers) // PLACES)
    return ErasureLine(
        uid,
        first.time,
        first.author,
        scope,
        said[0].ground if said else "",
        sum(len(one.places) for one in said),
        _reason(uid, scope, first),
    )


def _reason(uid: str, scope: str, first: ChangesetRow) -> str:
    """The reason stands in the same changeset, or in one of the same batch."""
    near = {"batch": first.batch} if first.batch else {"seq": first.seq}
    for one in erasing.placed_in(ChangesetRow.objects.filter(scope=scope, **near).order_by("seq")):
        if isinstance(one.operation, ReasonGiven) and one.operation.about == uid:
            return one.operation.text
    return ""
