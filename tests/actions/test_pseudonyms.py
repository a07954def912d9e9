"""A pseudonym belongs to one letter and those that follow it; the name is then searched for in every file."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from support.cases import Case, new_case
from support.record import ident
from support.word_edits import replaced_in_word
from tocsin.access.dossier import get_dossier
from tocsin.access.protected import get_protected
from tocsin.actions.approve import approve
from tocsin.actions.compose import compose
from tocsin.actions.correct import correct
from tocsin.actions.deliver import Sent, deliver
from tocsin.actions.draft_correction import draft_correction
from tocsin.actions.init import Office
from tocsin.actions.let_out import let_out_letter
from tocsin.actions.letter_checks import today
from tocsin.actions.revise import revise
from tocsin.actions.sealed_letter import Composed
from tocsin.actions.search_letter import search_letter
from tocsin.composing import parse_brief
from tocsin.composing.pseudonyms import of_letter
from tocsin.domain.errors import MustNotLeave
from tocsin.domain.viewer import Viewer

BRIEF = """
number = "UA 7/2020"
position = ["Nobody should be threatened."]
{more}
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


class Told:
    """A threat to Ilona Varga, who is to be called Nadia Sova."""

    def __init__(self, office: Office) -> None:
        self.case: Case = new_case(office)
        self.viewer = self.case.viewer
        self.ilona = self.case.add("person", name="Ilona Varga", birth="1985-04-02")
        self.event = self.case.add("event", type="threat", date="2018-07-05", completion="done")
        self.case.add("act", event=self.event, victim=self.ilona, type="threat", completion="done")

    def written(self, more: str = "", *, named: bool = False) -> Composed:
        """A letter."""
        called = "" if named else f'pseudonyms = {{ "{self.ilona}" = "Nadia Sova" }}'
        brief = BRIEF.format(more=f"{more}\n{called}")
        return compose(self.viewer, self.case.id, parse_brief(brief))

    def called(self, letter: str) -> dict[str, str]:
        """Who has another name in a letter."""
        return of_letter(get_dossier(self.viewer, self.case.id), letter)


@pytest.fixture
def told(office: Office) -> Told:
    return Told(office)


def test_it_leaves_without_her_consent_to_be_named_and_without_her_name(told: Told, tmp_path: Path) -> None:
    made = told.written()
    assert told.called(made.intervention) == {told.ilona: "Nadia Sova"}
    approve(SECOND, made.intervention)
    out = let_out_letter(told.viewer, made.intervention, tmp_path)
    text = next(path for path in out.paths if path.suffix == ".txt").read_text("utf-8")
    assert "Nadia Sova" in text
    assert "Varga" not in text


@pytest.mark.parametrize("name", ["Ilona Varga", "Varga", "Ілони Варги", "varga-ilona.pdf"])
def test_her_name_is_searched_for_in_this_letter_and_in_no_other(told: Told, name: str) -> None:
    made, other = told.written(), told.written(named=True)
    files = {"letter.txt": f"We ask you to help {name}.".encode()}
    with pytest.raises(MustNotLeave, match="person-"):
        search_letter(told.viewer, made.intervention, files)
    assert search_letter(told.viewer, other.intervention, files).strikes == ()
    own = get_protected(told.viewer, told.case.id, today(), intervention=made.intervention)
    assert own.names == get_protected(told.viewer, told.case.id, today()).names + 1


def test_what_follows_calls_her_the_same(told: Told) -> None:
    first = told.written().intervention
    deliver(told.viewer, first, "", Sent("post", "2020-09-13"), office="Prosecutor General")
    update = told.written('update_of = "UA 7/2020"', named=True)
    assert told.called(update.intervention) == {told.ilona: "Nadia Sova"}
    assert "Varga" not in update.files["txt"].decode()
    (claim,) = told.case.claims(told.event, "event.date")
    correct(told.viewer, claim, "2018-07-06", "read again")
    correction = draft_correction(told.viewer, told.case.id, first)
    assert told.called(correction.intervention) == {told.ilona: "Nadia Sova"}
    assert "Varga" not in correction.files["txt"].decode()


def test_the_name_does_not_come_back_in_through_word(told: Told) -> None:
    made = told.written()
    edited = replaced_in_word(made.files["docx"], "reportedly", "surely")
    version = revise(told.viewer, made.intervention, io.BytesIO(edited)).intervention
    assert told.called(version) == {told.ilona: "Nadia Sova"}
    named = replaced_in_word(made.files["docx"], "Sova", "Varga")
    with pytest.raises(MustNotLeave):
        revise(told.viewer, made.intervention, io.BytesIO(named))
