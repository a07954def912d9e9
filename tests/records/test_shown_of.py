"""What is shown a property at a time is what is shown of the whole."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from support.cases import new_case
from support.record import World, ledger_of, worlds
from tocsin.actions.init import Office
from tocsin.domain import resolve as resolving
from tocsin.domain.dossier import State
from tocsin.domain.operations import ClaimRetracted
from tocsin.domain.resolve import ClaimState, Rank, resolve
from tocsin.domain.schema import schema
from tocsin.records.claims import ShownOf, Standing, Together, of_entities, shown, shown_later
from tocsin.records.derived import Entity


def standing_in(world: World) -> dict[str, list[Standing]]:
    ledger = ledger_of(world.all())
    found: dict[str, list[Standing]] = {uid: [] for uid in ledger.entities()}
    for number, (made, state) in enumerate(ledger.claims().values()):
        found[made.entity].append(Standing(number, made, state))
    return found


@given(worlds())
def test_all_properties_in_their_order(world: World) -> None:
    for standing in standing_in(world).values():
        lazily, at_once = ShownOf(standing), shown(standing)
        assert dict(lazily) == at_once
        assert list(lazily) == list(at_once)
        assert len(lazily) == len(at_once)


def test_what_is_read_later_is_the_same(office: Office) -> None:
    case = new_case(office, "Harbour")
    event = case.add("event", date="2018-07-05", type="threat")
    case.more(event, date="2018-07-06", country="UA")
    person = case.add("person", name=["Ilona Varga", "Ілона Варга"], minor="true")
    case.say(ClaimRetracted(claim=case.claims(event, "event.country")[0]))
    rows = list(Entity.objects.filter(uid__in=[event, person]).values_list("id", flat=True))
    standing, later = of_entities(rows), shown_later(rows)
    for number in rows:
        assert later[number] == shown(standing[number])
        assert list(later[number]) == list(shown(standing[number]))
        assert repr(later[number]) == repr(shown(standing[number]))
    assert "event.country" not in later[rows[0]]


def test_what_is_read_together_is_the_same_and_is_read_once(office: Office) -> None:
    case = new_case(office, "Harbour")
    event, person = case.add("event", date="2018-07-05", type="threat"), case.add("person", name="Ilona Varga")
    empty = case.add("person")
    numbers = dict(Entity.objects.filter(uid__in=[event, person, empty]).values_list("uid", "id"))
    together, later = Together(), shown_later(numbers.values())
    views = {uid: together.add(number) for uid, number in numbers.items()}
    with CaptureQueriesContext(connection) as asked:
        for uid in (event, person):
            assert views[uid] == later[numbers[uid]]
            assert list(views[uid]) == list(later[numbers[uid]])
            assert repr(views[uid]) == repr(later[numbers[uid]])
    assert len([one for one in asked if "d_claim" in one["sql"]]) == 1
    assert not views[empty]
    assert views[empty].get("person.name") is None
    with pytest.raises(KeyError):
        views[event]["event.country"]


@given(worlds(), st.sampled_from(["event.date", "person.minor", "x.unknown", "event.nothing"]))
def test_one_property(world: World, name: str) -> None:
    for standing in standing_in(world).values():
        assert ShownOf(standing).get(name) == shown(standing).get(name)
        assert ShownOf(standing).get(name, ()) == shown(standing).get(name, ())


@given(worlds())
def test_a_dispute_is_known_without_working_everything_out(world: World) -> None:
    for standing in standing_in(world).values():
        every = [one.state for values in shown(standing).values() for one in values]
        assert ShownOf(standing).disputed() is (State.DISPUTED in every)


def test_nothing_is_shown_of_nothing() -> None:
    assert not ShownOf([])
    with pytest.raises(KeyError):
        ShownOf([])["event.date"]


BACKWARDS = ClaimState(id="A" * 22, order=(1, "a", 0), value=(5, 3))


def test_one_claim_is_in_dispute_with_nobody() -> None:
    """Not even where its value is none that this version would write: least above most."""
    (found,) = resolve([BACKWARDS], schema().property("event.count"))
    assert (found.state, found.dissent, found.claims) == ("known", 0, (BACKWARDS.id,))


@given(worlds())
def test_of_an_only_claim_is_shown_what_the_long_way_shows(world: World) -> None:
    for made, state in ledger_of(world.all()).claims().values():
        rule = schema().property(made.property)
        if not (rule.protective or state.retracted or state.rank is Rank.DEPRECATED):
            assert resolve([state], rule) == (resolving._shown(state, [state], 0, rule),)
