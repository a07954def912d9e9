"""What an event holds of the values that lists are narrowed by, in its own row: small numbers between spaces.

One comparison of texts says whether an event holds a value, without reading its document, and an index that carries
these texts answers for a whole time. Only terms and the marks of doubt are numbered; a place or a statement is of one
case and has few events, which the inverted index names.

How many events hold the very same values is counted as they come and go: what stands behind a value in the whole
workspace is then known without looking at any event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from hashlib import blake2b

from django.db import connection

from tocsin.domain.schema import ValueKind
from tocsin.records import bulk
from tocsin.records.derived import EventRow, EventValues
from tocsin.records.findable import MARKS, filter_token, filterable, term_tokens
from tocsin.records.words import WORDS

_ADD = """INSERT INTO d_event_values (held, events) VALUES (%s, %s)
          ON CONFLICT (held) DO UPDATE SET events = d_event_values.events + excluded.events"""


def held(filters: Iterable[str]) -> str:
    """The text of an event that is filtered by these tokens; empty where there is none."""
    signs = sorted(_sign(token, WORDS.number) for token in filters if not token.startswith(_left_out()))
    return f" {' '.join(signs)} " if signs else ""


def sign(token: str) -> str:
    """What stands in the text of every event that holds this token, and in no other."""
    return f" {_sign(token, WORDS.known)} "


def _sign(token: str, number: Callable[[str], int]) -> str:
    """A number, or for a value of no list a hash: somebody's words may stand where a term should, and a word stays."""
    known = token in MARKS or token in term_tokens("event")
    return str(number(token)) if known else f"x{blake2b(token.encode(), digest_size=8).hexdigest()}"


def tokens(text: str) -> list[str]:
    """What stands behind a text, sorted, alike in every copy."""
    return sorted(WORDS.word(int(sign)) if sign.isdecimal() else sign for sign in text.split())


@cache
def _left_out() -> tuple[str, ...]:
    rules = [rule for rule in filterable("event") if rule.type is not ValueKind.TERM]
    return tuple(f"{filter_token(rule, '').rpartition('.')[0]}." for rule in rules)


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
