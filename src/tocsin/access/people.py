"""Finding people and groups by name across alphabets. Matches are suggested; a join is a person's act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from tocsin.access import index
from tocsin.access.filter import visible
from tocsin.access.page import Slice
from tocsin.access.sorted_rows import Sorted, sorted_rows
from tocsin.domain.lemmas import name_tokens
from tocsin.domain.names import fold_name
from tocsin.domain.viewer import Viewer
from tocsin.records import bulk
from tocsin.records.derived import Entity, NameKey, PersonRow
from tocsin.records.findable_index import Wanted
from tocsin.records.words import SCOPES, WORDS

LIKELY = 82  # of 100: below this, two folded names have nothing to say to each other
MOST = 8
NEAR = 12  # near words that one word of the name may stand for
LOOKED_AT = 500  # of the newest who share one word of the name


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody known whose name is like the one asked for. `likeness` is 100 for the same folded name."""

    entity: str
    kind: str
    scope: str
    likeness: int


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person in a list."""

    id: str
    scope: str
    name: str


def list_people(viewer: Viewer, case: str | None = None, *, after: str | None = None) -> Slice[PersonLine]:
    """People by folded name, of one case if it is given, behind the one with the id `after`. Raises NoSuch."""
    found = sorted_rows(viewer, Sorted(PersonRow, "person"), case=case, after=after)
    lines = tuple(PersonLine(uid, SCOPES.word(row.scope), row.name) for uid, row in found.items)
    return Slice(lines, found.next, found.total, found.more)


def suggest(viewer: Viewer, name: str, *, scope: str | None = None) -> tuple[Match, ...]:
    """Who in the record may be meant by a name, the likeliest first; within one scope if it is given.

    Looked at are those who bear, for each word of the name, that word or one near it, and the newest who do for one
    word of it; whoever shares no word that is at all alike is not found.
    """
    keys = _keys(viewer, _who(viewer, name), scope)
    asked = fold_name(name)
    best = {number: max(fuzz.token_sort_ratio(asked, key) for key in found) for number, found in keys.items()}
    likely = sorted((round(-likeness), number) for number, likeness in best.items() if likeness >= LIKELY)[:MOST]
    likeness = {number: -unlike for unlike, number in likely}
    matches = [
        Match(row.uid, WORDS.word(row.kind), SCOPES.word(row.scope), likeness[row.id])
        for row in Entity.objects.filter(id__in=likeness)
    ]
    return tuple(sorted(matches, key=lambda match: (-match.likeness, match.entity)))


def namesakes(viewer: Viewer, case: str, name: str) -> tuple[Match, ...]:
    """Who of a case, and which of its bodies and places, bears this very name in any alphabet. Raises NoSuch."""
    parts = [[f".{word}"] for word in name_tokens(name)]
    found = index.find(viewer, parts, case=case, limit=LOOKED_AT) if parts else []
    bearing = visible(viewer, NameKey.objects.filter(entity__in=found, key=fold_name(name)))
    rows = Entity.objects.filter(id__in=set(bearing.values_list("entity", flat=True))).order_by("id")
    return tuple(Match(row.uid, WORDS.word(row.kind), SCOPES.word(row.scope), 100) for row in rows)


def _who(viewer: Viewer, name: str) -> set[int]:
    """The numbers of those to look at."""
    parts = [[f".{word}", *(f".{near}" for near in index.near(viewer, word, NEAR))] for word in name_tokens(name)]
    asked: Sequence[Wanted] = [parts, *([part] for part in parts)]
    return {number for wanted in asked if wanted for number in index.find(viewer, wanted, limit=LOOKED_AT)}


def _keys(viewer: Viewer, numbers: Iterable[int], scope: str | None) -> Mapping[int, list[str]]:
    rows = visible(viewer, NameKey.objects.all())
    if scope is not None:
        rows = rows.filter(scope=SCOPES.known(scope))
    found: dict[int, list[str]] = defaultdict(list)
    for chunk in bulk.chunks(numbers):
        for number, key in rows.filter(entity__in=chunk).values_list("entity", "key"):
            found[number].append(key)
    return found
