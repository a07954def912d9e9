"""The facts that checks read: every claim in force that bears on time, place, number or identity, and nothing else."""

from __future__ import annotations

import io

import pytest

from support.cases import Case, new_case
from support.record import ident
from tocsin.access.case_facts import FAR
from tocsin.access.facts import get_facts
from tocsin.actions.init import Office
from tocsin.actions.retract import retract
from tocsin.actions.sealing import seal
from tocsin.domain.dates import OPEN_FUTURE, Kind, bounds
from tocsin.domain.errors import NoSuch
from tocsin.domain.facts import Fact, Firmness, RelationKind, Stance
from tocsin.domain.operations import ClaimMade, ClaimRanked
from tocsin.domain.passages import InText


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def values(case: Case, entity: str, property_id: str) -> list[str]:
    return [fact.value for fact in get_facts(case.viewer, case.id).of(entity, property_id)]


def test_a_claim_is_a_fact_with_its_words_and_place(case: Case) -> None:
    event, statement = case.add("event", type="threat"), case.add("statement", date="2018-07-12")
    case.say(
        ClaimMade(
            claim=ident(60),
            entity=event,
            property="event.date",
            statement=statement,
            value="2018-07",
            stance=Stance.HEDGES,
            original="im Juli",
            passages=(("text", "A" * 43, 3, 10),),
        )
    )
    (fact,) = get_facts(case.viewer, case.id).of(event, "event.date")
    assert fact == Fact(
        entity=event,
        property="event.date",
        value="2018-07",
        claim=ident(60),
        bounds=bounds("2018-07", Kind.MOMENT, told="2018-07-12"),
        stance=Stance.HEDGES,
        original="im Juli",
        statement=statement,
        passages=(InText("A" * 43, 3, 10),),
    )


def test_an_open_end_hangs_on_the_day_of_its_statement(case: Case) -> None:
    statement = case.add("statement", date="2018-07-12")
    for told, claim in ((statement, ident(60)), (ident(41), ident(61))):
        residence = case.add("residence")
        case.say(
            ClaimMade(claim=claim, entity=residence, property="residence.period", statement=told, value="2017-03/..")
        )
    ends = {fact.claim: fact.bounds.e_min for fact in get_facts(case.viewer, case.id).facts if fact.bounds}
    assert ends[ident(60)] != ends[ident(61)]
    assert ends[ident(60)] < OPEN_FUTURE


def test_both_sides_of_a_dispute_are_facts(case: Case) -> None:
    event = case.add("event", date="2018-07-05")
    case.more(event, date="2013-07-10")
    assert values(case, event, "event.date") == ["2018-07-05", "2013-07-10"]


def test_what_is_out_of_force_is_no_fact(case: Case) -> None:
    event = case.add("event", date="2018-07-05", count="3", type="threat")
    (date,), (count,) = case.claims(event, "event.date"), case.claims(event, "event.count")
    retract(case.viewer, date, "another event")
    case.say(ClaimRanked(claim=count, rank="deprecated"))
    assert values(case, event, "event.date") == values(case, event, "event.count") == []
    assert values(case, event, "event.type") == ["threat"]


def test_what_is_absent_sealed_or_free_text_is_no_fact(case: Case) -> None:
    case.add("event", date="absent:unknown", description="They waited for an hour", title="A threat")
    case.add("source", name="Petro Marin", contact="+000 555 01 02")
    properties = {fact.property for fact in get_facts(case.viewer, case.id).facts}
    assert properties.isdisjoint({"event.date", "event.description", "source.name", "source.contact"})


def test_victims_and_alleged_authors_are_facts_of_the_event(case: Case) -> None:
    event, ilona = case.add("event", type="threat"), case.add("person", name="Ilona Varga")
    guard, crowd = case.add("group", name="Harbour Guard"), case.add("group", size="3")
    for victim in (ilona, crowd):
        act = case.add("act", event=event, victim=victim)
    case.add("involvement", act=act, actor=guard)
    assert values(case, event, "event.perpetrator") == ["Harbour Guard"]
    assert "Ilona Varga" in values(case, event, "event.victim")


@pytest.mark.parametrize(
    ("typed", "days"),
    [("3", (3, 3)), ("3..5", (3, 5)), ("3..", (3, FAR)), ("..5", (0, 5)), ("absent:unknown", None)],
)
def test_a_distance_is_at_least_and_at_most(case: Case, typed: str, days: tuple[int, int] | None) -> None:
    first, second = case.add("event", type="threat"), case.add("event", type="arrest")
    case.add("order", first=first, second=second, type="distance", days=typed)
    (relation,) = get_facts(case.viewer, case.id).relations
    assert (relation.kind, relation.first, relation.second, relation.days) == (
        RelationKind.DISTANCE,
        first,
        second,
        days,
    )


def test_an_order_that_lacks_a_part_is_no_relation(case: Case) -> None:
    event = case.add("event", type="threat")
    case.add("order", first=event, second=event, type="absent:unknown")
    case.add("order", first=event, type="after")
    case.add("order", second=event, type="after")
    assert get_facts(case.viewer, case.id).relations == ()


def test_labels_are_short_and_name_what_has_a_name(case: Case) -> None:
    ilona, event = case.add("person", name="Ilona Varga"), case.add("event", title="The stairs", type="threat")
    unnamed, typed = case.add("person", birth="1990"), case.add("event", type="arrest")
    labels = get_facts(case.viewer, case.id).labels
    assert (labels[ilona], labels[event]) == ("Ilona Varga", "The stairs")
    assert unnamed not in labels[unnamed]
    assert "arrest" in labels[typed].casefold()


def test_the_kinds_of_a_case_are_known(case: Case) -> None:
    event = case.add("event", type="threat")
    kinds = get_facts(case.viewer, case.id).kinds
    assert (kinds[event], kinds[case.id]) == ("event", "case")


def test_another_case_adds_nothing(case: Case, office: Office) -> None:
    case.add("event", type="threat")
    before = get_facts(case.viewer, case.id)
    new_case(office, "Lighthouse").add("event", type="arrest")
    assert get_facts(case.viewer, case.id) == before
    with pytest.raises(NoSuch):
        get_facts(case.viewer, ident(7))


@pytest.mark.parametrize(
    ("made_by", "firmness"),
    [("tesseract 5.3.0 (eng; layout 1)", Firmness.OCR), ("pdf 1", Firmness.FIRM), (None, Firmness.FIRM)],
)
def test_dates_that_a_machine_read_from_a_picture_are_marked(
    case: Case, made_by: str | None, firmness: Firmness
) -> None:
    sealed, _ = seal(case.viewer, case.scope, io.BytesIO(b"Held on 5 July 2018."), "text", made_by=made_by)
    case.say(sealed)
    statement, event = case.add("statement", text=sealed.digest), case.add("event")
    for number, (name, value) in enumerate((("event.type", "arrest"), ("event.date", "2018-07-05"))):
        place = ("text", sealed.digest, 8 * number, 19)
        case.say(
            ClaimMade(
                claim=ident(60 + number),
                entity=event,
                property=name,
                statement=statement,
                value=value,
                passages=(place,),
            )
        )
    facts = get_facts(case.viewer, case.id)
    assert [fact.firmness for fact in facts.of(event, "event.date")] == [firmness]
    assert [fact.firmness for fact in facts.of(event, "event.type")] == [Firmness.FIRM]
