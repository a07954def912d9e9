"""Names that go on as somebody begins to type one: of people, groups and places that the viewer may see."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tocsin.access import index
from tocsin.access.filter import visible
from tocsin.domain.lemmas import name_tokens
from tocsin.domain.viewer import Viewer
from tocsin.records import claims
from tocsin.records.claims import ShownOf
from tocsin.records.derived import CaseRow, Entity
from tocsin.records.findable import kind_token
from tocsin.records.words import WORDS

KINDS = ("person", "group", "place")
LEAST = 2  # letters of the word that is being typed
LOOKED_AT = 40  # of the newest whose name goes on so
MOST = 8


@dataclass(frozen=True, slots=True)
class KnownName:
    """Somebody or something known, under the name that goes on as it was begun; `case` is the title of its case."""

    entity: str
    kind: str
    name: str
    case: str


def complete(
    viewer: Viewer, words: str, kinds: Collection[str] | None = None, case: str | None = None
) -> tuple[KnownName, ...]:
    """Names that hold the words and one word that begins with the last of them, in any alphabet, by name.

    Of these kinds, and of one case where it is given; the newest where many would fit. Raises NoSuch for the case.
    """
    asked = name_tokens(words)
    if not asked or len(asked[-1]) < LEAST:
        return ()
    wanted = [[kind_token(kind) for kind in kinds or KINDS], *([f".{word}"] for word in asked[:-1])]
    numbers = index.find(viewer, wanted, case=case, limit=LOOKED_AT, begun=f".{asked[-1]}")
    rows = {row.id: row for row in visible(viewer, Entity.objects.filter(id__in=numbers))}
    shown = claims.shown_later(rows, [f"{kind}.name" for kind in KINDS])
    titles = dict(CaseRow.objects.filter(scope__in={row.scope for row in rows.values()}).values_list("scope", "title"))
    found = [
        KnownName(row.uid, kind, name, titles.get(row.scope, ""))
        for row in rows.values()
        if (name := _going_on(shown.get(row.id, ShownOf()), kind := WORDS.word(row.kind), asked))
    ]
    first = asked[0]
    begins = sorted(found, key=lambda one: (name_tokens(one.name)[:1] != (first,), one.name.casefold(), one.entity))
    return tuple(begins[:MOST])


def _going_on(shown: ShownOf, kind: str, asked: tuple[str, ...]) -> str:
    """The name that goes on so, as it was written; where it takes several spellings to go on so, the first."""
    names = [one.value for one in shown.get(f"{kind}.name", ()) if one.value]
    return next((name for name in names if _fits(name, asked)), names[0] if names else "")


def _fits(name: str, asked: tuple[str, ...]) -> bool:
    words = name_tokens(name)
    return any(word.startswith(asked[-1]) for word in words) and set(asked[:-1]) <= set(words)
