"""A text as the rules of names walk over it: its sentences as tokens, and which of them are taken."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from tocsin.reading.layout import BlockKind, Layout, Sentence
from tocsin.reading.namemodel import NameSpan
from tocsin.reading.slavic.tokens import Token, tokens_of
from tocsin.reading.slavic.words import NameWords, name_words

OPENING, CLOSING = frozenset('«„“"‟'), frozenset('»”“"')
_MOST_WORDS_QUOTED = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its words and signs; `shouted` where most words are in capitals."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    shouted: bool

    @property
    def heading(self) -> bool:
        return self.sentence.kind is BlockKind.HEADING


@dataclass(frozen=True)
class Scan:
    """All lines of a text in one language."""

    layout: Layout
    language: str
    lines: tuple[Line, ...]
    lent: tuple[NameSpan, ...] = ()

    def likely(self, start: int, end: int, kind: str) -> bool:
        """Whether a statistical model takes what stands here for a name of this kind."""
        before = bisect_right(self.lent, start, key=attrgetter("start"))
        return any(span.kind == kind and end <= span.end for span in self.lent[max(0, before - 2) : before])

    @cached_property
    def words(self) -> NameWords:
        """The lexicon of names."""
        return name_words(self.language)

    @cached_property
    def small(self) -> frozenset[str]:
        """Words that the text writes with a small letter, too."""
        return frozenset(
            token.low for line in self.lines for token in line.tokens if token.text[0].islower() and not token.capital
        )


def scan_of(layout: Layout, language: str, lent: Sequence[NameSpan] = ()) -> Scan:
    """The text, ready to be walked over."""
    lines = []
    for sentence in layout.sentences:
        tokens = tokens_of(layout, sentence)
        lines.append(Line(sentence, tokens, _shouted(tokens)))
    return Scan(layout, language, tuple(lines), tuple(sorted(lent, key=attrgetter("start", "end", "kind"))))


def _shouted(tokens: Sequence[Token]) -> bool:
    long = [token for token in tokens if len(token.text) > 2 and token.text[0].isalpha()]
    return bool(long) and sum(token.shouted for token in long) > 0.6 * len(long)


def quote_end(tokens: Sequence[Token], place: int) -> int | None:
    """The place of the sign that closes the quotation opened at `place`; None where it is not closed nearby."""
    opened = tokens[place].text
    wanted = {"«": "»", "„": '”“"', "“": "”“", '"': '"', "‟": "”"}.get(opened)
    if wanted is None:
        return None
    depth = 0
    for at in range(place + 1, min(len(tokens), place + 2 + _MOST_WORDS_QUOTED)):
        sign = tokens[at].text
        if sign == opened and sign not in wanted:
            depth += 1
        elif sign in wanted and len(sign) == 1:
            if depth == 0:
                return at
            depth -= 1
    return None
