"""Finding what the record holds by its words: in any form of a word, in three alphabets, names also when misspelt.

Every word of the query has to be met. At most the newest 2,000 that fit are ranked (DESIGN 2.5): names that hold every
word come first, then what is newest; beyond that number a screen says “newest first among N”. Counting stops at 10,000.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db.models import QuerySet

from tocsin.access import event_walk, index
from tocsin.access.event_filter import EventFilter, chosen, rows_in_time
from tocsin.access.event_walk import Order
from tocsin.access.filter import visible
from tocsin.access.index import MOST_COUNTED
from tocsin.access.victims import names_of_victims
from tocsin.domain.lemmas import is_cyrillic, name_tokens, query_words, text_tokens
from tocsin.domain.schema import schema
from tocsin.domain.terms import thesaurus
from tocsin.domain.viewer import Viewer
from tocsin.records.derived import CaseRow, Document, Entity, EventRow
from tocsin.records.findable import LINES, POLISH, filter_token, kind_token
from tocsin.records.words import SCOPES, WORDS

MOST_RANKED = 2_000
SHOWN = 50  # on one page
MOST_NEAR = 5  # names offered in place of one word

KINDS = tuple(LINES)


@dataclass(frozen=True, slots=True)
class Hit:
    """One entity that fits. `line` is its name, title or first words; the rest is an event's, `whom` it was done to."""

    entity: str
    kind: str
    scope: str
    case_title: str
    line: str
    type: str = ""
    date: str = ""
    whom: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """A word of the query that is nowhere, and folded words of names that are near it, the likest first."""

    word: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits. `total` counts what fits and may be seen; with `more` it is “more than” that number.

    `ranked` is how many of the newest were ranked, where not all were: “newest first among N”. `next` is where the
    next page begins. `near` is filled only where nothing fits. `nearly` fits, beside these, with names that are spelt
    nearly so in the place of words that are nowhere, or that are names; the newest first.
    """

    items: tuple[Hit, ...]
    next: int | None
    total: int
    more: bool
    ranked: int | None
    near: tuple[Near, ...] = ()
    nearly: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Then:
    """Events of a time, the earliest first. `total` counts what fits and may be seen; with `more` there is more."""

    items: tuple[Hit, ...]
    total: int
    more: bool


@dataclass(frozen=True, slots=True)
class InTime:
    """What cannot have happened outside of a time, and what may have happened within it."""

    surely: Then
    perhaps: Then


def search(
    viewer: Viewer, query: str, *, kinds: Collection[str] | None = None, case: str | None = None, start: int = 0
) -> Found:
    """What fits every word of the query, of these kinds and in this case if they are given. Raises NoSuch (case)."""
    asked = _asked(viewer, query)
    if not asked:
        return Found((), None, 0, more=False, ranked=None)
    of_kind = [[kind_token(kind) for kind in kinds]] if kinds is not None else []
    found = index.find(viewer, [*asked, *of_kind], case=case)
    named = [[token for token in part if token[0] == "."] for part in asked]
    ranked = _ranked(index.find(viewer, [*named, *of_kind], case=case, limit=MOST_RANKED), found[:MOST_RANKED])
    shown = ranked[start : start + SHOWN]
    near = () if found else _near(viewer, query)
    alike = _names_like(viewer, query) if found and len(found) < SHOWN else near
    return Found(
        items=_hits(viewer, shown),
        next=start + SHOWN if start + SHOWN < len(ranked) else None,
        total=min(len(found), MOST_COUNTED),
        more=len(found) > MOST_COUNTED,
        ranked=MOST_RANKED if len(found) > MOST_RANKED else None,
        near=near,
        nearly=_hits(viewer, [one for one in _nearly(viewer, query, alike, of_kind, case) if one not in set(found)]),
    )


def search_time(viewer: Viewer, query: str, since: date | None, until: date | None) -> InTime:
    """Events of these days (UTC, both included; None for an open end) that hold every word of the query, if any."""
    sure, may = EventFilter(since=since, until=until, surely=True), EventFilter(since=since, until=until)
    rows = rows_in_time(viewer, sure), rows_in_time(viewer, may).exclude(sure.in_time())
    if asked := _asked(viewer, query):
        found = index.find(viewer, [*asked, [kind_token("event")]], limit=MOST_RANKED)
        return InTime(*(_among(viewer, some, found) for some in rows))
    return InTime(*(_then(viewer, some, wanted) for some, wanted in zip(rows, (sure, may), strict=True)))


def _then(viewer: Viewer, rows: QuerySet[EventRow], wanted: EventFilter) -> Then:
    numbers = event_walk.walk(rows, wanted, Order.EARLIEST, None, SHOWN)
    total = event_walk.count(rows, wanted, MOST_COUNTED + 1)
    return Then(_hits(viewer, numbers), min(total, MOST_COUNTED), more=total > MOST_COUNTED)


def _among(viewer: Viewer, rows: QuerySet[EventRow], numbers: Sequence[int]) -> Then:
    """Those of the rows that have one of these numbers."""
    found = sorted(key for some in chosen(rows, numbers) for key in some.values_list(*event_walk.KEY))
    shown = [number for _, _, number in found[:SHOWN]]
    return Then(_hits(viewer, shown), len(found), more=len(numbers) == MOST_RANKED)


def _ranked(named: Sequence[int], newest: Sequence[int]) -> list[int]:
    """Names first, and within each the newest first; no more than are ranked."""
    return list(dict.fromkeys((*named, *newest)))[:MOST_RANKED]


def _asked(viewer: Viewer, query: str) -> list[list[str]]:
    """For each word the tokens that meet it: its forms, names with it, and events of a type that is called so."""
    polish = bool(index.find(viewer, [[POLISH]], limit=1))
    languages = ("uk", "ru") if is_cyrillic(query) else ("en", "pl") if polish else ("en",)
    types = _types_called(languages)
    return [
        [*forms, *(f".{form}" for form in forms), *(token for form in forms for token in types.get(form, ()))]
        for forms in map(sorted, query_words(query, polish=polish))
    ]


@cache
def _types_called(languages: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Types of event by the words of their labels in these languages: “обыск” finds events of the type search."""
    rule = schema().property("event.type")
    called: dict[str, tuple[str, ...]] = {}
    for term in thesaurus(rule.thesaurus or ""):
        words = (text_tokens(label) for language, label in term.labels.items() if language in languages)
        for token in sorted(set().union(*words)):
            called[token] = (*called.get(token, ()), filter_token(rule, term.id))
    return called


