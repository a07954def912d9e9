"""An unlocked workspace. Its keys live in memory only, until `close`.

Python cannot overwrite them there: closing drops every reference, and the memory is the system's again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from typing_extensions import override

from tocsin.crypto import aead, keys, signing
from tocsin.crypto.errors import Unauthentic
from tocsin.domain.errors import BadPassphrase, Locked, SourceSealed, TooLittleMemory
from tocsin.lib import ids
from tocsin.lib.files import ProcessLock
from tocsin.workspace import copies, heads, passphrases, slots
from tocsin.workspace.encoding import bytes_of
from tocsin.workspace.header import Header, binding
from tocsin.workspace.heads import Heads
from tocsin.workspace.keyring import Keyring, Kind, Slot
from tocsin.workspace.keyring import unseal as unseal_keyring

RECORD = "record.db"
VAULT = "vault"
RECORD_LABEL = b"tocsin/1/record"
HEADS_LABEL = b"tocsin/1/heads"
SOURCE_DOMAIN = b"tocsin/1/source\x00"
NAME_DOMAIN = b"tocsin/1/vault-name\x00"


@dataclass(frozen=True, slots=True, repr=False)
class _Held:
    """What `close` drops."""

    master: bytes
    keyring: Keyring
    header: Header


class Session:
    """What the rest of the house may ask of an unlocked workspace. Any call after `close` raises Locked."""

    def __init__(self, folder: Path, lock: ProcessLock, opened: slots.Opened, header: Header) -> None:
        self.folder = folder
        self.slot = opened.slot
        self.repaired: tuple[str, ...] = ()
        self._lock = lock
        self._keys: _Held | None = _Held(opened.master, opened.keyring, header)

    @property
    def member(self) -> str:
        """Id of the member whose passphrase opened it."""
        return self.slot.member

    @property
    def device(self) -> str:
        """Id of this copy of the workspace, which signs."""
        return self._held.keyring.device

    @property
    def device_key(self) -> bytes:
        """The device's public Ed25519 key, 32 bytes."""
        return signing.public_of(self._held.keyring.device_private)

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
        return keys.derive(self._held.master, RECORD_LABEL)

    def sign(self, data: bytes) -> bytes:
        """The device's Ed25519 signature, 64 bytes."""
        return signing.sign(self._held.keyring.device_private, data)

    def seal_source(self, plaintext: bytes, aad: bytes) -> bytes:
        """Seals what identifies a source under the compartment's key. `aad` says where it belongs, and is not kept."""
        return aead.seal(self._held.keyring.source_key, plaintext, SOURCE_DOMAIN + aad)

    def open_source(self, sealed: bytes, aad: bytes) -> bytes:
        """Raises SourceSealed where it was altered, or belongs elsewhere than `aad` says."""
        try:
            return aead.unseal(self._held.keyring.source_key, sealed, SOURCE_DOMAIN + aad)
        except Unauthentic as exc:
            raise SourceSealed from exc

    def vault_name(self, scope: str, digest: str) -> str:
        """64 hexadecimal digits: a keyed hash of scope and content (SHA-256, 43 characters). Raises ValueError."""
        named = scope.encode("utf-8") + b"\x00" + bytes_of(digest, 32)
        return keys.keyed_digest(self._held.keyring.name_key, NAME_DOMAIN + named).hex()

    def read_heads(self) -> Heads:
        """What was last written; missing and damaged are answers too."""
        return heads.read(self.folder, keys.derive(self._held.master, HEADS_LABEL))

    def write_heads(self, value: dict[str, Any]) -> None:
        """Replaces the heads as a whole; on the medium when it returns. Raises ValueError, DiskFull, CannotWrite."""
        heads.write(self.folder, keys.derive(self._held.master, HEADS_LABEL), value)

    def slots(self) -> tuple[Slot, ...]:
        """The slots in use, by place."""
        return tuple(sorted((entry.slot for entry in self._held.keyring.entries), key=lambda slot: slot.place))

    def add_slot(self, passphrase: str, member: str, kind: Kind = Kind.PASSPHRASE) -> Slot:
        """One more passphrase. Raises BadPassphrase, BadRecovery, NoFreeSlot, ValueError for what is no member's id."""
        ids.raw(member)
        passphrases.check_new(passphrase, kind)
        keyring, slot = slots.added(self._held.keyring, self._wrap_key(passphrase), member, kind)
        self._store(keyring, self._opened_by(passphrase, slot))
        return slot

    def change_slot(self, place: int, passphrase: str) -> None:
        """Another passphrase in a place. Raises NoSuchSlot, BadPassphrase, BadRecovery."""
        slot = slots.find(self._held.keyring, place)
        passphrases.check_new(passphrase, slot.kind)
        keyring = slots.changed(self._held.keyring, place, self._wrap_key(passphrase))
        self._store(keyring, self._opened_by(passphrase, slot))

    def remove_slot(self, place: int) -> None:
        """Overwrites a slot. Raises NoSuchSlot, LastSlot. Who has a copy of the folder keeps what it opened then."""
        keyring = slots.removed(self._held.keyring, place)
        master = self._held.master

        def opens(header: Header) -> bool:
            aad = binding(header.salt, header.kdf, "keyring")
            return unseal_keyring(header.keyring, master, aad) == keyring

        self._store(keyring, opens)

    def close(self) -> None:
        """Drops the keys and lets the next process in; a second time does nothing."""
        self._keys = None
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
    def _held(self) -> _Held:
        if self._keys is None:
            raise Locked
        return self._keys

    def _wrap_key(self, passphrase: str) -> bytes:
        header = self._held.header
        return wrap_key(passphrase, header)

    def _opened_by(self, passphrase: str, slot: Slot) -> Callable[[Header], bool]:
        # the passphrase is stretched a second time: a slip of memory in the first run would lock its owner out
        return lambda header: slots.open_header(header, wrap_key(passphrase, header)).slot == slot

    def _store(self, keyring: Keyring, opens: Callable[[Header], bool]) -> None:
        held = self._held
        header = slots.assemble(keyring, held.master, held.header.salt, held.header.kdf)
        copies.store(self.folder, header, opens)
        self._keys = _Held(held.master, keyring, header)


def wrap_key(passphrase: str, header: Header) -> bytes:
    """The key that a passphrase gives in a header. Raises TooLittleMemory, BadPassphrase (it cannot be written)."""
    try:
        return slots.wrap_key(passphrase, header.salt, header.kdf)
    except MemoryError as exc:
        raise TooLittleMemory(mebibytes=header.kdf.memory_kib // 1024) from exc
    except UnicodeEncodeError as exc:
        raise BadPassphrase(why="it holds signs that cannot be written") from exc
