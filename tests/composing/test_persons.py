"""What is said of the people themselves."""

from __future__ import annotations

from typing import Any

import pytest

from support.dossiers import DENIES, HEDGES, Case, letter_of, told
from tocsin.composing.letter import PartKind


def case_of(**person: Any) -> Case:
    case = Case()
    made = {key: value(case) if callable(value) else value for key, value in person.items()}
    case.add("person", "a", **({"name": "Ilona Varga", "age": "34"} | made))
    case.event("e", "threat", "a", attribution="the activists")
    return case


def background(case: Case) -> str:
    return " ".join(told(letter_of(case), PartKind.BACKGROUND))


FROM_ORVANIA = "A source known to us reports that Ilona Varga is from Orvania."
AT_RISK = "The present risk to Ilona Varga, according to"


@pytest.mark.parametrize(
    ("person", "text"),
    [
        ({}, ""),
        ({"occupation": "journalist"}, "A source known to us reports that Ilona Varga is a journalist."),
        ({"occupation": "editor"}, "A source known to us reports that Ilona Varga is an editor."),
        ({"country": "Orvania"}, FROM_ORVANIA),
        (
            {"occupation": ["journalist", "lawyer"], "country": "Orvania"},
            "A source known to us reports that Ilona Varga is a journalist and a lawyer from Orvania.",
        ),
        (
            {"name": ["Ilona Varga", "Ілона Варга"], "occupation": "journalist"},
            "A source known to us reports that Ilona Varga (Ілона Варга) is a journalist.",
        ),
        (
            {"name": lambda c: c.say("Ilona Varga", original="Ілона Варга"), "occupation": "journalist"},
            "A source known to us reports that Ilona Varga (Ілона Варга) is a journalist.",
        ),
        (
            {"background": "She has reported since 2021."},
            "According to a source known to us: she has reported since 2021.",
        ),
        ({"occupation": lambda c: c.say("journalist", stance=DENIES)}, ""),
        (
            {"occupation": lambda c: c.say("journalist", by="her union"), "country": "Orvania"},
            "According to her union, Ilona Varga is a journalist. " + FROM_ORVANIA,
        ),
    ],
)
def test_who_a_person_is(person: dict[str, Any], text: str) -> None:
    assert background(case_of(**person)) == text


@pytest.mark.parametrize(
    ("kind", "values", "text"),
    [
        ("role", {"title": "legal adviser"}, "Ilona Varga is a legal adviser."),
        ("role", {"title": "legal adviser", "group": "g"}, "Ilona Varga is a legal adviser at Harbour Watch."),
        ("role", {"type": "lawyer", "period": "2019/.."}, "Ilona Varga has been a lawyer since 2019."),
        ("role", {"title": "editor", "period": "2014/2016"}, "Ilona Varga was an editor from 2014 to 2016."),
        ("role", {"group": "g"}, ""),
        ("role", {"type": "other", "group": "g"}, ""),
        ("membership", {"group": "g"}, "Ilona Varga is a member of Harbour Watch."),
        (
            "membership",
            {"group": "g", "period": "2014/.."},
            "Ilona Varga has been a member of Harbour Watch since 2014.",
        ),
        ("membership", {}, ""),
        ("status", {"type": "refugee", "country": "Orvania"}, "has the status “recognised refugee” in Orvania."),
        (
            "status",
            {"type": "refugee", "period": "2019-05/.."},
            "has had the status “recognised refugee” since May 2019.",
        ),
        ("status", {"country": "Orvania"}, ""),
        ("residence", {"place": "p"}, ""),
    ],
)
def test_what_holds_of_a_person_for_a_time(kind: str, values: dict[str, str], text: str) -> None:
    case = case_of()
    case.add("group", "g", name="Harbour Watch")
    case.add("place", "p", name="14 Mole Street")
    case.add(kind, "k", person="a", **values)
    assert text in background(case)
    assert "Quay" not in background(case)
    if not text:
        assert background(case) == ""


def test_a_hedge_on_a_role_is_kept() -> None:
    case = case_of()
    case.add("role", "k", person="a", title=case.say("editor", stance=HEDGES))
    assert "Ilona Varga is reportedly an editor." in background(case)


def test_of_somebody_not_named_nothing_is_said() -> None:
    case = case_of(age=[], occupation="poet", background="She wrote the harbour poem")
    letter = letter_of(case)
    assert letter.part(PartKind.BACKGROUND) is None
    assert any(gap.property == "person.background" for gap in letter.gaps)


def test_those_who_are_alleged_to_have_done_it_have_no_background() -> None:
    case = case_of(occupation="journalist")
    case.grown("b", "Pallas Rune", occupation="colonel")
    case.add("involvement", "i", act="e-a", actor="b")
    assert "colonel" not in background(case)


@pytest.mark.parametrize(
    ("risk", "text"),
    [
        (
            "she is followed daily",
            f"{AT_RISK} a source known to us: she is followed daily.",
        ),
        (
            lambda c: c.say("she is followed", by="the activists"),
            f"{AT_RISK} the activists: she is followed.",
        ),
        (
            lambda c: c.say("she is followed", stance=HEDGES),
            f"{AT_RISK} a source known to us, reportedly: she is followed.",
        ),
        (
            lambda c: c.say("she is followed", by="the police", stance=DENIES),
            "The police deny the following about the present risk to Ilona Varga: she is followed.",
        ),
    ],
)
def test_the_present_risk(risk: Any, text: str) -> None:
    assert told(letter_of(case_of(present_risk=risk)), PartKind.RISK) == [text]


def test_the_risk_to_somebody_not_named() -> None:
    case = case_of(age=[], present_risk="Ilona Varga was told to leave")
    assert told(letter_of(case), PartKind.RISK) == [
        "The present risk to the person, according to a source known to us: the person was told to leave."
    ]


CONSENT = {"subject": "a", "use": "publish_named", "audience": "addressees", "granted": "true"}


@pytest.mark.parametrize(
    ("values", "printed"),
    [
        ({}, True),
        ({"until": "2026-11-22"}, True),
        ({"until": "2026-11-21"}, False),
        ({"until": "2026"}, False),
        ({"until": "2027"}, True),
        ({"from": "2026-11-23"}, False),
        ({"from": "2026-11-01", "until": "2027-05-01"}, True),
        ({"granted": "false", "use": "photo"}, False),
        ({"use": []}, False),
        ({"granted": []}, False),
    ],
)
def test_consent_is_mentioned_only_while_it_holds(values: dict[str, Any], printed: bool) -> None:
    case = case_of()
    case.add("consent", "c", **(CONSENT | values))
    letter = letter_of(case)
    assert (letter.part(PartKind.CONSENT) is not None) is printed
    assert any(gap.property == "consent.use" for gap in letter.gaps) is not printed


def test_the_line_of_consent() -> None:
    case = case_of()
    case.add("consent", "c", **CONSENT)
    case.add("consent", "d", **(CONSENT | {"use": "photo"}))
    assert told(letter_of(case), PartKind.CONSENT) == [
        "Consent of Ilona Varga is on record for publication with the name and use of a photograph."
    ]
