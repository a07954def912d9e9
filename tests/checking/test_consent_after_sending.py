"""When a consent came too late for a letter that is recorded as sent, and when it may well have been in time."""

from __future__ import annotations

import pytest

from tocsin.checking import check
from tocsin.checking.rows import Row, case_of_rows
from tocsin.checking.rules.consent_after_sending import RULE
from tocsin.domain.facts import Finding, Severity

BASE: list[Row] = [
    ("person:1", "person.name", "Marta Velin"),
    ("intervention:1", "intervention.tells_of", "person:1"),
    ("delivery:1", "delivery.intervention", "intervention:1"),
    ("delivery:1", "delivery.sent", "2031-05-03"),
    ("consent:1", "consent.subject", "person:1"),
    ("consent:1", "consent.use", "publish_named"),
    ("consent:1", "consent.audience", "public"),
    ("consent:1", "consent.granted", "true"),
    ("consent:1", "consent.from", "2031-05-09"),
]


def _found(*more: Row, without: tuple[str, ...] = ()) -> list[Finding]:
    rows = [row for row in BASE if row[1] not in without]
    return list(check(case_of_rows([*rows, *more]), only={RULE.name}))


def _other(use: str, *more: Row) -> list[Row]:
    return [
        ("consent:2", "consent.subject", "person:1"),
        ("consent:2", "consent.use", use),
        ("consent:2", "consent.granted", "true"),
        *more,
    ]


def test_a_consent_of_a_later_day_is_asked_about_kindly() -> None:
    (found,) = _found()
    assert found.severity is Severity.QUESTION
    assert found.subjects == ("intervention:1", "person:1")
    assert found.message.endswith("perhaps by word of mouth, so that the day can be entered?")


SILENT: list[list[Row]] = [
    _other("share"),  # since when is not known
    _other("represent", ("consent:2", "consent.from", "2031-01")),
    _other("publish_anonymously", ("consent:2", "consent.from", "2031-05-03~")),
    _other("share", ("consent:2", "consent.until", "2031-05-03")),
    [("consent:1", "consent.from", "2031-05-02")],
    [("consent:1", "consent.ground", "public_office")],
    [("consent:1", "consent.use", "machine")],
    [("consent:1", "consent.audience", "courts")],
    [("consent:1", "consent.granted", "false")],
    [("delivery:1", "delivery.came_back", "returned")],
    [("delivery:1", "delivery.sent", "2031-05-04")],
    [("delivery:2", "delivery.intervention", "intervention:1"), ("delivery:2", "delivery.sent", "2031~")],
    [
        ("person:2", "person.name", "Marta Velin"),
        *[("consent:2", "consent.subject", "person:2"), *_other("share")[1:]],
    ],
]


@pytest.mark.parametrize("more", SILENT)
def test_what_may_have_been_in_time_is_left_alone(more: list[Row]) -> None:
    assert not _found(*more)


@pytest.mark.parametrize(
    "more",
    [
        _other("store"),
        _other("share", ("consent:2", "consent.until", "2031-05-02")),
        _other("share", ("consent:2", "consent.from", "2031-06")),
        [("delivery:2", "delivery.intervention", "intervention:1"), ("delivery:2", "delivery.sent", "2031-05-12")],
    ],
)
def test_what_did_not_cover_the_letter_changes_nothing(more: list[Row]) -> None:
    assert len(_found(*more)) == 1


@pytest.mark.parametrize("missing", ["delivery.sent", "intervention.tells_of", "consent.from", "consent.use"])
def test_without_a_day_or_a_person_nothing_is_asked(missing: str) -> None:
    assert not _found(without=(missing,))
