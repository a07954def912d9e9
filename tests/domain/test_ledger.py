"""Whatever order, repetition or part of the changesets arrives, the record is the same, and nothing is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from support.record import LINKS, SCOPE, Copy, World, claim, closed, ident, ledger_of, record_of, salts, worlds, write
from tocsin.domain import operations
from tocsin.domain.changesets import Heads
from tocsin.domain.ledger import Ledger, Opened, components
from tocsin.domain.operations import (
    ClaimMade,
    ClaimRanked,
    ClaimRetracted,
    ClaimsLooked,
    ClaimsUnlooked,
    EntitiesJoined,
    EntitiesParted,
    EntityOpened,
)

EVENT = EntityOpened(entity=ident(20), kind="event")


@settings(max_examples=40, deadline=None)
@given(world=worlds(), data=st.data())
def test_any_order_and_any_repetition_give_the_same_record(world: World, data: st.DataObject) -> None:
    written = world.all()
    again = data.draw(st.lists(st.sampled_from(written), max_size=6)) if written else []
    shuffled = data.draw(st.permutations([*written, *again]))
    one, other = ledger_of(written), ledger_of(shuffled)
    assert not one.parked
    assert not other.parked
    assert record_of(one) == record_of(other)


@settings(max_examples=40, deadline=None)
@given(world=worlds(), data=st.data())
def test_any_part_gives_the_record_of_what_has_its_parents(world: World, data: st.DataObject) -> None:
    part = [one for one in world.all() if data.draw(st.integers(0, 3))]
    whole = closed(part)
    partial = ledger_of(data.draw(st.permutations(part)))
    assert set(partial.applied) == {one.id for one in whole}
    assert set(partial.parked) == {one.id for one in part} - {one.id for one in whole}
    assert record_of(partial) == record_of(ledger_of(whole))


@settings(max_examples=40, deadline=None)
@given(world=worlds(), data=st.data())
def test_what_was_parked_is_applied_when_the_rest_comes(world: World, data: st.DataObject) -> None:
    written = world.all()
    late = [one for one in written if data.draw(st.booleans())]
    ledger = ledger_of(one for one in written if one not in late)
    for changeset in data.draw(st.permutations(late)):
        ledger.add(changeset)
    assert not ledger.parked
    assert record_of(ledger) == record_of(ledger_of(written))


@settings(max_examples=40, deadline=None)
@given(world=worlds())
def test_no_operation_is_lost(world: World) -> None:
    written = world.all()
    told = [(order, operation) for order, _, operation in ledger_of(written).in_order()]
    expected = {
        (one.read_header().tick, one.id, place): operations.decode(salted.body or b"")
        for one in written
        for place, salted in enumerate(one.operations)
    }
    assert dict(told) == expected
    assert [order for order, _ in told] == sorted(expected)


@settings(max_examples=40, deadline=None)
@given(world=worlds())
def test_the_order_never_puts_a_changeset_before_its_parents(world: World) -> None:
    place = {order[1]: number for number, (order, _, _) in enumerate(ledger_of(world.all()).in_order())}
    for changeset in world.all():
        for parent in changeset.read_header().parents:
            assert place[parent] < place[changeset.id]


@settings(max_examples=40, deadline=None)
@given(world=worlds())
def test_a_merge_loses_no_claim_and_brings_none_back(world: World) -> None:
    parts = [ledger_of(copy.held.values()).claims() for copy in world.copies]
    merged = ledger_of(world.all()).claims()
    assert set(merged) == {id_ for part in parts for id_ in part}
    for part in parts:
        for id_, (made, state) in part.items():
            assert merged[id_][0] == made
            assert merged[id_][1].retracted or not state.retracted


@settings(max_examples=40, deadline=None)
@given(world=worlds())
def test_every_claim_in_force_is_shown_or_counted_out_by_a_rule(world: World) -> None:
    """A claim vanishes from the screen only by a retraction, a rank, a class, or beside one that says more."""
    ledger = ledger_of(world.all())
    shown = ledger.shown()
    for id_, (made, state) in ledger.claims().items():
        values = shown[made.entity].get(made.property, ())
        carried = [one for value in values for one in (*value.claims, *(c for o in value.others for c in o.claims))]
        if id_ in carried:
            assert not state.retracted
        elif not state.retracted:
            assert values or state.rank == 0
    assert set(shown) >= set(ledger.entities())


@settings(max_examples=40, deadline=None)
@given(world=worlds())
def test_groups_are_what_brute_force_finds(world: World) -> None:
    ledger = ledger_of(world.all())
    told = [operation for _, _, operation in ledger.in_order()]
    parted = {one.join for one in told if isinstance(one, EntitiesParted)}
    links = [(o.one, o.other) for o in told if isinstance(o, EntitiesJoined) and o.join not in parted]
    assert ledger.groups() == by_closure(links)


def by_closure(links: list[tuple[str, str]]) -> list[frozenset[str]]:
    """The slow way: reach as far as the links go, from everywhere."""
    groups = set()
    for start in {end for link in links for end in link}:
        reached = {start}
        for _ in links:
            reached |= {end for link in links if reached & set(link) for end in link}
        groups.add(frozenset(reached))
    return sorted(groups, key=min)


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=10))
def test_components_agree_with_reaching_from_everywhere(links: list[tuple[str, str]]) -> None:
    assert components(links) == by_closure(links)
    assert components(links[::-1]) == components(links)


@settings(max_examples=40, deadline=None)
@given(world=worlds(), one=st.integers(0, 5), other=st.integers(0, 5))
def test_parting_undoes_a_join_exactly(world: World, one: int, other: int) -> None:
    copy = Copy(ident(99), salts("joiner"), {c.id: c for c in world.all()})
    entities = sorted(ledger_of(world.all()).entities()) or [ident(20), ident(21)]
    before = record_of(ledger_of(copy.held.values()))
    join = EntitiesJoined(join=ident(77), one=entities[one % len(entities)], other=entities[other % len(entities)])
    copy.write(LINKS, join)
    copy.write(LINKS, EntitiesParted(join=join.join))
    assert record_of(ledger_of(copy.held.values())) == before


def test_a_join_leaves_every_claim_with_its_own_entity() -> None:
    copy = Copy(ident(99), salts())
    people = [EntityOpened(entity=ident(20 + n), kind="person") for n in range(2)]
    names = [claim(60 + n, name, entity=20 + n, property_id="person.name") for n, name in enumerate(["Ana", "Anna"])]
    copy.write(SCOPE, *people, *names)
    before = ledger_of(copy.held.values()).shown()
    copy.write(LINKS, EntitiesJoined(join=ident(77), one=ident(20), other=ident(21)))
    ledger = ledger_of(copy.held.values())
    assert ledger.shown() == before
    assert ledger.groups() == [frozenset({ident(20), ident(21)})]


def test_three_joins_in_a_row_are_one_group_and_parting_the_middle_makes_two() -> None:
    copy = Copy(ident(99), salts())
    for n in range(3):
        copy.write(LINKS, EntitiesJoined(join=ident(70 + n), one=ident(20 + n), other=ident(21 + n)))
    assert [len(group) for group in ledger_of(copy.held.values()).groups()] == [4]
    copy.write(LINKS, EntitiesParted(join=ident(71)))
    assert [len(group) for group in ledger_of(copy.held.values()).groups()] == [2, 2]


def test_an_entity_keeps_its_first_kind_and_scope() -> None:
    first = write(EVENT)
    heads = Heads((first.id,), 1)
    second = write(EntityOpened(entity=ident(20), kind="person"), heads=heads, scope=f"case:{ident(8)}")
    for order in ([first, second], [second, first]):
        assert ledger_of(order).entities() == {ident(20): Opened("event", SCOPE)}


def test_one_that_waits_says_nothing_until_its_parent_is_there() -> None:
    first = write(EVENT)
    second = write(claim(60, "2018-07-05"), heads=Heads((first.id,), 1))
    third = write(claim(61, "2018-07"), heads=Heads((second.id,), 2))
    ledger = ledger_of([third, second])
    assert (len(ledger.applied), len(ledger.parked)) == (0, 2)
    assert record_of(ledger) == record_of(Ledger())
    ledger.add(first)
    assert not ledger.parked
    assert set(ledger.claims()) == {ident(60), ident(61)}


def test_a_retraction_on_one_device_beats_what_another_decided_meanwhile() -> None:
    here, there = Copy(ident(90), salts("here")), Copy(ident(91), salts("there"))
    here.write(SCOPE, EVENT, claim(60, "2018-07-05"))
    there.held.update(here.held)
    here.write(SCOPE, ClaimRetracted(claim=ident(60)))
    for rank in ("normal", "preferred"):
        there.write(SCOPE, ClaimRanked(claim=ident(60), rank=rank))
    ledger = ledger_of([*there.held.values(), *here.held.values()])
    assert ledger.claims()[ident(60)][1].retracted
    assert ledger.shown()[ident(20)].get("event.date") is None


def test_a_retracted_claim_comes_back_only_as_a_new_one() -> None:
    copy = Copy(ident(90), salts())
    copy.write(SCOPE, EVENT, claim(60, "2018-07-05"))
    copy.write(SCOPE, ClaimRetracted(claim=ident(60)))
    copy.write(SCOPE, claim(60, "2018-07-05"), ClaimRanked(claim=ident(60), rank="preferred"))
    assert ledger_of(copy.held.values()).shown()[ident(20)].get("event.date") is None
    copy.write(SCOPE, claim(61, "2018-07-05"))
    assert ledger_of(copy.held.values()).shown()[ident(20)]["event.date"][0].claims == (ident(61),)


def test_a_fork_is_ordered_like_any_concurrency() -> None:
    copy = Copy(ident(90), salts("original"))
    copy.write(SCOPE, EVENT)
    restored = Copy(copy.device, salts("restored"), dict(copy.held))
    copy.write(SCOPE, claim(60, "2018-07-05"))
    restored.write(SCOPE, claim(61, "2013-07-10"))
    written = {**copy.held, **restored.held}
    assert record_of(ledger_of(written.values())) == record_of(ledger_of(reversed(list(written.values()))))
    assert set(ledger_of(written.values()).claims()) == {ident(60), ident(61)}
    merged = Copy(copy.device, salts("merged"), written)
    assert len(merged.write(SCOPE, claim(62, "2018")).read_header().parents) == 2


def test_what_nobody_looked_at_says_so_until_somebody_looks() -> None:
    copy = Copy(ident(90), salts())
    copy.write(SCOPE, EVENT, claim(60, "2018-07-05"), ClaimsUnlooked(claims=(ident(60),)))
    assert not ledger_of(copy.held.values()).shown()[ident(20)]["event.date"][0].looked
    copy.write(SCOPE, ClaimsLooked(claims=(ident(60),)))
    assert ledger_of(copy.held.values()).shown()[ident(20)]["event.date"][0].looked


def test_what_a_later_version_added_is_kept_and_not_shown() -> None:
    copy = Copy(ident(90), salts())
    added = ClaimMade(claim=ident(60), entity=ident(20), property="x.unheard", statement=ident(4), value="a word")
    copy.write(SCOPE, EVENT, added, claim(61, "2018"))
    ledger = ledger_of(copy.held.values())
    assert ident(60) in ledger.claims()
    assert set(ledger.shown()[ident(20)]) == {"event.date"}
