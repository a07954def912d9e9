"""Approval on one's own device: it comes in by a merge, and what a removed device says afterwards does not count."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cases import new_case
from support.copies import Copies
from support.record import ident
from tocsin.access.approvals import get_standing
from tocsin.actions.approve import approve
from tocsin.actions.compose import compose
from tocsin.actions.devices import become_new_device
from tocsin.actions.remove_device import remove_device
from tocsin.actions.withdraw import withdraw
from tocsin.composing import parse_brief
from tocsin.domain.approval import Way
from tocsin.domain.viewer import Viewer

BRIEF = """
[organisation]
name = "Quay Centre"

[[addressees]]
key = "prosecutor"
office = "Prosecutor General"

[[demands]]
text = "open an investigation without delay"
addressees = ["prosecutor"]
"""
SECOND = Viewer(ident(90))


@pytest.fixture
def copies(folder: Path) -> Copies:
    return Copies(folder)


@pytest.fixture
def letter(copies: Copies) -> str:
    """A letter that two copies hold, each a device of its own."""
    with copies.at("here") as office:
        case = new_case(office)
        ilona = case.add("person", name="Ilona Varga", birth="1985-04-02")
        case.agree(ilona)
        case.add("act", event=case.add("event", type="threat", date="2018-07-05"), victim=ilona, type="threat")
        letter = compose(office.viewer, case.id, parse_brief(BRIEF)).intervention
    copies.copy()
    with copies.at("there") as office:
        become_new_device(office.viewer)
    copies.merge()
    return letter


def test_an_approval_of_another_device_counts_once_it_is_here(copies: Copies, letter: str) -> None:
    with copies.at("there") as office:
        there = approve(SECOND, letter)
        own = office.session.device
    with copies.at("here") as office:
        assert not get_standing(office.viewer, letter).approved
        assert office.session.device != own
    copies.merge()
    with copies.at("here") as office:
        found = get_standing(office.viewer, letter)
    assert (found.digest, [(one.way, one.member) for one in found.approvals]) == (
        there.digest,
        [(Way.SIGNED, SECOND.member)],
    )


def test_a_device_that_was_removed_approves_and_withdraws_nothing(copies: Copies, letter: str) -> None:
    with copies.at("there") as office:
        lost = office.session.device
        approve(SECOND, letter)
        withdraw(office.viewer, letter, "it is said to be wrong")
    with copies.at("here") as office:
        remove_device(office.viewer, lost)
    copies.merge()
    with copies.at("here") as office:
        found = get_standing(office.viewer, letter)
    assert (found.approved, found.withdrawn, found.waits) == (False, None, True)


@pytest.mark.parametrize("first", ["here", "there"])
def test_a_withdrawal_beats_an_approval_beside_it(copies: Copies, letter: str, first: str) -> None:
    with copies.at("there") as office:
        withdraw(office.viewer, letter, "the family asked for it")
    with copies.at("here"):
        approve(SECOND, letter)
    into, other = (first, "there" if first == "here" else "here")
    copies.merge(into, other)
    with copies.at(into) as office:
        found = get_standing(office.viewer, letter)
    assert found.withdrawn
    assert not found.approved
