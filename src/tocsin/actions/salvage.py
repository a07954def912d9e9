"""`restore --what-is-whole`: a new workspace of everything that can be proven in a damaged one, or in a damaged backup.

Several sources may be named: what is damaged in one may be whole in another. A changeset comes over when its operations
give its root, a known device signed it, and everything that it stands on comes over, too; a sealed file when its key
opens it. So the new workspace verifies. What is lost is named by day and by the handle of who recorded it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, transaction

from tocsin.actions.finds import Finds, Source, look_through
from tocsin.actions.new_copy import NewCopy, building
from tocsin.actions.verify import Verified
from tocsin.domain.chain import Chain
from tocsin.domain.changesets import Changeset, Header
from tocsin.domain.errors import CannotUnlock, DamagedFile, MissingFile, NewerFormat, NothingWhole
from tocsin.lib.clock import Clock, SystemClock, utc_day
from tocsin.records import carrying, segments
from tocsin.records.segments import SealedFile
from tocsin.vault import Vault
from tocsin.workspace import Kind, Session, verify_signature
from tocsin.workspace.backups import look_at_each

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What the new workspace holds, as `verify` read it; what is lost, one sentence each; the rest as in `Restored`."""

    verified: Verified
    lost: tuple[str, ...]
    by_recovery: bool
    left_out: int


def salvage(
    sources: Sequence[Path],
    target: Path,
    passphrase: str,
    *,
    clock: Clock | None = None,
    progress: Progress | None = None,
) -> Salvaged:
    """Build a workspace in a new folder out of what is whole in `sources`, which are not changed.

    The keys are those of the first source; the others may be older copies or backups of the same workspace.
    Raises CannotUnlock where no header opens, NothingWhole, WorkspaceExists, WorkspaceBusy, DiskFull, CannotWrite.
    """
    tell = progress or (lambda _what, _done, _total: None)
    with ExitStack() as open_sessions:
        opened = list(_opened(sources, passphrase, open_sessions))
        if not opened:
            raise CannotUnlock
        finds = look_through(opened, target.with_name(target.name + ".salvaging"), tell)
        taken = _provable(finds.changesets.values())
        if not taken:
            raise NothingWhole
        newest = max(opened, key=lambda one: len(one.session.source_keys)).session
        with building(target, newest.header_bytes, passphrase, clock or SystemClock()) as copy:
            copy.take(changeset for changeset, _ in taken)
            copy.rebuild(tell)
            lost = [*_lost_changes(finds, {changeset.id for changeset, _ in taken}), *_take_files(opened, copy, tell)]
            copy.rebuild(tell)  # once more, because the words of statements stand in the index
            left_out = _take_local(finds.local)
            verified = copy.finish(tell)
    return Salvaged(verified, tuple(lost), newest.slot.kind is Kind.RECOVERY, left_out)


def _opened(sources: Iterable[Path], passphrase: str, open_sessions: ExitStack) -> Iterator[Source]:
    for path in sources:
        with suppress(CannotUnlock):
            for session in look_at_each(path, passphrase):
                yield Source(path, open_sessions.enter_context(session))


def _provable(changesets: Iterable[Changeset]) -> list[tuple[Changeset, Header]]:
    """Those that hold together, parents first, beginning with the opening of the book; nothing without that."""
    waiting = sorted(((one, one.read_header()) for one in changesets), key=_order)
    chain, taken = Chain(verify_signature), list[tuple[Changeset, Header]]()
    while waiting:
        left = [one for one in waiting if not _fits(chain, one, taken)]
        if len(left) == len(waiting) or not taken[0][1].scope.startswith("book:"):
            break
        waiting = left
    return taken if taken and taken[0][1].scope.startswith("book:") else []


def _order(one: tuple[Changeset, Header]) -> tuple[bool, int, str]:
    changeset, header = one
    return not header.scope.startswith("book:"), header.tick, changeset.id


def _fits(chain: Chain, one: tuple[Changeset, Header], taken: list[tuple[Changeset, Header]]) -> bool:
    with suppress(ValueError):
        chain.take(one[0])
        taken.append(one)
        return True
    return False


def _lost_changes(finds: Finds, taken: set[str]) -> Iterator[str]:
    """By day and by who recorded them; never a name."""
    lost = Counter(
        (utc_day(header.time).isoformat(), header.author[-5:])
        for uid, header in finds.headers.items()
        if uid not in taken
    )
    for (day, author), count in sorted(lost.items()):
        yield f"Lost: {count} {'change' if count == 1 else 'changes'} of {day} by member-{author}."
    unknown = finds.acknowledged - len(finds.headers)
    if unknown > 0:
        yield f"Lost: {unknown} {'change' if unknown == 1 else 'changes'} of which nothing can be read."


def _take_local(lines: Iterable[bytes]) -> int:
    with suppress(ValueError), transaction.atomic():
        return carrying.take(lines)
    return 0


def _take_files(opened: Sequence[Source], copy: NewCopy, tell: Progress) -> Iterator[str]:
    wanted = segments.files_upto(segments.position(DEFAULT_DB_ALIAS).changesets, DEFAULT_DB_ALIAS)
    for done, file in enumerate(wanted, 1):
        if not any(_adopted(copy, file, source.session) for source in opened):
            yield f"Lost: sealed file {copy.vault.name(file.scope, file.digest)[:12]}…"
        tell("files", done, len(wanted))


def _adopted(copy: NewCopy, file: SealedFile, session: Session) -> bool:
    key = segments.key_of(file, DEFAULT_DB_ALIAS)
    if key is None:
        return True
    try:
        copy.vault.adopt(file.scope, file.digest, key, Vault(session))
    except (MissingFile, DamagedFile, NewerFormat):
        return False
    return True
