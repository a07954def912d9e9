"""From format 1 to the newest at unlock, a keyring of a later version, and who keeps what of both."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tocsin import workspace
from tocsin.crypto import aead, hpke, keys
from tocsin.domain import errors
from tocsin.lib import canonical, ids
from tocsin.workspace import Kind, copies, header, keyring, opened, slotkeys, slots
from tocsin.workspace.copies import CopyState
from tocsin.workspace.header import NEWEST, Header, binding, format_name

Killed = Callable[[int, Callable[[], object]], bool]
VECTORS = Path(__file__).parents[1] / "vectors" / "workspace-1"
EXPECTED = json.loads((VECTORS / "expected.json").read_text(encoding="utf-8"))
EVERYBODY = [opens["passphrase"] for opens in EXPECTED["opens"]]
NEW = "another passphrase of six words"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A workspace of format 1."""
    shutil.copytree(VECTORS / "office", tmp_path / "old.tocsin")
    return tmp_path / "old.tocsin"


def versions(folder: Path) -> list[int]:
    found = [copies.read(folder, name).header for name in (copies.FIRST, copies.SECOND)]
    return [one.version if one else 0 for one in found]


# --- from format 1 ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", EVERYBODY)
def test_whoever_unlocks_brings_it_over_for_everybody(old: Path, by: str) -> None:
    assert versions(old) == [1, 1]
    with workspace.unlock(old, by) as session:
        kept = (session.record_key, session.device, session.device_key, session.slots(), session.read_heads())
        assert session.repaired == ()
    assert versions(old) == [NEWEST, NEWEST]
    for passphrase in EVERYBODY:
        with workspace.unlock(old, passphrase) as session:
            now = (session.record_key, session.device, session.device_key, session.slots(), session.read_heads())
            assert now == kept


def test_salt_and_cost_stay_and_no_wrap_key_is_kept(old: Path) -> None:
    before = copies.read(old, copies.FIRST).header
    with workspace.unlock(old, EVERYBODY[0]) as session:
        after = copies.read(old, copies.FIRST).header
        assert before is not None
        assert after is not None
        assert (after.salt, after.kdf) == (before.salt, before.kdf)
        ring = session._held.keyring
        wraps = [slotkeys.wrap_key(text, after.salt, after.kdf) for text in EVERYBODY]
    assert len(ring.entries) == len(EXPECTED["opens"])
    assert {entry.public for entry in ring.entries} == {hpke.public_of(slotkeys.private_of(wrap)) for wrap in wraps}
    assert "wrap" not in json.dumps(keyring._json(ring))


def test_after_it_slots_are_added_changed_and_removed(old: Path) -> None:
    with workspace.unlock(old, EVERYBODY[0]) as session:
        slot = session.add_slot(NEW, ids.new_id())
        other = next(slot for slot in session.slots() if slot.member == EXPECTED["opens"][1]["member"])
        session.switch(session.without_slots([other.place]))
        assert slot in session.slots()
    for passphrase, opens in ((NEW, True), (EVERYBODY[0], True), (EVERYBODY[2], True), (EVERYBODY[1], False)):
        if opens:
            workspace.unlock(old, passphrase).close()
        else:
            with pytest.raises(errors.CannotUnlock):
                workspace.unlock(old, passphrase)


@pytest.mark.parametrize("name", [copies.FIRST, copies.SECOND])
def test_one_damaged_copy_keeps_nobody_out(old: Path, name: str) -> None:
    (old / name).write_bytes(b"{}")
    workspace.unlock(old, EVERYBODY[0]).close()
    assert versions(old) == [NEWEST, NEWEST]


def test_a_newer_copy_beside_it_is_not_overwritten(old: Path) -> None:
    value = json.loads((old / copies.SECOND).read_text())
    rest = {**{k: v for k, v in value.items() if k != "digest"}, "format": format_name(NEWEST + 1)}
    (old / copies.SECOND).write_bytes(canonical.encode({**rest, "digest": header._digest(rest)}))
    with pytest.raises(errors.NewerFormat, match=format_name(NEWEST + 1)):
        workspace.unlock(old, EVERYBODY[0])
    assert versions(old) == [1, 0]


def test_a_wrong_passphrase_changes_nothing(old: Path) -> None:
    with pytest.raises(errors.CannotUnlock):
        workspace.unlock(old, NEW)
    assert versions(old) == [1, 1]


def test_a_kill_at_any_call_leaves_a_header_that_everybody_opens(old: Path, killed: Killed) -> None:
    kept = {name: (old / name).read_bytes() for name in (copies.FIRST, copies.SECOND)}
    seen = []
    for count in range(1, 20):
        for name, data in kept.items():
            (old / name).write_bytes(data)
        alive = not killed(count, lambda: workspace.unlock(old, EVERYBODY[0]).close())
        seen.append(versions(old))
        for passphrase in EVERYBODY:
            workspace.unlock(old, passphrase).close()
        assert versions(old) == [NEWEST, NEWEST]
        if alive:
            break
    assert [1, 1] in seen
    assert [NEWEST, 1] in seen
    assert seen[-1] == [NEWEST, NEWEST]


