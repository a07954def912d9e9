"""Every byte of what lies beside the record and the vault: altered, it is named, and the other copy opens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tocsin import workspace
from tocsin.domain import errors
from tocsin.workspace import copies, heads, opening
from tocsin.workspace.copies import CopyState

Office = Any
BOTH = (copies.FIRST, copies.SECOND)


def flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ (1 << place % 8)]) + data[place + 1 :]


def check_one_copy(office: Office, name: str, place: int) -> None:
    """A flipped byte of one copy is named by `inspect`; the other copy opens and writes it anew."""
    path: Path = office.folder / name
    whole = path.read_bytes()
    path.write_bytes(flipped(whole, place))
    found = workspace.inspect(office.folder)
    states = {copies.FIRST: found.header, copies.SECOND: found.header_copy}
    assert [states[name], *(states[other] for other in BOTH if other != name)] == [CopyState.DAMAGED, CopyState.WHOLE]
    assert found.opens
    with office.unlock() as session:
        assert (session.repaired, session.member) == ((name,), office.member)
    assert path.read_bytes() == whole


@pytest.mark.parametrize("name", BOTH)
def test_some_bytes_of_one_header(office: Office, name: str) -> None:
    size = (office.folder / name).stat().st_size
    for place in [*range(0, size, 661), size - 1]:
        check_one_copy(office, name, place)


@pytest.mark.long
@pytest.mark.parametrize("name", BOTH)
def test_every_byte_of_one_header(office: Office, name: str) -> None:
    """Named at every byte; which copy then opens is asked without unlocking, because a disk takes its time to sync."""
    path: Path = office.folder / name
    whole = path.read_bytes()
    expected = copies.read(office.folder, name).header
    assert len(whole) > 13_000
    for place in range(len(whole)):
        path.write_bytes(flipped(whole, place))
        assert copies.read(office.folder, name).state is CopyState.DAMAGED
        assert opening._choose(copies.read_both(office.folder)) == expected


def test_every_byte_of_both_headers_at_once(office: Office) -> None:
    """Then nothing opens, and `inspect` says that it is no matter of the passphrase."""
    whole = (office.folder / copies.FIRST).read_bytes()
    for place in range(0, len(whole), 131):
        for name in BOTH:
            (office.folder / name).write_bytes(flipped(whole, place))
        assert not workspace.inspect(office.folder).opens
    with pytest.raises(errors.CannotUnlock):
        office.unlock()


def test_flipped_heads_beside_a_change_of_keys_are_left_out(office: Office) -> None:
    """`heads-next` that does not open is what a kill before the commit point left: it goes, and `heads` counts."""
    whole = (office.folder / heads.NAME).read_bytes()
    for place in range(0, len(whole), 331):
        (office.folder / heads.NEXT).write_bytes(flipped(whole, place))
        with office.unlock() as session:
            assert session.read_heads().value == {"cases": 3}
        assert not (office.folder / heads.NEXT).exists()
