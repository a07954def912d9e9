"""Sentences of a draft against the claims of the record that they rest on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tocsin.checking.drafts import DraftSentence, told_flat
from tocsin.domain.facts import CaseFacts, Severity, Stance


def rules(sentence: str, facts: CaseFacts) -> list[str]:
    claims = tuple(fact.claim for fact in facts.facts if fact.property == "event.type")
    found = told_flat([DraftSentence(sentence, claims)], facts)
    assert all(finding.severity is Severity.QUESTION and finding.message.endswith("?") for _, finding in found)
    return [finding.rule for _, finding in found]


def shadowed(case_of: Any, service: str) -> CaseFacts:
    case = case_of()
    case.event("surveillance", victim="Ilona Varga", perpetrator=service, attribution="the editors")
    facts: CaseFacts = case.facts
    return facts


SHADOWED = [
    (
        "the secret service",
        "The secret service is shadowing Ilona Varga.",
        "According to her, the secret service does.",
    ),
    (
        "the secret service",
        "Agents of the secret service followed her.",
        "The secret service denies that it follows her.",
    ),
    ("спецслужбы", "За Илоной Варгой следят спецслужбы.", "По словам редакторов, за ней следят спецслужбы."),
    ("спецслужбы", "Слежка ведётся спецслужбами.", "Слежка якобы ведётся спецслужбами."),
    ("спецслужби", "За Ілоною Варгою стежать спецслужби.", "За словами редакторів, за нею стежать спецслужби."),
    ("спецслужби", "Стеження ведуть люди спецслужб.", "Стеження ведуть нібито люди спецслужб."),
    ("służby specjalne", "Ilonę Vargę śledzą służby specjalne.", "Zdaniem redaktorów śledzą ją służby specjalne."),
    ("służby specjalne", "Śledzą ją agenci służb specjalnych.", "Rzekomo śledzą ją agenci służb specjalnych."),
]


@pytest.mark.parametrize(("service", "flat", "left_open"), SHADOWED)
def test_what_the_record_gives_as_somebodys_word(case_of: Any, service: str, flat: str, left_open: str) -> None:
    facts = shadowed(case_of, service)
    assert rules(flat, facts) == ["allegation-told-as-fact"]
    assert rules(left_open, facts) == []
    assert rules(f"“{flat}”", facts) == []


@pytest.mark.parametrize(("service", "flat", "left_open"), SHADOWED)
def test_what_the_record_states_itself_may_be_told_flat(case_of: Any, service: str, flat: str, left_open: str) -> None:
    case = case_of()
    case.event("surveillance", victim="Ilona Varga", perpetrator=service)
    assert rules(flat, case.facts) == []


def test_a_hedge_of_the_source_is_kept(case_of: Any) -> None:
    case = case_of()
    case.event("surveillance", victim="Ilona Varga")
    doubted = tuple(
        replace(fact, stance=Stance.HEDGES) if fact.property == "event.type" else fact for fact in case.facts.facts
    )
    facts = replace(case.facts, facts=doubted)
    assert rules("Ilona Varga was followed.", facts) == ["allegation-told-as-fact"]
    assert rules("Ilona Varga was reportedly followed; she was possibly seen.", facts) == []


def test_a_sentence_that_does_not_say_who_did_it_states_nothing_about_them(case_of: Any) -> None:
    assert rules("Ilona Varga was followed.", shadowed(case_of, "the secret service")) == []


@pytest.mark.parametrize("service", ["unknown men", "неизвестные", "невідомі особи", "nieznani mężczyźni"])
def test_who_is_not_known_is_not_accused(case_of: Any, service: str) -> None:
    assert rules(f"{service} followed Ilona Varga.", shadowed(case_of, service)) == []


def test_what_an_office_does_openly_needs_nobodys_word(case_of: Any) -> None:
    case = case_of()
    case.event("arrest", victim="Ilona Varga", perpetrator="harbour police", attribution="her lawyer")
    assert rules("The harbour police arrested Ilona Varga.", case.facts) == []


@pytest.mark.parametrize(
    ("done", "attempted"),
    [
        ("Ilona Varga was abducted in Brod.", "Unknown men tried to abduct Ilona Varga in Brod."),
        ("Илону Варгу похитили в Броде.", "Илону Варгу пытались похитить в Броде."),
        ("Ілону Варгу викрали у Броді.", "Була спроба викрасти Ілону Варгу у Броді."),
        ("Ilonę Vargę uprowadzono w Brodzie.", "Ilonę Vargę usiłowano uprowadzić w Brodzie."),
    ],
)
@pytest.mark.parametrize(("completion", "found"), [("attempted", 1), ("threatened", 1), ("done", 0)])
def test_an_attempt_is_not_told_as_the_deed(
    case_of: Any, done: str, attempted: str, completion: str, found: int
) -> None:
    case = case_of()
    case.event("abduction", victim="Ilona Varga", completion=completion)
    assert rules(done, case.facts) == ["deed-told-of-attempt"] * found
    assert rules(attempted, case.facts) == []


@pytest.mark.parametrize(
    ("name", "verdict", "suspicion"),
    [
        ("Marta Velin", "The extremist Marta Velin is in Brod.", "Marta Velin is accused of being an extremist."),
        ("Marta Velin", "Marta Velin is a terrorist.", "Marta Velin is not a terrorist."),
        ("Марта Велин", "Убийцу Марту Велин держат в Броде.", "Марту Велин подозревают в убийстве."),
        ("Марта Велин", "Марта Велин — экстремистка.", "Власти называют её: экстремистка Марта Велин."),
        ("Марта Велін", "Терористку Марту Велін тримають у Броді.", "Марту Велін вважають терористкою."),
        ("Marta Velin", "Terrorystkę Martę Velin trzymają w Brodzie.", "Martę Velin uznano za terrorystkę."),
    ],
)
def test_a_suspicion_is_not_told_as_a_verdict(case_of: Any, name: str, verdict: str, suspicion: str) -> None:
    case = case_of()
    case.fact("person:0", "person.name", name)
    case.event("charge", victim=name)
    assert rules(verdict, case.facts) == ["verdict-told-of-suspicion"]
    assert rules(suspicion, case.facts) == []
    case.event("conviction", victim=name)
    assert rules(verdict, case.facts) == []


def test_a_sentence_is_held_against_its_own_claims_only(case_of: Any) -> None:
    facts = shadowed(case_of, "the secret service")
    sentence = DraftSentence("The secret service follows people in Orvania.", ("another claim",))
    assert told_flat([sentence], facts) == ()


def test_a_question_is_asked_once_and_says_where(case_of: Any) -> None:
    facts = shadowed(case_of, "the secret service")
    claims = (facts.facts[0].claim,)
    draft = [
        DraftSentence("We write about Ilona Varga.", claims),
        DraftSentence("The secret service follows her.", claims),
        DraftSentence("The secret service follows her every day.", claims),
    ]
    ((number, finding),) = told_flat(draft, facts)
    assert number == 1
    assert finding.subjects == ("event:0",)
