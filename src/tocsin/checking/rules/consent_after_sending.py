"""A letter that tells of somebody went out before the first day of any consent that this person gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from tocsin.checking.recorded import Recorded
from tocsin.checking.rows import case_of_rows
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.saying import MOST_FINDINGS
from tocsin.checking.spoken import quoted, spoken, worded
from tocsin.checking.wording import label, when
from tocsin.domain.dates import Bounds
from tocsin.domain.facts import Fact, Finding, Firmness, Severity, Stance
from tocsin.domain.outline import Outline
from tocsin.domain.terms import thesaurus

# what a letter of ours needs, and what lets anything leave at all: a consent to either may cover it
_ASKED = frozenset({"share", "publish_anonymously", "publish_named"})
_READERS = frozenset({"addressees", "public"})
_WITHIN = frozenset({"store", "analyse", "statistics", "training"})
_NEEDED = frozenset({"consent.from", "delivery.sent"})


def _check(case: Case) -> Iterator[Finding]:
    if not any(fact.property == "consent.from" for fact in case.facts.facts):
        return
    recorded = Recorded(case.facts)
    for letter, kind in case.facts.kinds.items():
        sent = _first_sent(recorded, letter) if kind == "intervention" else None
        if sent is not None:
            for told in recorded.given(letter, "intervention.tells_of"):
                yield from _of_person(recorded, letter, sent, told)


def _may_strike(outline: Outline) -> bool:
    """Whether a consent has a first day and a letter went out."""
    return outline.properties >= _NEEDED


def _first_sent(recorded: Recorded, letter: str) -> Fact | None:
    """The first day on which it left, by what is not doubted; None where it came back or a day is not known."""
    deliveries = recorded.pointing("delivery.intervention", letter)
    days = [recorded.given(one, "delivery.sent") for one in deliveries if not _came_back(recorded, one)]
    found = [rows[0] for rows in days if len(rows) == 1 and _firm(rows[0])]
    if not found or len(found) < len(days):
        return None
    return min(found, key=lambda fact: fact.bounds.e_max if fact.bounds else 0)


def _came_back(recorded: Recorded, delivery: str) -> bool:
    return bool(recorded.given(delivery, "delivery.came_back"))


def _firm(fact: Fact) -> bool:
    known = fact.stance is Stance.ASSERTS and fact.firmness is Firmness.FIRM
    return known and fact.bounds is not None and not fact.bounds.soft


def _of_person(recorded: Recorded, letter: str, sent: Fact, told: Fact) -> Iterator[Finding]:
    people = _alike(recorded, told.value)
    granted = [
        consent
        for person in people
        for consent in recorded.pointing("consent.subject", person)
        if _is_granted(recorded, consent)
    ]
    late = [consent for consent in granted if _covers(recorded, consent) and _begins_after(recorded, consent, sent)]
    if late and not any(_may_hold(recorded, consent, sent) for consent in granted):
        yield _finding(recorded, letter, sent, told, late)


def _alike(recorded: Recorded, person: str) -> Sequence[str]:
    """The person, and whoever bears the same name: they may be one."""
    names = {fact.value.casefold() for fact in recorded.given(person, "person.name")}
    others = (
        fact.entity
        for fact in recorded.facts.facts
        if fact.property == "person.name" and fact.value.casefold() in names
    )
    return list(dict.fromkeys((person, *others)))


def _is_granted(recorded: Recorded, consent: str) -> bool:
    facts = recorded.all(consent, "consent.granted")
    return bool(facts) and all(fact.value == "true" and fact.stance is Stance.ASSERTS for fact in facts)


def _covers(recorded: Recorded, consent: str) -> bool:
    """Whether the person gave it for such a letter; another ground than the own word is looked at elsewhere."""
    uses = {fact.value for fact in recorded.given(consent, "consent.use")}
    readers = {fact.value for fact in recorded.given(consent, "consent.audience")}
    own = not recorded.given(consent, "consent.ground")
    return own and bool(uses) and uses <= _ASKED and (not readers or readers <= _READERS)


def _begins_after(recorded: Recorded, consent: str, sent: Fact) -> bool:
    begins = recorded.given(consent, "consent.from")
    return bool(begins) and all(_firm(fact) and _lies_before(sent.bounds, fact.bounds) for fact in begins)


def _may_hold(recorded: Recorded, consent: str, sent: Fact) -> bool:
    """Whether a consent may have been in force when the letter left: wide, so that a doubt keeps silent."""
    if {fact.value for fact in recorded.given(consent, "consent.use")} <= _WITHIN:
        return not recorded.given(consent, "consent.use")
    ended = any(_lies_before(fact.bounds, sent.bounds) for fact in recorded.given(consent, "consent.until"))
    return not ended and not _begins_after(recorded, consent, sent)


def _lies_before(one: Bounds | None, other: Bounds | None) -> bool:
    return one is not None and other is not None and one.e_max < other.s_min


def _finding(recorded: Recorded, letter: str, sent: Fact, told: Fact, late: Sequence[str]) -> Finding:
    facts, who = recorded.facts, label(recorded.facts, told.value)
    begins = [fact for one in late for fact in recorded.given(one, "consent.from")]
    first = min(begins, key=lambda fact: fact.bounds.s_min if fact.bounds else 0)
    use = recorded.given(first.entity, "consent.use")[0]
    rows = {fact.claim: fact for fact in (sent, told, *begins)}
    title = facts.labels.get(letter, "the ")
    letter_called = worded(f"{RULE.name}.letter") if title.startswith("the ") else quoted(title)
    agreed = thesaurus("consent_uses").term(use.value).label(spoken())
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.QUESTION,
        message=worded(
            f"{RULE.name}.asks", letter=letter_called, who=who, sent=when(sent), use=agreed, begins=when(first)
        ),
        subjects=(letter, told.value),
        claims=tuple(rows),
        passages=tuple(fact.passages[0] if fact.passages else None for fact in rows.values()),
    )


def _case(language: str, name: str, sent: str, begins: str, *more: tuple[str, str, str], strikes: str = "") -> Example:
    rows = [
        ("person:1", "person.name", name),
        ("intervention:1", "intervention.tells_of", "person:1"),
        ("delivery:1", "delivery.intervention", "intervention:1"),
        ("delivery:1", "delivery.sent", sent),
        ("consent:1", "consent.subject", "person:1"),
        ("consent:1", "consent.use", "publish_named"),
        ("consent:1", "consent.granted", "true"),
        ("consent:1", "consent.from", begins),
        *more,
    ]
    labels = {"person:1": name, "intervention:1": "Appeal 7"}
    return Example(language, case_of_rows(rows, labels), (strikes,) if strikes else ())


_EARLIER = (
    ("consent:2", "consent.subject", "person:1"),
    ("consent:2", "consent.use", "share"),
    ("consent:2", "consent.granted", "true"),
)

RULE = Rule(
    name="consent-after-sending",
    version=1,
    reason="A consent that begins after the letter left does not cover it; often only its day was entered late.",
    check=lambda case: islice(_check(case), MOST_FINDINGS),
    may_strike=_may_strike,
    examples=(
        _case("en", "Marta Velin", "2031-05-03", "2031-05-04", strikes="from 4 May 2031"),
        _case("en", "Marta Velin", "2031-05-03", "2031-05-03"),
        _case("en", "Marta Velin", "2031-05-03", "2031-05-04", *_EARLIER),
        _case("uk", "Ілона Варга", "2031-05", "2031-06-02", strikes="Ілона Варга"),
        _case("uk", "Ілона Варга", "2031-05", "2031-05-31"),
        _case("ru", "Вера Молнар", "2031-05-03", "2031-06", strikes="Вера Молнар"),
        _case("ru", "Вера Молнар", "2031-05-03", "2031-05-04", ("delivery:1", "delivery.came_back", "bounced")),
        _case(
            "pl",
            "Ewa Żołędź",
            "2031-05-03",
            "2031-05-04",
            *_EARLIER,
            ("consent:2", "consent.until", "2031-05-01"),
            strikes="Ewa Żołędź",
        ),
        _case("pl", "Ewa Żołędź", "2031-05-03", "2031-05-04~"),
    ),
)
