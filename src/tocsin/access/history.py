"""Who said what when: the changesets of a case in plain words, and the case as it was known on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tocsin.access.filter import entity_row, scope_of
from tocsin.domain.changesets import Changeset
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.judgements import concerned
from tocsin.domain.ledger import Ledger
from tocsin.domain.operations import ClaimMade, EntityOpened, Known, ReasonGiven, decode_trusted
from tocsin.domain.viewer import Viewer
from tocsin.records import store
from tocsin.records.record import Changeset as ChangesetRow


@dataclass(frozen=True, slots=True)
class Told:
    """One operation of the history. `time` is milliseconds UTC; `doubtful` where the clock stood wrong."""

    time: int
    doubtful: bool
    member: str
    changeset: str
    operation: Known


def list_history(viewer: Viewer, case: str, entity: str | None = None) -> tuple[Told, ...]:
    """What was recorded in a case, the oldest first; of one entity only, if it is given. Raises NoSuch."""
    scope = scope_of(viewer, case)
    about = {entity} if entity else None
    if entity:
        entity_row(viewer, entity)
    told = []
    for changeset in _changesets(scope):
        header = changeset.read_header()
        for salted in changeset.operations:
            if salted.body is not None:
                operation = decode_trusted(salted.body)
                if about is None or _concerns(operation, about):
                    told.append(Told(header.time, header.doubtful, header.author, changeset.id, operation))
    return tuple(told)


def get_dossier_as_known(viewer: Viewer, case: str, day: date) -> Dossier:
    """A case as the record held it at the end of a day (UTC), within this version of Tocsin. Raises NoSuch."""
    scope = scope_of(viewer, case)
    end = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1)
    ledger = Ledger()
    for changeset in _changesets(scope, until=int(end.timestamp() * 1000) - 1):
        ledger.add(changeset)
    shown = ledger.shown()
    return Dossier(case, {uid: EntityView(uid, opened.kind, shown[uid]) for uid, opened in ledger.entities().items()})


def _changesets(scope: str, until: int | None = None) -> Iterator[Changeset]:
    rows = ChangesetRow.objects.filter(scope=scope).order_by("tick", "uid")
    if until is not None:
        rows = rows.filter(time__lte=until)
    for seq, header, signature in rows.values_list("seq", "header", "signature"):
        yield Changeset(bytes(header), bytes(signature), tuple(store.salted(seq)))


def _concerns(operation: Known, about: set[str]) -> bool:
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
