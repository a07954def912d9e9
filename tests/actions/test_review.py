"""Deciding on proposals: accept, correct, reject, "this is the person we know", and all at once (DESIGN 5)."""

from __future__ import annotations

from typing import Any

import pytest

from support.cases import Case, new_case
from support.proposals import (
    ARREST,
    DOCUMENT,
    FOLLOWED,
    GUARD,
    ILONA,
    NEXT_DAY,
    TEXT,
    THREAT,
    TOMAS,
    Waiting,
    at,
    event,
    put,
)
from support.record import ident
from tocsin.access.claims import find_claim
from tocsin.access.dossier import get_dossier
from tocsin.access.history import list_history
from tocsin.access.proposals import list_proposals
from tocsin.actions.init import Office
from tocsin.actions.note import note
from tocsin.actions.open_case import open_case
from tocsin.actions.review import accept, accept_all, reject
from tocsin.domain.dossier import EntityView, State
from tocsin.domain.errors import BadDate, BadValue, NoSuch, NotDecided, ReasonMissing, TocsinError
from tocsin.domain.facts import Stance
from tocsin.domain.operations import ClaimsUnlooked, EntitiesJoined, ReasonGiven, StatementReviewed
from tocsin.domain.passages import InText
from tocsin.domain.terms import thesaurus
from tocsin.domain.viewer import Viewer
from tocsin.records import store
from tocsin.records.derived import Joined


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


@pytest.fixture
def waiting(case: Case) -> Waiting:
    return put(case, DOCUMENT, ILONA, TOMAS, GUARD, THREAT, FOLLOWED, ARREST, NEXT_DAY)


def of_kind(case: Case, kind: str) -> list[EntityView]:

    return list(get_dossier(case.viewer, case.id).of_kind(kind))


def texts(view: EntityView) -> dict[str, Any]:
    """The values of an entity as plain texts."""
    return {name: [one.value for one in shown] for name, shown in view.values.items()}


def refused(error: type[TocsinError], work: Any, *given: Any, **named: Any) -> None:
    before = store.position()
    with pytest.raises(error):
        work(*given, **named)
    assert store.position() == before


def test_texts_wait_in_the_order_in_which_they_were_read(office: Office) -> None:
    case = open_case(office.viewer, "Quay")
    told = [note(office.viewer, case, f"Ilona Varga was arrested on {day} July 2018.").statement for day in range(1, 7)]
    waiting = [line.statement for line in list_proposals(office.viewer, case)]
    assert list(dict.fromkeys(waiting)) == told


def test_an_accepted_person_has_names_work_and_passages(case: Case, waiting: Waiting) -> None:
    accepted = accept(case.viewer, waiting.rows["Ilona Varga"])
    view = case.view(accepted.entity)
    assert texts(view) == {"person.name": ["Ilona Varga", "Varga"], "person.occupation": ["journalist"]}
    found = find_claim(case.viewer, accepted.claims[0])
    text = case.view(waiting.statement).one("statement.text").value
    assert found.passages == (InText(text, *at("Ilona Varga")),)
    assert found.statement == waiting.statement
    assert view.one("person.name").looked


def test_an_accepted_event_becomes_acts_and_involvements(case: Case, waiting: Waiting) -> None:
    happened = case.view(accept(case.viewer, waiting.rows["threat"]).entity)
    people = {view.one("person.name").value: view.id for view in of_kind(case, "person")}
    (guard,) = of_kind(case, "group")
    acts = of_kind(case, "act")
    assert {act.one("act.victim").value for act in acts} == {people["Ilona Varga"], people["Tomas Reed"]}
    for act in acts:
        assert texts(act) | {"act.victim": []} == {
            "act.event": [happened.id],
            "act.victim": [],
            "act.type": ["threat"],
            "act.completion": ["done"],
            "act.status": ["reported"],
            "act.attribution": ["Ilona Varga"],
        }
    involved = of_kind(case, "involvement")
    assert {one.one("involvement.act").value for one in involved} == {act.id for act in acts}
    assert {one.one("involvement.actor").value for one in involved} == {guard.id}
    assert texts(happened) == {
        "event.type": ["threat"],
        "event.date": ["2018-07-05"],
        "event.completion": ["done"],
        "event.attribution": ["Ilona Varga"],
        "event.told_in": [waiting.statement],
    }


