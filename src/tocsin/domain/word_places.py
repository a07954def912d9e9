"""Where in a text the words of a query stand: the place that a search shows of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.domain.lemmas import query_words, words_in

TOGETHER = 120  # code points within which words stand together


@dataclass(frozen=True, slots=True)
class _Met:
    """A word of the text, and which words of the query it meets, by their numbers."""

    start: int
    end: int
    asked: frozenset[int]


def best_place(text: str, query: str, *, polish: bool = True) -> tuple[int, int] | None:
    """Begin and end of the first place in which most words of a query stand together; None where none stands."""
    met = list(_met(text, query_words(query, polish=polish)))
    best: tuple[int, int] | None = None
    most = 0
    for number, first in enumerate(met):
        found, end = set(first.asked), first.end
        for other in met[number + 1 :]:
            if other.end - first.start > TOGETHER or "\n" in text[end : other.start]:
                break
            if not other.asked <= found:
                found, end = found | other.asked, other.end
        if len(found) > most:
            best, most = (first.start, end), len(found)
    return best


def _met(text: str, asked: Sequence[frozenset[str]]) -> Iterator[_Met]:
    known: dict[str, frozenset[int]] = {}
    for start, end, tokens in words_in(text):
        word = text[start:end]
        if word not in known:
            held = tokens()
            known[word] = frozenset(number for number, some in enumerate(asked) if not some.isdisjoint(held))
        if known[word]:
            yield _Met(start, end, known[word])
