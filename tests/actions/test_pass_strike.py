"""Two members may let one strike pass with a reason, for exactly these bytes; one alone never can."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.cases import Case, new_case
from support.copies import Copies
from tocsin.access.approvals import get_standing
from tocsin.access.passes import list_passes
from tocsin.actions.approve import approve, approve_by_voice
from tocsin.actions.compose import compose
from tocsin.actions.confirm_pass import confirm_pass
from tocsin.actions.devices import become_new_device
from tocsin.actions.init import Office
from tocsin.actions.let_out import let_out_letter
from tocsin.actions.letter_strikes import list_strikes
from tocsin.actions.pass_strike import pass_strike
from tocsin.actions.passphrases import add_passphrase, remove_member
from tocsin.actions.release_urgently import release_urgently
from tocsin.actions.remove_device import remove_device
from tocsin.actions.withdraw import withdraw
from tocsin.actions.words import check_words, new_passphrase
from tocsin.composing import parse_brief
from tocsin.domain.changesets import digest_bytes, digest_text
from tocsin.domain.errors import CannotPass, MustNotLeave, NoSuch, ReasonMissing, TocsinError
from tocsin.domain.operations import StrikePassed
from tocsin.domain.viewer import Viewer
from tocsin.records import store

BRIEF = """
number = "{number}"

[organisation]
name = "Quay Centre"

[[addressees]]
key = "prosecutor"
office = "Prosecutor General"