def test_the_date_keeps_its_words_and_their_place(case: Case, waiting: Waiting) -> None:
    shown = case.view(accept(case.viewer, waiting.rows["threat"]).entity).one("event.date")
    assert (shown.original, shown.attributed_to, shown.statements) == (
        "on 5 July 2018",
        ("Ilona Varga",),
        (waiting.statement,),
    )
    (passage,) = find_claim(case.viewer, shown.claims[0]).passages
    assert isinstance(passage, InText)
    assert TEXT[passage.start : passage.end] == "on 5 July 2018"


def test_names_that_an_event_needs_are_accepted_with_it_once(case: Case, waiting: Waiting) -> None:
    accept(case.viewer, waiting.rows["threat"])
    assert [waiting.state(name) for name in ("Ilona Varga", "Tomas Reed", "Harbour Guard")] == ["accepted"] * 3
    accept(case.viewer, waiting.rows["surveillance"])
    assert len(of_kind(case, "person")) == 2


def test_an_alias_is_the_person(case: Case, waiting: Waiting) -> None:
    ilona = accept(case.viewer, waiting.rows["Ilona Varga"]).entity
    accept(case.viewer, waiting.rows["surveillance"])
    (act,) = of_kind(case, "act")
    assert act.one("act.victim").value == ilona


def test_two_forms_of_a_name_are_one_victim(case: Case) -> None:
    waiting = put(case, ILONA, event("threat", "Three fishermen", victims=("Ilona Varga", "Varga")))
    accept(case.viewer, waiting.rows["threat"])
    assert len(of_kind(case, "act")) == 1


def test_words_that_name_nobody_become_a_group(case: Case, waiting: Waiting) -> None:
    accept(case.viewer, waiting.rows["surveillance"])
    (group,) = of_kind(case, "group")
    assert texts(group) == {"group.name": ["two strangers"]}
    assert of_kind(case, "involvement")[0].one("involvement.actor").value == group.id


def test_unnamed_victims_are_a_group_with_their_number_and_the_hedge_stays(case: Case, waiting: Waiting) -> None:
    happened = case.view(accept(case.viewer, waiting.rows["arrest"]).entity)
    (group,), (act,) = of_kind(case, "group"), of_kind(case, "act")
    assert texts(group) == {"group.size": ["3"]}
    assert act.one("act.victim").value == group.id
    assert texts(happened)["event.count"] == ["3"]
    for shown in (happened.one("event.type"), act.one("act.type"), act.one("act.victim")):
        assert shown.stance is Stance.HEDGES
    assert act.one("act.event").stance is Stance.ASSERTS


def test_victims_without_name_or_number_are_a_group_of_unknown_size(case: Case) -> None:
    waiting = put(case, event("arrest", "Three fishermen"))
    accept(case.viewer, waiting.rows["arrest"])
    (group,) = of_kind(case, "group")
    assert (group.one("group.size").state, group.one("group.size").absent) == (State.ABSENT, "unknown")


@pytest.mark.parametrize("kind", [term.id for term in thesaurus("event_types")])
def test_what_counts_as_an_act_becomes_one(case: Case, kind: str) -> None:
    waiting = put(case, event(kind, "Three fishermen", victims=("Tomas Reed",)))
    accept(case.viewer, waiting.rows[kind])
    term = thesaurus("event_types").term(kind)
    assert len(of_kind(case, "event")) == 1
    assert [act.one("act.type").value for act in of_kind(case, "act")] == ([term.act_term] if term.act else [])


def test_an_attempt_stays_an_attempt(case: Case) -> None:
    waiting = put(case, event("attempted_abduction", "Three fishermen", completion="attempted", victims=("x",)))
    accept(case.viewer, waiting.rows["attempted_abduction"])
    (act,) = of_kind(case, "act")
    assert (act.one("act.completion").value, act.one("act.type").value) == ("attempted", "abduction.attempted")


def test_a_closer_term_is_taken_where_the_thesaurus_has_it(case: Case) -> None:
    for term, kept in (("killing.extrajudicial", "killing.extrajudicial"), ("murder most foul", "killing")):
        fresh = new_case(case.office)
        waiting = put(fresh, event("killing", "Three fishermen", term=term))
        accept(fresh.viewer, waiting.rows["killing"])
        assert of_kind(fresh, "act")[0].one("act.type").value == kept


