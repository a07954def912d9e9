"""What somebody answered is kept, and nothing leaves that names a person without it, or another ground."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cases import new_case
from support.record import ident
from tocsin.access.approvals import get_standing
from tocsin.access.clearance import list_clearances
from tocsin.access.handles import handle
from tocsin.actions.approve import approve, approve_by_voice
from tocsin.actions.compose import compose
from tocsin.actions.consent import Answered, record_consent, record_ground
from tocsin.actions.draft_correction import draft_correction
from tocsin.actions.init import Office
from tocsin.actions.let_out import let_out_letter
from tocsin.actions.letter_checks import today
from tocsin.actions.passphrases import add_passphrase
from tocsin.actions.release_urgently import release_urgently
from tocsin.actions.retract import retract
from tocsin.actions.words import check_words, new_passphrase
from tocsin.composing import parse_brief
from tocsin.domain.audience import Telling
from tocsin.domain.changesets import digest_bytes
from tocsin.domain.clearance import ADDRESSEES, PUBLIC, QUESTIONS, Answer, Ground
from tocsin.domain.errors import BadDate, BadValue, CannotApprove, NoConsent, NoSuch, ReasonMissing, TocsinError
from tocsin.domain.operations import ReasonGiven
from tocsin.domain.viewer import Viewer
from tocsin.records import store

BRIEF = """
[organisation]
name = "Quay Centre"

