"""What was sent is not gone: a letter is listed as soon as something that it says no longer holds, and only then."""

from __future__ import annotations

import pytest

from support.cases import new_case
from support.record import ident
from tocsin.access.dossier import get_dossier
from tocsin.access.proposals import proposals_of
from tocsin.access.sent import Appeal
from tocsin.access.statements import read_file
from tocsin.actions.compose import compose
from tocsin.actions.correct import correct
from tocsin.actions.draft_correction import appeals_to_correct, draft_correction
from tocsin.actions.init import Office
from tocsin.actions.prefer import prefer
from tocsin.actions.reply import Heard, reply
from tocsin.actions.retract import retract
from tocsin.actions.review import accept
from tocsin.actions.sealed_letter import Composed
from tocsin.actions.verify import verify
from tocsin.composing import Brief, parse_brief
from tocsin.domain.changed import Why
from tocsin.domain.dossier import Shown, State
from tocsin.domain.errors import NoSuch
from tocsin.domain.operations import ClaimRanked
from tocsin.domain.viewer import Viewer
from tocsin.records import store

BRIEF = """
number = "UA 7/2020"

[organisation]
name = "Quay Centre"
contact = ["press@quay.example"]

[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
salutation = "Dear Prosecutor General"

[[demands]]
text = "open an investigation without delay"
addressees = ["prosecutor"]
"""
BECAUSE = "the stamp says so"


@pytest.fixture
def brief() -> Brief:
    return parse_brief(BRIEF)


class Told:
    """A case with one appeal about it."""

    def __init__(self, office: Office, brief: Brief) -> None:
        self.case = case = new_case(office)
        self.ilona = case.add("person", name="Ilona Varga", birth="1985-04-02", occupation="journalist")
        self.threat = case.add("event", type="threat", date="2018-07-05", completion="done", attribution="her lawyer")
        self.act = case.add("act", event=self.threat, victim=self.ilona, type="threat", completion="done")
        self.consent = case.add("consent", subject=self.ilona, use="publish_named", granted="true", until="2031-01-01")
        self.composed = compose(case.viewer, case.id, brief)

    @property
    def appeals(self) -> tuple[Appeal, ...]:
        return appeals_to_correct(self.case.viewer, self.case.id)

    @property
    def whys(self) -> list[Why]:
        return [change.why for appeal in self.appeals for change in appeal.changes]

    def claim(self, entity: str, property_id: str) -> str:
        (claim,) = self.case.claims(entity, property_id)
        return claim

    def draft(self, brief: Brief | None = None) -> Composed:
        return draft_correction(self.case.viewer, self.case.id, self.composed.intervention, brief)

    def text(self, brief: Brief | None = None) -> str:
        return " ".join(self.draft(brief).files["txt"].decode("utf-8").split())

    def send(self, intervention: str) -> None:
        self.case.add("delivery", intervention=intervention, sent="2020-09-20")

    def sentences(self) -> list[tuple[str, str]]:
        return [
            (line.place, line.text) for appeal in self.appeals for change in appeal.changes for line in change.lines
        ]


@pytest.fixture
def told(office: Office, brief: Brief) -> Told:
    return Told(office, brief)


def test_as_long_as_all_holds_nothing_is_listed(told: Told) -> None:
    assert told.appeals == ()
    with pytest.raises(NoSuch):
        told.draft()


def test_a_corrected_date_lists_the_letter_with_the_words_that_went_out(told: Told) -> None:
    correct(told.case.viewer, told.claim(told.threat, "event.date"), "2018-07-06", BECAUSE)
    (appeal,) = told.appeals
    (change,) = appeal.changes
    assert (change.why, [shown.value for shown in change.now]) == (Why.CORRECTED, ["2018-07-06"])
    went_out = {(row.place, row.text) for row in told.composed.letter.basis_table()}
    assert set(told.sentences()) <= went_out
    assert any("5 July 2018" in text for _, text in told.sentences())
    text = told.text()
    assert "In our appeal UA 7/2020 of 14 September 2020 we wrote: “" in text
    assert "5 July 2018" in text
    assert "Correct is: 6 July 2018 (the date)." in text


def test_what_was_retracted_is_no_longer_stood_by(told: Told) -> None:
    retract(told.case.viewer, told.claim(told.ilona, "person.occupation"), BECAUSE)
    assert told.whys == [Why.RETRACTED]
    assert "We no longer stand by this as far as it tells the work of Ilona Varga." in told.text()


def test_deprecated_counts_as_taken_back(told: Told) -> None:
    claim = told.claim(told.ilona, "person.occupation")
    told.case.say(ClaimRanked(claim=claim, rank="deprecated"))
    assert told.whys == [Why.RETRACTED]
    told.case.say(ClaimRanked(claim=claim, rank="normal"))
    assert told.whys == []


def test_another_claim_that_differs_makes_it_disputed(told: Told) -> None:
    told.case.more(told.threat, date="2018-07-09")
    assert told.whys == [Why.DISPUTED]
    assert "sources differ on the date: 5 July 2018 or 9 July 2018" in told.text()


