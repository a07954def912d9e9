"""The derived tables say what the ledger says, whatever is done; rebuilding gives the same as living through it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from support.cases import Case, changesets_of, ledger_of, new_case
from tocsin.access.dossier import get_dossier
from tocsin.access.timeline import list_events
from tocsin.actions.correct import correct
from tocsin.actions.init import Office
from tocsin.actions.join import join
from tocsin.actions.part import part
from tocsin.actions.prefer import prefer
from tocsin.actions.retract import retract
from tocsin.domain.dates import bounds
from tocsin.domain.dossier import EntityView
from tocsin.domain.ledger import Ledger, components
from tocsin.domain.names import fold_name
from tocsin.domain.operations import (
    ClaimAssessed,
    ClaimMade,
    ClaimRanked,
    ClaimsLooked,
    ClaimsUnlooked,
    EntitiesJoined,
    EntityOpened,
    ReasonGiven,
    Sealed,
    decode,
)
from tocsin.domain.schema import ValueKind, schema
from tocsin.domain.viewer import Viewer
from tocsin.records import rebuild, store
from tocsin.records.derived import CaseRow, Dated, Entity, EventRow, Joined, NameKey, PersonRow
from tocsin.records.words import SCOPES, WORDS

TYPED: dict[str, dict[str, list[str]]] = {
    "event": {
        "date": ["2018-07-05", "2018-07", "2013-07-10", "2017-03/..", "absent:unknown", "2018-07-05?"],
        "type": ["threat", "arrest", "absent:not_asked"],
        "count": ["3", "3..5", "..9"],
        "title": ["A threat by phone", "Угроза"],
        "attribution": ["her lawyer", "the police"],
    },
    "person": {
        "name": ["Ilona Varga", "Илона Варга", "Ana Velich"],
        "minor": ["true", "false", "absent:unknown"],
        "birth": ["1990", "1990-04", "1991"],
    },
    "source": {
        "name": ["Petro Marin", "absent:withheld"],
        "contact": ["+000 555 01 02"],
        "publishable": ["false", "true"],
    },
    "consent": {"granted": ["true", "false"]},
}
VERBS = ["add", "add", "more", "more", "more", "retract", "correct", "prefer", "assess", "rank", "look", "join", "part"]
# one office serves all examples of a test: each has a case of its own
SHARED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
# an example costs a tenth of a second: a failure is told as it was found
FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
RELAXED = settings(max_examples=10, deadline=None, suppress_health_check=SHARED, phases=FOUND)


def act(draw: Any, case: Case, verb: str) -> None:
    """One verb on something that is there; nothing where there is nothing to do it to."""
    told = case.told()
    entities = [one for one in told if isinstance(one, EntityOpened) and one.kind in TYPED]
    claims = [one for one in told if isinstance(one, ClaimMade) and one.property.partition(".")[0] in TYPED]
    if verb == "add" or not claims:
        kind = draw(st.sampled_from(sorted(TYPED)))
        case.add(kind, **values(draw, kind))
    elif verb == "more":
        entity = draw(st.sampled_from(entities))
        case.more(entity.entity, **values(draw, entity.kind))
    elif verb in ("join", "part"):
        link(draw, case, [one.entity for one in entities if one.kind == entities[0].kind], verb)
    else:
        decide(draw, case, draw(st.sampled_from(claims)), verb)


def values(draw: Any, kind: str) -> dict[str, Any]:
    name = draw(st.sampled_from(sorted(TYPED[kind])))
    return {name: draw(st.sampled_from(TYPED[kind][name]))}


def decide(draw: Any, case: Case, claim: ClaimMade, verb: str) -> None:
    match verb:
        case "retract":
            retract(case.viewer, claim.claim, "the envelope says otherwise")
        case "correct":
            texts = [
                text for text in TYPED[claim.property.split(".")[0]][claim.property.split(".")[1]] if ":" not in text
            ]
            correct(case.viewer, claim.claim, draw(st.sampled_from(texts)), "misread")
        case "prefer":
            prefer(case.viewer, claim.claim, "she was there")
        case "assess":
            holds = draw(st.sampled_from(["supported", "unsure", "contradicted", "unassessed"]))
            case.say(ClaimAssessed(claim=claim.claim, assessor=case.viewer.member, holds=holds))
        case "rank":
            case.say(ClaimRanked(claim=claim.claim, rank=draw(st.sampled_from(["normal", "deprecated"]))))
        case _:
            kind = draw(st.sampled_from([ClaimsUnlooked, ClaimsLooked]))
            case.say(kind(claims=(claim.claim,)), ReasonGiven(about=claim.claim, text="in a hurry"))


def link(draw: Any, case: Case, entities: list[str], verb: str) -> None:
    joins = [row.join for row in Joined.objects.filter(one__in=entities).order_by("join")]
    if verb == "part" and joins:
        part(case.viewer, draw(st.sampled_from(joins)))
    elif len(entities) > 1:
        join(case.viewer, *draw(st.permutations(entities))[:2])


def views(ledger: Ledger) -> dict[str, EntityView]:
    shown = ledger.shown()
    return {uid: EntityView(uid, opened.kind, shown[uid]) for uid, opened in ledger.entities().items()}


def rows_that_should_be(ledger: Ledger) -> dict[str, set[Any]]:
    """The typed rows of a ledger's entities, worked out the plain way."""
    found: dict[str, set[Any]] = {"events": set(), "people": set(), "keys": set(), "dated": set()}
    for uid, view in views(ledger).items():
        if view.kind == "event":
            date = view.one("event.date")
            found["events"].add((uid, date.value if date else "", bool(date and date.others)))
        if view.kind == "person":
            name = view.one("person.name")
            found["people"].add((uid, name.value if name else ""))
    for made, state in ledger.claims().values():
        rule = schema().property(made.property)
        if state.retracted or made.value is None or isinstance(made.value, Sealed):
            continue
        if rule.type is ValueKind.NAME:
            found["keys"].add((made.entity, fold_name(str(made.value))))
        if rule.type is ValueKind.DATE:
            found["dated"].add((made.claim, made.property, bounds(str(made.value), rule.date_kind).s_min))
    return found


