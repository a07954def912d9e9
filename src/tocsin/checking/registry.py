"""The rules, found by listing `checking/rules`: a file there is a rule, and its `RULE` says what it is."""

from __future__ import annotations

import pkgutil
from collections.abc import Collection
from functools import cache
from importlib import import_module

from tocsin.checking import rules as folder
from tocsin.checking.glance import MayStrike
from tocsin.checking.ordered import in_order
from tocsin.checking.rule import Asked, Case, Rule
from tocsin.checking.sentences import Texts
from tocsin.domain.errors import UnknownWord
from tocsin.domain.facts import CaseFacts, Finding
from tocsin.domain.outline import Outline
from tocsin.domain.passages import InText


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(folder.__path__))
    return tuple(import_module(f"{folder.__name__}.{name}").RULE for name in names)


def check(
    facts: CaseFacts,
    text: str | Texts | None = None,
    only: Collection[str] | None = None,
    asked: Asked | None = None,
) -> tuple[Finding, ...]:
    """What the rules say of a case, in the order of its text: pure, the same for the same facts, in whatever language.

    Messages are in the language that is spoken (`checking.spoken`).

    `text` is the text of a reading, or the texts of a record by their digest: rules look at the words around a passage,
    and those that read nothing but words stay silent without it. `only` names the rules to ask. Where a procedure is
    `asked` for, only the rules about what it needs answer, in their own order. Raises UnknownWord for a name that is
    none.
    """
    unknown = sorted(set(only or ()) - {rule.name for rule in rules()})
    if unknown:
        raise UnknownWord(what="rule", word=unknown[0])
    wanted = [rule for rule in rules() if only is None or rule.name in only]
    texts = ({"": text} if text else {}) if isinstance(text, str) else text
    case = Case(in_order(facts), dict(sorted((texts or {}).items())), asked)
    if asked is not None:
        needed = sorted((rule for rule in wanted if rule.for_procedure), key=lambda rule: rule.for_procedure)
        return tuple(finding for rule in needed for finding in rule.check(case))
    general = (rule for rule in wanted if not rule.for_procedure)
    return tuple(sorted((finding for rule in general for finding in rule.check(case)), key=_order))


def may_strike(outline: Outline) -> bool:
    """Whether any rule could find something in a case of this outline that has no text at hand."""
    return any(asks(outline) for asks in _asked_of_outlines())


@cache
def _asked_of_outlines() -> tuple[MayStrike, ...]:
    return tuple(dict.fromkeys(rule.may_strike for rule in rules() if not rule.for_procedure))


def _order(finding: Finding) -> tuple[int, str, tuple[str, ...], tuple[str, ...]]:
    """By place and rule, then by what it is about: never by its words, which are others in each language."""
    starts = (passage.start for passage in finding.passages if isinstance(passage, InText))
    return min(starts, default=2**31), finding.rule, finding.subjects, finding.claims
