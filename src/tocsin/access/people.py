"""Finding people and groups by name across alphabets. Matches are suggested; a join is a person's act."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from tocsin.access.filter import visible
from tocsin.domain.names import fold_name
from tocsin.domain.viewer import Viewer
from tocsin.records.derived import Entity, NameKey
from tocsin.records.words import SCOPES, WORDS

LIKELY = 82  # of 100: below this, two folded names have nothing to say to each other
MOST = 8


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody known whose name is like the one asked for. `likeness` is 100 for the same folded name."""

    entity: str
    kind: str
    scope: str
    likeness: int


def suggest(viewer: Viewer, name: str, *, scope: str | None = None) -> tuple[Match, ...]:
    """Who in the record may be meant by a name, the likeliest first; within one scope if it is given."""
    rows = visible(viewer, NameKey.objects.all())
    if scope is not None:
        rows = rows.filter(scope=SCOPES.known(scope))
    keys = list(rows.values_list("entity", "key"))
    found = process.extract(
        fold_name(name), [key for _, key in keys], scorer=fuzz.token_sort_ratio, score_cutoff=LIKELY, limit=MOST
    )
    best: dict[int, int] = {}
    for _, likeness, place in found:
        number = keys[place][0]
        best[number] = max(best.get(number, 0), round(likeness))
    matches = [
        Match(row.uid, WORDS.word(row.kind), SCOPES.word(row.scope), best[row.id])
        for row in Entity.objects.filter(id__in=best)
    ]
    return tuple(sorted(matches, key=lambda match: (-match.likeness, match.entity)))
