"""Whole sentences: every type of event by how far it went, by stance and by how many, as a reader meets them."""

from __future__ import annotations

import re
from itertools import product

import pytest

from support.dossiers import DENIES, HEDGES, Case, letter_of, told
from tocsin.composing.letter import PartKind
from tocsin.composing.wording import event_types, type_words
from tocsin.domain.facts import Stance

ASSERTS = Stance.ASSERTS


def case_of(event_type: str, *victims: str, completion: str = "done", stance: Stance = ASSERTS) -> Case:
    """One event by the word of the activists; another, of no interest, so that a denied one has a letter."""
    case = Case()
    case.grown("a", "Ilona Varga")
    case.grown("b", "Oleksa Marchuk")
    case.add("group", "g", size="30")
    told_as = case.say(event_type, stance=stance)
    case.event("e", "other", *victims)
    case.add("event", "e", type=told_as, completion=completion, attribution="the activists")
    case.event("z", "press_conference", attribution="the town hall")
    return case


def story(event_type: str, *victims: str, completion: str = "done", stance: Stance = ASSERTS) -> str:
    return told(letter_of(case_of(event_type, *victims, completion=completion, stance=stance)))[0]


ATTEMPTED = [
    ("killing", "an attempt was made to kill Ilona Varga."),
    ("enforced_disappearance", "an attempt was made to subject Ilona Varga to enforced disappearance."),
    ("torture", "an attempt was made to torture Ilona Varga."),
    ("abduction", "an attempt was made to abduct Ilona Varga."),
    ("attempted_abduction", "an attempt was made to abduct Ilona Varga."),
    ("assault", "an attempt was made to assault Ilona Varga."),
    ("extradition", "an attempt was made to extradite Ilona Varga."),
    ("deportation", "an attempt was made to deport Ilona Varga."),
    ("arrest", "an attempt was made to arrest Ilona Varga."),
    ("detention", "an attempt was made to detain Ilona Varga."),
    ("conviction", "an attempt was made to have Ilona Varga convicted."),
    ("charge", "an attempt was made to bring a charge against Ilona Varga."),
    ("trial", "an attempt was made to try Ilona Varga before a court."),
    ("search_seizure", "an attempt was made to subject Ilona Varga to a search or seizure."),
    ("extradition_request", "an attempt was made to have Ilona Varga extradited."),
    ("cyberattack", "an attempt was made to carry out a cyberattack on Ilona Varga."),
    ("threat", "an attempt was made to threaten Ilona Varga."),
    ("intimidation_harassment", "an attempt was made to intimidate or harass Ilona Varga."),
    ("surveillance", "an attempt was made to keep Ilona Varga under surveillance."),
    ("restriction", "an attempt was made to place Ilona Varga under a restriction."),
    ("smear", "an attempt was made to smear Ilona Varga."),
    ("asylum_refusal", "an attempt was made to refuse asylum to Ilona Varga."),
    ("appeal_court", "an attempt was made to make an appeal to a court concerning Ilona Varga."),
    ("asylum_application", "an attempt was made to make an application for asylum concerning Ilona Varga."),
    ("asylum_recognition", "an attempt was made to recognise the refugee status of Ilona Varga."),
    ("release", "an attempt was made to release Ilona Varga."),
    ("complaint_to_authorities", "an attempt was made to make a complaint to the authorities concerning Ilona Varga."),
    ("press_conference", "an attempt was made to hold a press conference concerning Ilona Varga."),
    ("statement", "an attempt was made to make a public statement concerning Ilona Varga."),
    ("other", "an attempt was made to do something that concerns Ilona Varga."),
]


@pytest.mark.parametrize(("event_type", "text"), ATTEMPTED)
def test_an_attempt_is_told_as_an_attempt_and_a_plan_as_a_plan(event_type: str, text: str) -> None:
    assert story(event_type, "a", completion="attempted") == f"According to the activists, {text}"
    plan = text.replace("an attempt was made", "there was a plan")
    assert story(event_type, "a", completion="planned") == f"According to the activists, {plan}"


