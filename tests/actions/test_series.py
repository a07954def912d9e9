"""Updates, corrections and withdrawals go to those who got the first; an update is no version of it."""

from __future__ import annotations

import pytest

from support.cases import Case, new_case
from support.record import ident
from tocsin.access.approvals import get_standing
from tocsin.access.who_got import list_who_got
from tocsin.actions.approve import approve
from tocsin.actions.compose import compose
from tocsin.actions.correct import correct
from tocsin.actions.deliver import Sent, came_back, deliver
from tocsin.actions.draft_correction import draft_correction
from tocsin.actions.init import Office
from tocsin.actions.offices import keep_offices
from tocsin.actions.sealed_letter import Composed
from tocsin.actions.withdraw import withdraw
from tocsin.composing import parse_brief
from tocsin.composing.letter import PartKind
from tocsin.domain.errors import BriefProblem, LetterRefused
from tocsin.domain.offices import Office as Addressed
from tocsin.domain.viewer import Viewer

FIRST = """
number = "UA 7/2020"
[organisation]
name = "Quay Centre"
[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
country = "PL"
[[addressees]]
key = "minister"
office = "Minister of Justice"
[[demands]]
text = "open an investigation without delay"
addressees = ["prosecutor", "minister"]
"""
UPDATE = """
update_of = "UA 7/2020"
[organisation]
name = "Quay Centre"
[[demands]]
text = "tell us the number of the file"
addressees = "all"
"""
SECOND = Viewer(ident(90))
WHY = "the family asked for it"


class Series:
    """A letter that asks two offices, and went to one of them and to an embassy."""

    def __init__(self, office: Office) -> None:
        self.case: Case = new_case(office)
        self.viewer = self.case.viewer
        ilona = self.case.add("person", name="Ilona Varga", birth="1985-04-02")
        self.case.agree(ilona)
        self.event = self.case.add("event", type="threat", date="2018-07-05", completion="done")
        self.case.add("act", event=self.event, victim=ilona, type="threat", completion="done")
        self.first = self.written(FIRST).intervention
        self.send(self.first, "Prosecutor General")
        self.send(self.first, "Embassy of Ordavia")

    def written(self, brief: str, template: str = "urgent-appeal") -> Composed:
        """A letter."""
        return compose(self.viewer, self.case.id, parse_brief(brief), template=template)

    def send(self, letter: str, office: str, by: str = "post") -> str:
        """It went out."""
        return deliver(self.viewer, letter, "", Sent(by, "2020-09-13"), office=office).delivery

    def value(self, letter: str, name: str) -> str:
        """What is recorded of a letter."""
        shown = self.case.view(letter).one(f"intervention.{name}")
        return shown.value if shown else ""


@pytest.fixture
def series(office: Office) -> Series:
    return Series(office)


def test_an_update_keeps_the_number_and_goes_to_those_who_got_the_first(series: Series) -> None:
    made = series.written(UPDATE)
    assert (made.letter.number, made.letter.update) == ("UA 7/2020", 1)
    assert (series.value(made.intervention, "update_of"), series.value(made.intervention, "update")) == (
        series.first,
        "1",
    )
    addressees = made.letter.part(PartKind.ADDRESSEES)
    assert addressees
    offices = [paragraph.sentences[0].text for paragraph in addressees.paragraphs]
    assert offices == ["Prosecutor General", "Embassy of Ordavia"]
    assert any("those who got UA 7/2020" in gap.message for gap in made.letter.gaps)
    series.send(made.intervention, "Prosecutor General")
    assert series.written(UPDATE).letter.update == 2


def test_what_came_back_and_our_own_site_are_nobody_who_got_it(series: Series) -> None:
    came_back(series.viewer, series.send(series.first, "Ombudsman"), "bounced", "2020-09-14")
    series.send(series.first, "Our own site", "website")
    offices = [(one.office, one.country) for one in list_who_got(series.viewer, series.case.id, "UA 7/2020")]
    assert offices == [("Prosecutor General", "PL"), ("Embassy of Ordavia", "")]
    assert list_who_got(series.viewer, series.case.id, "") == ()
    assert list_who_got(series.viewer, series.case.id, "UA 8/2020") == ()


def test_an_office_of_the_directory_brings_its_address(series: Series) -> None:
    keep_offices(series.viewer, [Addressed("embassy", "Embassy of Ordavia", email="embassy@ordavia.example")])
    letter = series.written(UPDATE).letter
    addressees = letter.part(PartKind.ADDRESSEES)
    assert addressees
    assert "embassy@ordavia.example" in [one.text for one in addressees.paragraphs[1].sentences]


@pytest.mark.parametrize("template", ["follow-up", "withdrawal", "thanks"])
def test_a_letter_about_a_letter_goes_to_those_who_got_it(series: Series, template: str) -> None:
    more = 'reply_by = 2020-12-11\ncourtesy = ["We thank you."]\nposition = ["Nobody should be threatened."]'
    brief = UPDATE.replace('update_of = "UA 7/2020"', f'regarding = "UA 7/2020"\n{more}')
    made = series.written(brief, template).letter
    addressees = made.part(PartKind.ADDRESSEES)
    assert addressees
    assert len(addressees.paragraphs) == 2


def test_a_correction_goes_to_those_who_got_what_it_corrects(series: Series) -> None:
    (claim,) = series.case.claims(series.event, "event.date")
    correct(series.viewer, claim, "2018-07-06", WHY)
    made = draft_correction(series.viewer, series.case.id, series.first).letter
    addressees = made.part(PartKind.ADDRESSEES)
    assert addressees
    offices = [paragraph.sentences[0].text for paragraph in addressees.paragraphs]
    assert offices == ["Prosecutor General", "Embassy of Ordavia"]


def test_what_was_sent_to_nobody_was_got_by_nobody(series: Series) -> None:
    series.written(FIRST.replace("UA 7/2020", "UA 8/2020"))
    with pytest.raises(BriefProblem, match="nothing says that UA 8/2020 was sent"):
        series.written(UPDATE.replace("UA 7/2020", "UA 8/2020"))


def test_taking_an_update_back_leaves_the_first(series: Series) -> None:
    made = series.written(UPDATE).intervention
    approve(SECOND, made)
    assert withdraw(series.viewer, made, WHY) == (made,)
    assert not get_standing(series.viewer, series.first).withdrawn


def test_what_was_taken_back_has_no_updates(series: Series) -> None:
    withdraw(series.viewer, series.first, WHY)
    with pytest.raises(LetterRefused, match="withdrawn"):
        series.written(UPDATE)