def rows_that_are(scope: str) -> dict[str, set[Any]]:
    numbers = dict(Entity.objects.filter(scope=SCOPES.known(scope)).values_list("id", "uid"))
    return {
        "events": {
            (numbers[row.entity], row.date, row.disputed) for row in EventRow.objects.filter(entity__in=numbers)
        },
        "people": {(numbers[row.entity], row.name) for row in PersonRow.objects.filter(entity__in=numbers)},
        "keys": {(numbers[row.entity], row.key) for row in NameKey.objects.filter(entity__in=numbers)},
        "dated": {
            (claim_uid(row.claim), WORDS.word(row.property), row.s_min)
            for row in Dated.objects.filter(entity__in=numbers)
        },
    }


def claim_uid(number: int) -> str:
    made = store.operations([number])[number]
    assert isinstance(made, ClaimMade)
    return made.claim


@pytest.mark.long
@settings(RELAXED, max_examples=30)
@given(data=st.data(), verbs=st.lists(st.sampled_from(VERBS), min_size=4, max_size=20))
def test_tables_and_ledger_say_the_same_after_long_histories(office: Office, data: Any, verbs: list[str]) -> None:
    compare(office, data, verbs)


@RELAXED
@given(data=st.data(), verbs=st.lists(st.sampled_from(VERBS), min_size=1, max_size=8))
def test_tables_and_ledger_say_the_same(office: Office, data: st.DataObject, verbs: list[str]) -> None:
    compare(office, data, verbs)


def compare(office: Office, data: st.DataObject, verbs: list[str]) -> None:
    case = new_case(office)
    for verb in verbs:
        act(data.draw, case, verb)
    ledger = ledger_of(case.scope)
    assert dict(get_dossier(case.viewer, case.id).entities) == views(ledger)
    assert rows_that_are(case.scope) == rows_that_should_be(ledger)
    joins = [(row.one, row.other) for row in Joined.objects.all()]
    assert components(joins) == ledger_of().groups()


@settings(RELAXED, max_examples=4)
@given(data=st.data(), verbs=st.lists(st.sampled_from(VERBS), min_size=4, max_size=12))
def test_rebuilding_gives_what_living_through_it_gave(office: Office, data: st.DataObject, verbs: list[str]) -> None:
    case = new_case(office)
    for verb in verbs:
        act(data.draw, case, verb)
    lived = rebuild.digest()
    dossier = get_dossier(case.viewer, case.id)
    rebuild.rebuild()
    assert rebuild.digest() == lived
    assert get_dossier(case.viewer, case.id) == dossier


def test_the_order_of_entities_is_that_of_opening(office: Office) -> None:
    case = new_case(office)
    opened = [case.add("event", date=f"201{n}") for n in range(5, 0, -1)]
    found = [view.id for view in get_dossier(case.viewer, case.id).of_kind("event")]
    assert found == opened
    assert [line.id for line in list_events(case.viewer, case.id).items] == opened[::-1]


def test_another_copy_of_the_changesets_is_the_same_record(office: Office) -> None:
    """What is written is enough: a ledger that never saw the tables holds every claim of every case."""
    one, other = new_case(office, "Harbour"), new_case(office, "Lighthouse")
    for case in (one, other):
        case.add("person", name=["Ilona Varga", "Илона Варга"], birth="1990")
    ledger = Ledger()
    for changeset in reversed(changesets_of()):
        ledger.add(changeset)
    assert not ledger.parked
    for case in (one, other):
        dossier = get_dossier(Viewer(case.viewer.member), case.id)
        assert all(views(ledger)[uid] == view for uid, view in dossier.entities.items())


def test_the_case_row_follows_its_title(office: Office) -> None:
    case = new_case(office, "Гавань")
    (title,) = case.claims(case.id, "case.title")
    correct(case.viewer, title, "Harbour", "translated")
    row = CaseRow.objects.get(scope=SCOPES.known(case.scope))
    assert (row.title, row.sort_key) == ("Harbour", "harbour")


def test_a_join_across_cases_moves_no_claim(office: Office) -> None:
    one, other = new_case(office, "Harbour"), new_case(office, "Lighthouse")
    people = [case.add("person", name="Ilona Varga") for case in (one, other)]
    before = [get_dossier(case.viewer, case.id) for case in (one, other)]
    joined = join(one.viewer, *people)
    assert [get_dossier(case.viewer, case.id) for case in (one, other)] == before
    assert [one for one in case_operations() if isinstance(one, EntitiesJoined)] == []
    part(one.viewer, joined)
    assert not Joined.objects.exists()


def case_operations() -> list[Any]:
    cases = [one for one in changesets_of() if one.read_header().scope.startswith("case:")]
    return [decode(salted.body) for one in cases for salted in one.operations if salted.body is not None]
