"""Whatever is flipped, cut, swapped, taken away or put back in a backup is named, and nothing of it is restored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.backups import files_below, flip, kept, put_back, unlocked
from support.office import PASSPHRASE
from tocsin.actions.check_backup import Checked, check_backup
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.restore import restore
from tocsin.domain.errors import CannotUnlock, DamagedBackup, NewerFormat, NotABackup

Damage = Callable[[Path], None]


@pytest.fixture
def backed_up(office: Office, tmp_path: Path) -> Path:
    """A backup of three runs: two segments, a vault, local tables. Its office is locked."""
    one = kept(office, tmp_path / "backup")
    for day in range(10, 25):
        one.case.add("event", date=f"2031-03-{day:02}")
    one.back_up()
    one.case.add("event", date="2031-04-01")
    one.back_up()
    assert sorted(path.name for path in (one.target / "segments").iterdir()) == ["000001", "000002"]
    lock(office)
    return one.target


def named(target: Path) -> str:
    """What is said of a backup, whatever way it is said."""
    try:
        found: Checked | None = check_backup(target, PASSPHRASE)
    except (DamagedBackup, CannotUnlock, NewerFormat, NotABackup) as exc:
        return str(exc)
    assert found is not None
    return " ".join(found.damaged)


def refuses(target: Path) -> bool:
    try:
        restore(target, target.with_name("new.tocsin"), PASSPHRASE)
    except (DamagedBackup, CannotUnlock, NewerFormat, NotABackup):
        assert not target.with_name("new.tocsin").exists()
        return True
    return False


def swapped(one: str, other: str) -> Damage:
    def damage(target: Path) -> None:
        first, second = (target / one).read_bytes(), (target / other).read_bytes()
        (target / one).write_bytes(second)
        (target / other).write_bytes(first)

    return damage


def cut(name: str, by: int) -> Damage:
    def damage(target: Path) -> None:
        (target / name).write_bytes((target / name).read_bytes()[:-by])

    return damage


def gone(name: str) -> Damage:
    return lambda target: (target / name).unlink()


def longer(name: str) -> Damage:
    def damage(target: Path) -> None:
        (target / name).write_bytes((target / name).read_bytes() + b"\x00")

    return damage


def flipped(name: str, place: int) -> Damage:
    return lambda target: flip(target / name, place)


DAMAGE: dict[str, tuple[Damage, str]] = {
    "segments swapped": (swapped("segments/000001", "segments/000002"), "another file"),
    "a segment in the place of the local tables": (swapped("segments/000002", "local/000002"), "another file"),
    "a segment cut": (cut("segments/000001", 1), "another file"),
    "a segment cut by a chunk": (cut("segments/000001", 65_552), "another file"),
    "a segment longer": (longer("segments/000002"), "another file"),
    "a segment gone": (gone("segments/000001"), "missing"),
    "the newest segment gone": (gone("segments/000002"), "missing"),
    "the local tables gone": (gone("local/000002"), "missing"),
    "the local tables cut": (cut("local/000002", 100), "another file"),
    "backup.json cut": (cut("backup.json", 1), "damaged"),
    "backup.json gone": (gone("backup.json"), "no finished backup"),
    "the magic of a segment": (flipped("segments/000001", 3), "another file"),
    "the salt of a segment": (flipped("segments/000001", 20), "another file"),
    "the body of a segment": (flipped("segments/000001", 500), "another file"),
    "the local tables": (flipped("local/000002", 100), "another file"),
}


@pytest.mark.parametrize(("damage", "words"), DAMAGE.values(), ids=DAMAGE.keys())
def test_damage_is_named_and_not_restored(backed_up: Path, damage: Damage, words: str) -> None:
    damage(backed_up)
    assert words in named(backed_up)
    assert refuses(backed_up)


def test_a_segment_names_the_changes_that_it_holds(backed_up: Path) -> None:
    flip(backed_up / "segments" / "000002", 300)
    assert "Segment 000002 is another file" in named(backed_up)
    assert "It holds changes 21 to 21." in named(backed_up)


@pytest.mark.parametrize("kind", ["flip", "cut", "gone"])
def test_damage_to_a_sealed_file_is_named_without_its_name(backed_up: Path, kind: str) -> None:
    path = next(path for path in sorted((backed_up / "vault").rglob("*")) if path.is_file())
    if kind == "gone":
        path.unlink()
    elif kind == "cut":
        path.write_bytes(path.read_bytes()[:-1])
    else:
        flip(path, 77)
    words = named(backed_up)
    assert f"Sealed file {path.parent.name}{path.name[:10]}…" in words
    assert "5.txt" not in words
    assert refuses(backed_up)


@pytest.mark.parametrize("name", ["header.json", "header-copy.json"])
def test_one_damaged_header_is_named_and_the_other_opens(backed_up: Path, name: str) -> None:
    flip(backed_up / name, 100)
    assert f"{name} is damaged" in named(backed_up)
    assert not refuses(backed_up)


def test_without_a_header_nothing_opens(backed_up: Path) -> None:
    for name in ("header.json", "header-copy.json"):
        flip(backed_up / name, 100)
    assert "does not open" in named(backed_up)
    assert refuses(backed_up)


def test_an_older_segment_put_back_is_named(office: Office, tmp_path: Path) -> None:
    one = kept(office, tmp_path / "backup")
    one.back_up()
    older = files_below(one.target)
    one.work(7)
    one.back_up()
    newer = files_below(one.target)
    assert set(older) - set(newer) != set()
    for name in set(older) - set(newer):
        (one.target / name).write_bytes(older[name])
    assert one.damaged() == ()  # what the manifest does not name is not looked at
    put_back(one.target, newer | {"backup.json": older["backup.json"]})
    assert one.damaged() != ()
    put_back(one.target, older)
    assert one.damaged() == ()  # a whole older backup is a backup: only its date tells (docs/format/backup.md)


def test_a_part_under_its_own_name_but_of_another_backup_is_named(office: Office, tmp_path: Path) -> None:
    """Sealed anew, so the same content has other bytes: the manifest's digest does not fit."""
    one, other = (kept(office, tmp_path / name) for name in ("backup", "second"))
    one.back_up()
    other.back_up()
    one.back_up()
    (one.target / "segments" / "000001").write_bytes((other.target / "segments" / "000001").read_bytes())
    assert any("another file" in line for line in one.damaged())


