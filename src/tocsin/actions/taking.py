"""Taking changesets of another copy into the record: each checked, appended, projected. Within one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tocsin import workspace
from tocsin.actions.unlocking import opened_scopes
from tocsin.domain.chain import Chain
from tocsin.domain.changesets import Changeset, Header
from tocsin.domain.errors import Cause, DamagedCopy
from tocsin.domain.operations import ClaimMade, ContentErased, MemberRemoved, StatementReviewed, decode_trusted
from tocsin.records import bulk, devices, foreign, rebuild, store
from tocsin.records.foreign import Place
from tocsin.records.local import Proposal
from tocsin.records.places import PLACES
from tocsin.records.projection import Told, project
from tocsin.records.record import Changeset as ChangesetRow

STEP = 50  # changesets in one projection: bounds the memory

Progress = Callable[[str, int, int], None]


@dataclass
class Taken:
    """What came in. `before` is the number of the last changeset that was here; `missing` are places without bytes.

    `texts` are statements whose sealed text is not here yet. `void` are all changesets that do not count, `no_longer`
    those of them that were here and counted until now.
    """

    before: int
    uids: dict[str, Header] = field(default_factory=dict)
    operations: int = 0
    missing: list[Place] = field(default_factory=list)
    void: frozenset[str] = frozenset()
    no_longer: frozenset[str] = frozenset()
    erased: int = 0
    texts: set[str] = field(default_factory=set)
    reviewed: list[str] = field(default_factory=list)
    members_removed: list[str] = field(default_factory=list)

    @property
    def cases(self) -> list[str]:
        """The cases that something came in for."""
        scopes = {header.scope for header in self.uids.values()}
        return sorted(scope.removeprefix("case:") for scope in scopes if scope.startswith("case:"))


def take(progress: Progress) -> Taken:
    """Append and project everything that the other record has and ours lacks. Raises DamagedCopy, naming the first."""
    taken = Taken(store.position().changesets)
    void = devices.void()
    _append(taken, progress)
    if not taken.uids:
        return taken
    taken.void = devices.void()
    taken.no_longer = taken.void - void - taken.uids.keys()
    if taken.no_longer or void - taken.void:
        # what is projected is neither taken back nor made good one by one: a removal, or its repetition, is rare
        rebuild.rebuild(lambda done, total: progress("lists", done, total))
        for told in _told(taken):
            _note(taken, told)
    else:
        _project(taken, progress)
    _check_missing(taken)
    for chunk in bulk.chunks(taken.reviewed):
        Proposal.objects.filter(statement__in=chunk, state="waiting").delete()
    return taken


def _append(taken: Taken, progress: Progress) -> None:
    scopes = opened_scopes()
    chain = Chain(workspace.verify_signature, devices.keys())
    shared = {f"book:{scopes.book}", f"links:{scopes.links}"}
    lacking = foreign.lacking()
    for done, (number, uid) in enumerate(lacking, 1):
        changeset = foreign.read(number)
        try:
            header = _admit(chain, changeset, uid, shared)
        except ValueError as exc:
            raise DamagedCopy(why=Cause("change {number}: {fault}", number=number, fault=exc)) from exc
        store.append(changeset)
        taken.uids[uid] = header
        taken.operations += header.count
        taken.missing += [(uid, place) for place, one in enumerate(changeset.operations) if one.body is None]
        progress("changes", done, len(lacking))


def _admit(chain: Chain, changeset: Changeset, uid: str, shared: set[str]) -> Header:
    if changeset.id != uid:
        raise ValueError("its heading was altered")
    header = changeset.read_header()
    rows = ChangesetRow.objects.filter(uid__in=header.parents).values_list("uid", "tick", "time", "scope")
    chain.seen.update({parent: (tick, time, scope) for parent, tick, time, scope in rows})
    if not header.scope.startswith("case:") and header.scope not in shared:
        raise ValueError("it belongs to the shared book of another workspace")
    return chain.take(changeset)


def _project(taken: Taken, progress: Progress) -> None:
    waiting: list[Told] = []
    for told in _told(taken):
        seq = told.number // PLACES
        if waiting and seq - waiting[0].number // PLACES >= STEP:
            project(waiting)
            waiting = []
            progress("lists", seq - taken.before, len(taken.uids))
        _note(taken, told)
        waiting.append(told)
    project(waiting)


def _told(taken: Taken) -> Iterator[Told]:
    """What came in and counts."""
    for seq, (uid, header) in enumerate(taken.uids.items(), taken.before + 1):
        if uid not in taken.void:
            for place, one in enumerate(store.salted(seq)):
                if one.body is not None:
                    yield Told(seq * PLACES + place, header.scope, decode_trusted(one.body))


def _note(taken: Taken, told: Told) -> None:
    match told.operation:
        case ClaimMade(entity=entity, property="statement.text"):
            taken.texts.add(entity)
        case ContentErased(places=places):
            taken.erased += len(places)
        case StatementReviewed(statement=statement):
            taken.reviewed.append(statement)
        case MemberRemoved(member=member):
            taken.members_removed.append(member)


def _check_missing(taken: Taken) -> None:
    """Bytes may be missing where an erasure names them, and nowhere else."""
    uids = {uid for uid, _ in taken.missing}
    left = set(taken.missing) - foreign.counting(uids)
    if left and (left := left - foreign.named(uids)):
        number = foreign.number_there(min(left)[0])
        raise DamagedCopy(why=Cause("change {number}: bytes are missing that nobody erased", number=number))
