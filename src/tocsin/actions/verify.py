"""`verify`: read everything, and name what is damaged. It changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tocsin import workspace
from tocsin.access.statements import find_file
from tocsin.actions.unlocking import check_heads
from tocsin.domain import changesets
from tocsin.domain.changesets import Header, digest_bytes
from tocsin.domain.errors import DamagedFile, DamagedRecord, MissingFile, NewerFormat
from tocsin.domain.operations import DeviceAdded, decode_trusted
from tocsin.domain.viewer import Viewer
from tocsin.records import store
from tocsin.records.derived import File
from tocsin.records.words import SCOPES
from tocsin.vault.current import current_vault
from tocsin.workspace import current

Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Verified:
    """What was read, and what is damaged, each in one sentence; nothing damaged means that nothing was altered."""

    changesets: int
    operations: int
    files: int
    damaged: tuple[str, ...]


def verify(viewer: Viewer, progress: Progress | None = None) -> Verified:
    """Check headers, heads, every changeset, signature, chain and sealed file."""
    tell = progress or (lambda _what, _done: None)
    damaged = [*_headers(), *_heads()]
    walk = _Chains()
    for seq, changeset in store.changesets():
        damaged.extend(walk.look(seq, changeset))
        tell("changesets", walk.changesets)
    files, damaged_files = _files(viewer, tell)
    return Verified(walk.changesets, walk.operations, files, (*damaged, *damaged_files))


def _headers() -> Iterator[str]:
    found = workspace.inspect(current.require().session.folder)
    for name, state in (("header.json", found.header), ("header-copy.json", found.header_copy)):
        if state != "whole":
            yield f"{name} is {state}; the other copy opened the workspace."
    if found.differ:
        yield "header.json and header-copy.json differ."


def _heads() -> Iterator[str]:
    try:
        check_heads(current.require().session)
    except DamagedRecord as exc:
        yield f"The record: {exc.fields['what']}."


class _Chains:
    """Walks the changesets in their local order."""

    def __init__(self) -> None:
        self.changesets = self.operations = 0
        self.keys: dict[str, bytes] = {}
        self.seen: dict[str, Header] = {}

    def look(self, seq: int, changeset: changesets.Changeset) -> Iterator[str]:
        """What is wrong with one changeset."""
        self.changesets += 1
        self.operations += len(changeset.operations)
        try:
            header = self.seen[changeset.id] = changeset.read_header()
            self._learn_devices(changeset)
            changesets.check(changeset, self._signed)
        except ValueError as exc:
            # what stands on a damaged one is itself whole: the walk goes on as if it were
            yield f"Changeset {seq}: {exc}."
            return
        yield from (f"Changeset {seq}: {fault}." for fault in self._chain(header))
        if store.log_at(seq) != store.next_log(store.log_at(seq - 1) or b"", changeset.id):
            yield f"Changeset {seq}: it does not stand where it was written."

    def _chain(self, header: Header) -> Iterator[str]:
        parents = [self.seen.get(parent) for parent in header.parents]
        if None in parents:
            yield "one that it stands on is missing"
        known = [parent for parent in parents if parent is not None]
        if header.tick != 1 + max((parent.tick for parent in known), default=0):
            yield "its place in the order is wrong"
        if any(parent.time > header.time or parent.scope != header.scope for parent in known):
            yield "it stands on one that is later, or of another case"

    def _signed(self, device: str, data: bytes, signature: bytes) -> bool:
        return device in self.keys and workspace.verify_signature(self.keys[device], signature, data)

    def _learn_devices(self, changeset: changesets.Changeset) -> None:
        """Keys of devices stand in the shared book; the first changeset brings the key that signs it."""
        if not changeset.read_header().scope.startswith("book:"):
            return
        for salted in changeset.operations:
            operation = decode_trusted(salted.body) if salted.body is not None else None
            if isinstance(operation, DeviceAdded):
                self.keys.setdefault(operation.device, digest_bytes(operation.key))


def _files(viewer: Viewer, tell: Progress) -> tuple[int, list[str]]:
    damaged: list[str] = []
    vault = current_vault()
    rows = list(File.objects.order_by("id").values_list("scope", "digest"))
    for done, (scope, digest) in enumerate(rows, 1):
        name = SCOPES.word(scope)
        try:
            vault.verify(name, digest, find_file(viewer, name, digest).key_bytes())
        except (DamagedFile, MissingFile, NewerFormat) as exc:
            damaged.append(f"Sealed file {digest[:12]}…: {type(exc).__name__}.")
        tell("files", done)
    return len(rows), damaged
