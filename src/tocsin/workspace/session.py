"""An unlocked workspace. Its keys live in memory only, until `close`.

Python cannot overwrite them there: closing drops every reference, and the memory is the system's again.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any, Self

from typing_extensions import override

from tocsin.crypto import aead, keys, signing
from tocsin.crypto.errors import Unauthentic
from tocsin.domain.errors import BadPassphrase, Cause, Locked, OnlyLooking, SourceSealed, TooLittleMemory
from tocsin.lib import ids
from tocsin.lib.files import ProcessLock
from tocsin.workspace import copies, heads, marker, passphrases, slots
from tocsin.workspace import held as changes
from tocsin.workspace.encoding import bytes_of
from tocsin.workspace.header import Header, encode
from tocsin.workspace.heads import Heads
from tocsin.workspace.held import Held
from tocsin.workspace.keyring import Keyring, Kind, Slot
from tocsin.workspace.slotkeys import wrap_key as stretched

RECORD = "record.db"
VAULT = "vault"
SOURCE_DOMAIN = b"tocsin/1/source\x00"
NAME_DOMAIN = b"tocsin/1/vault-name\x00"
MARK_DOMAIN = b"tocsin/1/backup-mark\x00"
BACKUP_LABEL = b"tocsin/1/backup"
DRAFT_LABEL = b"tocsin/1/draft\x00"


class Session:
    """What the rest of the house may ask of an unlocked workspace. Any call after `close` raises Locked.

    Without a process lock it is only looking: whatever would write raises OnlyLooking.
    """

    def __init__(self, folder: Path, lock: ProcessLock | None, slot: Slot, held: Held) -> None:
        self.folder = folder
        self.slot = slot
        self.repaired: tuple[str, ...] = ()
        self._lock = lock
        self._keys: Held | None = held
        self._marked = False
        self._unnamed: set[str] = set()

    @property
    def member(self) -> str:
        """Id of the member whose passphrase opened it."""
        return self.slot.member

    @property
    def device(self) -> str:
        """Id of this copy of the workspace, which signs."""
        return self._held.device

    @property
    def device_key(self) -> bytes:
        """The device's public Ed25519 key, 32 bytes."""
        return self._held.device_key

    @property
    def source_keys(self) -> tuple[bytes, ...]:
        """The keys of what identifies sources, newest first: for another copy of this workspace alone."""
        return self._held.keyring.source_keys

    @property
    def retired(self) -> tuple[str, ...]:
        """Devices that somebody who left knows the key of, and whose removal the record does not say yet."""
        return self._held.keyring.retired

    @property
    def record_path(self) -> Path:
        """Where the encrypted database lies."""
        return self.folder / RECORD

    @property
    def vault_path(self) -> Path:
        """Where the sealed files lie."""
        return self.folder / VAULT

    @property
    def record_key(self) -> bytes:
        """The raw key of the encrypted database, 32 bytes."""
        return self._held.record_key

    @property
    def backup_key(self) -> bytes:
        """The key of everything that is sealed in a backup, but the vault's files; 32 bytes."""
        return keys.derive(self._held.master, BACKUP_LABEL)

    @property
    def header_bytes(self) -> bytes:
        """What `header.json` holds while these keys count."""
        return encode(self._held.header)

    def draft_key(self, salt: bytes) -> bytes:
        """The key of one draft of this member's, 32 bytes: a browser keeps what is being typed sealed under it."""
        return keys.derive(self._held.master, DRAFT_LABEL + self.member.encode(), salt=salt)

    def backup_mark(self, data: bytes) -> bytes:
        """32 bytes that only this workspace makes of `data`, whatever became of its master key: to know a backup by."""
        return keys.keyed_digest(self._held.keyring.name_key, MARK_DOMAIN + data)

    def sign(self, data: bytes) -> bytes:
        """The device's Ed25519 signature, 64 bytes. Raises OnlyLooking."""
        return signing.sign(self._to_write().keyring.device_private, data)

    def seal_source(self, plaintext: bytes, aad: bytes) -> bytes:
        """Seals what identifies a source under the compartment's newest key. `aad` says where it belongs; not kept."""
        return aead.seal(self._held.keyring.source_keys[0], plaintext, SOURCE_DOMAIN + aad)

    def open_source(self, sealed: bytes, aad: bytes) -> bytes:
        """Raises SourceSealed where it was altered, or belongs elsewhere than `aad` says."""
        for key in self._held.keyring.source_keys:
            with contextlib.suppress(Unauthentic):
                return aead.unseal(key, sealed, SOURCE_DOMAIN + aad)
        raise SourceSealed

    def vault_name(self, scope: str, digest: str) -> str:
        """64 hexadecimal digits: a keyed hash of scope and content (SHA-256, 43 characters). Raises ValueError."""
        named = scope.encode("utf-8") + b"\x00" + bytes_of(digest, 32)
        return keys.keyed_digest(self._held.keyring.name_key, NAME_DOMAIN + named).hex()

    def read_heads(self) -> Heads:
        """What was last written; missing and damaged are answers too."""
        return heads.read(self.folder, self._held.heads_key)

    def write_heads(self, value: dict[str, Any]) -> None:
        """Replaces the heads as a whole; on the medium when it returns.

        Raises ValueError, DiskFull, CannotWrite, OnlyLooking.
        """
        heads.write(self.folder, self._to_write().heads_key, value)

    def mark_open(self) -> bool:
        """Says on the disk that a session works here; whether the one before did not end cleanly.

        Raises DiskFull, CannotWrite, OnlyLooking.
        """
        self._to_write()
        self._marked = True
        return marker.put(self.folder)

    def mark_clean(self) -> None:
        """Takes the mark away, when nothing is left that the next session would have to make good."""
        if self._marked and not self._unnamed:
            marker.take(self.folder)

    def sealed_file(self, name: str) -> None:
        """A file lies in the vault under this name, and no row names it yet: until one does, the mark stays."""
        self._unnamed.add(name)

    def named_files(self, names: Iterable[str]) -> None:
        """Rows name these files now, for good."""
        self._unnamed.difference_update(names)

    def leave_marked(self) -> None:
        """The next session has something to make good, although this one ends cleanly."""
        self._marked = False

    def slots(self) -> tuple[Slot, ...]:
        """The slots in use, by place."""
        return tuple(sorted((entry.slot for entry in self._held.keyring.entries), key=lambda slot: slot.place))

    def add_slot(self, passphrase: str, member: str, kind: Kind = Kind.PASSPHRASE) -> Slot:
        """One more passphrase.

        Raises BadPassphrase, BadRecovery, NoFreeSlot, OnlyLooking, ValueError for what is no member's id.
        """
        ids.raw(member)
        passphrases.check_new(passphrase, kind)
        keyring, slot = slots.added(self._to_write().keyring, self._wrap_key(passphrase), member, kind)
        self._store(keyring, self._opened_by(passphrase, slot))
        return slot

    def change_slot(self, place: int, passphrase: str) -> None:
        """Another passphrase in a place. Raises NoSuchSlot, BadPassphrase, BadRecovery, OnlyLooking."""
        slot = slots.find(self._to_write().keyring, place)
        passphrases.check_new(passphrase, slot.kind)
        keyring = slots.changed(self._held.keyring, place, self._wrap_key(passphrase))
        self._store(keyring, self._opened_by(passphrase, slot))

    def without_slots(self, places: Collection[int]) -> Held:
        """The keys after a removal, for `switch`; nothing is written yet. Master, device and source key are others.

        Raises NoSuchSlot, LastSlot, KeyringFull, OnlyLooking.
        """
        return changes.without(self._to_write(), places)

    def with_new_device(self) -> Held:
        """The keys with another device, for `switch`; nothing is written yet. Raises OnlyLooking."""
        return changes.with_new_device(self._to_write())

    def with_source_keys_of(self, other: Session) -> Held:
        """The keys with those of another copy's sources as well, for `switch`; nothing is written yet.

        The same keys where the other copy has none that this one lacks. Raises KeyringFull, OnlyLooking.
        """
        return changes.with_source_keys(self._to_write(), other.source_keys)

    def with_nothing_retired(self) -> Held:
        """The keys when the record says that every retired device is removed, for `switch`. Raises OnlyLooking."""
        return changes.with_nothing_retired(self._to_write())

    def switch(self, after: Held) -> None:
        """Use other keys from now on. With another master key, the record must lie beside, under its new key, before.

        The first header is the commit point. An error before or at it closes the session, because only the disk knows
        which keys count: the next unlocking does. Raises DiskFull, CannotWrite, DamagedFile, OnlyLooking.
        """
        before = self._to_write()
        with contextlib.ExitStack() as undo:
            undo.callback(self.close)
            if after.master != before.master:
                heads.write_next(self.folder, before.heads_key, after.heads_key)
            copies.store(self.folder, after.header, after.is_held_by)
            heads.settle(self.folder, after.heads_key)
            undo.pop_all()
        self._keys = after

    def close(self) -> None:
        """Drops the keys and lets the next process in; a second time does nothing."""
        self._keys = None
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        """Closed at the end of the block."""
        return self

    def __exit__(self, *_exc: object) -> None:
        """Closes."""
        self.close()

    @override
    def __repr__(self) -> str:
        return f"<Session {'closed' if self._keys is None else 'open'}>"

    @property
    def _held(self) -> Held:
        if self._keys is None:
            raise Locked
        return self._keys

    def _to_write(self) -> Held:
        held = self._held
        if self._lock is None:
            raise OnlyLooking
        return held

    def _wrap_key(self, passphrase: str) -> bytes:
        return wrap_key(passphrase, self._held.header)

    def _opened_by(self, passphrase: str, slot: Slot) -> Callable[[Header], bool]:
        # the passphrase is stretched a second time: a slip of memory in the first run would lock its owner out
        return lambda header: slots.open_header(header, wrap_key(passphrase, header)).slot == slot

    def _store(self, keyring: Keyring, opens: Callable[[Header], bool]) -> None:
        after = changes.sealed_anew(self._held, keyring)
        copies.store(self.folder, after.header, opens)
        self._keys = after


def wrap_key(passphrase: str, header: Header) -> bytes:
    """The key that a passphrase gives in a header. Raises TooLittleMemory, BadPassphrase (it cannot be written)."""
    try:
        return stretched(passphrase, header.salt, header.kdf)
    except MemoryError as exc:
        raise TooLittleMemory(mebibytes=header.kdf.memory_kib // 1024) from exc
    except UnicodeEncodeError as exc:
        raise BadPassphrase(why=Cause("it holds signs that cannot be written")) from exc
