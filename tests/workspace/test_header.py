"""The header: what it shows, and what happens to each of its bytes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tocsin import workspace
from tocsin.domain import errors
from tocsin.lib import canonical
from tocsin.workspace import copies, header
from tocsin.workspace.copies import CopyState
from tocsin.workspace.header import DamagedHeader

Office = Any


def first(office: Office) -> bytes:
    data: bytes = (office.folder / copies.FIRST).read_bytes()
    return data


def with_digest(rest: dict[str, Any]) -> bytes:
    return canonical.encode({**rest, "digest": header._digest(rest)})


def test_every_flipped_byte_is_damage(office: Office) -> None:
    whole = first(office)
    for place in range(len(whole)):
        altered = bytearray(whole)
        altered[place] ^= 0x01 << place % 8
        with pytest.raises(DamagedHeader):
            header.decode(bytes(altered))


def test_every_cut_is_damage(office: Office) -> None:
    whole = first(office)
    for length in range(0, len(whole), 7):
        with pytest.raises(DamagedHeader):
            header.decode(whole[:length])
    with pytest.raises(DamagedHeader):
        header.decode(whole + b"\n")


@pytest.mark.parametrize("place", range(0, 12_000, 1_500))
def test_a_flipped_byte_of_one_copy_is_recovered_of_both_refused(office: Office, place: int) -> None:
    altered = bytearray(first(office))
    altered[place] ^= 0x10
    (office.folder / copies.FIRST).write_bytes(altered)
    with office.unlock() as session:
        assert session.repaired == (copies.FIRST,)
    for name in (copies.FIRST, copies.SECOND):
        (office.folder / name).write_bytes(altered)
    with pytest.raises(errors.CannotUnlock):
        office.unlock()


def sealed_parts(value: dict[str, Any]) -> dict[str, Callable[[], None]]:
    def flip(holder: Any, key: Any) -> Callable[[], None]:
        def do() -> None:
            text = holder[key]
            holder[key] = ("B" if text[0] == "A" else "A") + text[1:]

        return do

    return {
        "salt": flip(value, "salt"),
        "keyring": flip(value, "keyring"),
        "memory": lambda: value["kdf"].update(memory_kib=72),
        "passes": lambda: value["kdf"].update(passes=2),
        "slots": value["slots"].reverse,
    }


@pytest.mark.parametrize("part", ["salt", "keyring", "memory", "passes", "slots"])
def test_a_person_who_mends_the_digest_still_opens_nothing(office: Office, part: str) -> None:
    value = json.loads(first(office))
    del value["digest"]
    sealed_parts(value)[part]()
    for name in (copies.FIRST, copies.SECOND):
        (office.folder / name).write_bytes(with_digest(value))
    assert workspace.inspect(office.folder).header is CopyState.WHOLE
    with pytest.raises(errors.CannotUnlock):
        office.unlock()


@pytest.mark.parametrize(
    "change",
    [
        {"kdf": {"name": "argon2id", "memory_kib": 4 * 1024 * 1024 + 1, "passes": 3, "lanes": 4}},
        {"kdf": {"name": "argon2id", "memory_kib": 65536, "passes": 21, "lanes": 4}},
        {"kdf": {"name": "argon2id", "memory_kib": 0, "passes": 1, "lanes": 1}},
        {"kdf": {"name": "scrypt", "memory_kib": 65536, "passes": 3, "lanes": 4}},
        {"kdf": {"name": "argon2id", "memory_kib": 65536, "passes": True, "lanes": 4}},
        {"kdf": None},
        {"salt": ""},
        {"salt": "A" * 44},
        {"slots": []},
        {"slots": ["A" * 103] * 17},
        {"slots": ["A" * 102] * 16},
        {"keyring": "AAAA"},
        {"more": 1},
        {"format": "tocsin-vault/1"},
        {"format": 1},
    ],
)
def test_what_is_whole_but_no_header_is_damage(office: Office, change: dict[str, Any]) -> None:
    value = json.loads(first(office))
    rest = {**{k: v for k, v in value.items() if k != "digest"}, **change}
    with pytest.raises(DamagedHeader):
        header.decode(with_digest(rest))


@pytest.mark.parametrize("data", [b"[]", b"1", b'"x"', b"{}", b'{"digest":"x"}', b"[" * 60_000])
def test_other_json_is_damage(data: bytes) -> None:
    with pytest.raises(DamagedHeader):
        header.decode(data)


def test_a_header_comes_back_as_it_was(office: Office) -> None:
    assert header.encode(header.decode(first(office))) == first(office)


def test_how_many_slots_are_used_does_not_show(office: Office) -> None:
    sizes = set()
    with office.unlock() as session:
        for number in range(3):
            value = json.loads(first(office))
            sizes.add((len(first(office)), len(value["slots"]), *{len(slot) for slot in value["slots"]}))
            session.add_slot(f"another passphrase {number}", office.member)
    assert len(sizes) == 1


def test_inspection_tells_apart_what_unlocking_does_not(office: Office) -> None:
    good = workspace.inspect(office.folder)
    assert (good.header, good.header_copy, good.differ, good.heads, good.opens) == (
        CopyState.WHOLE, CopyState.WHOLE, False, True, True,
    )  # fmt: skip
    (office.folder / copies.FIRST).unlink()
    assert workspace.inspect(office.folder).header is CopyState.MISSING
    (office.folder / copies.SECOND).write_bytes(b"{}")
    bad = workspace.inspect(office.folder)
    assert (bad.header_copy, bad.opens) == (CopyState.DAMAGED, False)


def test_inspection_says_that_two_whole_copies_differ(office: Office) -> None:
    old = first(office)
    with office.unlock() as session:
        session.add_slot("another passphrase", office.member)
    (office.folder / copies.SECOND).write_bytes(old)
    assert workspace.inspect(office.folder).differ


def test_a_copy_that_the_disk_does_not_give_is_damaged(office: Office) -> None:
    (office.folder / copies.FIRST).unlink()
    (office.folder / copies.FIRST).mkdir()
    assert copies.read(office.folder, copies.FIRST).state is CopyState.DAMAGED
