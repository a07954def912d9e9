"""Copies that get everything wrong that a record must bear: ids twice, claims of nothing, partings before a join."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from support.office import DAY_MS, PASSPHRASE, START_MS
from support.record import LINKS, SCOPE, ident, salts, write
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.domain.changesets import Changeset, Heads
from tocsin.domain.operations import (
    ClaimAssessed,
    ClaimMade,
    ClaimRanked,
    ClaimRetracted,
    ClaimsUnlooked,
    ContentErased,
    EntitiesJoined,
    EntitiesParted,
    EntityOpened,
    Known,
    StatementReviewed,
    decode,
)
from tocsin.lib.clock import FixedClock
from tocsin.records import store
from tocsin.records.places import PLACES
from tocsin.records.projection import Told, project

ENTITIES = [ident(20 + n) for n in range(3)]
# two of these have one key (`fields.key_of`): they differ only in bytes that no key holds
CLAIMS = [ident(60), ident(60 + (1 << 40)), ident(61)]
JOINS = [ident(70), ident(71)]
PROPERTIES = {"event.date": ["2018", "2018-07"], "person.name": ["Ilona", "Ana"], "act.event": ENTITIES}


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


def take_in(taken: Iterable[Changeset]) -> None:
    """What a merge does: append, then project."""
    told = []
    for changeset in taken:
        seq = store.append(changeset)
        scope = changeset.read_header().scope
        bodies = [(place, one.body) for place, one in enumerate(changeset.operations) if one.body is not None]
        told += [Told(seq * PLACES + place, scope, decode(body)) for place, body in bodies]
    project(told)


def claim() -> st.SearchStrategy[Known]:
    """A claim under one of few ids about one of few entities."""
    return st.sampled_from(sorted(PROPERTIES)).flatmap(
        lambda name: st.builds(
            ClaimMade,
            claim=st.sampled_from(CLAIMS),
            entity=st.sampled_from(ENTITIES),
            property=st.just(name),
            statement=st.just(ident(40)),
            value=st.sampled_from(PROPERTIES[name]),
        )
    )


def said() -> st.SearchStrategy[Known]:
    """Anything that may be said in a case."""
    claims = st.sampled_from(CLAIMS)
    kinds = st.sampled_from(["event", "person", "act", "statement"])
    opened = st.builds(EntityOpened, entity=st.sampled_from(ENTITIES), kind=kinds)
    return st.one_of(
        opened,
        opened,
        claim(),
        claim(),
        st.builds(ClaimRetracted, claim=claims),
        st.builds(ClaimRanked, claim=claims, rank=st.sampled_from(["preferred", "deprecated"])),
        st.builds(ClaimAssessed, claim=claims, assessor=st.just(ident(50)), holds=st.just("unsure")),
        st.builds(ClaimsUnlooked, claims=st.just(tuple(CLAIMS[:2]))),
        st.builds(
            StatementReviewed,
            statement=st.sampled_from(ENTITIES),
            reader=st.just("rules"),
            accepted=st.just(1),
            rejected=st.just(0),
            looked=st.just(1),
        ),
    )


def linked() -> st.SearchStrategy[Known]:
    """Anything that may be said of links."""
    joins = st.sampled_from(JOINS)
    joined = st.builds(
        EntitiesJoined, join=joins, one=st.sampled_from(ENTITIES), other=st.sampled_from([*ENTITIES, ident(29)])
    )
    return st.one_of(joined, st.builds(EntitiesParted, join=joins))


@st.composite
def changesets(draw: st.DrawFn, most: int = 8) -> list[Changeset]:
    """Changesets of several devices, each on its own chain or on all that was there, and erasures among them."""
    salt = salts("clumsy")
    written: list[Changeset] = []
    for number in range(draw(st.integers(1, most))):
        scope = draw(st.sampled_from([SCOPE, SCOPE, SCOPE, LINKS]))
        what = draw(st.lists(linked() if scope == LINKS else said(), min_size=1, max_size=4))
        if written and draw(st.integers(0, 4)) == 0:
            what.append(_erasure(draw, number, written))
        below = [one for one in written if one.read_header().scope == scope] if draw(st.booleans()) else []
        written.append(write(*what, scope=scope, device=ident(100 + number), heads=_heads(below), salt=salt))
    return written


def _erasure(draw: st.DrawFn, number: int, written: list[Changeset]) -> Known:
    chosen = draw(st.lists(st.tuples(st.sampled_from(written), st.integers(0, 4)), min_size=1, max_size=3))
    places = tuple((one.id, place) for one, place in chosen)
    return ContentErased(erasure=ident(900 + number), ground="asked", places=places)


def _heads(below: list[Changeset]) -> Heads:
    headers = [one.read_header() for one in below]
    return Heads(
        tuple(one.id for one in below),
        max((h.tick for h in headers), default=0),
        max((h.time for h in headers), default=0),
    )


def in_any_order(draw: Any, written: list[Changeset]) -> list[list[Changeset]]:
    """Batches in an order in which parents come first."""
    left = {one.id: one for one in draw(st.permutations(written))}
    ordered: list[Changeset] = []
    while left:
        ready = next(one for one in left.values() if not left.keys() & set(one.read_header().parents))
        ordered.append(left.pop(ready.id))
    size = draw(st.integers(1, 4))
    return [ordered[start : start + size] for start in range(0, len(ordered), size)]
