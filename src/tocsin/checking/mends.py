"""What would mend a contradiction among the dates of a case: each slip of each date tried against all the rest.

Repairs are ranked: digits read by a machine before those typed, what a text says before what was told of it, then the
likelier slip, then by how many of the other dates agree with the new one, a statement's own date last, then by the
order of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tocsin.checking.agreement import Agreement
from tocsin.checking.chronology import Chronology
from tocsin.checking.links import place_of
from tocsin.checking.network import Core, Network, minimal_core
from tocsin.checking.slips import Slip, slips, with_year
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.errors import BadDate
from tocsin.domain.facts import Firmness

MOST_SIDES = 6
MOST_LEFT = 30
LONGEST = 60  # constraints around a circle: nobody follows a longer one, and to make it smallest would cost time


@dataclass(frozen=True, slots=True)
class Suspicion:
    """The dating that is wrong if the least is, and what would mend it or, no worse, another one.

    `left` counts the claims that contradict the rest even then; no suspect where no date has a part in it.
    """

    suspect: int | None
    mends: tuple[Mend, ...] = ()
    left: int = 0


@dataclass(frozen=True, slots=True)
class Mend:
    """A slip of one dating that fits the rest."""

    number: int
    slip: Slip


class Claims:
    """The claims of a chronology: those that a network holds, and those that wait, because they contradict these."""

    def __init__(self, case: Chronology) -> None:
        self._case = case
        self._network = Network(case.size, case.edges)
        self._waiting = [claim for claim in _in_time(case) if self._network.add(claim)]
        self._agreement = Agreement(case.datings)
        self._told = next((one.fact.value for one in case.datings if one.fact.property == "statement.date"), None)
        self._read = any(place_of(dating.fact) for dating in case.datings)

    def next_core(self) -> Core | None:
        """The claims of one contradiction; nothing where all others are held or could not be followed."""
        while self._waiting:
            cycle = self._network.add(self._waiting[0])
            if cycle and len(cycle) <= LONGEST:
                return minimal_core(self._network, self._waiting[0], cycle)
            del self._waiting[0]
        return None

    def leave_out(self, claim: int) -> None:
        """Look at the others as if this claim had not been made."""
        if self._network.holds(claim):
            self._network.drop(claim)
        else:
            self._waiting.remove(claim)

    def reckoned_wrong(self, core: Core) -> int | None:
        """A date of the core whose words hold no year and that fits with the year before or after: we erred."""
        for number in self._dates(core):
            words = self._case.datings[number].words
            if words.year_is_ours and words.value[:4].isdigit():
                year = int(words.value[:4])
                with self._without(core, number):
                    if any(self._fits(number, with_year(words.value, year, other)) for other in (year - 1, year + 1)):
                        return number
        return None

    def suspicion(self, core: Core) -> Suspicion:
        """The firm date of the core without which the most fits, with the slips of it that fit, the likeliest first."""
        tried = [(*self._tried(core, number), number) for number in self._dates(core) if self._firm(number)]
        best = min((left for left, _, _ in tried), default=0)
        even = [(number, found) for left, found, number in tried if left == best]
        mends = sorted((Mend(number, slip) for number, found in even for slip in found), key=self._rank)
        numbers = [mend.number for mend in mends] or sorted((number for number, _ in even), key=self._place)
        numbers += sorted(self._dates(core), key=self._place)
        return Suspicion(next(iter(numbers), None), tuple(mends), best)

    def further(self, core: Core, suspect: int) -> Iterator[Core]:
        """More cores that hold the suspect: each time without the other dates named so far."""
        named = [claim for claim in self._dates(core) if claim != suspect]
        with self._without(core, suspect):
            for _ in range(MOST_SIDES):
                for claim in named:
                    if self._network.holds(claim):
                        self._network.drop(claim)
                cycle = self._network.add(suspect)
                if not cycle or len(cycle) > LONGEST:
                    return
                more = minimal_core(self._network, suspect, cycle)
                yield more
                named = [claim for claim in self._dates(more) if claim != suspect]

    def _dates(self, core: Core) -> list[int]:
        return [claim for claim in core.claims if claim < len(self._case.datings)]

    def _firm(self, number: int) -> bool:
        return self._case.datings[number].firm

    def _place(self, number: int) -> int:
        return self._case.datings[number].place

    def _tried(self, core: Core, number: int) -> tuple[int, list[Slip]]:
        """How many claims do not fit without this date, and which slips of it fit those that do."""
        with self._without(core, number) as left:
            whole = all(claim == number or self._network.holds(claim) for claim in core.claims)
            tried = slips(self._case.datings[number].words) if whole else ()
            return left, [slip for slip in tried if self._fits(number, slip.value)]

    @contextmanager
    def _without(self, core: Core, suspect: int) -> Iterator[int]:
        """As many claims held as fit without the suspect, the others of the core among them; how many do not fit.

        Beyond MOST_LEFT nothing is counted, nor held: whoever has more has another trouble, and it would cost time.
        """
        network, left = self._network, 0
        with network.tried():
            if network.holds(suspect):
                network.drop(suspect)
            for claim in core.claims:
                if claim != suspect and not network.holds(claim):
                    left += self._force(claim, core)
            for claim in self._waiting:
                if left > MOST_LEFT:
                    break
                if claim not in core.claims and claim != suspect:
                    left += bool(network.add(claim))
            yield left

    def _force(self, claim: int, core: Core) -> int:
        """Hold a claim, without those outside the core that contradict it; how many these were, up to MOST_LEFT."""
        gone = 0
        while gone <= MOST_LEFT and (cycle := self._network.add(claim)):
            held = [edge.claim for edge in cycle if self._network.holds(edge.claim) and edge.claim >= 0]
            outside = [other for other in held if other not in core.claims] or held
            self._network.drop(outside[-1])
            gone += 1
        return gone

    def _fits(self, number: int, value: str) -> bool:
        """Whether a date with this EDTF value contradicts nothing that is held."""
        try:
            wanted = bounds(value, Kind.MOMENT, told=self._told)
        except BadDate:
            return False
        return self._network.fits(self._case.dated(number, wanted))

    def _rank(self, mend: Mend) -> tuple[bool, bool, int, int, bool, int, int, int, int]:
        dating = self._case.datings[mend.number]
        year, month, near = self._agreement.of(mend.number, mend.slip.value)
        typed = dating.fact.firmness is not Firmness.OCR
        told_from_outside = self._read and place_of(dating.fact) is None
        dateline = dating.fact.property == "statement.date"  # looked at more often than any other date
        return typed, told_from_outside, mend.slip.cost, -year, dateline, -month, near, dating.place, mend.slip.start


def _in_time(case: Chronology) -> list[int]:
    """The claims, dates first and the earliest of them ahead: so none lowers what others that came before allow."""
    datings = case.datings
    dates = [claim for claim in case.claims if claim < len(datings)]
    return sorted(dates, key=lambda claim: datings[claim].bounds.e_max) + list(case.claims[len(dates) :])
