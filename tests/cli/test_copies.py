"""What the commands say of copies: what came in, what does not count, what is to be done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.cases import Case, new_case
from support.copies import Copies
from support.office import PASSPHRASE
from support.transcript import Masks, Player
from tocsin.actions.devices import become_new_device
from tocsin.actions.erase import erase
from tocsin.actions.merge import Fork, Merged
from tocsin.actions.passphrases import add_passphrase, remove_member
from tocsin.actions.remove_device import remove_device
from tocsin.cli.merge import told
from tocsin.domain.errors import DistrustedCopy

LOST = ("xxabcde",)
NOTHING = "The other copy has nothing that this one lacks."


@pytest.fixture
def copies(folder: Path) -> Copies:
    return Copies(folder)


@pytest.fixture
def player(copies: Copies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Player:
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.setenv("TOCSIN_WORKSPACE", str(copies.here))
    monkeypatch.setenv("COLUMNS", "120")
    return Player(copies.here, desk, copies.clock, Masks(desk))


def merging(player: Player, copies: Copies) -> list[str]:
    """What `tocsin merge` prints."""
    player.lines.clear()
    player.play(f"* {PASSPHRASE}\n* {PASSPHRASE}\n$ tocsin merge {copies.folder('there')}\n")
    return player.lines[3:]


@pytest.mark.parametrize(
    ("merged", "line"),
    [
        (Merged(), NOTHING),
        (Merged(1, 1, 1), "Brought in 1 change with 1 entry and 1 sealed file."),
        (Merged(2, 3, 0), "Brought in 2 changes with 3 entries and 0 sealed files."),
        (Merged(forks=(Fork("d", "case:c", ("a", "b")),)), "Both copies wrote with one key. Both sides are kept;"),
        (Merged(new_device=True), "This copy signs as a device of its own from now on."),
        (
            Merged(1, not_counting=1, removed=LOST),
            "Of these, 1 change by a removed device (device-abcde): kept, and not",
        ),
        (
            Merged(no_longer=2, removed=LOST),
            "Here, 2 changes by a removed device (device-abcde) are kept, and count no",
        ),
        (Merged(no_longer=2), "If you know that nobody else wrote them, `tocsin device vouch` lets them count."),
        (Merged(distrusted=DistrustedCopy(how="Go there")), "This copy is not trusted any more: it was removed in"),
        (Merged(trusted_again=True), "This copy is trusted again: what is recorded here counts."),
        (Merged(erased=1), "Erased here, because it was erased there: 1 entry."),
        (Merged(still_there=4), "The other copy still holds 4 entries that were erased here. Merge there, too."),
        (Merged(healed=2), "Put back from the other copy, because it was lost here: 2 entries."),
        (Merged(healed_files=1), "Put back from the other copy, because it was lost here: 1 sealed file."),
        (Merged(left=("m",)), "Ada Lind was removed there, and has no passphrase here any more. The keys were"),
        (Merged(still_open=("m",)), "Ada Lind was removed there, and still has a passphrase here: see"),
    ],
)
def test_each_thing_is_said_in_one_line(merged: Merged, line: str) -> None:
    assert any(said.startswith(line) for said in told(merged, lambda _member: "Ada Lind"))


def test_what_a_removed_device_wrote_is_named(player: Player, copies: Copies) -> None:
    with copies.at("here") as office:
        case = new_case(office).id
    copies.copy()
    with copies.at("there") as office:
        become_new_device(office.viewer)
        lost = office.session.device
    copies.merge()
    with copies.at("here") as office:
        remove_device(office.viewer, lost)
    with copies.case("there", case) as there:
        there.add("event", date="2019")
    assert merging(player, copies)[1] == "Of these, 1 change by a removed device (device-1): kept, and not counted."


def test_erasures_and_leavers_are_named(player: Player, copies: Copies) -> None:
    with copies.at("here") as office:
        event = new_case(office).add("event", date="2018-07-05")
        ada = add_passphrase(office.viewer, f"{PASSPHRASE} ada", member_name="Ada Lind").member
    copies.copy()
    with copies.at("there") as office:
        become_new_device(office.viewer)
        gone = erase(office.viewer, event, "asked").operations
        remove_member(office.viewer, ada)
    said = merging(player, copies)
    assert f"Erased here, because it was erased there: {gone} entries." in said
    assert "Ada Lind was removed there, and has no passphrase here any more. The keys were changed." in said


def test_devices_as_json(player: Player, copies: Copies) -> None:
    with copies.at("here") as office:
        own = office.session.device
        become_new_device(office.viewer)
        assert Case(office, new_case(office).id).told()
    player.lines.clear()
    printed, code = player._entered(["device", "list", "--json"], "")
    first, second = json.loads(printed)
    assert (code, first["id"], first["own"], second["replaces"], second["own"]) == (0, own, False, own, True)