def test_a_denial_in_a_reply_is_no_change_of_what_was_sent_and_any_other_account_is(told: Told) -> None:
    delivery = told.case.add("delivery", intervention=told.composed.intervention, sent="2020-09-14")
    heard = Heard(day="2020-09-14", words="We deny that unknown men threatened Ilona Varga on 5 July 2018.")
    replied = reply(told.case.viewer, delivery, heard)
    (event,) = [line for line in proposals_of(told.case.viewer, replied.statement) if line.kind == "event"]
    accept(told.case.viewer, event.id, known=told.threat)
    assert told.case.view(told.threat).all("event.type")[0].state is State.DISPUTED
    assert told.appeals == ()
    told.case.more(told.threat, date="2018-07-09")
    assert told.whys == [Why.DISPUTED]


def test_another_claim_that_is_preferred_corrects(told: Told) -> None:
    old = told.claim(told.threat, "event.date")
    told.case.more(told.threat, date="2018-07-09")
    other = next(s.claims[0] for s in _sides(told) if s.claims[0] != old)
    prefer(told.case.viewer, other, BECAUSE)
    assert told.whys == [Why.CORRECTED]
    prefer(told.case.viewer, old, BECAUSE)
    told.case.say(ClaimRanked(claim=other, rank="normal"))
    assert told.whys == []


def _sides(told: Told) -> tuple[Shown, ...]:
    (shown,) = told.case.view(told.threat).all("event.date")
    return (shown, *shown.others)


@pytest.mark.parametrize("date", ["2018-07", "2018", "2018-07-05", "2018-07~"])
def test_what_agrees_with_the_letter_is_no_change(told: Told, date: str) -> None:
    told.case.more(told.threat, date=date)
    assert told.whys == []


def test_one_account_less_is_listed_and_drafts_nothing(told: Told) -> None:
    old = told.claim(told.threat, "event.date")
    told.case.more(told.threat, date="2018-07-05")
    retract(told.case.viewer, old, BECAUSE)
    assert told.whys == [Why.FEWER]
    with pytest.raises(NoSuch):
        told.draft()


def test_a_dispute_that_the_letter_told_is_no_change(office: Office, brief: Brief) -> None:
    case = new_case(office)
    threat = case.add("event", type="threat", date="2018-07-05", completion="done")
    case.more(threat, date="2018-07-09")
    compose(case.viewer, case.id, brief)
    assert appeals_to_correct(case.viewer, case.id) == ()
    case.more(threat, date="2018-07-12")
    (appeal,) = appeals_to_correct(case.viewer, case.id)
    assert [change.why for change in appeal.changes] == [Why.DISPUTED]


WITHDRAWN = {
    "refused": lambda told: told.case.more(told.consent, granted="false"),
    "taken back": lambda told: retract(told.case.viewer, told.claim(told.consent, "consent.granted"), BECAUSE),
    "its use taken back": lambda told: retract(told.case.viewer, told.claim(told.consent, "consent.use"), BECAUSE),
    "another use only": lambda told: correct(
        told.case.viewer, told.claim(told.consent, "consent.use"), "publish_anonymously", BECAUSE
    ),
    "run out": lambda told: correct(told.case.viewer, told.claim(told.consent, "consent.until"), "2020-09-01", BECAUSE),
    "asked to stay unnamed": lambda told: told.case.more(told.ilona, anonymise="true"),
    "not to be published": lambda told: told.case.more(told.ilona, do_not_publish="true"),
    "a child": lambda told: told.case.more(told.ilona, minor="true"),
}


@pytest.mark.parametrize("ending", WITHDRAWN)
def test_what_may_no_longer_be_told_is_asked_to_be_removed_without_a_word_of_it(told: Told, ending: str) -> None:
    WITHDRAWN[ending](told)
    assert Why.WITHDRAWN in told.whys
    assert all("Varga" in text for place, text in told.sentences() if place == "title")
    text = told.text()
    assert "Please remove the following from every copy of our appeal UA 7/2020" in text
    assert "under “What happened”, paragraph 1, sentence 1" in text
    for word in ("Varga", "Ilona", "lawyer", "threat", "consent", "journalist"):
        assert word not in text, word


def test_a_sentence_that_is_to_be_removed_is_not_quoted_for_another_reason(told: Told) -> None:
    correct(told.case.viewer, told.claim(told.threat, "event.date"), "2018-07-06", BECAUSE)
    told.case.more(told.ilona, anonymise="true")
    text = told.text()
    assert "Varga" not in text
    assert "Please remove" in text


def test_a_consent_that_another_one_renews_has_not_ended(told: Told) -> None:
    correct(told.case.viewer, told.claim(told.consent, "consent.until"), "2020-09-01", BECAUSE)
    assert told.whys == [Why.WITHDRAWN]
    told.case.add("consent", subject=told.ilona, use="publish_named", granted="true", until="2032")
    assert told.whys == []