[[demands]]
text = "give back what was taken from Lisova 5, flat 12"
addressees = ["prosecutor"]
"""
WHY = "the court at Lisova 5 has the same address"


def held_back(office: Office, number: str = "UA 7/2020") -> tuple[Case, str]:
    """A letter that says where somebody of the case lives: its case, its id."""
    case = new_case(office)
    ilona = case.add("person", name="Ilona Varga", birth="1985-04-02")
    case.agree(ilona)
    case.add("residence", person=ilona, place=case.add("place", name="Lisova 5, flat 12"))
    case.add("act", event=case.add("event", type="threat", date="2018-07-05"), victim=ilona, type="threat")
    return case, written(case, number)


def written(case: Case, number: str) -> str:
    return compose(case.viewer, case.id, parse_brief(BRIEF.format(number=number))).intervention


def digests(viewer: Viewer, letter: str) -> list[str]:
    return [one.digest for one in list_strikes(viewer, get_standing(viewer, letter))]


def passed(viewer: Viewer, letter: str) -> list[bool]:
    return [one.passed for one in list_strikes(viewer, get_standing(viewer, letter))]


def refused(error: type[TocsinError], words: str | None, work: Any, *given: Any) -> None:
    before = store.position()
    with pytest.raises(error, match=words):
        work(*given)
    assert store.position() == before


@pytest.fixture
def colleague(office: Office) -> Viewer:
    return Viewer(add_passphrase(office.viewer, new_passphrase(), member_name="Jonas Reet").member)


@pytest.fixture
def held(office: Office) -> tuple[Case, str]:
    return held_back(office)


def test_two_members_let_what_they_looked_at_pass(held: tuple[Case, str], colleague: Viewer, tmp_path: Path) -> None:
    case, letter = held
    approve(colleague, letter)
    refused(MustNotLeave, "an address", let_out_letter, case.viewer, letter, tmp_path / "out")
    strikes = digests(case.viewer, letter)
    assert len(strikes) == 3  # PDF, DOCX and text
    pass_strike(case.viewer, letter, strikes, WHY)
    assert passed(case.viewer, letter) == [False] * 3
    refused(MustNotLeave, "an address", let_out_letter, case.viewer, letter, tmp_path / "out")
    confirm_pass(colleague, letter, strikes)
    assert passed(case.viewer, letter) == [True] * 3
    assert {(one.members, one.why) for one in list_passes(case.viewer, letter)} == {
        ((case.viewer.member, colleague.member), WHY)
    }
    assert len(let_out_letter(case.viewer, letter, tmp_path / "out").paths) == 3


def test_what_was_not_passed_still_holds_it_back(held: tuple[Case, str], colleague: Viewer, tmp_path: Path) -> None:
    case, letter = held
    approve(colleague, letter)
    first, *others = list_strikes(case.viewer, get_standing(case.viewer, letter))
    pass_strike(case.viewer, letter, [first.digest], WHY)
    confirm_pass(colleague, letter, [first.digest])
    with pytest.raises(MustNotLeave) as caught:
        let_out_letter(case.viewer, letter, tmp_path / "out")
    assert first.strike.place not in str(caught.value)
    assert all(one.strike.place in str(caught.value) for one in others)


def test_one_person_alone_lets_nothing_pass(held: tuple[Case, str], colleague: Viewer) -> None:
    case, letter = held
    strikes = digests(case.viewer, letter)
    refused(ReasonMissing, None, pass_strike, case.viewer, letter, strikes, " ")
    refused(CannotPass, "nobody has proposed it", confirm_pass, case.viewer, letter, strikes)
    pass_strike(case.viewer, letter, strikes[:1], WHY)
    refused(CannotPass, "another member must", pass_strike, case.viewer, letter, strikes, WHY)
    refused(CannotPass, "another member must", confirm_pass, case.viewer, letter, strikes[:1])
    refused(CannotPass, "nobody has proposed it", confirm_pass, colleague, letter, strikes)
    refused(CannotPass, "another member has proposed it", pass_strike, colleague, letter, strikes[:1], WHY)
    # nor by saying it in somebody else's name
    digest = get_standing(case.viewer, letter).digest
    case.say(StrikePassed(intervention=letter, letters=digest, strike=strikes[0], member=colleague.member))
    assert passed(case.viewer, letter) == [False] * 3
    confirm_pass(colleague, letter, strikes[:1])
    refused(CannotPass, "already", confirm_pass, colleague, letter, strikes[:1])


def test_where_one_member_works_it_is_refused_with_what_to_do(held: tuple[Case, str], colleague: Viewer) -> None:
    case, letter = held
    strikes = digests(case.viewer, letter)
    pass_strike(case.viewer, letter, strikes[:1], WHY)
    remove_member(case.viewer, colleague.member)
    refused(CannotPass, "take the words out and compose again", pass_strike, case.viewer, letter, strikes[1:], WHY)
    refused(CannotPass, "passphrase add --member", confirm_pass, case.viewer, letter, strikes[:1])


def test_neither_need_nor_telephone_profits_by_it(held: tuple[Case, str], colleague: Viewer, tmp_path: Path) -> None:
    case, letter = held
    strikes = digests(case.viewer, letter)
    pass_strike(case.viewer, letter, strikes, WHY)
    confirm_pass(colleague, letter, strikes)
    release_urgently(case.viewer, letter, "she is to be sent away at noon")
    refused(MustNotLeave, "an address", let_out_letter, case.viewer, letter, tmp_path / "out")
    words = check_words(digest_bytes(get_standing(case.viewer, letter).digest))
    approve_by_voice(case.viewer, letter, colleague.member, words)
    refused(MustNotLeave, "an address", let_out_letter, case.viewer, letter, tmp_path / "out")
    approve(colleague, letter)
    assert let_out_letter(case.viewer, letter, tmp_path / "out").paths


def test_another_letter_of_the_same_words_is_held_back(held: tuple[Case, str], colleague: Viewer) -> None:
    case, letter = held
    strikes = digests(case.viewer, letter)
    pass_strike(case.viewer, letter, strikes, WHY)
    confirm_pass(colleague, letter, strikes)
    other = written(case, "UA 7/2020")
    assert passed(case.viewer, other) == [False] * 3
    assert list_passes(case.viewer, other) == ()
    refused(NoSuch, "strike", pass_strike, case.viewer, other, strikes, WHY)
    assert set(digests(case.viewer, other)).isdisjoint(strikes)


def test_what_is_no_strike_and_what_cannot_leave_is_not_passed(held: tuple[Case, str], colleague: Viewer) -> None:
    case, letter = held
    strikes = digests(case.viewer, letter)
    refused(NoSuch, "strike", pass_strike, case.viewer, letter, [digest_text(bytes(32))], WHY)
    refused(NoSuch, "strike", pass_strike, case.viewer, letter, [], WHY)
    withdraw(case.viewer, letter, "the family asked for it")
    refused(CannotPass, "withdrawn", pass_strike, case.viewer, letter, strikes, WHY)
    assert list_passes(case.viewer, letter) == ()


def test_who_is_listed_later_was_not_passed(held: tuple[Case, str], colleague: Viewer, tmp_path: Path) -> None:
    case, letter = held
    strikes = digests(case.viewer, letter)
    pass_strike(case.viewer, letter, strikes, WHY)
    confirm_pass(colleague, letter, strikes)
    approve(colleague, letter)
    neighbour = case.add("person", name="Marta Velin", birth="1970-01-02")
    case.add("residence", person=neighbour, place=case.add("place", name="Lisova 5"))
    refused(MustNotLeave, "an address", let_out_letter, case.viewer, letter, tmp_path / "out")


@pytest.mark.parametrize("removed", [False, True])
def test_it_is_confirmed_on_a_device_of_his_own(folder: Path, removed: bool) -> None:
    copies = Copies(folder)
    with copies.at("here") as office:
        second = Viewer(add_passphrase(office.viewer, new_passphrase(), member_name="Jonas Reet").member)
        letter = held_back(office)[1]
        strikes = digests(office.viewer, letter)
        pass_strike(office.viewer, letter, strikes, WHY)
    copies.copy()
    with copies.at("there") as office:
        become_new_device(office.viewer)
    copies.merge()
    with copies.at("there") as office:
        assert digests(second, letter) == strikes
        confirm_pass(second, letter, strikes)
        own = office.session.device
    with copies.at("here") as office:
        assert passed(office.viewer, letter) == [False] * 3
        if removed:
            remove_device(office.viewer, own)
    copies.merge()
    with copies.at("here") as office:
        assert passed(office.viewer, letter) == [not removed] * 3
