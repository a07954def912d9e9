"""The officer of the demo: what she answers, what she types in, and that the record then holds it."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from tocsin.access.dossier import get_dossier
from tocsin.access.proposals import ProposalLine, list_proposals, proposals_of
from tocsin.actions.init import Office
from tocsin.actions.note import Call, note
from tocsin.actions.open_case import open_case
from tocsin.cli import demo_review, terminal
from tocsin.cli.demo_screen import Screen
from tocsin.domain.dossier import Dossier, EntityView

TOLD = (
    "Vera Lauren is a journalist. On 3 May 2031 police arrested Vera Lauren in Brod. On 9 May 2031 the court released "
    "Vera Lauren. In May 2031 two men followed Vera Lauren home."
)
Answers = Callable[..., None]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    """What the demo prints."""
    printed = StringIO()
    monkeypatch.setattr(terminal, "OUT", Console(file=printed, highlight=False, soft_wrap=True))
    return printed


@pytest.fixture
def decisions(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The file of decisions, empty until a test fills it."""
    rows: dict[str, Any] = {"answer": [], "known": [], "proceeding": []}
    monkeypatch.setattr(demo_review, "table", lambda _name: rows)
    return rows


def told(office: Office, words: str = TOLD) -> tuple[str, str]:
    """A case, and the statement of a call in it."""
    case = open_case(office.viewer, "Brod")
    return case, note(office.viewer, case, words, Call(time="2031-06-01")).statement


def decide(office: Office, case: str, statement: str) -> Dossier:
    """The case after everything was decided."""
    demo_review.review(office.viewer, Screen(), statement, "call")
    return get_dossier(office.viewer, case)


def of_type(dossier: Dossier, event_type: str) -> list[EntityView]:
    """The events of a type."""
    return [view for view in dossier.of_kind("event") if any(s.value == event_type for s in view.all("event.type"))]


def test_without_an_answer_all_is_accepted(office: Office, decisions: dict[str, Any], said: StringIO) -> None:
    case, statement = told(office)
    dossier = decide(office, case, statement)
    assert list_proposals(office.viewer, case) == ()
    assert {line.state for line in proposals_of(office.viewer, statement) if line.kind != "relation"} == {"accepted"}
    assert len(of_type(dossier, "arrest")) == 1
    assert "✓ Person: Vera Lauren (journalist)" in said.getvalue()


def test_each_event_is_shown_with_its_passage(office: Office, decisions: dict[str, Any], said: StringIO) -> None:
    decide(office, *told(office))
    printed = " ".join(said.getvalue().split())
    assert "✓ Arrest · Vera Lauren · on 3 May 2031 · Brod · allegedly by police" in printed
    assert "[On 3 May 2031 police arrested Vera Lauren in Brod.]" in printed


def test_what_is_rejected_is_not_in_the_record(office: Office, decisions: dict[str, Any], said: StringIO) -> None:
    decisions["answer"] = [
        {"of": "call", "kind": "event", "type": "surveillance", "do": "reject", "because": "Told by nobody we know."}
    ]
    dossier = decide(office, *told(office))
    assert of_type(dossier, "surveillance") == []
    assert "✗ Surveillance" in said.getvalue()
    assert "Told by nobody we know." in said.getvalue()


def test_what_is_corrected_is_recorded_as_put_right(office: Office, decisions: dict[str, Any], said: StringIO) -> None:
    decisions["answer"] = [
        {
            "of": "call",
            "kind": "event",
            "type": "arrest",
            "do": "correct",
            "because": "She rang again.",
            "corrected": {"date": "2031-05-04", "place": "Ostby"},
        }
    ]
    (arrest,) = of_type(decide(office, *told(office)), "arrest")
    values = {name: [s.value for s in arrest.all(f"event.{name}")] for name in ("date", "place_words")}
    assert values == {"date": ["2031-05-04"], "place_words": ["Ostby"]}
    assert "✎ Arrest · Vera Lauren · on 4 May 2031 · Ostby" in said.getvalue()
    assert "read as: Arrest · Vera Lauren · on 3 May 2031 · Brod" in said.getvalue()


