"""Checks between documents of several cases: the same rules, asked about a case together with what others tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tocsin.checking.registry import check
from tocsin.checking.sentences import Texts
from tocsin.checking.spoken import listed, quoted, worded
from tocsin.domain.facts import CaseFacts, Finding

BETWEEN = frozenset({"one-name-two-alphabets", "same-act-told-differently"})


def check_across(facts: CaseFacts, titles: Mapping[str, str], texts: Texts) -> tuple[Finding, ...]:
    """The findings that concern a case and another one; `titles` are the other cases, by entity. Pure."""
    return tuple(_told(check(facts, texts, only=BETWEEN), titles))


def with_others(own: Sequence[Finding], across: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings of a case, less those of which one across cases says all and more, and then these."""
    more = [(finding.rule, set(finding.subjects)) for finding in across]
    kept = (one for one in own if not any(one.rule == rule and set(one.subjects) <= told for rule, told in more))
    return (*kept, *across)


def _told(findings: Sequence[Finding], titles: Mapping[str, str]) -> Iterator[Finding]:
    for finding in findings:
        elsewhere = dict.fromkeys(titles[subject] for subject in finding.subjects if subject in titles)
        if elsewhere and any(subject not in titles for subject in finding.subjects):
            told = worded("common.across", cases=listed([quoted(title) for title in elsewhere]))
            yield replace(finding, message=f"{finding.message} {told}")
