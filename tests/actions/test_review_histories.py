"""Random reviews: whatever is decided in whatever order, nothing is decided twice, lost, or left dangling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from support.cases import Case, claims_made, ledger_of, new_case
from support.proposals import Waiting, at, body, event, person, put
from tocsin.access.claims import find_claim
from tocsin.access.dossier import get_dossier
from tocsin.access.facts import get_facts
from tocsin.access.proposals import proposals_of
from tocsin.actions.init import Office
from tocsin.actions.review import accept, accept_all, reject
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import BadValue, NotDecided
from tocsin.domain.facts import Stance
from tocsin.domain.operations import ClaimsUnlooked, StatementReviewed
from tocsin.domain.schema import ValueKind, schema
from tocsin.domain.terms import thesaurus
from tocsin.reading.model import RelationRead

SHARED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
# an example costs a quarter of a second: a failure is told as it was found
FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
FEW = settings(max_examples=10, deadline=None, suppress_health_check=SHARED, phases=FOUND)
NAMES = ["Ilona Varga", "Tomas Reed", "Varga", "two men", "nobody in particular"]
WORDS = [
    "two men of the Harbour Guard threatened her and Tomas Reed",
    "Varga was followed the next day",
    "Three fishermen were reportedly arrested in August",
]


@st.composite
def readings(draw: st.DrawFn) -> list[Any]:
    """People, a body, events that name them or somebody else, and orders between the events."""
    ilona = person("Ilona Varga", "Varga", roles=("journalist",))
    items: list[Any] = [ilona, person("Tomas Reed"), body("Harbour Guard")]
    events = []
    for kind in draw(st.permutations([term.id for term in thesaurus("event_types")]))[: draw(st.integers(1, 4))]:
        events.append(
            event(
                kind,
                draw(st.sampled_from(WORDS)),
                date=draw(st.sampled_from([None, "2018-07-05", "2018-08"])),
                victims=tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))),
                perpetrator=draw(st.sampled_from([None, "Harbour Guard", "two strangers"])),
                attribution=draw(st.sampled_from([None, "her lawyer"])),
                stance=draw(st.sampled_from(Stance)),
                count=draw(st.sampled_from([None, 3])),
            )
        )
    orders = [RelationRead("after", n + 1, n, at("the next day")) for n in range(len(events) - 1)]
    return [*items, *events, *orders]


def review(draw: Any, waiting: Waiting) -> None:
    """Decide on everything, one by one or in blocks, trying some of it twice."""
    viewer = waiting.case.viewer
    while lines := [line for line in waiting.lines() if line.kind != "relation"]:
        line = draw(st.sampled_from(lines))
        match draw(st.sampled_from(["accept", "accept", "reject", "block"])):
            case "accept":
                accept(viewer, line.id)
            case "reject":
                reject(viewer, line.id)
            case _:
                accept_all(viewer, [one.id for one in draw(st.permutations(lines))[:2]], "in a hurry")
        with pytest.raises((NotDecided, BadValue)):
            accept(viewer, draw(st.sampled_from(decided(waiting))))


def decided(waiting: Waiting) -> list[int]:
    lines = proposals_of(waiting.case.viewer, waiting.statement)
    return [line.id for line in lines if line.state != "waiting"]


@pytest.mark.long
@settings(FEW, max_examples=25)
@given(items=readings(), data=st.data())
def test_long_reviews_leave_a_whole_case(office: Office, items: Sequence[Any], data: st.DataObject) -> None:
    check_review(office, items, data)


@FEW
@given(items=readings(), data=st.data())
def test_a_review_leaves_a_whole_case(office: Office, items: Sequence[Any], data: st.DataObject) -> None:
    check_review(office, items, data)


def check_review(office: Office, items: Sequence[Any], data: st.DataObject) -> None:
    case = new_case(office)
    waiting = put(case, *items)
    review(data.draw, waiting)
    dossier = get_dossier(case.viewer, case.id)
    lines = proposals_of(case.viewer, waiting.statement)
    assert {line.state for line in lines} <= {"accepted", "rejected"}
    check_numbers(case, lines)
    check_pointers(dossier)
    check_acts(dossier, [line for line in lines if line.kind == "event" and line.state == "accepted"])
    check_looked(case, dossier)
    assert {uid: view.values for uid, view in dossier.entities.items()} == ledger_of(case.scope).shown()
    get_facts(case.viewer, case.id)


def check_numbers(case: Case, lines: Sequence[Any]) -> None:
    """One review is recorded, with the numbers of what was decided."""
    (review_,) = [one for one in case.told() if isinstance(one, StatementReviewed)]
    states = Counter(line.state for line in lines)
    assert (review_.accepted, review_.rejected) == (states["accepted"], states["rejected"])
    assert review_.looked <= len(lines)


def check_pointers(dossier: Dossier) -> None:
    """Every value that names an entity names one of this case, of a kind that the property takes."""
    for view in dossier.entities.values():
        for name, values in view.values.items():
            rule = schema().property(name)
            for shown in values:
                if rule.type is ValueKind.ENTITY and shown.value:
                    assert dossier.entities[shown.value].kind in rule.targets


def check_acts(dossier: Dossier, accepted: Sequence[Any]) -> None:
    """One event for each accepted item, one act for each victim where the type counts, one involvement for each act."""
    assert len(list(dossier.of_kind("event"))) == len(accepted)
    for line in accepted:
        happened = dossier.entities[line.entity]
        acts = list(dossier.pointing("act.event", happened.id))
        counts = thesaurus("event_types").term(line.form["type"]).act
        victims = {value(act, "act.victim") for act in acts}
        assert len(acts) == len(victims) <= max(1, len(line.form["victims"]))
        assert bool(acts) == counts
        for act in acts:
            involved = list(dossier.pointing("involvement.act", act.id))
            assert len(involved) == (1 if line.form["perpetrator"] else 0)
            assert value(act, "act.status") == "reported"


def value(view: EntityView, name: str) -> str:
    shown = view.one(name)
    assert shown is not None
    return shown.value


def check_looked(case: Case, dossier: Dossier) -> None:
    """What was taken as a block says so wherever it is shown, and nothing else does."""
    unlooked = {claim for one in case.told() if isinstance(one, ClaimsUnlooked) for claim in one.claims}
    made = {one.claim for one in claims_made(case.scope)}
    assert unlooked <= made
    for view in dossier.entities.values():
        for shown in (shown for values in view.values.values() for shown in values):
            assert shown.looked == unlooked.isdisjoint(shown.claims)
            assert find_claim(case.viewer, shown.claims[0]).entity == view.id
