"""What an event holds of the values that lists are narrowed by, in its own row: small numbers between spaces.

One comparison of texts says whether an event holds a value, without reading its document, and an index that carries
these texts answers for a whole time. Only terms and the mark of a dispute are numbered; a place is of one case and has
few events, which the inverted index names.

How many events hold the very same values is counted as they come and go: what stands behind a value in the whole
workspace is then known without looking at any event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db import connection

from tocsin.domain.dossier import Shown, State
from tocsin.domain.schema import ValueKind
from tocsin.records import bulk
from tocsin.records.derived import EventRow, EventValues
from tocsin.records.findable import DISPUTED, filter_token, filterable
from tocsin.records.words import WORDS

_ADD = """INSERT INTO d_event_values (held, events) VALUES (%s, %s)
          ON CONFLICT (held) DO UPDATE SET events = d_event_values.events + excluded.events"""


def held(shown: Mapping[str, tuple[Shown, ...]]) -> str:
    """The text of an event of which this is shown: terms, and those in dispute with them. Empty where there is none."""
    numbers = {WORDS.number(token) for token in _tokens(shown)}
    return f" {' '.join(map(str, sorted(numbers)))} " if numbers else ""


def _tokens(shown: Mapping[str, tuple[Shown, ...]]) -> Iterator[str]:
    if any(one.state is State.DISPUTED for values in shown.values() for one in values):
        yield DISPUTED
    for rule in filterable("event"):
        if rule.type is ValueKind.TERM:
            for one in shown.get(rule.id, ()):
                yield from (filter_token(rule, said.value) for said in (one, *one.others) if said.value)


def sign(token: str) -> str:
    """What stands in the text of every event that holds this token, and in no other."""
    return f" {WORDS.known(token)} "


def tokens(text: str) -> list[str]:
    """The tokens behind a text, sorted."""
    return sorted(WORDS.word(int(number)) for number in text.split())


def count(texts: Iterable[str]) -> None:
    """Events with these texts came."""
    with connection.cursor() as cursor:
        cursor.executemany(_ADD, list(Counter(texts).items()))


def forget(entities: Sequence[int]) -> None:
    """These entities are to go: the events among them are counted no more."""
    gone = Counter(text for (text,) in bulk.select(EventRow, ("held",), "entity", entities))
    if gone:
        with connection.cursor() as cursor:
            cursor.executemany(_ADD, [(text, -events) for text, events in gone.items()])
        EventValues.objects.filter(events=0).delete()
