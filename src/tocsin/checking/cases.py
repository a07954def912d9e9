"""A whole case at once: its statements together, each seen in its own words."""

from __future__ import annotations

from tocsin.checking.registry import check
from tocsin.checking.rule import Asked
from tocsin.checking.sentences import Texts
from tocsin.domain.facts import CaseFacts, Finding


def check_case(facts: CaseFacts, texts: Texts, asked: Asked | None = None) -> tuple[Finding, ...]:
    """The findings about a case; `texts` are its statements' texts by digest.

    Dates are held against each other over all statements; what the words say (in which order a text tells, in which
    tense, what it hedges) is looked up in the text where a passage stands, never across two texts. Where a procedure is
    `asked` for, the findings are what it needs and the case lacks.
    """
    return check(facts, texts, asked=asked)
