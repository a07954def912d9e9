"""Out of a damaged workspace or backup comes everything that can be proven; the rest is named, the new one is clean."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex

import pytest

from support.backups import Kept, files_below, flip, kept, local, told, unlocked
from support.erased import erase_in
from support.office import PASSPHRASE
from support.record import Copy, salts
from tocsin import workspace
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.salvage import Salvaged, salvage
from tocsin.actions.verify import verify
from tocsin.crypto.stream import CHUNK
from tocsin.domain import framing
from tocsin.domain.errors import CannotUnlock, NothingWhole, WorkspaceExists
from tocsin.domain.operations import ClaimMade, EntityOpened
from tocsin.lib.ids import new_id
from tocsin.records import carving
from tocsin.records.pages import PAGE
from tocsin.vault import parts

pytestmark = pytest.mark.sqlcipher(reason="reads what is whole from the pages of the file")

Damage = Callable[[Path], None]


@pytest.fixture
def one(office: Office, tmp_path: Path) -> Kept:
    made = kept(office, tmp_path / "backup")
    for day in range(6, 16):
        made.case.add("event", date=f"2031-03-{day:02}", title=f"They came back {token_hex(day * 30)}")
    return made


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return tmp_path / "new" / "office.tocsin"


@pytest.fixture(autouse=True)
def _room(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()


def everything(found: Salvaged, new: Path, before: list[object]) -> bool:
    """Whether nothing was lost, in a workspace that is clean; the order of cases may be another one."""
    assert found.verified.damaged == ()
    with unlocked(new) as office:
        now = told()
        assert verify(office.viewer).damaged == ()
    return sorted(map(repr, now[:-1])) == sorted(map(repr, before)) and found.lost == ()


def first_page(folder: Path) -> None:
    flip(folder / "record.db", 3)


def first_page_gone(folder: Path) -> None:
    data = bytearray((folder / "record.db").read_bytes())
    data[:PAGE] = bytes(PAGE)
    (folder / "record.db").write_bytes(data)


def heads_gone(folder: Path) -> None:
    (folder / "heads").unlink()


def heads_damaged(folder: Path) -> None:
    flip(folder / "heads", 50)


def log_of_rubbish(folder: Path) -> None:
    (folder / "record.db-wal").write_bytes(random.Random(1).randbytes(9000))


def one_header(folder: Path) -> None:
    flip(folder / "header.json", 200)


HARMLESS = [first_page, first_page_gone, heads_gone, heads_damaged, log_of_rubbish, one_header]


@pytest.mark.parametrize("damage", HARMLESS)
def test_damage_in_one_place_loses_nothing(one: Kept, folder: Path, new: Path, damage: Damage) -> None:
    before = told()
    lock(one.office)
    damage(folder)
    kept_as_it_was = files_below(folder)
    assert everything(salvage([folder], new, PASSPHRASE), new, before)
    assert files_below(folder) == kept_as_it_was


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(n, marks=pytest.mark.long) for n in range(2, 40))])
def test_a_damaged_page_loses_what_stood_on_it_and_what_stood_on_that(
    one: Kept, folder: Path, new: Path, seed: int
) -> None:
    before = {repr(each) for each in told()}
    lock(one.office)
    size = (folder / "record.db").stat().st_size
    flip(folder / "record.db", random.Random(seed).randrange(PAGE, size))
    try:
        found = salvage([folder], new, PASSPHRASE)
    except NothingWhole:
        return
    assert found.verified.damaged == ()
    with unlocked(new):
        assert {repr(each) for each in told()[:-1]} <= before
    lost = len(before) - (found.verified.changesets - 1)
    assert bool(found.lost) == bool(lost)


def test_what_is_lost_is_named_by_day_and_member_and_by_nothing_else(one: Kept, folder: Path, new: Path) -> None:
    middle = told()[8]
    lock(one.office)
    spoil(folder, middle[2][2].body)
    found = salvage([folder], new, PASSPHRASE)
    member = one.office.viewer.member[-5:]
    assert found.lost
    assert all(line.startswith("Lost: ") for line in found.lost)
    assert any(f"by member-{member}." in line for line in found.lost)
    assert not any("Halven" in line or "came back" in line for line in found.lost)


def spoil(folder: Path, body: bytes) -> None:
    """Damage every page that holds this operation, wherever it is."""
    with workspace.look(folder, PASSPHRASE) as session:
        key = session.record_key
    path = folder / "record.db"
    whole = path.read_bytes()

    def found() -> bool:
        carved = carving.carve(path, key)
        return any(
            one.body == body for places in carved.operations.values() for all_ in places.values() for one in all_
        )

    for start in range(PAGE, len(whole), PAGE):
        path.write_bytes(whole[:start] + bytes(PAGE) + whole[start + PAGE :])
        if not found():
            return
    raise AssertionError("it stands on no page")


def test_a_backup_beside_it_fills_the_gaps(one: Kept, folder: Path, new: Path) -> None:
    one.back_up()
    one.case.add("event", date="2031-04-09")
    before = told()
    lock(one.office)
    spoil(folder, before[1][2][0].body)
    assert everything(salvage([folder, one.target], new, PASSPHRASE), new, before)


def test_without_the_opening_of_the_book_there_is_no_workspace(one: Kept, folder: Path, new: Path) -> None:
    body = told()[0][2][0].body
    lock(one.office)
    spoil(folder, body)
    with pytest.raises(NothingWhole):
        salvage([folder], new, PASSPHRASE)
    assert list(new.parent.iterdir()) == []


def test_missing_files_are_named_and_the_rest_comes_over(one: Kept, folder: Path, new: Path) -> None:
    files = sorted(path for path in (folder / "vault").rglob("*") if path.is_file())
    lock(one.office)
    files[0].unlink()
    found = salvage([folder], new, PASSPHRASE)
    assert found.lost == (f"Lost: sealed file {files[0].parent.name}{files[0].name[:10]}…",)
    assert len([path for path in (new / "vault").rglob("*") if path.is_file()]) == len(files) - 1


def test_local_tables_come_over_where_they_open(one: Kept, folder: Path, new: Path) -> None:
    rows = local()
    lock(one.office)
    heads_gone(folder)
    salvage([folder], new, PASSPHRASE)
    with unlocked(new):
        assert local() == rows


def test_a_damaged_backup_gives_what_is_whole_in_it(one: Kept, new: Path) -> None:
    for day in range(1, 15):
        one.case.add("event", date=f"2031-04-{day:02}", title="They came back " * 1000)
    one.back_up()
    before = told()
    lock(one.office)
    flip(one.target / "segments" / "000001", 40 + CHUNK + 16 + 500)
    (one.target / "backup.json").unlink()
    found = salvage([one.target], new, PASSPHRASE)
    assert found.lost
    with unlocked(new):
        assert 4 < len(told()) - 1 < len(before)


@pytest.mark.parametrize("name", ["backup.json", "local"])
def test_without_manifest_or_local_tables_a_backup_gives_its_record(one: Kept, new: Path, name: str) -> None:
    one.back_up()
    before = told()
    lock(one.office)
    if name == "local":
        shutil.rmtree(one.target / "local")
    else:
        flip(one.target / name, 30)
    assert everything(salvage([one.target], new, PASSPHRASE), new, before)


def test_what_was_erased_does_not_come_back_from_an_older_backup(one: Kept, folder: Path, new: Path) -> None:
    one.back_up()
    claim = next(c for c in one.case.told() if isinstance(c, ClaimMade) and "came back" in str(c.value))
    erase_in(one.case, claim)
    lock(one.office)
    first_page(folder)
    salvage([one.target, folder], new, PASSPHRASE)
    with unlocked(new):
        assert not any(b'"claim":"' + claim.claim.encode() in (o.body or b"") for _, _, ops in told() for o in ops)


def test_a_forged_changeset_does_not_come_over(one: Kept, new: Path) -> None:
    """Whoever holds the key of the backup can put bytes into it, and no signature."""
    one.back_up()
    stranger = Copy(new_id(), salts("forged"))
    forged = stranger.write(one.case.scope, EntityOpened(entity=new_id(), kind="event"))
    key = one.office.session.backup_key
    lock(one.office)
    with parts.part(one.target / "segments", key, parts.SEGMENT) as part:
        part.write(framing.pack(forged))
        part.commit("000900")
    found = salvage([one.target], new, PASSPHRASE)
    assert found.verified.damaged == ()
    assert any("1 change of " in line for line in found.lost)


def test_no_header_no_keys(one: Kept, folder: Path, new: Path) -> None:
    lock(one.office)
    for name in ("header.json", "header-copy.json"):
        flip(folder / name, 100)
    with pytest.raises(CannotUnlock):
        salvage([folder], new, PASSPHRASE)


def test_nothing_is_overwritten(one: Kept, folder: Path, new: Path) -> None:
    lock(one.office)
    new.mkdir()
    (new / "letter.txt").write_text("mine")
    with pytest.raises(WorkspaceExists):
        salvage([folder], new, PASSPHRASE)