THREATENED = [
    ("killing", "threatened with death.", "death was threatened."),
    ("enforced_disappearance", "threatened with enforced disappearance.", "enforced disappearance was threatened."),
    ("torture", "threatened with torture.", "torture was threatened."),
    ("abduction", "threatened with abduction.", "abduction was threatened."),
    ("attempted_abduction", "threatened with abduction.", "abduction was threatened."),
    ("assault", "threatened with assault.", "assault was threatened."),
    ("extradition", "threatened with extradition.", "extradition was threatened."),
    ("deportation", "threatened with deportation.", "deportation was threatened."),
    ("arrest", "threatened with arrest.", "arrest was threatened."),
    ("detention", "threatened with detention.", "detention was threatened."),
    ("conviction", "threatened with conviction.", "conviction was threatened."),
    ("charge", "threatened with a charge.", "a charge was threatened."),
    ("trial", "threatened with trial.", "trial was threatened."),
    ("search_seizure", "threatened with a search or seizure.", "a search or seizure was threatened."),
    ("extradition_request", "threatened with a request for extradition.", "a request for extradition was threatened."),
    ("cyberattack", "threatened with a cyberattack.", "a cyberattack was threatened."),
    ("threat", "threatened.", "a threat was made."),
    (
        "intimidation_harassment",
        "threatened with intimidation or harassment.",
        "intimidation or harassment was threatened.",
    ),
    ("surveillance", "threatened with surveillance.", "surveillance was threatened."),
    ("restriction", "threatened with a restriction.", "a restriction was threatened."),
    ("smear", "threatened with a smear.", "a smear was threatened."),
    ("asylum_refusal", "threatened with a refusal of asylum.", "a refusal of asylum was threatened."),
    ("other", "threatened with something that is not specified.", "something that is not specified was threatened."),
]


@pytest.mark.parametrize(("event_type", "with_people", "without"), THREATENED)
def test_what_was_threatened_is_told_as_a_threat(event_type: str, with_people: str, without: str) -> None:
    for victims, subject in ((("a",), "Ilona Varga was"), (("a", "b"), "Ilona Varga and Oleksa Marchuk were")):
        text = story(event_type, *victims, completion="threatened")
        assert text == f"According to the activists, {subject} {with_people}"
    assert story(event_type, completion="threatened") == f"According to the activists, {without}"


POSSIBLE = [
    ("killing", "a possible killing of Ilona Varga"),
    ("enforced_disappearance", "a possible enforced disappearance of Ilona Varga"),
    ("torture", "possible torture of Ilona Varga"),
    ("assault", "a possible assault on Ilona Varga"),
    ("charge", "a possible charge against Ilona Varga"),
    ("extradition_request", "a possible request for extradition of Ilona Varga"),
    ("cyberattack", "a possible cyberattack on Ilona Varga"),
    ("threat", "a possible threat against Ilona Varga"),
    ("intimidation_harassment", "possible intimidation or harassment of Ilona Varga"),
    ("surveillance", "possible surveillance of Ilona Varga"),
    ("asylum_refusal", "a possible refusal of asylum to Ilona Varga"),
    ("asylum_recognition", "a possible recognition of refugee status for Ilona Varga"),
    ("other", "a possible event concerning Ilona Varga"),
]


@pytest.mark.parametrize(("event_type", "text"), POSSIBLE)
@pytest.mark.parametrize("completion", ["x.half", "begun", ""])
def test_a_word_on_completion_that_is_not_known_makes_it_possible_only(
    event_type: str, text: str, completion: str
) -> None:
    found = story(event_type, "a", completion=completion)
    assert found == f"According to the activists, {text} was mentioned."
    assert story(event_type, "a", completion=completion, stance=HEDGES).endswith(f"{text} was reportedly mentioned.")


ALL = list(product(event_types(), ("done", "attempted", "threatened", "planned", "x.half")))
GROUPS = [((), ""), (("a",), "Ilona Varga"), (("a", "b"), "Ilona Varga and Oleksa Marchuk")]


@pytest.mark.parametrize(("event_type", "completion"), ALL)
def test_a_hedge_adds_one_word_and_a_denial_only_its_lead(event_type: str, completion: str) -> None:
    for victims, _ in GROUPS:
        plain = story(event_type, *victims, completion=completion).removeprefix("According to the activists, ")
        hedged = story(event_type, *victims, completion=completion, stance=HEDGES)
        denied = story(event_type, *victims, completion=completion, stance=DENIES)
        assert hedged.removeprefix("According to the activists, ").replace("reportedly ", "", 1) == plain
        assert hedged.count("reportedly") == 1
        assert denied == f"The activists deny that {plain}"


