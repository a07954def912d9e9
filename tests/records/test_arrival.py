"""Whatever comes in whatever order: the tables say what the ledger says, and what a rebuild would make of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from support.clumsy import changesets, fresh, in_any_order, take_in
from support.record import LINKS, SCOPE, ident, ledger_of, write
from tocsin.actions.init import Office
from tocsin.domain.changesets import Changeset, Heads
from tocsin.domain.facts import Stance
from tocsin.domain.ledger import Ledger, Opened, components
from tocsin.domain.operations import (
    ClaimMade,
    ClaimRanked,
    ClaimRetracted,
    ContentErased,
    EntitiesJoined,
    EntitiesParted,
    EntityOpened,
    Known,
    StatementReviewed,
)
from tocsin.records import claims, devices, rebuild
from tocsin.records.derived import NOBODY, Aside, Claim, Dangling, Entity, Joined, Pointer, StatementRow
from tocsin.records.fields import key_of
from tocsin.records.words import SCOPES, WORDS

RELAXED = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
EVENT, PERSON = ident(20), ident(21)
STATEMENT = ident(40)


def opened(kind: str = "event", entity: str = EVENT) -> EntityOpened:
    return EntityOpened(entity=entity, kind=kind)


def said(claim: str, value: str, entity: str = EVENT, name: str = "event.date") -> ClaimMade:
    return ClaimMade(claim=claim, entity=entity, property=name, statement=STATEMENT, value=value, stance=Stance.ASSERTS)


def apart(number: int, *operations: Known, after: Changeset | None = None, scope: str = SCOPE) -> Changeset:
    """A changeset of a device of its own, on top of another one if there is one."""
    heads = Heads((after.id,), after.read_header().tick) if after else Heads()
    return write(*operations, scope=scope, device=ident(100 + number), heads=heads)


def of_tables(entities: set[str]) -> dict[str, Any]:
    """What the tables say of these entities."""
    found = {}
    for row in Entity.objects.filter(uid__in=entities):
        standing = claims.of_entities([row.id]).get(row.id, [])
        found[row.uid] = (Opened(WORDS.word(row.kind), SCOPES.word(row.scope)), claims.shown(standing))
    return found


def agrees(ledger: Ledger) -> None:
    """The tables and a ledger of the same changesets say the same, and so does a rebuild."""
    shown = ledger.shown()
    wanted = {uid: (one, shown[uid]) for uid, one in ledger.entities().items()}
    every = {*wanted, *(made.entity for made, _ in ledger.claims().values()), EVENT, PERSON}
    assert of_tables(every) == wanted
    assert components([(row.one, row.other) for row in Joined.objects.all()]) == ledger.groups()
    lived = rebuild.digest()
    rebuild.rebuild()
    assert rebuild.digest() == lived


def compare(template: Path, draw: Any, written: list[Changeset]) -> None:
    digests = set()
    for _ in range(2):
        with fresh(template):
            for batch in in_any_order(draw, written):
                take_in(batch)
            agrees(ledger_of(written))
            digests.add(rebuild.digest())
    assert len(digests) == 1


@RELAXED
@given(data=st.data(), written=changesets())
def test_any_order_gives_what_the_ledger_says(
    template_folder: Path, data: st.DataObject, written: list[Changeset]
) -> None:
    compare(template_folder, data.draw, written)


@pytest.mark.long
@settings(RELAXED, max_examples=40)
@given(data=st.data(), written=changesets(most=14))
def test_long_histories_in_any_order(template_folder: Path, data: st.DataObject, written: list[Changeset]) -> None:
    compare(template_folder, data.draw, written)


ONE, OTHER = apart(1, opened("event")), apart(2, opened("person"))


@pytest.mark.parametrize("order", [(ONE, OTHER), (OTHER, ONE)])
def test_of_two_openings_the_first_in_the_order_holds(office: Office, order: tuple[Changeset, ...]) -> None:
    for one in order:
        take_in([one])
    take_in([apart(3, said(ident(60), "2018"))])
    assert WORDS.word(Entity.objects.get(uid=EVENT).kind) == ledger_of(order).entities()[EVENT].kind
    agrees(ledger_of([*order, apart(3, said(ident(60), "2018"))]))


def test_claims_go_over_to_an_opening_that_comes_late_and_stands_first(office: Office) -> None:
    below = apart(1, opened("person", PERSON))
    late = apart(2, opened("event"), said(ident(60), "2018"), after=below)
    take_in([below])
    take_in([late])
    before = Entity.objects.get(uid=EVENT).id
    take_in([ONE])
    after = Entity.objects.get(uid=EVENT).id
    assert before != after
    assert Claim.objects.get(key=key_of(ident(60))).entity == after
    assert Aside.objects.get().id == before
    agrees(ledger_of([below, late, ONE]))


@pytest.mark.parametrize("late", [False, True])
def test_of_two_claims_under_one_id_the_first_counts(office: Office, late: bool) -> None:
    first = apart(1, opened(), said(ident(60), "2018"))
    second = apart(2, opened(), said(ident(60), "2013"), after=first)
    third = apart(3, said(ident(60), "2014"))
    for one in (third, first, second) if late else (first, second, third):
        take_in([one])
    agrees(ledger_of([first, second, third]))
    assert Claim.objects.filter(key=key_of(ident(60))).count() == 1


def test_claims_whose_keys_are_alike_are_told_apart(office: Office) -> None:
    one, other = ident(60), ident(60 + (1 << 40))
    assert key_of(one) == key_of(other)
    written = [apart(1, opened(), said(one, "2018"), said(other, "2013"))]
    written.append(apart(2, ClaimRetracted(claim=other), after=written[0]))
    for changeset in written:
        take_in([changeset])
    found = {uid: claims.find(uid) for uid in (one, other)}
    assert [row.state == 0 for row in found.values() if row] == [True, False]
    agrees(ledger_of(written))


def test_a_claim_waits_for_its_entity(office: Office) -> None:
    early = apart(1, said(ident(60), "2018"))
    take_in([early])
    row = claims.find(ident(60))
    assert row is not None
    assert row.entity == NOBODY
    agrees(ledger_of([early]))
    take_in([apart(2, opened())])
    assert not Aside.objects.exists()
    agrees(ledger_of([early, apart(2, opened())]))


def test_a_judgement_waits_for_its_claim(office: Office) -> None:
    early = apart(1, ClaimRanked(claim=ident(60), rank="deprecated"))
    late = apart(2, opened(), said(ident(60), "2018"))
    for one in (early, late):
        take_in([one])
    agrees(ledger_of([early, late]))


@pytest.mark.parametrize("together", [False, True])
def test_a_parting_before_its_join_parts_it(office: Office, together: bool) -> None:
    parted = apart(1, EntitiesParted(join=ident(70)), scope=LINKS)
    joined = apart(2, EntitiesJoined(join=ident(70), one=EVENT, other=PERSON), scope=LINKS)
    for batch in [[parted, joined]] if together else [[parted], [joined]]:
        take_in(batch)
    assert not Joined.objects.exists()
    agrees(ledger_of([parted, joined]))


def test_what_points_at_nobody_points_as_soon_as_somebody_is_there(office: Office) -> None:
    act = apart(1, opened("act", ident(22)), said(ident(60), EVENT, ident(22), "act.event"))
    take_in([act])
    assert Dangling.objects.get().uid == EVENT
    take_in([ONE])
    assert Pointer.objects.get().target == Entity.objects.get(uid=EVENT).id
    agrees(ledger_of([act, ONE]))


@pytest.mark.parametrize("late", [False, True])
def test_a_statement_is_reviewed_whenever_somebody_said_so(office: Office, late: bool) -> None:
    here = apart(1, opened("statement", STATEMENT))
    review = apart(2, StatementReviewed(statement=STATEMENT, reader="rules", accepted=1, rejected=0, looked=1))
    for one in (review, here) if late else (here, review):
        take_in([one])
    assert StatementRow.objects.get(entity=Entity.objects.get(uid=STATEMENT).id).reviewed
    agrees(ledger_of([here, review]))


@pytest.mark.parametrize("place", [0, 1])
def test_what_stood_aside_speaks_when_the_first_is_erased(office: Office, place: int) -> None:
    first = apart(1, opened("event"), said(ident(60), "2018"))
    second = apart(2, opened("person"), said(ident(60), "2013"), after=first)
    gone = apart(3, ContentErased(erasure=ident(90), ground="asked", places=((first.id, place),)), after=second)
    for one in (first, second, gone):
        take_in([one])
    agrees(ledger_of([first, second, gone]))


def test_a_rebuild_passes_over_what_does_not_count(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    take_in([ONE])
    take_in([apart(3, opened("person", PERSON))])
    monkeypatch.setattr(devices, "void", lambda: frozenset({ONE.id}))
    rebuild.rebuild()
    assert set(of_tables({EVENT, PERSON})) == {PERSON}