def everywhere(target: Path, step: int) -> Iterator[tuple[Path, int]]:
    for name in ("backup.json", "segments/000002", "local/000002"):
        path = target / name
        yield from ((path, place) for place in range(0, path.stat().st_size, step))


def no_flip_is_accepted(target: Path, step: int) -> int:
    done = 0
    for path, place in everywhere(target, step):
        flip(path, place)
        assert named(target), (path.name, place)
        flip(path, place)
        done += 1
    assert named(target) == ""
    return done


def test_flips_all_over_are_named(backed_up: Path) -> None:
    assert no_flip_is_accepted(backed_up, 1999) > 5


@pytest.mark.long
def test_every_flip_is_named(backed_up: Path) -> None:
    assert no_flip_is_accepted(backed_up, 7) > 1500


@pytest.mark.parametrize("count", [3, 14, *(pytest.param(n, marks=pytest.mark.long) for n in range(1, 32, 2))])
def test_a_kill_or_a_full_disk_leaves_the_last_backup(
    office: Office, tmp_path: Path, count: int, killed: Callable[[int, Callable[[], object]], bool]
) -> None:
    one = kept(office, tmp_path / "backup")
    one.back_up()
    before = one.manifest()
    one.work(8)
    lock(office)

    def work() -> None:
        with unlocked(one.office.session.folder) as opened:
            one.office = opened
            one.back_up()

    came_so_far = killed(count, work)
    assert named(one.target) == ""
    after = one.manifest()
    assert came_so_far or after.changesets > before.changesets
    assert after.changesets in {before.changesets, before.changesets + 2}
    work()
    assert named(one.target) == ""
    assert one.manifest().changesets == before.changesets + 2
