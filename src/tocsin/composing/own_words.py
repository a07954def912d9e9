"""Sentences that are typed as our own word and yet tell of somebody or something: whoever typed them is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tocsin.composing.rebinding import cut
from tocsin.composing.stated import stated, told_of


def telling(paragraphs: Iterable[str], known: Iterable[str] = ()) -> tuple[str, ...]:
    """Those sentences that name somebody, a day or a number beyond the words of `known`, each once.

    It is the measure by which a sentence that comes back from Word is no opinion. What names nobody and nothing passes.
    """
    words = sum((stated(one) for one in known), Counter[str]())
    return tuple(dict.fromkeys(one for one in _sentences(paragraphs) if told_of(one).keys() - words.keys()))


def _sentences(paragraphs: Iterable[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from (paragraph[start:end] for start, end in cut(paragraph, ()))
