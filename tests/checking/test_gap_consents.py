"""Consent for what a procedure does: one use, one audience, on the day on which somebody asks."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.support.whole_files import PERSON, whole_file

from tocsin.checking import Asked, check
from tocsin.checking.rows import Row
from tocsin.domain.facts import Finding, Severity
from tocsin.domain.procedures import procedure

CONSENT = ["consent.use", "consent.audience", "consent.granted"]
SHARED = {"use": "share", "audience": "addressees", "granted": "true"}


def asked(values: dict[str, str], *more: Row, day: str = "2031-06-01") -> tuple[Finding, ...]:
    rows = [("consent:1", f"consent.{name}", value) for name, value in values.items()]
    facts = whole_file(procedure("wgad"), without=CONSENT, more=[*rows, *more])
    return check(
        facts, only={"gap-consent"}, asked=Asked(procedure("wgad"), datetime.fromisoformat(f"{day}T12:00+00:00"))
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (SHARED, None),
        ({}, "No consent of Marta Velin is recorded"),
        ({"use": "share", "audience": "addressees"}, "No consent"),
        ({"use": "share", "granted": "true"}, "No consent"),  # to whom it may be shown was not said
        ({"audience": "addressees", "granted": "true"}, "No consent"),
        (SHARED | {"use": "publish_named"}, "No consent"),
        (SHARED | {"audience": "courts"}, "No consent"),
        (SHARED | {"granted": "absent:not_asked"}, "No consent"),
        (SHARED | {"granted": "false"}, "A refusal"),
        ({"granted": "false"}, "A refusal"),  # of everything
        ({"use": "share", "granted": "false"}, "A refusal"),
        ({"use": "publish_named", "granted": "false"}, "No consent"),
        (SHARED | {"until": "2031-05-31"}, "is not in force on this day"),
        (SHARED | {"until": "2031-06-01"}, None),
        (SHARED | {"until": "2031"}, "may or may not be in force"),
        (SHARED | {"until": "2032"}, None),
        (SHARED | {"until": "2032~"}, "may or may not be in force"),
        (SHARED | {"from": "2031-06-02"}, "is not in force on this day"),
        (SHARED | {"from": "2031-06-01"}, None),
        (SHARED | {"from": "2031-06"}, "may or may not be in force"),
        (SHARED | {"from": "2031-05", "until": "2031-07"}, None),
        (SHARED | {"limits": "no photographs"}, "names limits"),
    ],
)
def test_what_a_consent_covers(values: dict[str, str], said: str | None) -> None:
    found = asked(values)
    assert [said in finding.message for finding in found if said] == ([True] if said else [])
    assert len(found) == (1 if said else 0)


def test_the_words_of_a_limit_are_not_repeated() -> None:
    (finding,) = asked(SHARED | {"limits": "no photographs"})
    assert "photographs" not in finding.message
    assert finding.severity is Severity.QUESTION


def test_a_refusal_beats_a_consent_and_one_that_holds_is_enough() -> None:
    refusal = [
        ("consent:2", f"consent.{name}", value) for name, value in {"subject": PERSON, "granted": "false"}.items()
    ]
    assert ["A refusal" in finding.message for finding in asked(SHARED, *refusal)] == [True]
    second = {"subject": PERSON, **SHARED, "until": "2031-05-31"}
    assert asked(SHARED, *[("consent:2", f"consent.{name}", value) for name, value in second.items()]) == ()


def test_a_consent_of_somebody_else_is_none() -> None:
    rows = {"subject": "person:2", **SHARED}
    found = asked({}, *[("consent:2", f"consent.{name}", value) for name, value in rows.items()])
    assert ["No consent of Marta Velin" in finding.message for finding in found] == [True]


def test_a_child_needs_somebody_who_agreed() -> None:
    (finding,) = asked(SHARED, (PERSON, "person.minor", "true"))
    assert "recorded as under 18" in finding.message
    assert asked(SHARED | {"given_by": "person:2"}, (PERSON, "person.minor", "true")) == ()
    assert asked(SHARED, (PERSON, "person.minor", "false")) == ()


@pytest.mark.parametrize(("flag", "warned"), [("true", True), ("false", False)])
def test_nobody_is_sent_to_one_who_must_not_be_contacted(flag: str, warned: bool) -> None:
    (finding,) = asked({}, (PERSON, "person.no_contact", flag))
    assert ("“Do not contact” is set for Marta Velin" in finding.message) == warned
    assert asked(SHARED, (PERSON, "person.no_contact", flag)) == ()


@pytest.mark.parametrize(("flag", "said"), [("do_not_publish", "“Do not publish”"), ("anonymise", "“Keep anonymous”")])
def test_flags_that_protect_are_asked_about(flag: str, said: str) -> None:
    (finding,) = asked(SHARED, (PERSON, f"person.{flag}", "true"))
    assert said in finding.message
    assert finding.severity is Severity.QUESTION
    assert asked(SHARED, (PERSON, f"person.{flag}", "false")) == ()


@pytest.mark.parametrize(
    ("event", "asked_about"), [("event:1", True), ("event:2", False)], ids=["of the arrest", "of something else"]
)
def test_conditions_of_a_statement_are_asked_about(event: str, asked_about: bool) -> None:
    told = (event, "event.told_in", "statement:2")
    found = asked(SHARED, told, told, ("statement:2", "statement.conditions", "no place names"))
    assert ["Conditions of use are recorded for the statement" in one.message for one in found] == [True] * asked_about
    assert not any("place names" in one.message for one in found)
    assert asked(SHARED, told) == ()


def test_the_same_consent_asked_about_on_another_day() -> None:
    values = SHARED | {"until": "2031-06-30"}
    assert asked(values, day="2031-06-30") == ()
    assert len(asked(values, day="2031-07-01")) == 1
    assert Asked(procedure("wgad"), datetime(2031, 6, 1, 23, tzinfo=UTC)).today.isoformat() == "2031-06-01"
