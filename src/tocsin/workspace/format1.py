"""Format 1 of the header, read only: slots under AES-GCM, and a keyring that held each slot's wrap key.

`workspace.unlock` brings it to the format of today. A wrap key gives the slot's private key, so nobody else's
passphrase is needed for it. See docs/format/header.md, "Format 1".
"""

from __future__ import annotations

import msgspec

from tocsin.crypto import aead, hpke, keys
from tocsin.crypto.errors import Unauthentic
from tocsin.lib import canonical
from tocsin.workspace.encoding import bytes_of
from tocsin.workspace.header import SLOTS, Header, binding
from tocsin.workspace.keyring import Entry, Keyring, Kind, Slot
from tocsin.workspace.opened import Opened, parsed
from tocsin.workspace.slotkeys import private_of

LABEL = b"tocsin/1/keyring"


class _EntryForm(msgspec.Struct, forbid_unknown_fields=True):
    kind: Kind
    member: str
    place: int
    wrap: str


class _KeyringForm(msgspec.Struct, forbid_unknown_fields=True):
    device: str
    device_private: str
    name_key: str
    slots: list[_EntryForm]
    source_key: str


def open_header(header: Header, wrap: bytes) -> Opened:
    """What a passphrase's wrap key opens, its keyring as one of today. Raises Unauthentic."""
    for place in range(SLOTS):
        try:
            plain = aead.unseal(wrap, header.slots[place], binding(header.salt, header.kdf, f"slot {place}", 1))
        except Unauthentic:
            continue
        slot, master = parsed(place, plain)
        return Opened(slot, master, _keyring(header, master))
    raise Unauthentic("no slot opens")


def _keyring(header: Header, master: bytes) -> Keyring:
    plain = aead.unseal(keys.derive(master, LABEL), header.keyring, binding(header.salt, header.kdf, "keyring", 1))
    try:
        return _lifted(msgspec.convert(canonical.decode(plain.rstrip(b" ")), _KeyringForm))
    except (ValueError, msgspec.ValidationError) as exc:
        raise Unauthentic("not the form of a keyring") from exc


def _lifted(form: _KeyringForm) -> Keyring:
    return Keyring(
        form.device,
        bytes_of(form.device_private, 32),
        (bytes_of(form.source_key, aead.KEY),),
        bytes_of(form.name_key, aead.KEY),
        tuple(
            Entry(Slot(e.place, e.member, e.kind), hpke.public_of(private_of(bytes_of(e.wrap, aead.KEY))))
            for e in form.slots
        ),
    )
