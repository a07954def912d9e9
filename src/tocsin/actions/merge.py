"""`merge`: bring in what another copy of this workspace has and this one lacks. The other copy is only read.

Order (a kill at any point leaves the old state or the new one): sealed files and keys first, which say nothing by
themselves; then one transaction; then `heads`; then what follows from what came in (a device of its own, members who
left, proposals), which a repeated merge or the next unlock makes good.
"""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from django.db import connection, transaction

from tocsin import workspace
from tocsin.access.devices import why_distrusted
from tocsin.actions import taking
from tocsin.actions.devices import become_new_device, leave_removed
from tocsin.actions.fetching import Fetched, fetch, keyed_apart, seal_anew
from tocsin.actions.healing import Compared, compare
from tocsin.actions.passphrases import list_slots, remove_member
from tocsin.actions.propose import catch_up
from tocsin.actions.sweep import sweep
from tocsin.actions.taking import Progress, Taken
from tocsin.actions.unlocking import check_heads, log
from tocsin.actions.writing import acknowledge
from tocsin.domain import devices as rules
from tocsin.domain.changesets import parse_header
from tocsin.domain.errors import (
    Cause,
    DamagedCopy,
    DamagedRecord,
    DistrustedCopy,
    KeyringFull,
    LastSlot,
    NoSuch,
    NotACopy,
    SameFolder,
)
from tocsin.domain.viewer import Viewer
from tocsin.records import bulk, cards, erasing, foreign, left, words
from tocsin.records.derived import Entity
from tocsin.records.local import Proposal
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.vault import Vault
from tocsin.vault.current import current_vault
from tocsin.workspace import Session, current


