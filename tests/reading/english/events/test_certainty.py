"""Whether a sentence tells a deed, an attempt, a threat, a plan, a rumour, a denial, or nothing."""

from __future__ import annotations

import pytest

from support.told import Told, assert_told, events_of, nothing, row, told

NADIA, RUBEN, LENA = "Nadia Okrent", "Ruben Breel", "Lena Sorran"
DAY = "2021-05-03"


def _levels(text: str) -> list[tuple[str, str, str]]:
    return [(event.type, event.completion, str(event.stance)) for event in events_of(text)]


@pytest.mark.parametrize(
    "words",
    [
        "Police reportedly arrested Nadia Okrent.",
        "Police allegedly arrested Nadia Okrent.",
        "Police apparently arrested Nadia Okrent.",
        "Nadia Okrent was probably arrested.",
        "Nadia Okrent was possibly arrested.",
        "Nadia Okrent has presumably been arrested.",
        "Nadia Okrent is thought to have been arrested.",
        "Nadia Okrent is believed to have been arrested.",
        "Nadia Okrent is reported to have been arrested.",
    ],
)
def test_a_rumour_hedges(words: str) -> None:
    assert _levels(words) == [("arrest", "done", "hedges")]


@pytest.mark.parametrize(
    "words",
    [
        "The ministry denied that Nadia Okrent had been arrested.",
        "The ministry denies that police arrested Nadia Okrent.",
        "The police denied having arrested Nadia Okrent.",
        "The police refuted that Nadia Okrent was arrested.",
        "The police denied arresting Nadia Okrent.",
    ],
)
def test_a_denial_denies(words: str) -> None:
    assert _levels(words) == [("arrest", "done", "denies")]


@pytest.mark.parametrize(
    "words",
    [
        "Police tried to arrest Nadia Okrent.",
        "Police attempted to arrest Nadia Okrent.",
        "Police are trying to arrest Nadia Okrent.",
        "Police unsuccessfully tried to arrest Nadia Okrent.",
        "Police made an attempt to arrest Nadia Okrent.",
        "An attempt was made to arrest Nadia Okrent.",
        "An attempt to arrest Nadia Okrent was made by police.",
        "In an effort to arrest Nadia Okrent, police closed the street.",
    ],
)
def test_what_was_tried_was_not_done(words: str) -> None:
    assert _levels(words) == [("arrest", "attempted", "asserts")]


@pytest.mark.parametrize(
    "words",
    [
        "The man threatened to kidnap Nadia Okrent.",
        "The men have threatened to kidnap Nadia Okrent.",
        "The man is threatening to kidnap Nadia Okrent.",
    ],
)
def test_what_was_threatened_was_not_done(words: str) -> None:
    assert _levels(words) == [("abduction", "threatened", "asserts")]


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("Police plan to arrest Nadia Okrent.", "asserts"),
        ("Police intend to arrest Nadia Okrent.", "asserts"),
        ("Police will arrest Nadia Okrent on 3 July 2021.", "asserts"),
        ("Nadia Okrent will be arrested on 3 July 2021.", "asserts"),
        ("Nadia Okrent may be arrested.", "hedges"),
        ("Nadia Okrent might be arrested.", "hedges"),
        ("Police could arrest Nadia Okrent.", "hedges"),
    ],
)
def test_what_may_come_has_not_come(words: str, stance: str) -> None:
    assert _levels(words) == [("arrest", "planned", stance)]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("a search", "search"),
        ("arrest", "arrest"),
        ("deportation", "deportation"),
        ("torture", "torture"),
        ("murder", "murder"),
        ("detention", "detention"),
        ("abduction", "abduction"),
        ("a raid on her office", "raid"),
    ],
    ids=lambda value: value,
)
def test_the_content_of_a_threat_is_no_event(words: str, kind: str) -> None:
    assert _levels(f"On 3 May 2021 an officer threatened Nadia Okrent with {words}.") == [("threat", "done", "asserts")]
    assert kind in words


