"""The rules, found by listing `checking/rules`: a file there is a rule, and its `RULE` says what it is."""

from __future__ import annotations

import pkgutil
from collections.abc import Collection
from functools import cache
from importlib import import_module

from tocsin.checking import rules as folder
from tocsin.checking.rule import Case, Rule
from tocsin.checking.sentences import Texts
from tocsin.domain.errors import UnknownWord
from tocsin.domain.facts import CaseFacts, Finding
from tocsin.domain.passages import InText


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(folder.__path__))
    return tuple(import_module(f"{folder.__name__}.{name}").RULE for name in names)


def check(
    facts: CaseFacts, text: str | Texts | None = None, only: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """What the rules say of a case, in the order of its text: pure, and the same for the same facts.

    `text` is the text of a reading, or the texts of a record by their digest: rules look at the words around a passage,
    and those that read nothing but words stay silent without it. `only` names the rules to ask. Raises UnknownWord for
    a name that is none.
    """
    wanted = [rule for rule in rules() if only is None or rule.name in only]
    unknown = sorted(set(only or ()) - {rule.name for rule in wanted})
    if unknown:
        raise UnknownWord(what="rule", word=unknown[0])
    texts = ({"": text} if text else {}) if isinstance(text, str) else text
    case = Case(facts, texts or {})
    return tuple(sorted((finding for rule in wanted for finding in rule.check(case)), key=_order))


def _order(finding: Finding) -> tuple[int, str, str]:
    starts = (passage.start for passage in finding.passages if isinstance(passage, InText))
    return min(starts, default=2**31), finding.rule, finding.message
