"""Who said what when: the changesets of a case in plain words, and the case as it was known on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Max

from tocsin.access.filter import entity_row, scope_of, visible
from tocsin.domain.changesets import Changeset
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.judgements import concerned
from tocsin.domain.ledger import Ledger
from tocsin.domain.operations import ClaimMade, ContentErased, EntityOpened, Known, ReasonGiven, decode_trusted
from tocsin.domain.viewer import Viewer
from tocsin.records import store
from tocsin.records.derived import Deed
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.records.words import SCOPES


@dataclass(frozen=True, slots=True)
class Gone:
    """That something stood here: when it was erased (milliseconds UTC), and on what ground. None where no one says."""

    time: int | None
    ground: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """One operation of the history, or what is said of one that was erased.

    `time` is milliseconds UTC; `doubtful` where the clock stood wrong.
    """

    time: int
    doubtful: bool
    member: str
    changeset: str
    operation: Known | None
    gone: Gone | None = None


def latest(viewer: Viewer) -> int:
    """The number of the newest changeset that may be seen: as long as it stays, nothing of that has changed."""
    rows = ChangesetRow.objects.all() if viewer.scopes is None else ChangesetRow.objects.filter(scope__in=viewer.scopes)
    return rows.aggregate(newest=Max("seq"))["newest"] or 0


def list_history(
    viewer: Viewer, case: str, entity: str | None = None, *, newest: int | None = None
) -> tuple[Told, ...]:
    """What was recorded in a case, the oldest first; of one entity only, if it is given. Raises NoSuch.

    With `newest`, only what stands in the last so many changesets. What was erased has its place in the history of the
    case; of whom it was, nobody can tell.
    """
    scope = scope_of(viewer, case)
    about = {entity} if entity else None
    if entity:
        entity_row(viewer, entity)
    told = list(_told(list(_changesets(scope, newest=newest))))
    return tuple(one for one in told if about is None or (one.operation and concerns(one.operation, about)))


def list_deeds(viewer: Viewer, case: str) -> tuple[Told, ...]:
    """Of the history of a case what was done with letters and findings, with every reason given. Raises NoSuch.

    What was erased is left out, and so is what a removed device said on its own: it does not count.
    """
    rows = visible(viewer, Deed.objects.filter(scope=SCOPES.known(scope_of(viewer, case))))
    return told_in(rows.values_list("id", flat=True))


def told_in(numbers: Iterable[int]) -> tuple[Told, ...]:
    """These operations, by number, as a history tells them, the oldest first."""
    said = store.operations(numbers)
    headers, orders = store.headers_of(said), store.orders(said)
    found = []
    for number in sorted(said, key=orders.__getitem__):
        uid, header = headers[number // PLACES]
        found.append(Told(header.time, header.doubtful, header.author, uid, said[number]))
    return tuple(found)


def _told(changesets: Sequence[Changeset]) -> Iterator[Told]:
    headers = {changeset.id: changeset.read_header() for changeset in changesets}
    erased: dict[tuple[str, int], Gone] = {}
    for changeset in changesets:
        for operation in _operations(changeset):
            if isinstance(operation, ContentErased):
                gone = Gone(headers[changeset.id].time, operation.ground)
                erased.update(dict.fromkeys(operation.places, gone))
    for changeset in changesets:
        header = headers[changeset.id]
        for place, operation in enumerate(_operations(changeset)):
            gone_here = None if operation else erased.get((changeset.id, place), Gone(None, None))
            yield Told(header.time, header.doubtful, header.author, changeset.id, operation, gone_here)


def _operations(changeset: Changeset) -> Iterator[Known | None]:
    for salted in changeset.operations:
        yield None if salted.body is None else decode_trusted(salted.body)


def get_dossier_as_known(viewer: Viewer, case: str, day: date) -> Dossier:
    """A case as the record held it at the end of a day (UTC), within this version of Tocsin. Raises NoSuch."""
    scope = scope_of(viewer, case)
    end = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1)
    ledger = Ledger()
    for changeset in _changesets(scope, until=int(end.timestamp() * 1000) - 1):
        ledger.add(changeset)
    shown = ledger.shown()
    return Dossier(case, {uid: EntityView(uid, opened.kind, shown[uid]) for uid, opened in ledger.entities().items()})


def _changesets(scope: str, until: int | None = None, newest: int | None = None) -> Iterator[Changeset]:
    rows = ChangesetRow.objects.filter(scope=scope).order_by("tick", "uid")
    if until is not None:
        rows = rows.filter(time__lte=until)
    if newest is not None:
        last = rows.order_by("-tick", "-uid").values_list("seq", flat=True)[:newest]
        rows = rows.filter(seq__in=list(last))
    for seq, header, signature in rows.values_list("seq", "header", "signature"):
        yield Changeset(bytes(header), bytes(signature), tuple(store.salted(seq)))


def concerns(operation: Known, about: set[str]) -> bool:
    """Whether an operation is about the entity or about a claim that was made of it; claims are learnt on the way."""
    if isinstance(operation, ClaimMade):
        if operation.entity in about:
            about.add(operation.claim)
        return operation.entity in about
    if isinstance(operation, EntityOpened):
        return operation.entity in about
    if isinstance(operation, ReasonGiven):
        return operation.about in about
    return not about.isdisjoint(concerned(operation))