@pytest.mark.parametrize(
    "helper",
    ["was not", "was never", "has not been", "had not been", "wasn't", "has never been", "hasn't been", "cannot be"],
)
def test_what_is_negated_is_no_event(helper: str) -> None:
    assert _levels(f"Nadia Okrent {helper} arrested.") == []
    assert _levels(f"On 3 May 2021 Nadia Okrent {helper} beaten.") == []


@pytest.mark.parametrize("helper", ["did not", "didn't", "never", "should not", "must not", "cannot"])
def test_what_nobody_did_is_no_event(helper: str) -> None:
    assert _levels(f"On 3 May 2021 police {helper} arrest Nadia Okrent.") == []


ASKED_OR_FEARED = nothing(
    "Police should arrest the attackers of Nadia Okrent.",
    "We urge the authorities to release Nadia Okrent.",
    "The union calls on the court to release Nadia Okrent.",
    "Release Nadia Okrent immediately and unconditionally.",
    "Stop the torture of Ruben Breel.",
    "Please do not deport Ruben Breel.",
    "The authorities must end the harassment of Ruben Breel.",
    "Ruben Breel fears that he will be deported.",
    "Ruben Breel is at risk of being deported.",
    "Ruben Breel is in danger of torture.",
    "Ruben Breel left in order to avoid being arrested.",
    "Ruben Breel left for fear of being arrested.",
    "We ask that Ruben Breel be protected from attacks.",
    "It must be ensured that Ruben Breel is not deported.",
)
IN_GENERAL = nothing(
    "Journalists are often arrested.",
    "Police often beat protesters.",
    "In Sardovia journalists are beaten, arrested and killed.",
    "The law allows arrest without a warrant.",
    "Article 12 punishes attacks on judges.",
    "Everyone who was arrested has the right to a lawyer.",
    "Such cases of torture are never investigated.",
    "Enforced disappearance is a crime under international law.",
    "The union has campaigned against torture since 1998.",
    "Those who criticise the government are harassed.",
    "Anyone can be arrested.",
)
CONDITIONS = nothing(
    "If Ruben Breel is deported, he will be tortured.",
    "Unless the court acts, Ruben Breel will be deported.",
    "It is unclear whether Ruben Breel was beaten.",
    "Ruben Breel asked whether he was arrested.",
)
MIXED = [
    row(
        "Ruben Breel, who denies the accusations, was convicted on 3 May 2021.",
        told("conviction", RUBEN, on=DAY),
    ),
    row(
        "Ruben Breel was not arrested on 3 May 2021 but beaten by guards.",
        told("assault", RUBEN, by="guards", on=DAY),
    ),
    row(
        "Police arrested Ruben Breel on 3 May 2021 and threatened to kill him.",
        told("arrest", RUBEN, by="police", on=DAY),
        told("threat", RUBEN, by="police", on=DAY, term="threat.death"),
    ),
    row(
        "Ruben Breel was arrested on 3 May 2021 without being shown a warrant.",
        told("arrest", RUBEN, on=DAY),
    ),
    row(
        "Ruben Breel was arrested on 3 May 2021 and may be deported.",
        told("arrest", RUBEN, on=DAY),
        told("deportation", RUBEN, completion="planned", stance="hedges"),
    ),
    row(
        "Ruben Breel was arrested on 3 May 2021; he must be released.",
        told("arrest", RUBEN, on=DAY),
    ),
    row(
        "Although the police denied it, Ruben Breel was arrested on 3 May 2021.",
        told("arrest", RUBEN, on=DAY),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ASKED_OR_FEARED)
def test_what_is_asked_or_feared_is_no_event(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), IN_GENERAL)
def test_what_happens_in_general_is_no_event(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), CONDITIONS)
def test_a_condition_is_no_event(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), MIXED)
def test_deeds_beside_what_is_none(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)