def test_somebody_known_stays_one_person(office: Office, decisions: dict[str, Any], said: StringIO) -> None:
    case, first = told(office)
    decide(office, case, first)
    second = note(
        office.viewer, case, "Journalist Vera Loren was arrested in Brod on 3 May 2031.", Call(time="2031-06-02")
    ).statement
    decisions["answer"] = [
        {
            "of": "call",
            "kind": "person",
            "name": "Vera Loren",
            "do": "know",
            "because": "The same.",
            "corrected": {"roles": []},
        }
    ]
    (person,) = decide(office, case, second).of_kind("person")
    assert {shown.value for shown in person.all("person.name")} == {"Vera Lauren", "Vera Loren"}
    assert "of 100 alike; only a person may say so" in " ".join(said.getvalue().split())


@pytest.mark.parametrize(
    ("answer", "fits"),
    [
        ({"kind": "event", "type": "arrest"}, True),
        ({"kind": "event", "type": "arrest", "date": "2031-05-03"}, True),
        ({"kind": "event", "type": "arrest", "date": "2031-05-04"}, False),
        ({"kind": "event", "type": "release"}, False),
        ({"kind": "person", "type": "arrest"}, False),
        ({"kind": "event"}, True),
    ],
)
def test_an_answer_fits_by_all_that_it_names(decisions: dict[str, Any], answer: dict[str, Any], fits: bool) -> None:
    form = {"type": "arrest", "date": "2031-05-03"}
    line = ProposalLine(1, "s", "case:c", 0, "event", form, "waiting", "reader", "")
    decisions["answer"] = [{"of": "call", "do": "reject", **answer}]
    assert (demo_review.answer_to(line, "call")["do"] == "reject") is fits
    assert demo_review.answer_to(line, "partner")["do"] == "accept"


def test_what_is_typed_in_is_said_by_the_officer(office: Office, decisions: dict[str, Any], said: StringIO) -> None:
    case, statement = told(office)
    dossier = decide(office, case, statement)
    decisions["known"] = [{"name": "Vera Lauren", "values": {"age": "15", "minor": "true"}}]
    demo_review.type_in(office.viewer, Screen(), dossier, {"call": statement})
    (person,) = get_dossier(office.viewer, case).of_kind("person")
    minor = person.all("person.minor")[0]
    assert minor.value == "true"
    assert statement not in minor.statements
    assert "✎ Vera Lauren · age as told: 15 · under 18: yes" in said.getvalue()


def test_what_a_caller_said_is_said_by_the_call(office: Office, decisions: dict[str, Any], said: StringIO) -> None:
    case, statement = told(office)
    dossier = decide(office, case, statement)
    decisions["known"] = [{"of": "call", "name": "Vera Lauren", "values": {"present_risk": "she hides"}}]
    demo_review.type_in(office.viewer, Screen(), dossier, {"call": statement})
    (person,) = get_dossier(office.viewer, case).of_kind("person")
    assert person.all("person.present_risk")[0].statements == (statement,)


def test_steps_are_tied_to_whom_they_concern(office: Office, decisions: dict[str, Any], said: StringIO) -> None:
    case, statement = told(office)
    dossier = decide(office, case, statement)
    decisions["proceeding"] = [{"person": "Vera Lauren", "type": "criminal", "stages": {"criminal.release": "release"}}]
    demo_review.tie_steps(office.viewer, Screen(), dossier, statement)
    after = get_dossier(office.viewer, case)
    (stage,) = after.of_kind("stage")
    (proceeding,) = after.of_kind("proceeding")
    assert stage.all("stage.proceeding")[0].value == proceeding.id
    assert stage.all("stage.event")[0].value == of_type(after, "release")[0].id
    assert "✎ Criminal of Vera Lauren: release" in said.getvalue()