@pytest.mark.parametrize(
    "values",
    [
        {"use": "photo", "granted": "false"},
        {"use": "publish_named", "audience": "office", "granted": "false"},
        {"use": "publish_named", "granted": "true", "until": "2030"},
    ],
)
def test_another_consent_says_nothing_of_the_letter(told: Told, values: dict[str, str]) -> None:
    told.case.add("consent", subject=told.ilona, **values)
    assert told.whys == []


def test_the_draft_is_sealed_like_every_letter_and_sent_by_nobody(told: Told, brief: Brief) -> None:
    correct(told.case.viewer, told.claim(told.threat, "event.date"), "2018-07-06", BECAUSE)
    made = told.draft(brief)
    view = get_dossier(told.case.viewer, told.case.id).entities[made.intervention]
    assert view.one("intervention.corrects").value == told.composed.intervention
    digests = [shown.value for shown in view.all("intervention.letters")]
    assert {read_file(told.case.viewer, told.case.scope, digest) for digest in digests} == set(made.files.values())
    assert made.letter.kind == "Correction"
    assert "NOT-CLEARED correction" in made.name
    assert "press@quay.example" in made.files["txt"].decode("utf-8")
    assert not list(get_dossier(told.case.viewer, told.case.id).of_kind("delivery"))
    assert verify(told.case.viewer).damaged == ()


def test_a_letter_is_listed_until_its_correction_was_sent(told: Told) -> None:
    told.send(told.composed.intervention)
    correct(told.case.viewer, told.claim(told.threat, "event.date"), "2018-07-06", BECAUSE)
    made = told.draft()
    (appeal,) = told.appeals
    assert appeal.drafted == (made.intervention,)
    assert [delivered.day for delivered in appeal.letter.sent] == ["2020-09-20"]
    told.send(made.intervention)
    assert told.appeals == ()
    retract(told.case.viewer, told.claim(told.ilona, "person.occupation"), BECAUSE)
    (appeal,) = told.appeals
    assert [change.why for change in appeal.changes] == [Why.RETRACTED]
    assert appeal.letter.intervention == told.composed.intervention


def test_a_correction_is_corrected_in_its_turn(told: Told) -> None:
    new = correct(told.case.viewer, told.claim(told.threat, "event.date"), "2018-07-06", BECAUSE)
    made = told.draft()
    told.send(made.intervention)
    correct(told.case.viewer, new, "2018-07-07", BECAUSE)
    assert {appeal.letter.intervention for appeal in told.appeals} == {told.composed.intervention, made.intervention}


def test_a_correction_that_quotes_a_name_is_withdrawn_as_well(told: Told) -> None:
    correct(told.case.viewer, told.claim(told.threat, "event.date"), "2018-07-06", BECAUSE)
    made = told.draft()
    assert any("Ilona Varga" in row.text for row in made.letter.basis_table())
    told.case.more(told.ilona, anonymise="true")
    listed = {appeal.letter.intervention: appeal for appeal in told.appeals}
    assert [change.why for change in listed[made.intervention].changes] == [Why.WITHDRAWN]


def test_a_draft_in_whose_place_another_stands_is_left_out_unless_it_was_sent(told: Told, brief: Brief) -> None:
    compose(told.case.viewer, told.case.id, brief)
    correct(told.case.viewer, told.claim(told.threat, "event.date"), "2018-07-06", BECAUSE)
    assert told.composed.intervention not in {appeal.letter.intervention for appeal in told.appeals}
    told.send(told.composed.intervention)
    assert told.appeals[0].letter.intervention == told.composed.intervention
    assert len(told.appeals) == 2


def test_nothing_of_it_is_stored_until_a_draft_is_asked_for(told: Told) -> None:
    retract(told.case.viewer, told.claim(told.ilona, "person.occupation"), BECAUSE)
    before = store.position()
    assert told.appeals
    assert store.position() == before


def test_what_cannot_be_drafted_leaves_nothing(told: Told) -> None:
    retract(told.case.viewer, told.claim(told.ilona, "person.occupation"), BECAUSE)
    before = store.position()
    with pytest.raises(NoSuch):
        draft_correction(told.case.viewer, told.case.id, ident(9))
    assert store.position() == before


def test_nothing_of_a_hidden_case_shows(told: Told, office: Office) -> None:
    retract(told.case.viewer, told.claim(told.ilona, "person.occupation"), BECAUSE)
    other = new_case(office, "Other")
    stranger = Viewer(office.viewer.member, frozenset({other.scope}))
    assert appeals_to_correct(stranger, other.id) == ()
    for ask in (
        lambda: appeals_to_correct(stranger, told.case.id),
        lambda: draft_correction(stranger, told.case.id, told.composed.intervention),
        lambda: draft_correction(stranger, other.id, told.composed.intervention),
    ):
        with pytest.raises(NoSuch):
            ask()