def test_a_corrected_part_is_what_is_recorded(case: Case, waiting: Waiting) -> None:
    corrected = {"date": "2018-07-06", "completion": "attempted", "victims": ["Tomas Reed"]}
    happened = case.view(accept(case.viewer, waiting.rows["threat"], corrected=corrected).entity)
    assert happened.one("event.date").value == "2018-07-06"
    assert happened.one("event.completion").value == "attempted"
    assert len(of_kind(case, "act")) == 1


@pytest.mark.parametrize(
    ("corrected", "error"),
    [
        ({"date": "yesterday"}, BadDate),
        ({"count": "many"}, BadValue),
        ({"stance": "insists"}, BadValue),
        ({"victims": 3}, BadValue),
    ],
)
def test_a_correction_that_does_not_fit_decides_nothing(
    case: Case, waiting: Waiting, corrected: dict[str, Any], error: type[TocsinError]
) -> None:
    refused(error, accept, case.viewer, waiting.rows["threat"], corrected=corrected)
    assert waiting.state("threat") == waiting.state("Ilona Varga") == "waiting"


def test_this_is_the_person_we_know(case: Case, waiting: Waiting) -> None:
    ilona = case.add("person", name="Илона Варга")
    accepted = accept(case.viewer, waiting.rows["Ilona Varga"], known=ilona)
    assert accepted.entity == ilona
    assert texts(case.view(ilona))["person.name"] == ["Илона Варга", "Ilona Varga", "Varga"]
    accept(case.viewer, waiting.rows["surveillance"])
    assert of_kind(case, "act")[0].one("act.victim").value == ilona


def test_somebody_known_from_another_case_is_opened_here_and_joined(case: Case, waiting: Waiting) -> None:
    other = new_case(case.office, "Lighthouse")
    there = other.add("person", name="Ilona Varga")
    before = other.view(there)
    here = accept(case.viewer, waiting.rows["Ilona Varga"], known=there).entity
    assert here != there
    assert case.view(here).kind == "person"
    assert other.view(there) == before
    assert Joined.objects.filter(one=here, other=there).exists()
    assert not any(isinstance(one, EntitiesJoined) for one in [*case.told(), *other.told()])


def test_only_somebody_who_is_there_and_of_that_kind_is_known(case: Case, waiting: Waiting) -> None:
    group = case.add("group", name="Harbour Guard")
    for known in (ident(7), group):
        refused(NoSuch, accept, case.viewer, waiting.rows["Ilona Varga"], known=known)
    assert accept(case.viewer, waiting.rows["Harbour Guard"], known=group).entity == group


def test_an_order_goes_with_the_second_of_its_events(case: Case, waiting: Waiting) -> None:
    refused(BadValue, accept, case.viewer, waiting.rows["relation"])
    first = accept(case.viewer, waiting.rows["threat"]).entity
    assert of_kind(case, "order") == []
    second = accept(case.viewer, waiting.rows["surveillance"]).entity
    (order,) = of_kind(case, "order")
    assert texts(order) == {
        "order.first": [second],
        "order.second": [first],
        "order.type": ["distance"],
        "order.days": ["1"],
    }
    assert waiting.state("relation") == "accepted"


def test_the_document_dates_and_names_the_statement(case: Case, waiting: Waiting) -> None:
    assert accept(case.viewer, waiting.rows["document"]).entity == waiting.statement
    view = case.view(waiting.statement)
    assert "2018-07-12" in {view.one("statement.date").value, *(o.value for o in view.one("statement.date").others)}


def test_what_is_rejected_leaves_no_trace_but_a_number(case: Case, waiting: Waiting) -> None:
    before = case.told()
    reject(case.viewer, waiting.rows["arrest"])
    assert case.told() == before
    assert waiting.state("arrest") == "rejected"


def test_a_rejected_person_is_not_brought_back_by_an_event(case: Case, waiting: Waiting) -> None:
    reject(case.viewer, waiting.rows["Tomas Reed"])
    accept(case.viewer, waiting.rows["threat"])
    assert [view.one("person.name").value for view in of_kind(case, "person")] == ["Ilona Varga"]
    assert len(of_kind(case, "act")) == 2


