"""A draft letter: sealed as it was rendered, with the claims that it uses; nothing leaves the workspace."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest

from support.cases import Case, new_case
from support.office import DAY_MS, START_MS
from support.record import ident
from tocsin.access.dossier import get_dossier
from tocsin.access.in_clear import list_in_clear
from tocsin.access.letters import interventions_using
from tocsin.access.statements import read_file
from tocsin.actions.compose import compose
from tocsin.actions.correct import correct
from tocsin.actions.init import Office
from tocsin.actions.offices import keep_offices
from tocsin.actions.sealed_letter import MEDIA, Composed
from tocsin.actions.verify import verify
from tocsin.composing import Brief, parse_brief
from tocsin.domain.changesets import digest_text
from tocsin.domain.errors import LetterRefused, NoSuch, UnknownTemplate
from tocsin.domain.offices import Office as Addressed
from tocsin.domain.operations import ClaimsUnlooked, FileSealed, LetterComposed
from tocsin.domain.sent import Line, read_sheet
from tocsin.records import store

BRIEF = """
number = "UA 7/2020"

[organisation]
name = "Quay Centre"

[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
salutation = "Dear Prosecutor General"

[[demands]]
text = "open an investigation without delay"
addressees = ["prosecutor"]
"""


@pytest.fixture
def brief() -> Brief:
    return parse_brief(BRIEF)


@pytest.fixture
def case(office: Office) -> Case:
    case = new_case(office)
    ilona = case.add("person", name="Ilona Varga", birth="1985-04-02", occupation="journalist")
    threat = case.add("event", type="threat", date="2018-07-05", completion="done", attribution="her lawyer")
    case.add("act", event=threat, victim=ilona, type="threat", completion="done")
    return case


@pytest.fixture
def composed(case: Case, brief: Brief) -> Composed:
    return compose(case.viewer, case.id, brief)


def test_a_draft_has_its_three_forms_under_one_name(composed: Composed) -> None:
    assert set(composed.files) == set(MEDIA) - {"html"}
    assert composed.files["pdf"].startswith(b"%PDF")
    assert composed.files["docx"].startswith(b"PK")
    assert "DRAFT" in composed.name
    assert "Ilona Varga" in composed.files["txt"].decode("utf-8")


def test_what_was_rendered_is_sealed_to_the_byte(case: Case, composed: Composed) -> None:
    drafts = {shown.value for shown in case.view(composed.intervention).all("intervention.letters")}
    letters = {one.digest: one for one in case.told() if isinstance(one, FileSealed) and one.digest in drafts}
    assert set(letters) == {digest_text(hashlib.sha256(data).digest()) for data in composed.files.values()}
    for digest, sealed in letters.items():
        data = read_file(case.viewer, case.scope, digest)
        assert data in composed.files.values()
        assert sealed.size == len(data)
        assert sealed.media_type in MEDIA.values()
    assert verify(case.viewer).damaged == ()


def test_what_would_leave_is_sealed_beside_and_bears_no_mark_of_a_draft(case: Case, composed: Composed) -> None:
    finals = [shown.value for shown in case.view(composed.intervention).all("intervention.final")]
    sealed = {one.media_type: one for one in case.told() if isinstance(one, FileSealed) and one.digest in finals}
    assert set(sealed) == set(MEDIA.values()) - {MEDIA["html"]}
    assert all(one.role == "letter" for one in sealed.values())
    words = read_file(case.viewer, case.scope, sealed[MEDIA["txt"]].digest).decode("utf-8")
    draft = composed.files["txt"].decode("utf-8")
    mark = "*** DRAFT, NOT CLEARED ***"
    assert draft == f"{mark}\n\n{words}\n{mark}\n"
    assert "DRAFT" not in words


def test_what_nobody_looked_at_has_no_form_that_leaves(case: Case, brief: Brief) -> None:
    event = next(get_dossier(case.viewer, case.id).of_kind("event"))
    case.say(ClaimsUnlooked(claims=case.claims(event.id, "event.date")))
    composed = compose(case.viewer, case.id, brief)
    view = case.view(composed.intervention)
    assert (len(view.all("intervention.letters")), view.all("intervention.final")) == (3, ())


def test_the_sheet_of_what_each_sentence_rests_on_is_sealed_beside(case: Case, composed: Composed) -> None:
    digest = get_dossier(case.viewer, case.id).entities[composed.intervention].one("intervention.basis").value
    lines, mends = read_sheet(read_file(case.viewer, case.scope, digest))
    rows = [Line(row.place, row.text, row.claims) for row in composed.letter.basis_table() if row.claims]
    assert (list(lines), mends) == (rows, ())
    (sheet,) = [one for one in case.told() if isinstance(one, FileSealed) and one.digest == digest]
    assert sheet.made_from == digest_text(hashlib.sha256(composed.files["txt"]).digest())


def test_nothing_lies_in_clear(case: Case, composed: Composed) -> None:
    assert list_in_clear(case.viewer) == ()


def test_the_intervention_is_in_the_record_with_its_demand(case: Case, composed: Composed) -> None:
    dossier = get_dossier(case.viewer, case.id)
    view = dossier.entities[composed.intervention]
    today = datetime.fromtimestamp((START_MS + DAY_MS) / 1000, UTC).date().isoformat()
    assert [view.one(f"intervention.{name}").value for name in ("number", "version", "date")] == [
        "UA 7/2020",
        "1",
        today,
    ]
    assert len(view.all("intervention.letters")) == 3
    (demand,) = dossier.pointing("demand.intervention", composed.intervention)
    assert demand.one("demand.text").value == "open an investigation without delay"
    (addressee,) = dossier.of_kind("addressee")
    assert [shown.value for shown in demand.all("demand.addressee")] == [addressee.id]
    assert addressee.one("addressee.office").value == "Prosecutor General"


def test_every_claim_that_a_sentence_uses_names_the_letter(case: Case, composed: Composed) -> None:
    used = {claim for row in composed.letter.basis_table() for claim in row.claims}
    said = [one for one in case.told() if isinstance(one, LetterComposed)]
    assert used
    assert {claim for one in said for claim in one.claims} == used
    assert {one.intervention for one in said} == {composed.intervention}
    for claim in used:
        assert interventions_using(case.viewer, [claim]) == (composed.intervention,)


def test_a_corrected_claim_leads_to_the_letter_that_used_it(case: Case, composed: Composed) -> None:
    event = next(get_dossier(case.viewer, case.id).of_kind("event"))
    (claim,) = case.claims(event.id, "event.date")
    new = correct(case.viewer, claim, "2018-07-06", "the stamp says the 6th")
    assert interventions_using(case.viewer, [claim]) == (composed.intervention,)
    assert interventions_using(case.viewer, [new]) == ()


def test_the_same_draft_twice_is_two_interventions(case: Case, brief: Brief, composed: Composed) -> None:
    again = compose(case.viewer, case.id, brief)
    assert again.intervention != composed.intervention
    assert again.files["txt"] == composed.files["txt"]
    claim = composed.letter.basis_table()[0].claims or next(r.claims for r in composed.letter.basis_table() if r.claims)
    assert len(interventions_using(case.viewer, claim)) == 2
    assert verify(case.viewer).damaged == ()


def test_what_cannot_be_composed_leaves_nothing(case: Case, brief: Brief) -> None:
    before = store.position()
    with pytest.raises(NoSuch):
        compose(case.viewer, ident(7), brief)
    with pytest.raises(UnknownTemplate):
        compose(case.viewer, case.id, brief, template="ransom-note")
    assert store.position() == before


SUBMISSION = """
number = "C 1/2020"
confidential = ["The name of the neighbour"]
[organisation]
name = "Quay Centre"
contact = ["1 Quay Street, Brod", "post@quay.example"]
[[addressees]]
key = "mandates"
directory = "un-special-procedures"
[[demands]]
text = "ask the State what was done"
addressees = ["mandates"]
"""


def test_a_submission_to_the_united_nations_says_who_submits_it_and_what_the_form_asks_for(case: Case) -> None:
    keep_offices(case.viewer, [Addressed("un-special-procedures", "Special Procedures", country="none")])
    case.more(case.id, remedies="A complaint to the police was not answered.")
    made = compose(case.viewer, case.id, parse_brief(SUBMISSION), template="special-procedures")
    text = made.files["txt"].decode()
    for words in (
        "Special Procedures",
        "complaint to the police was not answered",
        "whoever submits this",
        "neighbour",
        "1 Quay Street",
    ):
        assert words in text
    said = {
        name: [one.value for one in case.view(made.intervention).all(f"intervention.{name}")]
        for name in ("kind", "submitter", "contact", "confidential")
    }
    assert said == {
        "kind": ["submission"],
        "submitter": ["Quay Centre\n1 Quay Street, Brod\npost@quay.example"],
        "contact": ["1 Quay Street, Brod", "post@quay.example"],
        "confidential": ["The name of the neighbour"],
    }


@pytest.mark.parametrize(
    ("left_out", "language", "why"),
    [("contact = ", "", "the brief has no “contact”"), ("", "uk", "it has no words in “uk”, only in en")],
)
def test_a_submission_is_refused_for_what_its_form_requires(case: Case, left_out: str, language: str, why: str) -> None:
    lines = (line for line in SUBMISSION.splitlines() if not left_out or not line.startswith(left_out))
    brief = parse_brief("\n".join(lines).replace("directory", "office"))
    with pytest.raises(LetterRefused, match=why):
        compose(case.viewer, case.id, brief, template="special-procedures", language=language)
