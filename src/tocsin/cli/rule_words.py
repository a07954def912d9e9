"""A rule explained: why it asks, and an example of what it asks about and of what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.checking import Rule, rules
from tocsin.checking.spoken import quoted, reason_of, spoken, worded
from tocsin.cli.terminal import say, say_json
from tocsin.domain.errors import UnknownWord


def explain(name: str, as_json: bool) -> None:
    """Say what a rule is for. Raises UnknownWord."""
    rule = find_rule(name)
    if as_json:
        say_json({"rule": rule.name, "version": rule.version, "reason": reason_of(rule.name, rule.reason)})
        return
    for line in rule_lines(rule):
        say(line)


def find_rule(name: str) -> Rule:
    """The rule of this name. Raises UnknownWord."""
    for rule in rules():
        if rule.name == name:
            return rule
    raise UnknownWord(what="rule", word=name)


def rule_lines(rule: Rule) -> Iterator[str]:
    """The rule for a terminal; the reference shows its examples in four languages."""
    yield f"{rule.name}, version {rule.version}"
    yield f"  {reason_of(rule.name, rule.reason)}"
    for strikes, title in ((True, "asks_about"), (False, "leaves_alone")):
        found = [text for language, text in told(rule, strikes=strikes) if language == spoken()][:1]
        yield from (f"  {worded(f'shown.{title}')}: {quoted(text)}" for text in found)
    yield f"  {worded('shown.decides_nothing')}"


def told(rule: Rule, *, strikes: bool) -> Iterator[tuple[str, str]]:
    """The examples that are texts, with their language: those that it asks about, or those that it leaves alone."""
    for example in rule.examples:
        if bool(example.strikes) is strikes and isinstance(example.told, tuple):
            yield example.language, " … ".join(map(_line, example.told))


def _line(text: str) -> str:
    return " / ".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