@pytest.mark.parametrize("count", range(1, 9))
def test_a_full_disk_leaves_a_header_that_opens(old: Path, failing: Callable[..., None], count: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(workspace.opening, "_clear", lambda _folder: None)
        failing(count)
        with pytest.raises(errors.DiskFull):
            workspace.unlock(old, EVERYBODY[0])
    for passphrase in EVERYBODY:
        workspace.unlock(old, passphrase).close()


def old_keyring(content: bytes) -> Header:
    """A header of format 1 with this as its keyring, under the passphrase NEW."""
    salt, cost, master = os.urandom(32), workspace.KdfParameters(8, 1, 1), os.urandom(32)
    plain = opened.plaintext(keyring.Slot(0, ids.new_id(), Kind.PASSPHRASE), master)
    wrap = slotkeys.wrap_key(NEW, salt, cost)
    sealed = aead.seal(wrap, plain, binding(salt, cost, "slot 0", 1))
    label = keys.derive(master, b"tocsin/1/keyring")
    ring = aead.seal(label, content.ljust(keyring.PLAIN), binding(salt, cost, "keyring", 1))
    return Header(salt, cost, (sealed, *(os.urandom(77) for _ in range(15))), ring, 1)


SHORT_KEY = b'{"device":"d","device_private":"AAAA","name_key":"AAAA","slots":[],"source_key":"AAAA"}'


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"device":1}', b"\xff", SHORT_KEY])
def test_what_is_no_keyring_opens_nothing(old: Path, content: bytes) -> None:
    for name in (copies.FIRST, copies.SECOND):
        copies.write(old, name, old_keyring(content))
    with pytest.raises(errors.CannotUnlock):
        workspace.unlock(old, NEW)


# --- a keyring of a later version -------------------------------------------------------------------------------------


def seal_json(office: Any, change: Callable[[dict[str, Any]], None]) -> None:
    """Write both headers with the keyring's JSON changed, as another version would have written it."""
    with office.unlock() as session:
        held = session._held
    value = json.loads(canonical.encode(keyring._json(held.keyring)))
    change(value)
    bound = binding(held.header.salt, held.header.kdf, "keyring")
    plain = canonical.encode(value).ljust(keyring.PLAIN)
    ring = aead.seal(keys.derive(held.master, keyring.LABEL), plain, bound)
    for name in (copies.FIRST, copies.SECOND):
        copies.write(office.folder, name, replace(held.header, keyring=ring))


LATER: list[Callable[[dict[str, Any]], None]] = [
    lambda value: value.update(audit_key="AAAA"),
    lambda value: value["slots"][0].update(expires=1),
    lambda value: value["slots"][0].update(kind="token"),
]


@pytest.mark.parametrize("change", LATER)
def test_what_a_later_version_put_in_is_named_and_not_lost(office: Any, change: Callable[..., None]) -> None:
    seal_json(office, change)
    before = (office.folder / copies.FIRST).read_bytes()
    for opening in (office.unlock, lambda: workspace.look(office.folder, office.passphrase)):
        with pytest.raises(errors.NewerFormat, match="tocsin-workspace/2 with"):
            opening()
    assert (office.folder / copies.FIRST).read_bytes() == before


BROKEN: list[Callable[[dict[str, Any]], None]] = [
    lambda value: value.pop("name_key"),
    lambda value: value.update(source_keys=[]),
    lambda value: value.update(source_keys=["AAAA"]),
    lambda value: value.update(device_private="AAAA"),
    lambda value: value["slots"][0].update(public="AAAA"),
    lambda value: value.update(slots=None),
    lambda value: value.update(retired=[1]),
]


@pytest.mark.parametrize("change", BROKEN)
def test_a_keyring_of_another_form_opens_nothing(office: Any, change: Callable[..., None]) -> None:
    seal_json(office, change)
    with pytest.raises(errors.CannotUnlock):
        office.unlock()


def test_a_slot_of_a_kind_of_a_later_version_is_named(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    real = slots.plaintext
    monkeypatch.setattr(slots, "plaintext", lambda slot, master: real(slot, master)[:-1] + b"\x07")
    with office.unlock() as session:
        copies.write(
            office.folder, copies.FIRST, workspace.held.sealed_anew(session._held, session._held.keyring).header
        )
    with pytest.raises(errors.NewerFormat, match="slot kind 7"):
        office.unlock()


def test_states_say_which_is_newer(office: Any) -> None:
    assert copies.read(office.folder, copies.FIRST).state is CopyState.WHOLE
    assert versions(office.folder) == [NEWEST, NEWEST]
