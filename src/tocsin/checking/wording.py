"""The words of findings: short, plain, every side named, a question where a person must decide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tocsin.checking.calendar_words import is_foreign
from tocsin.checking.chronology import Dating
from tocsin.checking.conflicts import Conflict
from tocsin.checking.links import Link, LinkKind
from tocsin.checking.lives import is_death, mortal
from tocsin.checking.rule import Rule
from tocsin.checking.spoken import listed, spoken, worded
from tocsin.checking.words.calendar import MONTHS, WEEKDAYS
from tocsin.domain.dates import bare_phrase
from tocsin.domain.dates.tongues import TONGUES
from tocsin.domain.facts import THIS_STATEMENT, CaseFacts, Fact, Finding, Repair, Severity
from tocsin.domain.phrasebook import ENGLISH
from tocsin.domain.schema import schema
from tocsin.domain.terms import thesaurus

_STORED = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_ARTICLE = "the "  # how the words begin that we made for what has no name or title
_MARKS = ("attempted", "threatened")
_OTHERS = " and others"


def label(facts: CaseFacts, entity: str) -> str:
    """What people call this entity, or its kind; of a death that is recorded of a person, that it is one."""
    if is_death(entity):
        return worded("common.death", who=label(facts, mortal(entity)))
    words, kind = facts.labels.get(entity, ""), facts.kinds.get(entity, "event")
    if spoken() == ENGLISH:
        return words or worded("common.thing", kind=kind)
    if words == THIS_STATEMENT:
        return worded("labels.this_text")
    if words and not words.startswith(_ARTICLE):
        return words
    return _event(facts, entity, words) if kind == "event" else _kind(kind)


def _kind(kind: str) -> str:
    if kind in schema().kinds:
        return first_lower(schema().kind(kind).label(spoken()))
    return worded("labels.request" if kind == "request" else "common.entry")


def _event(facts: CaseFacts, entity: str, english: str) -> str:
    """An event by its type, and no more of it than the English words tell: attempted, and to whom it was done."""
    kind = next((fact.value for fact in facts.of(entity, "event.type")), "")
    known = thesaurus("event_types")
    words = first_lower(known.term(kind).label(spoken())) if kind in known and kind != "other" else _kind("event")
    mark = next((one for one in _MARKS if english.startswith(f"{_ARTICLE}{one} ")), "")
    if mark and not kind.startswith(mark):
        words = worded(f"labels.{mark}", what=words)
    victims = dict.fromkeys(fact.value for fact in facts.of(entity, "event.victim"))
    told = [name for name in victims if name in english]
    if told and english.endswith(_OTHERS):
        told.append(worded("common.others"))
    return worded("common.with_name", what=words, who=listed(told)) if told else words


def first_lower(words: str) -> str:
    """With a small letter at the front, so that it can stand within a sentence."""
    return words[:1].lower() + words[1:]


def when(fact: Fact) -> str:
    """A date as its words stand, without "on" or "in"; typed dates written out, and words of another language too."""
    original = " ".join(fact.original.split())
    if not original or _is_code(original, fact):
        return bare_phrase(fact.value, spoken())
    first, _, rest = original.partition(" ")
    return rest if first.casefold() in {"on", "in"} and rest else original


def _is_code(original: str, fact: Fact) -> bool:
    """Whether the words of a date tell a reader nothing: typed as it is stored, or in another language than theirs.

    What another language wrote is quoted in English as it stands: there the quotation is the evidence.
    """
    foreign = spoken() != ENGLISH and is_foreign(original, spoken())
    return fact.bounds is not None and (original == fact.value or foreign)


def day_words(day: int, month: int, year: int | None) -> str:
    """A day as a calendar would name it, also one that no calendar has; the year where it is said."""
    named = MONTHS[spoken()][0][month - 1]
    if spoken() == ENGLISH:
        return f"{day} {named.capitalize()}" + (f" {year}" if year else "")
    return f"{day} {named}" + (f" {TONGUES[spoken()].year.of.format(year=year)}" if year else "")


def weekday_name(number: int) -> str:
    """A day of the week, counted from Monday, which is 0."""
    return WEEKDAYS[ENGLISH][0][number].capitalize() if spoken() == ENGLISH else WEEKDAYS[spoken()][1][number]


def mended(repairs: Sequence[Repair], whole: bool = True) -> str:
    """What the first repair would do, as a sentence; nothing where there is none."""
    if not repairs:
        return ""
    return " " + worded("common.fits" if whole else "common.these_fit", **exchange(repairs[0]))


def exchange(repair: Repair) -> dict[str, str]:
    """What a repair puts in place of what (`becomes`, `was`); a date that was typed as it is stored is written out."""
    words = {"becomes": repair.becomes, "was": repair.was}
    if repair.passage is not None or not all(map(_STORED.fullmatch, words.values())):
        return words
    return {name: bare_phrase(date, spoken()) for name, date in words.items()}


def of_kind(conflicts: Iterable[Conflict], *kinds: LinkKind) -> list[Conflict]:
    """The conflicts whose first broken order is of one of these kinds."""
    return [conflict for conflict in conflicts if conflict.links and chief(conflict).kind in kinds]


def chief(conflict: Conflict) -> Link:
    """The link that words a conflict: what the text itself says, before what the schema says."""
    return min(conflict.links, key=lambda link: link.relation is None)


def finding(rule: Rule, conflict: Conflict, message: str) -> Finding:
    """A contradiction with every date and every saying of the text that takes part in it."""
    relations = [link.relation for link in conflict.links if link.relation is not None]
    rows = [(side.claim, side.fact.passages) for side in (conflict.suspect, *conflict.sides)]
    rows += [(relation.claim, relation.passages) for relation in relations]
    unique = {claim: passages[0] if passages else None for claim, passages in reversed(rows)}
    claims = tuple(claim for claim in dict.fromkeys(claim for claim, _ in rows))
    bound = [entity for link in conflict.links for entity in (link.first, link.second)]
    subjects = dict.fromkeys(bound or conflict.suspect.entities)
    return Finding(
        rule=rule.name,
        version=rule.version,
        severity=Severity.CONTRADICTION,
        message=message + mended(conflict.repairs, conflict.whole),
        subjects=tuple(dict.fromkeys(map(mortal, subjects))),
        claims=claims,
        passages=tuple(unique[claim] for claim in claims),
        repairs=conflict.repairs,
    )


def dated(conflict: Conflict, entity: str) -> Dating | None:
    """The dating of an entity among the sides of a conflict."""
    return next((side for side in (conflict.suspect, *conflict.sides) if entity in side.entities), None)


def day_of(conflict: Conflict, entity: str) -> str:
    """The words that date an entity in a conflict."""
    side = dated(conflict, entity)
    return when(side.fact) if side else worded("common.no_date")
