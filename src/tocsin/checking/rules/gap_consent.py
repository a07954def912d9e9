"""Whether the people concerned have agreed to what the chosen procedure does with their data, and who sees it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tocsin.checking.gap_wording import said
from tocsin.checking.recorded import Recorded
from tocsin.checking.rows import case_of_rows
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.spoken import spoken, worded
from tocsin.domain.deadlines import LastDay, Passed, days_of, passed
from tocsin.domain.facts import Fact, Finding, Severity, Stance
from tocsin.domain.procedures import Procedure
from tocsin.domain.terms import thesaurus

_WORDS = {
    "none": "none",
    "refused": "refused",
    "ended": "ended",
    "may have ended": "may_have_ended",
    "limits": "limits",
    "minor": "minor",
}
_FLAGS = {"person.do_not_publish": "do_not_publish", "person.anonymise": "anonymise"}


def _check(case: Case) -> Iterator[Finding]:
    if case.asked is None:
        return
    recorded, procedure = Recorded(case.facts), case.asked.procedure
    for anchor in procedure.anchors.values():
        for person in recorded.anchored(anchor, procedure) if anchor.kind == "person" else ():
            if case.facts.kinds.get(person) == "person":
                yield from _of_person(recorded, procedure, person, case.asked.today)
                yield from _flags(recorded, procedure, person)
        if anchor.kind == "event":
            yield from _conditions(recorded, procedure, recorded.anchored(anchor, procedure))


def _of_person(recorded: Recorded, procedure: Procedure, person: str, today: date) -> Iterator[Finding]:
    consents = recorded.pointing("consent.subject", person)
    refusals = [one for one in consents if _covers(recorded, one, procedure, exactly=False) and _refused(recorded, one)]
    grants = [one for one in consents if _covers(recorded, one, procedure, exactly=True) and _granted(recorded, one)]
    standing = {one: _in_force(recorded, one, today) for one in grants}
    if refusals:
        yield _finding(recorded, procedure, person, "refused", refusals)
    elif not grants:
        yield _finding(recorded, procedure, person, "none", consents)
    elif all(verdict is Passed.YES for verdict in standing.values()):
        yield _finding(recorded, procedure, person, "ended", grants)
    elif Passed.NO not in standing.values():
        yield _finding(recorded, procedure, person, "may have ended", grants)
    else:
        valid = [one for one, verdict in standing.items() if verdict is Passed.NO]
        yield from _of_valid(recorded, procedure, person, valid)


def _of_valid(recorded: Recorded, procedure: Procedure, person: str, valid: Sequence[str]) -> Iterator[Finding]:
    """What a person must still look at where a consent is in force."""
    if any(recorded.given(one, "consent.limits") for one in valid):
        yield _finding(recorded, procedure, person, "limits", valid)
    minor = any(fact.value == "true" for fact in recorded.given(person, "person.minor"))
    if minor and not any(recorded.given(one, "consent.given_by") for one in valid):
        yield _finding(recorded, procedure, person, "minor", valid)


def _covers(recorded: Recorded, consent: str, procedure: Procedure, *, exactly: bool) -> bool:
    """Whether it is about this use and audience. A refusal that names neither is about all of them."""
    for name, wanted in (("consent.use", procedure.use), ("consent.audience", procedure.audience)):
        values = {fact.value for fact in recorded.given(consent, name)}
        if wanted not in values and (exactly or values):
            return False
    return True


def _refused(recorded: Recorded, consent: str) -> bool:
    facts = recorded.all(consent, "consent.granted")
    return any(fact.value == "false" or (fact.value and fact.stance is Stance.DENIES) for fact in facts)


def _granted(recorded: Recorded, consent: str) -> bool:
    facts = recorded.all(consent, "consent.granted")
    return bool(facts) and all(fact.value == "true" and fact.stance is Stance.ASSERTS for fact in facts)


def _in_force(recorded: Recorded, consent: str, today: date) -> Passed:
    """NO while it surely holds, YES where it surely has ended or not begun, MAYBE where an imprecise day hides it."""
    verdicts = [passed(_days(fact), today) for fact in recorded.given(consent, "consent.until")]
    for fact in recorded.given(consent, "consent.from"):
        begun = passed(_days(fact, back=1), today)
        verdicts.append({Passed.YES: Passed.NO, Passed.NO: Passed.YES}.get(begun, Passed.MAYBE))
    if Passed.YES in verdicts:
        return Passed.YES
    return Passed.MAYBE if Passed.MAYBE in verdicts else Passed.NO


def _days(fact: Fact, back: int = 0) -> LastDay:
    if fact.bounds is None:
        return LastDay(None, None)
    first, last = (day and day - timedelta(days=back) for day in days_of(fact.bounds))
    return LastDay(first, last, fact.bounds.soft)


def _finding(recorded: Recorded, procedure: Procedure, person: str, how: str, consents: Sequence[str]) -> Finding:
    who = recorded.called(person)
    message = worded(
        f"{RULE.name}.{_WORDS[how]}",
        who=who,
        procedure=procedure.label(spoken()),
        use=thesaurus("consent_uses").term(procedure.use).label(spoken()),
        audience=thesaurus("consent_audiences").term(procedure.audience).label(spoken()),
    )
    if any(fact.value == "true" for fact in recorded.given(person, "person.no_contact")):
        message += " " + worded(f"{RULE.name}.no_contact", who=who)
    facts = [fact for one in consents for fact in (*recorded.all(one, "consent.granted"), *_ends(recorded, one))]
    severity = Severity.QUESTION if how in {"limits", "minor"} else Severity.GAP
    subjects = (person, f"{procedure.id}/consent/{how}")
    return said(RULE, message, subjects, [*recorded.basis(person), *facts], severity)


def _ends(recorded: Recorded, consent: str) -> Iterator[Fact]:
    for name in ("consent.from", "consent.until", "consent.limits"):
        yield from recorded.all(consent, name)


def _flags(recorded: Recorded, procedure: Procedure, person: str) -> Iterator[Finding]:
    for name, words in _FLAGS.items():
        facts = [fact for fact in recorded.given(person, name) if fact.value == "true"]
        if facts:
            message = worded(f"{RULE.name}.{words}", who=recorded.called(person), procedure=procedure.label(spoken()))
            yield said(RULE, message, (person, f"{procedure.id}/{name}"), facts, Severity.QUESTION)


def _conditions(recorded: Recorded, procedure: Procedure, events: Sequence[str]) -> Iterator[Finding]:
    """What the sources asked for: a statement that tells of these events may have been given with conditions."""
    told = [fact.value for event in events for fact in recorded.given(event, "event.told_in")]
    for statement in dict.fromkeys(told):
        facts = recorded.given(statement, "statement.conditions")
        if facts:
            called, where = recorded.called(statement), procedure.label(spoken())
            message = worded(f"{RULE.name}.conditions", statement=called, procedure=where)
            yield said(RULE, message, (statement, f"{procedure.id}/conditions"), facts, Severity.QUESTION)


def _case(language: str, name: str, *consent: tuple[str, str], strikes: tuple[str, ...] = ()) -> Example:
    rows = [
        ("event:1", "event.type", "arrest"),
        ("act:1", "act.event", "event:1"),
        ("act:1", "act.victim", "person:1"),
        ("person:1", "person.name", name),
        ("consent:1", "consent.subject", "person:1"),
        *(("consent:1", f"consent.{field}", value) for field, value in consent),
    ]
    return Example(language, case_of_rows(rows, {"person:1": name}), strikes, procedure="wgad")


_SHARED = (("use", "share"), ("audience", "addressees"), ("granted", "true"))

RULE = Rule(
    name="gap-consent",
    version=1,
    reason="What a person did not agree to must not leave, however urgent the matter is.",
    check=_check,
    examples=(
        _case("en", "Marta Velin", *_SHARED, ("until", "2031-05-31"), strikes=("not in force on this day",)),
        _case("en", "Marta Velin", *_SHARED, ("until", "2031-06-01")),
        _case("uk", "Ілона Варга", *_SHARED, ("until", "2031"), strikes=("may or may not be in force",)),
        _case("uk", "Ілона Варга", *_SHARED, ("until", "2031-07")),
        _case("ru", "Вера Молнар", ("use", "share"), ("granted", "false"), strikes=("A refusal of Вера Молнар",)),
        _case("ru", "Вера Молнар", *_SHARED),
        _case("pl", "Ewa Żołędź", ("use", "store"), ("granted", "true"), strikes=("No consent of Ewa Żołędź",)),
        _case("pl", "Ewa Żołędź", *_SHARED, ("from", "2031-05")),
    ),
    for_procedure=2,
)
