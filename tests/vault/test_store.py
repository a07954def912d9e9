"""Putting, opening, verifying, discarding, sweeping."""

from __future__ import annotations

import hashlib
import io
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.backups import flip
from tocsin import workspace
from tocsin.domain import errors
from tocsin.lib.files import Disk
from tocsin.vault import Sealed, sealed
from tocsin.workspace.encoding import text_of

Shelf = Any
Killed = Callable[[int, Callable[[], object]], bool]
Failing = Callable[..., None]
KEPT = HealthCheck.function_scoped_fixture


@settings(max_examples=60, deadline=None, suppress_health_check=[KEPT])
@given(
    st.one_of(st.integers(0, 5000), st.integers(60_000, 70_000), st.integers(0, 300_000)),
    st.lists(st.tuples(st.integers(0, 310_000), st.integers(-1, 100_000)), max_size=5),
)
def test_what_is_put_comes_back_from_wherever_it_is_read(
    vault: Shelf, noise: bytes, length: int, moves: list[tuple[int, int]]
) -> None:
    content = (noise * 2)[:length]
    put = vault.add(content)
    assert put.size == length
    assert put.digest == text_of(hashlib.sha256(content).digest())
    oracle = io.BytesIO(content)
    with vault.open("case-one", put.digest, put.key) as file:
        for place, count in moves:
            assert file.seek(place) == oracle.seek(place)
            assert file.read(count) == oracle.read(count)
    vault.verify("case-one", put.digest, put.key)


def test_the_name_is_the_place_and_tells_nothing(vault: Shelf) -> None:
    put = vault.add(b"a name, a street, a number plate")
    assert vault.path(put).is_file()
    assert put.name == vault.name("case-one", put.digest)
    assert put.name != hashlib.sha256(b"a name, a street, a number plate").hexdigest()
    assert vault.path(put).parent.name == put.name[:2]


def test_nothing_of_the_content_or_the_key_lies_on_the_disk(vault: Shelf) -> None:
    put = vault.add(b"a name, a street, a number plate" * 1000)
    data = vault.path(put).read_bytes()
    assert b"street" not in data
    assert put.key not in data
    assert put.key.hex() not in repr(put)


@pytest.mark.parametrize(("one", "other"), [(0, 4088), (5000, 5112), (100_000, 100_344), (64_000, 65_528)])
def test_sizes_of_one_bucket_look_alike(vault: Shelf, one: int, other: int) -> None:
    sizes = {vault.path(vault.add(bytes([7]) * length)).stat().st_size for length in (one, other)}
    assert len(sizes) == 1


def test_the_same_content_in_two_scopes_is_two_files(vault: Shelf) -> None:
    one, other = vault.add(b"x", "case-one"), vault.add(b"x", "case-two")
    assert one.digest == other.digest
    assert (one.name, one.key) != (other.name, other.key)
    assert vault.discard("case-one", one.digest)
    assert vault.read(other, "case-two") == b"x"


def test_the_same_content_again_keeps_the_first_file_and_key(vault: Shelf) -> None:
    first = vault.add(b"twice")
    before = vault.path(first).read_bytes()
    again = vault.put("case-one", io.BytesIO(b"twice"), known={first.digest: first.key}.get)
    assert again == Sealed(first.digest, first.size, first.key, first.name, fresh=False)
    assert vault.path(first).read_bytes() == before
    assert vault.files() == [vault.path(first)]


@pytest.mark.parametrize("harm", ["gone", "damaged"])
def test_adding_the_original_again_heals_under_the_known_key(vault: Shelf, noise: bytes, harm: str) -> None:
    first = vault.add(noise)
    path = vault.path(first)
    if harm == "gone":
        path.unlink()
    else:
        flip(path, path.stat().st_size - 1)
    again = vault.put("case-one", io.BytesIO(noise), known={first.digest: first.key}.get)
    assert (again.key, again.fresh) == (first.key, False)
    assert vault.read(first) == noise
    assert vault.files() == [path]


def test_a_file_that_no_row_names_is_replaced(vault: Shelf) -> None:
    orphan = vault.add(b"twice")
    put = vault.add(b"twice")
    assert put.key != orphan.key
    assert vault.read(put) == b"twice"


