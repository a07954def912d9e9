"""What the chosen procedure asks for and the record lacks, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tocsin.checking.gap_wording import said
from tocsin.checking.recorded import Recorded, field_words
from tocsin.checking.rows import case_of_rows
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.spoken import phrase_of, spoken, worded
from tocsin.domain.facts import Fact, Finding
from tocsin.domain.procedures import Need, Procedure

_REASONS = frozenset({"unknown", "not_asked", "withheld"})
_SETTLES = "not_applicable"
_DAY = 86_400
_WIDEST = {"month": 31 * _DAY, "minute": 60}  # seconds that a day may leave open


def _check(case: Case) -> Iterator[Finding]:
    if case.asked is None:
        return
    recorded, procedure = Recorded(case.facts), case.asked.procedure
    for anchor in procedure.anchors.values():
        needs = [need for need in procedure.needs if need.of == anchor.id]
        entities = recorded.anchored(anchor, procedure)
        if needs and not entities:
            yield _nothing_to_look_at(procedure, anchor.words, needs)
        for need in needs if entities else ():
            yield from _of_need(recorded, procedure, need, entities)


def _nothing_to_look_at(procedure: Procedure, words: str, needs: Sequence[Need]) -> Finding:
    fields = ", ".join(field_words(need.fields) for need in needs)
    how = "nothing_unsure" if any(need.unverified for need in needs) else "nothing_to_look_at"
    called = procedure.label(spoken())
    message = worded(f"{RULE.name}.{how}", words=phrase_of(words), procedure=called, fields=fields)
    return said(RULE, message, [f"{procedure.id}/{needs[0].of}"])


def _of_need(recorded: Recorded, procedure: Procedure, need: Need, entities: Sequence[str]) -> Iterator[Finding]:
    """One finding for all that lack it in the same way."""
    lacking: dict[str, list[str]] = {}
    for entity in entities:
        if how := _lacks(recorded, need, entity):
            lacking.setdefault(how, []).append(entity)
    for how, those in lacking.items():
        found, question = _found(how, need.exact)
        message = worded(
            f"{RULE.name}.{'unsure' if need.unverified else 'asks'}",
            fields=field_words(need.fields),
            found=found,
            those=recorded.listed(those),
            procedure=procedure.label(spoken()),
            why=phrase_of(need.why),
            source=need.source,
            question=question,
        )
        rows = [fact for entity in those for fact in (*recorded.basis(entity), *_said(recorded, need, entity))]
        yield said(RULE, message, [*those, f"{procedure.id}/{need.id}"], rows)


def _lacks(recorded: Recorded, need: Need, entity: str) -> str:
    """How this entity lacks it: `nothing`, `inexact`, or the reason that stands in place of a value. Empty if not."""
    if all(recorded.reached(entity, name.partition(".")[0]) is None for name in need.fields):
        return ""  # a group has no date of birth
    facts = _said(recorded, need, entity)
    given = [fact for fact in facts if fact.value]
    if any(_exact(fact, need.exact) for fact in given) or any(fact.absent == _SETTLES for fact in facts):
        return ""
    if given:
        return "inexact"
    return next((fact.absent for fact in facts if fact.absent in _REASONS), "nothing")


def _said(recorded: Recorded, need: Need, entity: str) -> list[Fact]:
    """What gives a value, or says why there is none."""
    holders = [(name, holder) for name in need.fields for holder in recorded.reached(entity, name.split(".")[0]) or ()]
    return [
        fact
        for name, holder in holders
        for fact in (*recorded.given(holder, name), *(f for f in recorded.all(holder, name) if f.absent))
    ]


def _exact(fact: Fact, exact: str) -> bool:
    return not exact or (fact.bounds is not None and fact.bounds.e_max - fact.bounds.s_min < _WIDEST[exact])


def _found(how: str, exact: str) -> tuple[str, str]:
    """What is found in its place, and what to ask."""
    if how == "inexact":
        return worded(f"{RULE.name}.{exact}"), worded(f"{RULE.name}.{exact}_asks")
    return worded(f"{RULE.name}.{how}"), worded(f"{RULE.name}.{'more' if how in _REASONS else 'enter'}")


def _disappearance(name: str, *more: tuple[str, str, str]) -> Example:
    """A disappearance that lacks nothing but what `more` leaves open."""
    rows = (
        ("event:1", "event.type", "enforced_disappearance"),
        ("event:1", "event.place_words", "Brod"),
        ("act:1", "act.event", "event:1"),
        ("act:1", "act.victim", "person:1"),
        ("act:1", "act.search_steps", "asked at the station"),
        ("involvement:1", "involvement.act", "act:1"),
        ("involvement:1", "involvement.actor_type", "010106000000"),
        ("intervention:1", "intervention.kind", "submission"),
        ("intervention:1", "intervention.submitter", "Harbour Watch"),
        ("intervention:1", "intervention.contact", "the desk"),
        ("person:1", "person.name", name),
    )
    labels = {"person:1": name, "event:1": "the enforced disappearance"}
    return Example("en", case_of_rows((*rows, *more), labels), procedure="wgeid")


def _examples() -> Iterator[Example]:
    for language, name in (("en", "Marta Velin"), ("uk", "Ілона Варга"), ("ru", "Вера Молнар"), ("pl", "Ewa Żołędź")):
        whole = _disappearance(name, ("event:1", "event.date", "2031-04"))
        vague = _disappearance(name, ("event:1", "event.date", "2031"))
        yield Example(language, vague.told, ("not known to the month",), procedure=vague.procedure)
        yield Example(language, whole.told, procedure=whole.procedure)


RULE = Rule(
    name="gap-field",
    version=1,
    reason="A file that lacks what a procedure asks for is sent back or left lying, and days are lost.",
    check=_check,
    examples=tuple(_examples()),
    for_procedure=3,
)
