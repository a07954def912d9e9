"""Small worlds: devices that write, meet and are copied, and the changesets that they would exchange."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from tocsin.domain import changesets
from tocsin.domain.changesets import Changeset, Heads
from tocsin.domain.facts import Stance
from tocsin.domain.ledger import Ledger
from tocsin.domain.operations import (
    ClaimAssessed,
    ClaimMade,
    ClaimRanked,
    ClaimRetracted,
    ClaimsLooked,
    ClaimsUnlooked,
    EntitiesJoined,
    EntitiesParted,
    EntityOpened,
    Known,
    ReasonGiven,
)
from tocsin.lib import ids

START = 1_600_000_000_000


def ident(number: int) -> str:
    """An id that is the same in every run."""
    return ids.short(number.to_bytes(16, "big"))


SCOPE, LINKS = f"case:{ident(1)}", f"links:{ident(2)}"
MEMBER, STATEMENT = ident(3), ident(4)
NOTHING = Heads()


def sign_as(device: str) -> Callable[[bytes], bytes]:
    """64 bytes that stand for a signature where signing is not what is tested."""
    return lambda data: hashlib.sha512(device.encode() + data).digest()


def verify(device: str, data: bytes, signature: bytes) -> bool:
    """Whether `sign_as` made it."""
    return sign_as(device)(data) == signature


def digest_of(text: str) -> str:
    """The digest of a text."""
    return changesets.digest_text(hashlib.sha256(text.encode()).digest())


def salts(seed: str = "salt") -> Callable[[], bytes]:
    """Salts that are the same in every run."""
    numbers = itertools.count()
    return lambda: hashlib.sha256(f"{seed} {next(numbers)}".encode()).digest()[:16]


def write(*operations: Known, heads: Heads = NOTHING, **other: Any) -> Changeset:
    """One changeset; what is not given is the same every time."""
    given = {"scope": SCOPE, "device": ident(9), "author": MEMBER, "now_ms": START, "salt": salts()} | other
    return changesets.make(operations, heads=heads, sign=sign_as(given["device"]), **given)


def claim(number: int, value: Any = None, *, entity: int = 20, property_id: str = "event.date", **other: Any) -> Any:
    """A claim with a number for an id."""
    return ClaimMade(
        claim=ident(number),
        entity=ident(entity),
        property=property_id,
        statement=other.pop("statement", STATEMENT),
        value=value,
        **other,
    )


@dataclass
class Copy:
    """One copy of a workspace: the device it signs as, and what it holds."""

    device: str
    salt: Callable[[], bytes]
    held: dict[str, Changeset] = field(default_factory=dict)

    def heads(self, scope: str) -> Heads:
        """What nothing held stands on yet, its own last first."""
        mine = {id_: one.read_header() for id_, one in self.held.items()}
        mine = {id_: header for id_, header in mine.items() if header.scope == scope}
        stood_on = {parent for header in mine.values() for parent in header.parents}
        top = {id_: header for id_, header in mine.items() if id_ not in stood_on}
        parents = sorted(top, key=lambda id_: (top[id_].device != self.device, id_))
        ticks, times = [header.tick for header in top.values()], [header.time for header in top.values()]
        return Heads(tuple(parents), max(ticks, default=0), max(times, default=0))

    def write(self, scope: str, *operations: Known, now_ms: int = START) -> Changeset:
        """A changeset on top of what is held."""
        made = write(
            *operations, heads=self.heads(scope), scope=scope, device=self.device, now_ms=now_ms, salt=self.salt
        )
        self.held[made.id] = made
        return made

    def told(self) -> Iterator[Known]:
        """Every operation held."""
        for _, _, operation in ledger_of(self.held.values()).in_order():
            yield operation


@dataclass
class World:
    """Copies of one workspace, and a count that mints ids."""

    copies: list[Copy] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1000))

    def all(self) -> list[Changeset]:
        """Every changeset that was ever written."""
        return list({id_: one for copy in self.copies for id_, one in copy.held.items()}.values())

    def mint(self) -> str:
        """A new id."""
        return ident(next(self.numbers))


def ledger_of(what: Iterable[Changeset]) -> Ledger:
    """A ledger that took these in, in this order."""
    ledger = Ledger()
    for changeset in what:
        ledger.add(changeset)
    return ledger


def record_of(ledger: Ledger) -> Any:
    """All that a ledger says, to be compared as a whole."""
    return (ledger.entities(), ledger.claims(), ledger.shown(), ledger.groups())


def closed(what: Iterable[Changeset]) -> list[Changeset]:
    """The greatest part that is closed under parents."""
    left = {one.id: one for one in what}
    while True:
        orphans = [i for i, one in left.items() if any(p not in left for p in one.read_header().parents)]
        if not orphans:
            return list(left.values())
        for orphan in orphans:
            del left[orphan]


# values that agree, that are more or less exact, and that cannot all be true
VALUES: dict[str, dict[str, list[Any]]] = {
    "event": {
        "event.date": ["2018-07-05", "2018-07", "2018", "2013-07-10", "[2018-07-03,2018-07-05]", "2018-07-05?"],
        "event.count": [(3, 3), (3, 5), (None, 4), (10, None)],
        "event.type": ["threat", "arrest", "detention"],
        "event.title": ["A threat by phone", "Угроза по телефону"],
        "event.attribution": ["her lawyer", "the police"],
        "event.place": [ident(30), ident(31)],
    },
    "person": {
        "person.name": ["Ilona Varga", "Илона Варга", "Ilona V."],
        "person.minor": [True, False],
        "person.short_name": ["Varga", "Варга", "Ilona"],
        "person.birth": ["1990", "1990-04-01", "1991"],
    },
    "place": {"place.point": [(50_450_000, 30_520_000, 500), (50_450_100, 30_520_000, 50), (0, 0, 10)]},
    "consent": {"consent.granted": [True, False]},
}


@st.composite
def worlds(draw: st.DrawFn, most: int = 12) -> World:
    """Copies that wrote, met and were copied with the same device key (a fork)."""
    world = World()
    salt = salts("world")
    world.copies = [Copy(ident(100 + n), salt) for n in range(draw(st.integers(1, 3)))]
    for _ in range(draw(st.integers(1, most))):
        copy = draw(st.sampled_from(world.copies))
        match draw(st.sampled_from(["write"] * 5 + ["learn", "learn", "fork"])):
            case "write":
                count = draw(st.integers(1, 4))
                copy.write(SCOPE, *(_operation(draw, world, copy) for _ in range(count)), now_ms=_time(draw))
                if draw(st.integers(0, 3)) == 0:
                    copy.write(LINKS, _link(draw, world, copy), now_ms=_time(draw))
            case "learn":
                copy.held.update(draw(st.sampled_from(world.copies)).held)
            case _:
                world.copies.append(Copy(copy.device, copy.salt, dict(copy.held)))
    return world


def _time(draw: st.DrawFn) -> int:
    return START + draw(st.integers(-5, 5)) * 1000


def _operation(draw: st.DrawFn, world: World, copy: Copy) -> Known:
    told = list(copy.told())
    opened = [one for one in told if isinstance(one, EntityOpened)]
    made = [one.claim for one in told if isinstance(one, ClaimMade)]
    choice = draw(st.sampled_from(["open", *["claim"] * 5, "absent", *["judge"] * 4]))
    if choice == "open" or not opened:
        return EntityOpened(entity=world.mint(), kind=draw(st.sampled_from(sorted(VALUES))))
    if choice == "judge" and made:
        return draw(judging(draw(st.sampled_from(made))))
    return _claim(draw, world, draw(st.sampled_from(opened)), absent=choice == "absent")


def _claim(draw: st.DrawFn, world: World, entity: EntityOpened, *, absent: bool) -> ClaimMade:
    name = draw(st.sampled_from(sorted(VALUES[entity.kind])))
    reason = draw(st.sampled_from(["unknown", "not_asked", "withheld", "not_applicable"]))
    return ClaimMade(
        claim=world.mint(),
        entity=entity.entity,
        property=name,
        statement=ident(draw(st.integers(40, 42))),
        value=None if absent else draw(st.sampled_from(VALUES[entity.kind][name])),
        absent=reason if absent else None,
        stance=draw(st.sampled_from([Stance.ASSERTS, *Stance])),
        said_by=draw(st.sampled_from([None, "her lawyer"])),
    )


def judging(claim: str) -> st.SearchStrategy[Known]:
    """Anything that may be decided about a claim."""
    assessors = st.sampled_from([ident(50), ident(51)])
    holds = st.sampled_from(["supported", "unassessed", "unsure", "contradicted"])
    return st.one_of(
        st.just(ClaimRetracted(claim=claim)),
        st.builds(ClaimRanked, claim=st.just(claim), rank=st.sampled_from(["preferred", "normal", "deprecated"])),
        st.builds(ClaimAssessed, claim=st.just(claim), assessor=assessors, holds=holds),
        st.just(ClaimsUnlooked(claims=(claim,))),
        st.just(ClaimsLooked(claims=(claim,))),
        st.just(ReasonGiven(about=claim, text="the file says otherwise")),
    )


def _link(draw: st.DrawFn, world: World, copy: Copy) -> Known:
    told = list(copy.told())
    joins = [one.join for one in told if isinstance(one, EntitiesJoined)]
    entities = [one.entity for one in told if isinstance(one, EntityOpened)]
    if joins and draw(st.booleans()):
        return EntitiesParted(join=draw(st.sampled_from(joins)))
    one, other = draw(st.sampled_from(entities)), draw(st.sampled_from(entities))
    return EntitiesJoined(join=world.mint(), one=one, other=other)
