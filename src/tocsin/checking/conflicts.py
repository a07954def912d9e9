"""What cannot all be true in a case's chronology, which date is likely the wrong one, and what would mend it.

A conflict is a minimal set of claims. Each firm date in it is tried for slips of its own words; a slip is a repair
when the whole rest of the case then fits; where no slip settles the whole, those that settle most. Repairs are ranked:
digits read by a machine before those typed, what a text says before what was told of it, then the likelier slip, then
by how many of the other dates agree with the new one, a statement's own date last, then by the order of the text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from tocsin.checking.chronology import Chronology, Dating, chronology_of, date_edges
from tocsin.checking.links import Link, place_of
from tocsin.checking.network import Edge, distances, minimal_conflict, negative_cycle, resting_on
from tocsin.checking.repairs import repair_of
from tocsin.checking.sentences import Texts
from tocsin.checking.slips import Slip, slips, with_year
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.errors import BadDate
from tocsin.domain.facts import CaseFacts, Firmness, Repair

MOST_CONFLICTS = 50
MOST_SIDES = 6
MOST_REPAIRS = 3
MOST_LEFT = 12


@dataclass(frozen=True, slots=True)
class Conflict:
    """`suspect` is the date that the first repair mends, or the first in the text; `sides` are the others' facts.

    `links` are the orders that cannot hold, `claims` the numbers of the minimal set that was found first; `whole` says
    whether the whole case fits once the first repair is made.
    """

    suspect: Dating
    sides: tuple[Dating, ...]
    links: tuple[Link, ...]
    claims: tuple[int, ...]
    repairs: tuple[Repair, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Mend:
    """A repair with what ranks it; `left` counts the conflicts that remain without the suspect."""

    number: int
    slip: Slip
    left: int
    agreement: tuple[int, int, int]


def conflicts(facts: CaseFacts, texts: Texts | None = None) -> tuple[Conflict, ...]:
    """Every conflict of a case, in the order of the text. Pure; the same facts give the same conflicts."""
    case = chronology_of(facts, texts or {})
    held, found = set(case.claims), list[Conflict]()
    while len(found) < MOST_CONFLICTS and (core := minimal_conflict(case.size, case.edges, held)):
        mends = _mends(case, core, held)
        reckoned = _year_reckoned_wrong(case, core, held)
        if reckoned is not None:
            held.discard(reckoned)
            continue
        suspect = mends[0].number if mends else _first_date(case, core)
        if suspect is None:
            held.difference_update(core)
            continue
        found.append(_conflict(case, core, suspect, mends, held))
        held.discard(suspect)
    return tuple(sorted(found, key=lambda conflict: conflict.suspect.place))


def _first_date(case: Chronology, core: Sequence[int]) -> int | None:
    dates = [claim for claim in core if claim < len(case.datings)]
    return min(dates, key=lambda claim: case.datings[claim].place, default=None)


def _conflict(
    case: Chronology, core: Sequence[int], suspect: int, mends: Sequence[_Mend], held: Collection[int]
) -> Conflict:
    cores = [tuple(core), *_further(case, core, suspect, held)]
    numbers = dict.fromkeys(claim for claims in cores for claim in claims if claim < len(case.datings))
    sides = sorted((case.datings[claim] for claim in numbers if claim != suspect), key=lambda side: side.place)
    links = dict.fromkeys(link for claims in cores for link in _links_of(case, claims))
    repairs = tuple(_repaired(case.datings[mend.number], mend.slip) for mend in mends[:MOST_REPAIRS])
    whole = all(mend.left == 0 for mend in mends[:1])
    return Conflict(case.datings[suspect], tuple(sides), tuple(links), tuple(core), repairs, whole)


def _links_of(case: Chronology, core: Collection[int]) -> Iterator[Link]:
    for edge in negative_cycle(case.size, resting_on(case.edges, core)):
        if edge.link >= 0:
            yield case.links[edge.link]


def _further(case: Chronology, core: Sequence[int], suspect: int, held: Collection[int]) -> Iterator[tuple[int, ...]]:
    """More minimal sets that hold the suspect: each time without the other dates named so far."""
    named = {claim for claim in core if claim < len(case.datings) and claim != suspect}
    kept, _ = _consistent_rest(case, core, suspect, held)
    for _ in range(MOST_SIDES):
        more = minimal_conflict(case.size, case.edges, (kept | {suspect}) - named)
        if suspect not in more:
            return
        yield more
        named |= {claim for claim in more if claim < len(case.datings) and claim != suspect}


def _consistent_rest(
    case: Chronology, core: Sequence[int], suspect: int, held: Collection[int]
) -> tuple[set[int], int]:
    """The claims held but the suspect, less what contradicts itself without it; and how often that was.

    A date without which more than MOST_LEFT contradictions remain is not what is wrong: counting on would cost time.
    """
    kept, left = set(held) - {suspect}, 0
    while left <= MOST_LEFT and (more := minimal_conflict(case.size, case.edges, kept)):
        outside = [claim for claim in more if claim not in core] or list(more)
        kept.discard(outside[-1])
        left += 1
    return kept, left


def _mends(case: Chronology, core: Sequence[int], held: Collection[int]) -> list[_Mend]:
    found: list[_Mend] = []
    for number in (claim for claim in core if claim < len(case.datings) and case.datings[claim].firm):
        kept, left = _consistent_rest(case, core, number, held)
        if left > MOST_LEFT:
            continue
        room = _Room(case, number, kept)
        found += (
            _Mend(number, slip, left, _agreement(case, number, slip.value))
            for slip in slips(case.datings[number].words)
            if room.fits(slip.value)
        )
    best = min((mend.left for mend in found), default=0)
    read = any(place_of(dating.fact) for dating in case.datings)
    return sorted((mend for mend in found if mend.left == best), key=lambda mend: _rank(case, mend, read))


def _rank(case: Chronology, mend: _Mend, read: bool) -> tuple[bool, bool, int, int, bool, int, int, int, int]:
    dating = case.datings[mend.number]
    year, month, near = mend.agreement
    typed = dating.fact.firmness is not Firmness.OCR
    told_from_outside = read and place_of(dating.fact) is None
    dateline = dating.fact.property == "statement.date"  # looked at more often than any other date
    return typed, told_from_outside, mend.slip.cost, -year, dateline, -month, near, dating.place, mend.slip.start


def _agreement(case: Chronology, number: int, value: str) -> tuple[int, int, int]:
    """How many other dates share the new date's year, and its month; and the days to the nearest."""
    others = [dating.fact.value for at, dating in enumerate(case.datings) if at != number]
    day = bounds(value, Kind.MOMENT).s_min
    gaps = (abs(day - dating.bounds.s_min) for at, dating in enumerate(case.datings) if at != number)
    return (
        sum(other[:4] == value[:4] for other in others),
        sum(other[:7] == value[:7] for other in others),
        min(gaps, default=0),
    )