def _near(viewer: Viewer, query: str) -> tuple[Near, ...]:
    """For each word that is nowhere, the names that are near it."""
    lost = [word for word in name_tokens(query) if len(word) > 1 and not _is_anywhere(viewer, word)]
    offered = (Near(word, index.near(viewer, word, MOST_NEAR)) for word in lost)
    return tuple(near for near in offered if near.names)


def _names_like(viewer: Viewer, query: str) -> tuple[Near, ...]:
    """For each word that is a name here, itself and the names that are near it."""
    named = [word for word in name_tokens(query) if len(word) > 1 and index.find(viewer, [[f".{word}"]], limit=1)]
    offered = (Near(word, index.near(viewer, word, MOST_NEAR)) for word in named)
    return tuple(Near(near.word, (near.word, *near.names)) for near in offered if near.names)


def _nearly(
    viewer: Viewer, query: str, alike: Sequence[Near], of_kind: list[list[str]], case: str | None
) -> Sequence[int]:
    """The newest that fit with names that are alike in the place of words; nothing where none is alike."""
    names = {near.word: [f".{name}" for name in near.names] for near in alike}
    asked: list[list[str]] = []
    for word in query.split() if names else ():
        tokens = name_tokens(word)
        asked += [names[one] for one in tokens if one in names] or _asked(viewer, word)
    return index.find(viewer, [*asked, *of_kind], case=case, limit=SHOWN) if asked else ()


def _is_anywhere(viewer: Viewer, word: str) -> bool:
    return any(index.find(viewer, [asked], limit=1) for asked in _asked(viewer, word))


def _hits(viewer: Viewer, numbers: Sequence[int]) -> tuple[Hit, ...]:
    """What is shown of these entities, in their order."""
    rows = {row.id: row for row in visible(viewer, Entity.objects.filter(id__in=numbers))}
    lines = dict(Document.objects.filter(entity__in=numbers).values_list("entity", "line"))
    scopes = {row.scope for row in rows.values()}
    titles = dict(CaseRow.objects.filter(scope__in=scopes).values_list("scope", "title"))
    events = {row.entity: row for row in EventRow.objects.filter(entity__in=numbers)}
    whom = names_of_victims(viewer, events)
    return tuple(
        Hit(
            entity=rows[number].uid,
            kind=WORDS.word(rows[number].kind),
            scope=SCOPES.word(rows[number].scope),
            case_title=titles.get(rows[number].scope, ""),
            line=lines[number],
            type=events[number].type if number in events else "",
            date=events[number].date if number in events else "",
            whom=whom.get(number, ()),
        )
        for number in numbers
    )
