"""Bytes that one copy has and the other lacks: lost ones come back, erased ones do not. Within one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.domain.changesets import digest_text, parse_header, tree_root
from tocsin.records import foreign, rebuild, store
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset as ChangesetRow


@dataclass(frozen=True, slots=True)
class Compared:
    """Entries that were erased here and that the other copy still holds; lost ones that came back from it."""

    still_there: int
    healed: int


def compare() -> Compared:
    """Hold what is gone here against what the other copy has. Raises DamagedCopy where that cannot be read."""
    held = foreign.still_there()
    erased = foreign.counting(held)
    still_there = healed = 0
    for uid, places in held.items():
        lost = [place for place in places if (uid, place) not in erased]
        still_there += len(places) - len(lost)
        healed += _heal(uid, lost) if lost else 0
    if healed:
        rebuild.rebuild()
    return Compared(still_there, healed)


def _heal(uid: str, places: Iterable[int]) -> int:
    """Put back the bytes of some places where all of the other's fit the header that was signed."""
    seq, header = ChangesetRow.objects.values_list("seq", "header").get(uid=uid)
    there = foreign.read(foreign.number_there(uid)).operations
    try:
        root = digest_text(tree_root([one.commitment() for one in there]))
    except ValueError:
        return 0
    if root != parse_header(bytes(header)).root:
        return 0
    wanted = [place for place in places if place < len(there)]
    for place in wanted:
        store.put_back(seq * PLACES + place, there[place])
    return len(wanted)
