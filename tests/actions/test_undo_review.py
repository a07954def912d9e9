"""Undoing a decision of a review: as if it had never been, or not at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.cases import Case, new_case
from support.erased import lives_and_rebuilds_alike
from support.proposals import (
    ARREST,
    DOCUMENT,
    FOLLOWED,
    GUARD,
    ILONA,
    NEXT_DAY,
    THREAT,
    TOMAS,
    Waiting,
    at,
    put,
)
from tocsin.access.dossier import get_dossier
from tocsin.access.statements import get_statement
from tocsin.actions.add_missed import add_missed, finish
from tocsin.actions.init import Office
from tocsin.actions.note import note
from tocsin.actions.review import accept, accept_all, reject
from tocsin.actions.slip import MINUTES
from tocsin.actions.undo_review import undo
from tocsin.domain.errors import BadValue, NoSuch, NotASlip, NotDecided, UnknownWord
from tocsin.domain.operations import ContentErased, StatementReviewed
from tocsin.domain.viewer import Viewer
from tocsin.records.local import Proposal
from tocsin.workspace import current


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


@pytest.fixture
def waiting(case: Case) -> Waiting:
    return put(case, DOCUMENT, ILONA, TOMAS, GUARD, THREAT, FOLLOWED, ARREST, NEXT_DAY)


def entries(case: Case) -> dict[str, object]:
    """Everything of the case, as it stands."""
    return dict(get_dossier(case.viewer, case.id).entities)


@pytest.mark.parametrize("name", ["document", "Ilona Varga", "Harbour Guard", "threat", "surveillance", "arrest"])
def test_what_was_accepted_is_as_if_it_had_never_been(case: Case, waiting: Waiting, name: str) -> None:
    before = entries(case)
    accept(case.viewer, waiting.rows[name])
    assert entries(case) != before
    undo(case.viewer, waiting.rows[name])
    assert entries(case) == before
    assert {line.state for line in waiting.lines()} == {"waiting"}
    assert len(waiting.lines()) == len(waiting.rows)
    lives_and_rebuilds_alike(case)


def test_people_who_were_accepted_with_an_event_wait_again_with_it(case: Case, waiting: Waiting) -> None:
    accept(case.viewer, waiting.rows["threat"])
    back = undo(case.viewer, waiting.rows["threat"])
    assert set(back) == {waiting.rows[name] for name in ("threat", "Ilona Varga", "Tomas Reed", "Harbour Guard")}


def test_people_who_were_accepted_before_stay(case: Case, waiting: Waiting) -> None:
    ilona = accept(case.viewer, waiting.rows["Ilona Varga"]).entity
    before = entries(case)
    accept(case.viewer, waiting.rows["threat"])
    undo(case.viewer, waiting.rows["threat"])
    assert entries(case) == before
    assert waiting.state("Ilona Varga") == "accepted"
    assert ilona in entries(case)


def test_what_something_rests_on_is_not_taken_from_under_it(case: Case, waiting: Waiting) -> None:
    accept(case.viewer, waiting.rows["Ilona Varga"])
    accept(case.viewer, waiting.rows["threat"])
    before = entries(case)
    with pytest.raises(NotASlip) as raised:
        undo(case.viewer, waiting.rows["Ilona Varga"])
    assert "rests on it" in str(raised.value)
    assert entries(case) == before
    assert not [one for one in case.told() if isinstance(one, ContentErased)]


def test_somebody_known_keeps_what_others_said(case: Case, waiting: Waiting) -> None:
    ilona = case.add("person", name="Илона Варга")
    accept(case.viewer, waiting.rows["Ilona Varga"], known=ilona)
    assert len(case.view(ilona).all("person.name")) == 3
    undo(case.viewer, waiting.rows["Ilona Varga"])
    assert [one.value for one in case.view(ilona).all("person.name")] == ["Илона Варга"]
    assert waiting.state("Ilona Varga") == "waiting"


def test_somebody_known_from_another_case_is_parted_again(office: Office, case: Case, waiting: Waiting) -> None:
    known = new_case(office, "Silent Quay").add("person", name="Ilona Varga")
    before = entries(case)
    accept(case.viewer, waiting.rows["Ilona Varga"], known=known)
    undo(case.viewer, waiting.rows["Ilona Varga"])
    assert entries(case) == before


def test_what_was_carried_over_is_carried_back(case: Case, waiting: Waiting) -> None:
    other = put(case, ILONA)
    ilona = case.add("person", name="Илона Варга")
    accept(case.viewer, waiting.rows["Ilona Varga"], known=ilona)
    assert other.lines()[0].form["taken_for"] == ilona
    undo(case.viewer, waiting.rows["Ilona Varga"])
    assert "taken_for" not in other.lines()[0].form


def test_what_was_left_out_waits_again_and_nothing_was_ever_recorded(case: Case, waiting: Waiting) -> None:
    told = case.told()
    reject(case.viewer, waiting.rows["arrest"])
    assert undo(case.viewer, waiting.rows["arrest"]) == (waiting.rows["arrest"],)
    assert waiting.state("arrest") == "waiting"
    assert case.told() == told


@pytest.mark.parametrize("last", [accept, reject])
def test_a_finished_review_is_open_again(case: Case, waiting: Waiting, last: Callable[[Viewer, int], object]) -> None:
    *first, arrest = [number for name, number in waiting.rows.items() if name != "relation"]
    for number in first:
        reject(case.viewer, number)
    last(case.viewer, arrest)
    assert get_statement(case.viewer, waiting.statement).reviewed
    undo(case.viewer, arrest)
    assert not get_statement(case.viewer, waiting.statement).reviewed
    assert not [one for one in case.told() if isinstance(one, StatementReviewed)]
    assert waiting.state("relation") == "waiting"
    lives_and_rebuilds_alike(case)


def test_a_block_goes_back_as_a_block(case: Case, waiting: Waiting) -> None:
    before = entries(case)
    accept_all(case.viewer, [waiting.rows["arrest"], waiting.rows["Harbour Guard"]], "The rest.")
    assert set(undo(case.viewer, waiting.rows["arrest"])) == {waiting.rows["arrest"], waiting.rows["Harbour Guard"]}
    assert entries(case) == before


def test_after_ten_minutes_it_stays(case: Case, waiting: Waiting) -> None:
    accept(case.viewer, waiting.rows["arrest"])
    for _ in range(MINUTES * 60 + 1):
        current.require().clock.now_ms()
    with pytest.raises(NotASlip):
        undo(case.viewer, waiting.rows["arrest"])
    assert waiting.state("arrest") == "accepted"


def test_what_was_not_decided_cannot_be_undone(case: Case, waiting: Waiting) -> None:
    with pytest.raises(NoSuch):
        undo(case.viewer, waiting.rows["arrest"])


def test_what_the_reader_missed_waits_with_its_passage(case: Case, waiting: Waiting) -> None:
    number = add_missed(case.viewer, waiting.statement, "varga  WAS\nfollowed", "surveillance")
    line = next(line for line in waiting.lines() if line.id == number)
    assert (line.form["start"], line.form["end"]) == at("Varga was followed")
    accepted = accept(case.viewer, number, corrected={"victims": ["Ilona Varga"]})
    assert case.view(accepted.entity).one("event.type").value == "surveillance"


def test_of_several_places_the_nearest_is_meant(case: Case, waiting: Waiting) -> None:
    second = at("Varga was followed")[0]
    for near, start in ((0, 0), (second - 3, second)):
        number = add_missed(case.viewer, waiting.statement, "Varga", "person", near)
        line = next(line for line in waiting.lines() if line.id == number)
        assert abs(line.form["mentions"][0][0] - start) <= len("Ilona ")


@pytest.mark.parametrize(("words", "what", "error"), [
    ("Petro Danko", "person", BadValue), ("  ", "person", BadValue), ("Varga", "no_such_type", UnknownWord),
])  # fmt: skip
def test_what_does_not_stand_in_the_text_is_not_proposed(
    case: Case, waiting: Waiting, words: str, what: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        add_missed(case.viewer, waiting.statement, words, what)
    assert len(waiting.lines()) == len(waiting.rows)


def test_a_text_without_anything_in_it_can_be_finished(case: Case, waiting: Waiting) -> None:
    statement = note(case.viewer, case.id, "The office keeps only what it needs.").statement
    Proposal.objects.filter(statement=statement).delete()
    assert not get_statement(case.viewer, statement).reviewed
    finish(case.viewer, statement)
    assert get_statement(case.viewer, statement).reviewed
    for again in (statement, waiting.statement):
        with pytest.raises(NotDecided):
            finish(case.viewer, again)
