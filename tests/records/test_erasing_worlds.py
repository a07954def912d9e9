"""Random records, random erasures, any order of arrival: what is left is what the ledger has without the erased."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from records.test_tables_and_ledger import VERBS, act, views
from support.cases import Case, changesets_of, ledger_of, new_case
from support.erased import lives_and_rebuilds_alike
from support.office import DAY_MS, PASSPHRASE, START_MS
from support.record import LINKS, SCOPE, World, ident, worlds, write
from support.record import ledger_of as ledger_from
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.actions.verify import verify
from tocsin.domain import changesets
from tocsin.domain.changesets import Changeset
from tocsin.domain.ledger import components
from tocsin.domain.operations import ClaimMade, ContentErased, EntityOpened, decode
from tocsin.lib.clock import FixedClock
from tocsin.records import claims, erasing, rebuild, store
from tocsin.records.derived import Entity, Joined
from tocsin.records.places import PLACES
from tocsin.records.projection import Told, project

SHARED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
RELAXED = settings(max_examples=12, deadline=None, suppress_health_check=SHARED, phases=FOUND)


@contextmanager
def fresh(template: Path) -> Iterator[Office]:
    """An office of this example's own."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "office.tocsin"
        shutil.copytree(template, folder)
        office = unlock(folder, PASSPHRASE, clock=FixedClock(START_MS + DAY_MS, 1000))
        try:
            yield office
        finally:
            lock(office)


@st.composite
def erasures(draw: st.DrawFn, world: World) -> list[Changeset]:
    """Erasures by somebody who stands on little: they may come before what they erase, or be of another scope."""
    written = world.all()
    found = []
    for number in range(draw(st.integers(1, 3))):
        places = draw(
            st.lists(st.tuples(st.sampled_from(written), st.integers(0, 5)), min_size=1, max_size=6).map(
                lambda chosen: tuple((one.id, place) for one, place in chosen)
            )
        )
        scope = draw(st.sampled_from([SCOPE, SCOPE, SCOPE, LINKS]))
        said = ContentErased(erasure=ident(900 + number), ground="asked", places=places)
        found.append(write(said, scope=scope, device=ident(800 + number)))
    return found


def take_in(taken: list[Changeset]) -> None:
    """What a merge does: append, then project."""
    told = []
    for changeset in taken:
        seq = store.append(changeset)
        scope = changeset.read_header().scope
        bodies = [(place, one.body) for place, one in enumerate(changeset.operations) if one.body is not None]
        told += [Told(seq * PLACES + place, scope, decode(body)) for place, body in bodies]
    project(told)


def in_any_order(draw: Any, written: list[Changeset]) -> list[list[Changeset]]:
    """Batches in an order in which parents come first."""
    left = {one.id: one for one in draw(st.permutations(written))}
    ordered: list[Changeset] = []
    while left:
        ready = [one for one in left.values() if not left.keys() & set(one.read_header().parents)]
        ordered.append(left.pop(ready[0].id))
    size = draw(st.integers(1, 4))
    return [ordered[start : start + size] for start in range(0, len(ordered), size)]


def compare(template: Path, draw: Any, world: World) -> None:
    written = [*world.all(), *draw(erasures(world))]
    with fresh(template):
        for batch in in_any_order(draw, written):
            take_in(batch)
        ledger = ledger_from(written)
        entities = {uid for uid, opened in ledger.entities().items() if opened.scope == SCOPE}
        ours = Entity.objects.exclude(uid__in=_BEFORE[template][0])
        assert set(ours.values_list("uid", flat=True)) == entities
        made = {uid for uid, (claim, _) in ledger.claims().items() if claim.entity in entities}
        numbers = ours.values_list("id", flat=True)
        standing = [one.state for several in claims.of_entities(numbers).values() for one in several]
        assert {state.id: state for state in standing} == {
            uid: state for uid, (_, state) in ledger.claims().items() if uid in made
        }
        assert components([(row.one, row.other) for row in Joined.objects.all()]) == ledger.groups()
        bodies = [one.body for change in changesets_of() for one in change.operations if one.body is not None]
        assert len(bodies) == len(list(ledger.in_order())) + _BEFORE[template][1]
        lived = rebuild.digest()
        rebuild.rebuild()
        assert rebuild.digest() == lived


_BEFORE: dict[Path, tuple[set[str], int]] = {}  # what a new office holds: its entities, and how many operations


@pytest.fixture(autouse=True)
def _measured(template_folder: Path) -> None:
    if template_folder not in _BEFORE:
        with fresh(template_folder):
            operations = [one for change in changesets_of() for one in change.operations]
            _BEFORE[template_folder] = (set(Entity.objects.values_list("uid", flat=True)), len(operations))


@RELAXED
@given(data=st.data(), world=worlds(most=8).filter(lambda world: bool(world.all())))
def test_what_is_left_is_the_ledger_s(template_folder: Path, data: st.DataObject, world: World) -> None:
    compare(template_folder, data.draw, world)


@pytest.mark.long
@settings(RELAXED, max_examples=60)
@given(data=st.data(), world=worlds(most=20).filter(lambda world: bool(world.all())))
def test_what_is_left_is_the_ledger_s_after_long_histories(
    template_folder: Path, data: st.DataObject, world: World
) -> None:
    compare(template_folder, data.draw, world)


def by_hand(office: Office, data: Any, verbs: list[str]) -> None:
    """Verbs, some of them erasing; and the same without what was erased."""
    case = new_case(office)
    kept: dict[str, Changeset] = {}
    for verb in verbs:
        if verb != "erase":
            act(data.draw, case, verb)
        else:
            erase_something(data.draw, case)
        kept = {one.id: kept.get(one.id, one) for one in changesets_of(case.scope)}
    whole = ledger_from(list(kept.values()))
    assert views(whole) == views(ledger_of(case.scope))
    lives_and_rebuilds_alike(case)
    assert verify(office.viewer).damaged == ()


def erase_something(draw: Any, case: Case) -> None:
    told = case.told()
    names = [one.claim for one in told if isinstance(one, ClaimMade)]
    names += [one.entity for one in told if isinstance(one, EntityOpened) and one.kind != "case"]
    erase(case.viewer, draw(st.sampled_from(names)), draw(st.sampled_from(["asked", "danger"])))


@settings(RELAXED, max_examples=6)
@given(data=st.data(), verbs=st.lists(st.sampled_from([*VERBS, *["erase"] * 6]), min_size=4, max_size=10))
def test_by_verbs_too(office: Office, data: st.DataObject, verbs: list[str]) -> None:
    by_hand(office, data, verbs)


@pytest.mark.long
@settings(RELAXED, max_examples=6)
@given(data=st.data(), verbs=st.lists(st.sampled_from([*VERBS, *["erase"] * 6]), min_size=10, max_size=24))
def test_by_verbs_too_after_long_histories(office: Office, data: st.DataObject, verbs: list[str]) -> None:
    by_hand(office, data, verbs)


def test_the_numbers_of_what_is_placed_are_those_of_the_changesets(office: Office) -> None:
    case = new_case(office)
    case.add("person", name="Ilona Varga")
    placed = erasing.placed(case.scope)
    assert [one.operation for one in placed] == case.told()
    assert {one.changeset for one in placed} == {one.id for one in changesets_of(case.scope)}
    assert changesets.digest_bytes(placed[0].changeset)
