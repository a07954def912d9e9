"""The keys of a backup: the copies of the header in it are opened as a workspace's are, only to be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tocsin.crypto import selftest
from tocsin.crypto.errors import SelfTestFailed, Unauthentic
from tocsin.domain.errors import BadPassphrase, BrokenCryptography, CannotUnlock, NewerFormat
from tocsin.workspace import copies, slots
from tocsin.workspace.copies import CopyState
from tocsin.workspace.held import Held
from tocsin.workspace.keyring import NewerKeyring
from tocsin.workspace.session import Session, wrap_key


def look_at_each(folder: Path, passphrase: str) -> Iterator[Session]:
    """A session, without a lock, for each different header that the passphrase opens; the first copy's first.

    While the master key changes, the two copies differ for a moment, and only one of them fits what is sealed beside.
    Raises CannotUnlock where none opens, NewerFormat, BrokenCryptography, TooLittleMemory.
    """
    try:
        selftest.run()
    except SelfTestFailed as exc:
        raise BrokenCryptography(primitive=exc) from exc
    both = copies.read_both(folder)
    for copy in both:
        if copy.state is CopyState.NEWER:
            raise NewerFormat(what="workspace", format=copy.format)
    opened = 0
    for header in dict.fromkeys(copy.header for copy in both if copy.header is not None):
        try:
            found = slots.open_header(header, wrap_key(passphrase, header))
        except NewerKeyring as exc:
            raise NewerFormat(what="keyring", format=str(exc)) from exc
        except (Unauthentic, BadPassphrase):
            continue
        opened += 1
        yield Session(folder, None, found.slot, Held(found.master, found.keyring, header))
    if not opened:
        raise CannotUnlock