[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
{country}

[[demands]]
text = "open an investigation without delay{more}"
addressees = ["prosecutor"]
"""
SECOND = Viewer(ident(90))
WHY = "she is to be sent away at noon"
YES = Answered(ADDRESSEES, granted=True)


class Told:
    """A threat to Ilona Varga, told to one office or to everybody."""

    def __init__(self, office: Office) -> None:
        self.case = new_case(office)
        self.ilona = self.case.add("person", name="Ilona Varga", birth="1985-04-02", country="BY")
        self.event = self.case.add("event", type="threat", date="2018-07-05", completion="done")
        self.act = self.case.add("act", event=self.event, victim=self.ilona, type="threat", completion="done")

    def written(
        self, *, public: bool = False, country: str = "", more: str = "", template: str = "urgent-appeal"
    ) -> str:
        """The letter."""
        text = BRIEF.format(more=more, country=f'country = "{country}"' if country else "")
        brief = parse_brief(f"public = {str(public).lower()}\n{text}")
        return compose(self.case.viewer, self.case.id, brief, template=template).intervention

    def answer(self, *answers: Answered) -> tuple[str, ...]:
        """What Ilona Varga answered."""
        return record_consent(self.case.viewer, self.case.id, self.ilona, answers)

    def refused(self, letter: str, *words: str, error: type[TocsinError] = NoConsent) -> None:
        """A second member cannot stand behind it, and nothing is recorded."""
        before = store.position()
        with pytest.raises(error) as caught:
            approve(SECOND, letter)
        assert all(word in str(caught.value) for word in words), str(caught.value)
        assert "Varga" not in str(caught.value)
        assert store.position() == before


@pytest.fixture
def told(office: Office) -> Told:
    return Told(office)


def test_nobody_is_named_who_was_not_asked(told: Told) -> None:
    who = handle("person", told.ilona)
    told.refused(told.written(), f"{who} is named and has not been asked yet: “{QUESTIONS[ADDRESSEES]}”")


def test_who_agreed_is_named_to_this_audience_and_no_other(told: Told, tmp_path: Path) -> None:
    told.answer(YES)
    letter = told.written()
    approve(SECOND, letter)
    assert let_out_letter(told.case.viewer, letter, tmp_path).paths
    told.refused(told.written(public=True), "has not been asked yet", QUESTIONS[PUBLIC])
    told.answer(Answered(PUBLIC, granted=True))
    assert approve(SECOND, told.written(public=True)).countersigned


def test_a_public_statement_is_public_whatever_the_brief_says(told: Told) -> None:
    told.answer(YES)
    brief = parse_brief('position = ["Nobody should be threatened."]\n' + BRIEF.format(more="", country=""))
    letter = compose(told.case.viewer, told.case.id, brief, template="public-statement").intervention
    told.refused(letter, QUESTIONS[PUBLIC])


def test_who_refused_is_not_told_of_until_it_is_retracted(told: Told) -> None:
    (consent,) = told.answer(Answered(ADDRESSEES, granted=False))
    told.refused(told.written(), "has refused")
    told.answer(YES)
    told.refused(told.written(), "has refused")
    (claim,) = told.case.claims(consent, "consent.granted")
    retract(told.case.viewer, claim, "she said yes on Monday")
    assert approve(SECOND, told.written()).countersigned


def test_a_consent_that_ended_counts_as_none(told: Told, tmp_path: Path) -> None:
    told.answer(Answered(ADDRESSEES, granted=True, until="2020-09-13"))
    told.refused(told.written(), "is not in force on this day; ask again")


def test_a_consent_taken_back_after_the_approval_holds_the_letter(told: Told, tmp_path: Path) -> None:
    told.answer(YES)
    letter = told.written()
    approve(SECOND, letter)
    told.answer(Answered(ADDRESSEES, granted=False))
    with pytest.raises(NoConsent, match="has refused"):
        let_out_letter(told.case.viewer, letter, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_somebody_named_in_our_own_words_is_asked_too(told: Told) -> None:
    told.answer(YES)
    marta = told.case.add("person", name="Marta Velin", birth="1970-01-02")
    told.refused(told.written(more=", and protect Marta Velin"), handle("person", marta), "has not been asked")
    assert approve(SECOND, told.written(more=", and protect her mother")).countersigned


def test_neither_voice_nor_need_is_a_way_around(told: Told) -> None:
    letter = told.written()
    colleague = add_passphrase(told.case.viewer, new_passphrase(), member_name="Jonas Reet").member
    words = check_words(digest_bytes(get_standing(told.case.viewer, letter).digest))
    for work in (
        lambda: approve_by_voice(told.case.viewer, letter, colleague, words),
        lambda: release_urgently(told.case.viewer, letter, WHY),
    ):
        with pytest.raises(NoConsent):
            work()
    assert not get_standing(told.case.viewer, letter).approved


@pytest.mark.parametrize("ground", [Ground.OFFICE, Ground.PUBLICATION])
def test_another_ground_has_its_reason_and_its_end(told: Told, ground: Ground) -> None:
    viewer, case = told.case.viewer, told.case.id
    with pytest.raises(ReasonMissing):
        record_ground(viewer, case, told.ilona, ground, " ")
    with pytest.raises(BadValue):
        record_ground(viewer, case, told.ilona, Ground.REPRESENTATIVE, "her lawyer")
    made = record_ground(viewer, case, told.ilona, ground, "she is a deputy minister", until="2020-09-13")
    reasons = [(one.about, one.text) for one in told.case.told() if isinstance(one, ReasonGiven)]
    assert reasons == [(made, "she is a deputy minister")]
    told.refused(told.written(), "has not been asked yet")
    record_ground(viewer, case, told.ilona, ground, "she is a deputy minister")
    assert approve(SECOND, told.written()).countersigned


def test_where_somebody_lives_is_a_tick_of_its_own(told: Told) -> None:
    told.answer(YES)
    letter = told.written()
    home = told.case.add("residence", person=told.ilona, period="2019/..")
    (claim,) = told.case.claims(home, "residence.period")
    told.case.uses(letter, claim)
    told.refused(letter, "has not agreed that it tells of where they live")
    told.answer(Answered(ADDRESSEES, granted=True, scopes=(Telling.RESIDENCE,)))
    assert approve(SECOND, letter).countersigned


def test_asylum_goes_to_no_country_of_origin_that_is_learnt_of_later(told: Told) -> None:
    told.answer(Answered(ADDRESSEES, granted=True, scopes=(Telling.ASYLUM,)))
    letter = told.written(country="BY")
    status = told.case.add("status", person=told.ilona, type="asylum_seeker")
    (claim,) = told.case.claims(status, "status.type")
    told.case.uses(letter, claim)
    told.refused(letter, "it tells of asylum, and would come to the country of origin")
    other = told.written(country="PL")
    told.case.uses(other, claim)
    assert approve(SECOND, other).countersigned


def test_a_correction_has_the_audience_of_what_it_corrects(told: Told) -> None:
    told.answer(YES, Answered(PUBLIC, granted=True))
    for public in (True, False):
        letter = told.written(public=public)
        shown = told.case.view(letter).one("intervention.audience")
        assert shown is not None
        assert shown.value == (PUBLIC if public else ADDRESSEES)
        date = told.case.claims(told.event, "event.date")[0]
        retract(told.case.viewer, date, "misread")
        drafted = draft_correction(told.case.viewer, told.case.id, letter).intervention
        assert told.case.view(drafted).all("intervention.audience")[0].value == shown.value
        told.case.more(told.event, date="2018-07-05")


ACCUSED = {"name": "Karel Brod", "birth": "1970-05-05"}


def test_who_is_said_to_have_done_it_takes_a_signature_and_no_consent(told: Told, tmp_path: Path) -> None:
    told.answer(YES)
    karel = told.case.add("person", **ACCUSED)
    told.case.add("involvement", act=told.act, actor=karel, degree="010000000000")
    letter = told.written()
    colleague = add_passphrase(told.case.viewer, new_passphrase(), member_name="Jonas Reet").member
    words = check_words(digest_bytes(get_standing(told.case.viewer, letter).digest))
    with pytest.raises(CannotApprove, match="said to have done it"):
        release_urgently(told.case.viewer, letter, WHY)
    with pytest.raises(CannotApprove, match="said to have done it"):
        approve_by_voice(told.case.viewer, letter, colleague, words)
    with pytest.raises(CannotApprove, match="another member must"):
        approve(told.case.viewer, letter)
    assert approve(SECOND, letter).countersigned
    assert let_out_letter(told.case.viewer, letter, tmp_path).paths


def test_what_is_answered_is_kept_for_this_person_audience_scope_and_period(told: Told) -> None:
    (consent,) = told.answer(
        Answered(
            PUBLIC, granted=True, scopes=(Telling.RELATIVES, Telling.ASYLUM), since="2020-09-01", until="2020-12",
            form="oral", limits="not my street",
        )
    )  # fmt: skip
    view = told.case.view(consent)
    said = {name.partition(".")[2]: [s.value for s in shown] for name, shown in view.values.items()}
    assert said == {
        "subject": [told.ilona], "use": ["publish_named"], "audience": ["public"], "granted": ["true"],
        "form": ["oral"], "from": ["2020-09-01"], "until": ["2020-12"], "limits": ["not my street"],
        "scope": ["relatives", "asylum"],
    }  # fmt: skip
    (found,) = list_clearances(told.case.viewer, told.case.id, PUBLIC, today())
    assert (found.answer, found.scopes) == (Answer.YES, {Telling.ASYLUM, Telling.RELATIVES})
    (found,) = list_clearances(told.case.viewer, told.case.id, ADDRESSEES, today())
    assert found.answer is Answer.NOT_ASKED


def test_of_a_child_who_may_speak_for_it_agrees(told: Told) -> None:
    viewer, case = told.case.viewer, told.case.id
    child = told.case.add("person", name="Danil Reed", minor="true")
    record_consent(viewer, case, child, [YES])
    stands = {one.person: one.answer for one in list_clearances(viewer, case, ADDRESSEES, today())}
    assert stands[child] is Answer.GUARDIAN
    record_consent(viewer, case, child, [Answered(ADDRESSEES, granted=True, given_by=told.ilona)])
    stands = {one.person: one.answer for one in list_clearances(viewer, case, ADDRESSEES, today())}
    assert stands[child] is Answer.YES


def test_what_cannot_be_recorded_is_refused_whole(told: Told, office: Office) -> None:
    before = store.position()
    other = new_case(office).add("person", name="Marta Velin")
    after = store.position()
    assert after != before
    for work in (
        lambda: told.answer(YES, Answered("courts", granted=True)),
        lambda: told.answer(Answered(ADDRESSEES, granted=True, until="soon")),
        lambda: told.answer(Answered(ADDRESSEES, granted=True, given_by=other)),
        lambda: told.answer(Answered(ADDRESSEES, granted=True, given_by=told.event)),
        lambda: record_consent(told.case.viewer, told.case.id, other, [YES]),
        lambda: record_consent(told.case.viewer, told.case.id, told.event, [YES]),
    ):
        with pytest.raises((BadDate, BadValue, NoSuch)):
            work()
    assert store.position() == after