def test_nothing_is_decided_twice(case: Case, waiting: Waiting) -> None:
    accept(case.viewer, waiting.rows["arrest"])
    reject(case.viewer, waiting.rows["threat"])
    for name in ("arrest", "threat"):
        refused(NotDecided, accept, case.viewer, waiting.rows[name])
        refused(NotDecided, reject, case.viewer, waiting.rows[name])


def test_what_may_not_be_seen_is_not_there(case: Case, waiting: Waiting) -> None:
    stranger = Viewer(case.viewer.member, frozenset({f"case:{ident(5)}"}))
    for viewer, number in ((stranger, waiting.rows["arrest"]), (case.viewer, 10**6)):
        refused(NoSuch, accept, viewer, number)
        refused(NoSuch, reject, viewer, number)
        refused(NoSuch, accept_all, viewer, [number], "why")


def reviews(case: Case) -> list[StatementReviewed]:
    return [one for one in case.told() if isinstance(one, StatementReviewed)]


def test_a_finished_review_is_recorded_with_its_numbers(case: Case, waiting: Waiting) -> None:
    for name in ("document", "threat", "surveillance"):
        accept(case.viewer, waiting.rows[name])
    assert reviews(case) == []
    reject(case.viewer, waiting.rows["arrest"])
    (review,) = reviews(case)
    assert (review.statement, review.reader) == (waiting.statement, "by hand")
    # the event brought three names, its successor the order between them
    assert (review.accepted, review.rejected, review.looked) == (7, 1, 8)


def test_an_order_whose_event_was_rejected_goes_with_it(case: Case, waiting: Waiting) -> None:
    for name in ("document", "threat", "arrest"):
        accept(case.viewer, waiting.rows[name])
    reject(case.viewer, waiting.rows["surveillance"])
    assert waiting.state("relation") == "rejected"
    assert reviews(case)[0].rejected == 2
    assert waiting.lines() == []


def test_all_at_once_is_marked_that_nobody_looked(case: Case, waiting: Waiting) -> None:
    made = accept_all(case.viewer, waiting.rows.values(), "the deadline is tonight")
    assert made > 20
    assert waiting.lines() == []
    for kind in ("event", "act", "involvement", "person", "order"):
        for view in of_kind(case, kind):
            assert not any(shown.looked for values in view.values.values() for shown in values)
    unlooked = [claim for one in case.told() if isinstance(one, ClaimsUnlooked) for claim in one.claims]
    assert len(unlooked) == len(set(unlooked)) == made
    assert [one.text for one in case.told() if isinstance(one, ReasonGiven)] == ["the deadline is tonight"]
    assert reviews(case)[0].looked == 0


def test_all_at_once_leaves_what_was_decided(case: Case, waiting: Waiting) -> None:
    ilona = accept(case.viewer, waiting.rows["Ilona Varga"]).entity
    reject(case.viewer, waiting.rows["arrest"])
    accept_all(case.viewer, waiting.rows.values(), "the deadline is tonight")
    assert case.view(ilona).one("person.name").looked
    assert "arrest" not in {view.one("event.type").value for view in of_kind(case, "event")}
    assert reviews(case)[0].looked == 2


def test_all_at_once_a_second_time_says_nothing(case: Case, waiting: Waiting) -> None:
    accept_all(case.viewer, waiting.rows.values(), "the deadline is tonight")
    before = store.position()
    assert accept_all(case.viewer, waiting.rows.values(), "again") == 0
    assert accept_all(case.viewer, [], "nothing") == 0
    assert store.position() == before


def test_all_at_once_needs_a_reason(case: Case, waiting: Waiting) -> None:
    refused(ReasonMissing, accept_all, case.viewer, waiting.rows.values(), " ")


def test_the_history_of_an_event_says_that_nobody_looked(case: Case, waiting: Waiting) -> None:
    accept_all(case.viewer, waiting.rows.values(), "the deadline is tonight")
    (happened,) = [view for view in of_kind(case, "event") if view.one("event.type").value == "threat"]
    told = [one.operation for one in list_history(case.viewer, case.id, happened.id)]
    assert any(isinstance(one, ClaimsUnlooked) for one in told)
