"""What was decided about a claim, packed into one small number. Nothing decided is 0, which takes no byte in a row."""

from __future__ import annotations

from itertools import product

from tocsin.domain.judgements import Judgement
from tocsin.domain.resolve import Holds, Rank

UNTOUCHED = 0  # the code of a claim about which nothing was decided


def code(judgement: Judgement) -> int:
    """Six bits: retracted, looked (1), rank (2), class (2), as they differ from those of an untouched claim."""
    return _plain(judgement) ^ _UNTOUCHED


def decided(number: int) -> Judgement:
    """The judgement behind a code."""
    return _JUDGEMENTS[number]


def _plain(judgement: Judgement) -> int:
    return judgement.retracted | judgement.looked << 1 | judgement.rank << 2 | judgement.holds << 4


_UNTOUCHED = _plain(Judgement())
_JUDGEMENTS = {
    code(judgement): judgement
    for judgement in (
        Judgement(retracted, rank, holds, looked)
        for retracted, rank, holds, looked in product((False, True), Rank, Holds, (False, True))
    )
}