def test_what_is_discarded_is_gone(vault: Shelf) -> None:
    put = vault.add(b"x")
    assert vault.discard("case-one", put.digest)
    assert not vault.discard("case-one", put.digest)
    for verb in (vault.open, vault.verify):
        with pytest.raises(errors.MissingFile):
            verb("case-one", put.digest, put.key)


def test_the_memory_it_takes_does_not_grow_with_the_file(vault: Shelf) -> None:
    class Endless(io.RawIOBase):
        left = 40 << 20

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            count = min(len(buffer), self.left)
            self.left -= count
            return count

    tracemalloc.start()
    put = vault.put("case-one", io.BufferedReader(Endless()))
    vault.verify("case-one", put.digest, put.key)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert put.size == 40 << 20
    assert peak < 4 << 20


def test_a_source_that_breaks_off_leaves_nothing(vault: Shelf) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 100_000:
                raise OSError("the stick was pulled out")
            return super().read(70_000)

    with pytest.raises(OSError, match="the stick was pulled out"):
        vault.put("case-one", Broken(bytes(300_000)))
    assert vault.files() == []


@pytest.mark.parametrize("count", range(1, 9))
def test_a_full_disk_leaves_nothing_under_a_name(vault: Shelf, noise: bytes, failing: Failing, count: int) -> None:
    failing(count)
    with pytest.raises(errors.DiskFull):
        vault.add(noise)
    assert vault.files() == []


def test_a_kill_at_any_call_leaves_nothing_half_written_under_a_name(
    vault: Shelf, noise: bytes, killed: Killed
) -> None:
    for count in range(1, 30):
        alive = not killed(count, lambda: vault.add(noise))
        named = [path for path in vault.files() if not path.name.startswith(".new-")]
        whole = sealed.stream.sealed_size(sealed.HEADER, sealed.padded(len(noise) + 8))
        assert [path.stat().st_size for path in named] in ([], [whole])
        assert len(vault.sweep(set())) == len(named) + (0 if alive or named else 1)
        assert vault.files() == []
        if alive:
            return
    pytest.fail("the put never ended")


def test_healing_is_safe_against_a_kill_too(vault: Shelf, noise: bytes, killed: Killed) -> None:
    first = vault.add(noise)
    whole = vault.path(first).read_bytes()
    for count in range(1, 40):
        vault.path(first).write_bytes(whole[:-1])
        alive = not killed(count, lambda: vault.put("case-one", io.BytesIO(noise), known={first.digest: first.key}.get))
        assert vault.path(first).stat().st_size in {len(whole) - 1, len(whole)}
        vault.sweep({first.name})
        assert vault.files() == [vault.path(first)]
        if alive:
            break
    assert vault.read(first) == noise


def test_the_file_and_its_folder_are_synced_before_put_returns(vault: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    disk = sealed_disk(calls)
    monkeypatch.setattr("tocsin.lib.files.DISK", disk)
    put = vault.add(b"x")
    assert calls == ["vault", "sync", "replace", put.name[:2]]


def test_what_is_discarded_stays_so_after_a_power_cut(vault: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    put = vault.add(b"x")
    calls: list[str] = []
    monkeypatch.setattr("tocsin.lib.files.DISK", sealed_disk(calls))
    vault.discard("case-one", put.digest)
    assert calls == [put.name[:2]]


def sealed_disk(calls: list[str]) -> Any:
    class Noting(Disk):
        def sync(self, descriptor: int) -> None:
            calls.append("sync")

        def replace(self, source: Path, target: Path) -> None:
            calls.append("replace")
            super().replace(source, target)

        def sync_folder(self, folder: Path) -> None:
            calls.append(folder.name)

    return Noting()


def test_sweeping_takes_what_no_row_names_and_nothing_else(vault: Shelf, session: workspace.Session) -> None:
    kept, orphan = vault.add(b"kept"), vault.add(b"orphan")
    folder = session.vault_path
    (folder / ".new-00ff").write_bytes(b"half")
    strange = [folder / "README", folder / kept.name[:2] / "Thumbs.db", folder / "zz" / "notes"]
    for path in strange:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"not ours")
    assert sorted(vault.sweep({kept.name})) == sorted([".new-00ff", orphan.name])
    assert vault.files() == sorted([vault.path(kept), *strange])
    assert vault.sweep({kept.name}) == []


def test_a_closed_session_puts_nothing(vault: Shelf, session: workspace.Session) -> None:
    session.close()
    with pytest.raises(errors.Locked):
        vault.add(b"x")
    assert vault.files() == []
