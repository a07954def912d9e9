"""A draft of ours against the record: what it tells flat, and the record as a word, an attempt, a suspicion.

Pure, and for every language at once. A sentence of a letter knows the claims that it rests on; through them it is held
against what the record says of the same event, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tocsin.checking.headlines import NOT_DONE, ToldEvent, events_of
from tocsin.checking.labelled import labelled, names_of
from tocsin.checking.links import place_of
from tocsin.checking.rule import Rule
from tocsin.checking.rules.allegation_told_as_fact import DEEDS
from tocsin.checking.rules.allegation_told_as_fact import RULE as ALLEGATION
from tocsin.checking.rules.deed_told_of_attempt import RULE as ATTEMPT
from tocsin.checking.rules.verdict_told_of_suspicion import RULE as VERDICT
from tocsin.checking.spoken import worded
from tocsin.checking.wording import label
from tocsin.checking.words.attribution import (
    all_named,
    attributes,
    names_nobody,
    naming_words,
    quotes,
    tells_of_no_deed,
)
from tocsin.checking.words.verdicts import JUDGMENTS
from tocsin.domain.facts import CaseFacts, Fact, Finding, Severity, Stance


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """One sentence of a draft, in its whole words, and the claims that it rests on."""

    text: str
    claims: tuple[str, ...]


def told_flat(sentences: Iterable[DraftSentence], facts: CaseFacts) -> tuple[tuple[int, Finding], ...]:
    """The questions about a draft, each with the number of its sentence, in the order of the draft.

    The passages of a finding are those of the record's claims; one question is asked once of one event or person.
    """
    events = events_of(facts)
    asked: set[tuple[str, tuple[str, ...]]] = set()
    found = []
    for number, sentence in enumerate(sentences):
        for finding in (*_of_events(sentence, events, facts), *_verdicts(sentence, events, facts)):
            if (finding.rule, finding.subjects) not in asked:
                asked.add((finding.rule, finding.subjects))
                found.append((number, finding))
    return tuple(found)


def _of_events(sentence: DraftSentence, events: Sequence[ToldEvent], facts: CaseFacts) -> Iterator[Finding]:
    own = frozenset(sentence.claims)
    for event in events:
        if any(fact.claim in own for fact in event.rows):
            if _is_somebodys_word(event, sentence.text) and not _leaves_it_open(sentence.text):
                yield _finding(ALLEGATION, facts, event, _word_of(event))
            if _only_attempted(event) and not tells_of_no_deed(sentence.text):
                yield _finding(ATTEMPT, facts, event, event.one("completion"))


def _is_somebodys_word(event: ToldEvent, text: str) -> bool:
    """Whether the record gives the event by somebody's word and the sentence names who is said to have done it."""
    if event.value("type") not in DEEDS or event.flat:
        return False
    accused = naming_words(event.value("perpetrator"))
    named = not names_nobody(accused) and all_named(accused, naming_words(text))
    return named or _hedged(event) is not None


def _leaves_it_open(text: str) -> bool:
    return attributes(text) or quotes(text)


def _hedged(event: ToldEvent) -> Fact | None:
    """What the source itself was not sure of: that it happened, or who did it."""
    doubted = (event.one("type"), event.one("perpetrator"))
    return next((fact for fact in doubted if fact and fact.stance is not Stance.ASSERTS), None)


def _word_of(event: ToldEvent) -> Fact | None:
    return event.one("attribution") or _hedged(event)


def _only_attempted(event: ToldEvent) -> bool:
    completions = {fact.value for fact in event.rows if fact.property == "event.completion"}
    return bool(completions) and completions <= NOT_DONE and event.value("type") in DEEDS - {"threat"}


def _verdicts(sentence: DraftSentence, events: Sequence[ToldEvent], facts: CaseFacts) -> Iterator[Finding]:
    names = names_of(facts)
    judged = {victim for event in events if event.value("type") in JUDGMENTS for victim in event.victims}
    for one in labelled(sentence.text, names):
        if not any(all_named(names[one.person], naming_words(victim)) for victim in judged):
            name = next(fact for fact in facts.of(one.person, "person.name"))
            yield Finding(
                rule=VERDICT.name,
                version=VERDICT.version,
                severity=Severity.QUESTION,
                message=worded(f"{VERDICT.name}.draft", words=one.words, who=label(facts, one.person)),
                subjects=(one.person,),
                claims=(name.claim,),
                passages=(place_of(name),),
            )


def _finding(rule: Rule, facts: CaseFacts, event: ToldEvent, other: Fact | None) -> Finding:
    rows = [fact for fact in (event.one("type"), other) if fact is not None] or [event.rows[0]]
    return Finding(
        rule=rule.name,
        version=rule.version,
        severity=Severity.QUESTION,
        message=worded(f"{rule.name}.draft", what=label(facts, event.entity)),
        subjects=(event.entity,),
        claims=tuple(fact.claim for fact in rows),
        passages=tuple(place_of(fact) for fact in rows),
    )