@pytest.mark.parametrize(("event_type", "completion"), ALL)
def test_every_sentence_reads_as_one(event_type: str, completion: str) -> None:
    for victims, names in [*GROUPS, (("g",), "a group of 30 people"), (("a", "g"), "Ilona Varga and a group of")]:
        text = story(event_type, *victims, completion=completion)
        assert names in text
        assert not re.search(r"[{}]|\s[.,]|\s\s|\bA\b|, of |\.\.| a [aeio]|\ban [bcdfg-np-tv-z]", text)
        assert text.count(".") == 1
        assert (
            not re.search(r"(and \w+ \w+|people) was (?:killed|arrested|threatened|detained)", text) or "g" in victims
        )


@pytest.mark.parametrize(("event_type", "completion"), ALL)
def test_titles_and_summaries_upgrade_nothing(event_type: str, completion: str) -> None:
    letter = letter_of(case_of(event_type, "a", completion=completion))
    part = letter.part(PartKind.SUMMARY)
    assert part
    noun = type_words(event_type)["noun"]
    word = {"done": "", "x.half": "possible "}.get(completion, f"{completion} ")
    own = (event_type, completion) in {
        *(("attempted_abduction", each) for each in ("attempted", "x.half")),
        ("threat", "threatened"),
    }
    assert f"{'' if own else word}{noun}" in letter.title.text or "other events" in letter.title.text
    assert "eported " in letter.title.text
    first = part.paragraphs[0].sentences[0].text
    assert first in {
        story(event_type, "a", completion=completion),
        "According to the town hall, a press conference was held.",
    }


@pytest.mark.parametrize("event_type", event_types())
def test_what_is_denied_stands_in_no_title_and_no_summary(event_type: str) -> None:
    letter = letter_of(case_of(event_type, "a", stance=DENIES))
    part = letter.part(PartKind.SUMMARY)
    assert part
    assert letter.title.text == "Reported press conference"
    assert [sentence.text for sentence in part.paragraphs[0].sentences] == [
        "According to the town hall, a press conference was held."
    ]


@pytest.mark.parametrize(
    ("size", "text"),
    [
        ("1", "a group of one person was arrested."),
        ("3", "a group of three people was arrested."),
        ("30", "a group of 30 people was arrested."),
        ("3..5", "a group of between 3 and 5 people was arrested."),
        ("30..", "a group of at least 30 people was arrested."),
        ("..30", "a group of at most 30 people was arrested."),
        ("many", "a group of people was arrested."),
    ],
)
def test_the_size_of_a_group_is_never_sharpened(size: str, text: str) -> None:
    case = Case()
    case.add("group", "g", size=size)
    case.event("e", "arrest", "g", attribution="the activists")
    assert told(letter_of(case)) == [f"According to the activists, {text}"]


@pytest.mark.parametrize(
    ("count", "text"),
    [
        ("0", "no people were affected."),
        ("1", "one person was affected."),
        ("10", "ten people were affected."),
        ("11", "11 people were affected."),
        ("1..", "at least one person was affected."),
        ("3..", "at least three people were affected."),
        ("..5", "at most five people were affected."),
        ("3..5", "between 3 and 5 people were affected."),
    ],
)
def test_a_count_is_never_sharpened(count: str, text: str) -> None:
    case = Case()
    case.event("e", "arrest", attribution="the activists", count=count)
    assert told(letter_of(case))[0].endswith(f"According to the same account, {text}")


@pytest.mark.parametrize("count", ["many", "..", "3-5", "about 3"])
def test_a_count_that_is_no_number_says_nothing(count: str) -> None:
    case = Case()
    case.event("e", "arrest", attribution="the activists", count=count)
    assert told(letter_of(case)) == ["According to the activists, an arrest was made."]


@pytest.mark.parametrize(
    ("one", "other", "text"),
    [
        ("3", "5", "3 or 5"),
        ("3..", "1", "at least three or 1"),
        ("..5", "30", "at most five or 30"),
        ("3..5", "30..", "3 to 5 or at least 30"),
    ],
)
def test_disputed_counts_keep_their_open_ends(one: str, other: str, text: str) -> None:
    case = Case()
    case.event("e", "arrest", count=case.disputed(case.say(one), case.say(other)))
    assert told(letter_of(case))[0].endswith(f"Sources differ on how many people were affected: {text}.")