def _year_reckoned_wrong(case: Chronology, core: Sequence[int], held: Collection[int]) -> int | None:
    """A date of the set whose words hold no year and that fits with the year before or after: our reckoning erred."""
    for number in (claim for claim in core if claim < len(case.datings)):
        words = case.datings[number].words
        if words.year_is_ours and words.value[:4].isdigit():
            year = int(words.value[:4])
            room = _Room(case, number, _consistent_rest(case, core, number, held)[0])
            if any(room.fits(with_year(words.value, year, other)) for other in (year - 1, year + 1)):
                return number
    return None


class _Room:
    """What the rest of a case leaves to one dating: the distances it implies among the origin, its start and end."""

    def __init__(self, case: Chronology, number: int, kept: Collection[int]) -> None:
        self._nodes = (0, *case.ends(number))
        edges = resting_on(case.edges, kept)
        rows = [distances(case.size, edges, node) for node in self._nodes]
        self._edges = [
            Edge(source, target, weight)
            for source, row in enumerate(rows)
            for target, node in enumerate(self._nodes)
            if source != target and (weight := row[node]) is not None
        ]
        self._told = _told_day(case)

    def fits(self, value: str) -> bool:
        """Whether a date with this EDTF value contradicts nothing of the rest."""
        try:
            wanted = bounds(value, Kind.MOMENT, told=self._told)
        except BadDate:
            return False
        return not negative_cycle(3, [*self._edges, *date_edges(1, wanted, 0)])


def _told_day(case: Chronology) -> str | None:
    return next((dating.fact.value for dating in case.datings if dating.fact.property == "statement.date"), None)


def _repaired(dating: Dating, slip: Slip) -> Repair:
    return repair_of(dating.fact, dating.words, slip)
