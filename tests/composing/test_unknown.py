"""What is not known: only what a claim says to be absent, and what sources differ on."""

from __future__ import annotations

import pytest

from support.dossiers import Case, letter_of, told
from tocsin.composing.letter import Claims, Letter, PartKind


def unknown(case: Case) -> list[str]:
    return told(letter_of(case), PartKind.UNKNOWN)


def searched(**values: object) -> Case:
    case = Case()
    case.grown("a", "Ilona Varga")
    case.event(
        "e", "search_seizure", "a", **{key: make(case) if callable(make) else make for key, make in values.items()}
    )
    return case


def test_an_empty_record_says_nothing() -> None:
    assert unknown(searched()) == []
    assert letter_of(searched()).part(PartKind.UNKNOWN) is None


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("unknown", ["The date of the search or seizure is not known to us."]),
        ("not_asked", ["The date of the search or seizure is not known to us."]),
        ("withheld", ["The date of the search or seizure is withheld."]),
        ("not_applicable", []),
    ],
)
def test_reasons(reason: str, text: list[str]) -> None:
    assert unknown(searched(date=lambda case: case.absent(reason))) == text


SEARCH = "the search or seizure"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("place", "The place of the search or seizure is not known to us."),
        ("country", "The country of the search or seizure is not known to us."),
        ("completion", "Whether the possible search or seizure was carried out is not known to us."),
        ("channel", "The way in which the search or seizure was conveyed is not known to us."),
        ("instrument", "What was used in the search or seizure is not known to us."),
        ("count", "The number of people affected by the search or seizure is not known to us."),
        (
            "link_to_work",
            "Whether the search or seizure has to do with the work of those concerned is not known to us.",
        ),
    ],
)
def test_each_property_of_an_event(name: str, text: str) -> None:
    assert unknown(searched(**{name: lambda case: case.absent()})) == [text]


def test_the_event_is_told_apart_by_its_day() -> None:
    assert unknown(searched(date="2018-07-05", place=lambda case: case.absent())) == [
        "The place of the search or seizure of 5 July 2018 is not known to us."
    ]


def test_an_imprecise_date_does_not_name_an_event() -> None:
    assert "2018" not in unknown(searched(date="2018", place=lambda case: case.absent()))[0]


def test_who_was_affected_and_who_was_behind_it() -> None:
    case = searched()
    case.add("act", "x", event="e", victim=case.absent())
    case.add("involvement", "i", act="x", actor=case.absent("withheld"))
    assert unknown(case) == [
        "Who was affected by the search or seizure is not known to us.",
        "Who was behind the search or seizure is withheld.",
    ]


def test_a_person_by_name_or_role() -> None:
    case = searched()
    case.add("person", "x", name="Xenia Lis", present_risk=case.absent())
    case.add("act", "y", event="e", victim="x")
    case.grown("b", "Oleksa Marchuk", occupation=case.absent())
    case.add("act", "z", event="e", victim="b")
    assert unknown(case) == [
        "The present risk to the person is not known to us.",
        "The work of Oleksa Marchuk is not known to us.",
    ]


def test_the_birth_of_a_person_is_never_said_to_be_unknown() -> None:
    case = searched()
    case.add("person", "x", name="Xenia Lis", birth=case.absent())
    case.add("act", "y", event="e", victim="x")
    letter = letter_of(case)
    assert told(letter, PartKind.UNKNOWN) == []
    assert any(gap.property == "person.birth" for gap in letter.gaps)


def basis(letter: Letter) -> Claims:
    part = letter.part(PartKind.UNKNOWN)
    assert part
    found = part.paragraphs[0].sentences[0].basis
    assert isinstance(found, Claims)
    return found


def test_a_dispute_is_listed_and_cites_every_side() -> None:
    case = searched()
    sides = [case.say("2018-07-05"), case.say("2018-07-06"), case.say("2018-07-07")]
    case.add("event", "e", type="search_seizure", date=case.disputed(*sides))
    letter = letter_of(case)
    assert told(letter, PartKind.UNKNOWN) == ["Sources differ on the date of the search or seizure."]
    assert {claim for side in sides for claim in side.claims} <= set(basis(letter).ids)


def test_the_same_words_are_one_sentence_with_both_claims() -> None:
    case = searched()
    first, second = case.absent(), case.absent()
    case.add("event", "e", type="search_seizure", date=first)
    case.event("f", "search_seizure", "a", date=second)
    letter = letter_of(case)
    assert len(told(letter, PartKind.UNKNOWN)) == 1
    assert {*first.claims, *second.claims} <= set(basis(letter).ids)


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (("10", "30"), "Sources differ on how many people were affected: 10 or 30."),
        (("10..20", "30"), "Sources differ on how many people were affected: 10 to 20 or 30."),
    ],
)
def test_numbers_in_a_dispute(values: tuple[str, str], text: str) -> None:
    case = searched(count=lambda case: case.disputed(*(case.say(value) for value in values)))
    assert text in told(letter_of(case))[0]


def test_places_in_a_dispute_are_named() -> None:
    case = searched(place=lambda case: case.disputed(case.say("p"), case.say("q")))
    case.add("place", "p", name="Brod")
    case.add("place", "q", name="Ostrava Bay")
    assert "Sources differ on the place: Brod or Ostrava Bay." in told(letter_of(case))[0]
