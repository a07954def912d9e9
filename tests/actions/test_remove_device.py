"""A copy of the workspace is trusted no longer: what it wrote stays, what it writes on its own does not count."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cases import Case, changesets_of, new_case
from support.copies import Copies, shown_everywhere, told_by_the_ledger
from support.office import DAY_MS, PASSPHRASE
from tocsin.access.devices import find_device, list_devices
from tocsin.actions.devices import become_new_device
from tocsin.actions.init import Office
from tocsin.actions.merge import merge
from tocsin.actions.remove_device import remove_device
from tocsin.actions.verify import verify
from tocsin.domain import errors
from tocsin.domain.operations import DeviceRemoved
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id
from tocsin.records import rebuild, store


@pytest.fixture
def copies(folder: Path) -> Copies:
    return Copies(folder)


@pytest.fixture
def case(copies: Copies) -> str:
    """A case with a person, in two copies, each a device of its own; the one there wrote an event that is here."""
    with copies.at("here") as office:
        made = new_case(office)
        made.add("person", name="Ilona Varga")
    copies.copy()
    with copies.at("there") as office:
        become_new_device(office.viewer)
        Case(office, made.id).add("event", date="2018-07-05")
    copies.merge()
    return made.id


def device_of(copies: Copies, name: str) -> str:
    with copies.at(name) as office:
        return office.session.device


def removed_here(copies: Copies) -> str:
    lost = device_of(copies, "there")
    with copies.at("here") as office:
        return remove_device(office.viewer, lost)


def events(case: Case) -> set[str]:
    found = shown_everywhere(case.office).values()
    return {shown.value for view in found if view.kind == "event" and (shown := view.one("event.date"))}


def test_devices_are_listed_by_the_day_on_which_they_came(copies: Copies, case: str) -> None:
    copies.clock.at_ms += 5 * DAY_MS
    there = device_of(copies, "there")
    with copies.at("here") as office:
        first, second, third = list_devices(office.viewer)
        assert (first.own, first.removed, first.replaces) == (False, False, None)
        assert (second.id, second.own, second.replaces) == (there, False, first.id)
        assert (third.id, third.own, third.replaces) == (office.session.device, True, first.id)
        assert [line.added.isoformat() for line in (first, second, third)] == ["2020-09-13", "2020-09-14", "2020-09-14"]
        assert {first.member, second.member} == {office.viewer.member}
        assert find_device(office.viewer, f"device-{there[-5:]}") == second
        assert list_devices(Viewer(office.viewer.member, frozenset())) == ()


def test_it_is_said_in_the_book_and_wherever_it_wrote(copies: Copies, case: str) -> None:
    lost = removed_here(copies)
    with copies.at("here") as office:
        said = {
            one.read_header().scope: one.read_header().batch
            for one in changesets_of()
            if any(b"device.removed" in (salted.body or b"") for salted in one.operations)
        }
        assert {scope.split(":")[0] for scope in said} == {"book", "case"}
        assert f"case:{case}" in said
        assert len(set(said.values())) == 1
        assert [line.removed for line in list_devices(office.viewer)] == [False, True, False]
        assert find_device(office.viewer, lost).removed


@pytest.mark.parametrize(
    ("which", "error"), [("own", errors.OwnDevice), ("unknown", errors.NoSuch), ("twice", errors.RemovedBefore)]
)
def test_what_is_refused(copies: Copies, case: str, which: str, error: type[errors.TocsinError]) -> None:
    lost = removed_here(copies) if which == "twice" else ""
    with copies.at("here") as office:
        words = {"own": office.session.device, "unknown": new_id(), "twice": lost}[which]
        before = store.position()
        with pytest.raises(error):
            remove_device(office.viewer, words)
        assert store.position() == before


def test_who_does_not_see_all_that_it_wrote_removes_nothing(copies: Copies, case: str) -> None:
    lost = device_of(copies, "there")
    with copies.at("here") as office:
        book = next(one.read_header().scope for one in changesets_of())
        with pytest.raises(errors.NoSuch):
            remove_device(Viewer(office.viewer.member, frozenset({book})), lost)


def test_what_it_wrote_before_counts_and_what_it_writes_after_does_not(copies: Copies, case: str) -> None:
    lost = removed_here(copies)
    with copies.case("there", case) as there:
        there.add("event", date="2019")
        elsewhere = new_case(there.office, "Quay")
    merged = copies.merge()
    assert (merged.changesets, merged.not_counting, merged.removed) == (2, 2, (lost,))
    with copies.case("here", case) as here:
        assert events(here) == {"2018-07-05"}
        assert elsewhere.id not in shown_everywhere(here.office)
        assert verify(here.viewer).damaged == ()
        agrees_with_the_ledger(here.office)


@pytest.mark.long
def test_a_copy_that_counted_it_counts_it_no_longer_when_it_learns(copies: Copies, case: str) -> None:
    copies.copy("third")
    with copies.case("there", case) as there:
        there.add("event", date="2019")
    copies.merge("third", "there")
    with copies.case("third", case) as third:
        assert events(third) == {"2018-07-05", "2019"}
    removed_here(copies)
    copies.merge("third", "here")
    with copies.case("third", case) as third:
        assert events(third) == {"2018-07-05"}
        agrees_with_the_ledger(third.office)


def test_a_device_that_the_lost_one_announces_does_not_count_either(copies: Copies, case: str) -> None:
    lost = removed_here(copies)
    with copies.at("there") as office:
        become_new_device(office.viewer)
        again = office.session.device
        Case(office, case).add("event", date="2019")
    merged = copies.merge()
    assert set(merged.removed) == {lost, again}
    assert merged.not_counting == merged.changesets == 2
    with copies.case("here", case) as here:
        assert events(here) == {"2018-07-05"}
        agrees_with_the_ledger(here.office)


def test_a_lost_device_does_not_take_itself_out_to_vouch_for_what_it_forged(copies: Copies, case: str) -> None:
    with copies.case("there", case) as there:
        there.add("event", date="2019")
        there.say(DeviceRemoved(device=there.office.session.device))
    removed_here(copies)
    copies.merge()
    with copies.case("here", case) as here:
        assert events(here) == {"2018-07-05"}


@pytest.mark.long
def test_two_that_remove_each_other_come_to_the_same(copies: Copies, case: str) -> None:
    here, there = device_of(copies, "here"), device_of(copies, "there")
    copies.merge("there", "here")
    for name, lost in (("here", there), ("there", here)):
        with copies.at(name) as office:
            remove_device(office.viewer, lost)
            Case(office, case).add("event", date="2020" if name == "here" else "2021")
    found = []
    for into, other in (("here", "there"), ("there", "here")):
        assert copies.merge(into, other).not_counting
        with copies.case(into, case) as one:
            found.append(events(one))
            agrees_with_the_ledger(one.office)
    assert found == [{"2018-07-05"}] * 2


def agrees_with_the_ledger(office: Office) -> None:
    shown = shown_everywhere(office)
    assert shown == {uid: view for uid, view in told_by_the_ledger().items() if uid in shown}
    lived = rebuild.digest()
    rebuild.rebuild()
    assert rebuild.digest() == lived


def test_a_copy_that_was_removed_still_takes_in_what_others_write(copies: Copies, case: str) -> None:
    removed_here(copies)
    with copies.case("here", case) as here:
        here.add("event", date="2019")
    assert copies.merge("there", "here").changesets
    with copies.case("there", case) as there:
        assert events(there) == {"2018-07-05", "2019"}
        assert merge(there.viewer, copies.folder("here"), PASSPHRASE).changesets == 0