@dataclass(frozen=True, slots=True)
class Fork:
    """Changesets that two copies wrote behind the same one, with one key."""

    device: str
    scope: str
    changesets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What came in, and what is to be known of it.

    `not_counting` changesets were signed by `removed` devices on their own; `no_longer` were here, and count no longer
    for the same reason. `distrusted` tells of this copy itself that it was removed, `trusted_again` that somebody
    vouched for it. `erased` entries were erased there and are
    gone here now; `still_there` entries were erased here and the other copy holds them still; `healed` entries and
    `healed_files` were lost here and came back. `left` are members who were removed there and here, `still_open` those
    whose passphrases here could not be taken away.
    """

    changesets: int = 0
    operations: int = 0
    files: int = 0
    forks: tuple[Fork, ...] = ()
    not_counting: int = 0
    no_longer: int = 0
    distrusted: DistrustedCopy | None = None
    trusted_again: bool = False
    removed: tuple[str, ...] = ()
    erased: int = 0
    still_there: int = 0
    healed: int = 0
    healed_files: int = 0
    left: tuple[str, ...] = ()
    still_open: tuple[str, ...] = ()
    new_device: bool = False


def merge(viewer: Viewer, other: Path, passphrase: str, progress: Progress | None = None) -> Merged:
    """Take over everything that the copy in a folder has and this one lacks; `progress(what, done, of)`.

    Raises NotACopy, SameFolder, DamagedCopy, and what looking into the other raises (CannotUnlock, NotAWorkspace,
    NewerFormat, NotSettled), DiskFull, CannotWrite, KeyringFull: then nothing was taken over.
    """
    if viewer.scopes is not None:
        raise NoSuch(what="copy")
    unlocked = current.require()
    if other.exists() and other.samefile(unlocked.session.folder):
        raise SameFolder
    tell = progress or (lambda _what, _done, _of: None)
    before = why_distrusted(viewer)
    with (
        workspace.look(other, passphrase) as theirs,
        foreign.beside(theirs.record_path, lambda: theirs.record_key),
    ):
        _check_copy(theirs)
        taken, fetched, compared = _take_over(viewer, unlocked.session, theirs, tell)
    acknowledge(unlocked)
    if taken.erased:
        erasing.forget_old_pages()
    if taken.erased or fetched.aside:
        sweep(viewer)
    merged = _follow_up(viewer, taken, fetched, compared)
    after = why_distrusted(viewer)
    return replace(merged, distrusted=after, trusted_again=before is not None and after is None)


def _check_copy(theirs: Session) -> None:
    begun = foreign.first()
    if not begun:
        raise DamagedCopy(why=Cause("its record is empty"))
    if begun != ChangesetRow.objects.order_by("seq").values_list("uid", flat=True).first():
        raise NotACopy
    try:
        with foreign.reading():
            check_heads(theirs, foreign.ALIAS)
    except DamagedRecord as exc:
        raise DamagedCopy(why=exc.why) from exc


def _take_over(viewer: Viewer, ours: Session, theirs: Session, tell: Progress) -> tuple[Taken, Fetched, Compared]:
    with ExitStack() as undo:
        undo.callback(words.forget)  # a number that was given out in a transaction that failed is no number
        # a rebuild within may make tables anew, which SQLite does with foreign keys off alone
        with connection.constraint_checks_disabled(), transaction.atomic():
            apart = keyed_apart()
            taken = taking.take(tell)
            compared = compare()
            fetched = fetch(taken, current_vault(), Vault(theirs), undo, tell)
            seal_anew(apart, current_vault())
            cards.refresh(taken.texts)  # only now can their words be read and found
            if taken.erased:
                _forget_proposals()
            left.note_left()
            log(viewer, current.require().clock, "merge", f"{len(taken.uids)} changesets")
            _adopt_source_keys(ours, theirs)
        undo.pop_all()
    return taken, fetched, compared


def _adopt_source_keys(ours: Session, theirs: Session) -> None:
    """Last of all, when everything else was found whole: a key too many is harmless, one too few is not."""
    if not set(theirs.source_keys) <= set(ours.source_keys):
        ours.switch(ours.with_source_keys_of(theirs))


def _forget_proposals() -> None:
    """What the reader proposed from statements that were erased there goes, too."""
    statements = set(Proposal.objects.values_list("statement", flat=True).distinct())
    for chunk in bulk.chunks(statements):
        here = set(Entity.objects.filter(uid__in=chunk).values_list("uid", flat=True))
        Proposal.objects.filter(statement__in=set(chunk) - here).delete()


def _follow_up(viewer: Viewer, taken: Taken, fetched: Fetched, compared: Compared) -> Merged:
    own = current.require().session.device
    forks = _forks({own, *(header.device for header in taken.uids.values())})
    new_device = any(header.device == own for header in taken.uids.values()) or any(f.device == own for f in forks)
    new_device = leave_removed(viewer) or new_device
    if new_device and current.require().session.device == own:
        become_new_device(viewer)
    gone, still_open = _remove_members(viewer, taken)
    for case in taken.cases:
        with suppress(NoSuch):  # a case that was erased meanwhile, or opened by a device that does not count
            catch_up(viewer, case)
    not_counting = taken.void & taken.uids.keys()
    removed = _signers(not_counting | taken.no_longer)
    return Merged(
        changesets=len(taken.uids),
        operations=taken.operations,
        files=fetched.files,
        forks=tuple(fork for fork in forks if not taken.uids.keys().isdisjoint(fork.changesets)),
        not_counting=len(not_counting),
        no_longer=len(taken.no_longer),
        removed=tuple(sorted(removed)),
        erased=taken.erased,
        still_there=compared.still_there,
        healed=compared.healed,
        healed_files=fetched.healed,
        left=gone,
        still_open=still_open,
        new_device=new_device,
    )


def _signers(uids: frozenset[str]) -> set[str]:
    found: set[str] = set()
    for chunk in bulk.chunks(uids):
        found.update(ChangesetRow.objects.filter(uid__in=chunk).values_list("device", flat=True))
    return found


def _forks(devices: set[str]) -> tuple[Fork, ...]:
    rows = ChangesetRow.objects.filter(device__in=devices).values_list("uid", "header")
    headers = {uid: parse_header(bytes(header)) for uid, header in rows}
    return tuple(Fork(headers[uids[0]].device, headers[uids[0]].scope, uids) for uids in rules.forks(headers))


def _remove_members(viewer: Viewer, taken: Taken) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Members who were removed there lose their passphrases here; the one who is here now keeps it, and is told."""
    gone, still_open = [], []
    with_slots = {slot.member for slot in list_slots(viewer)}
    for member in sorted(with_slots.intersection(taken.members_removed)):
        if member == viewer.member:
            still_open.append(member)
            continue
        try:
            remove_member(viewer, member)
            gone.append(member)
        except (LastSlot, KeyringFull):
            still_open.append(member)
    return tuple(gone), tuple(still_open)
