"""Who is meant by a pronoun: the person in focus, sentence by sentence."""

from __future__ import annotations

import pytest

from support.rows import reading_of, sentence


def _victims(text: str, event_type: str) -> list[tuple[str, ...]]:
    return [event.victims for event in reading_of(text).events if event.type == event_type]


ONE = "Journalist Marta Velin published a report in Dovrin."
TAKEN_UP = [
    sentence("On 3 May 2021 she was arrested.", "arrest"),
    sentence("On 3 May 2021 police arrested her.", "arrest"),
    sentence("Two men beat her on 3 May 2021.", "assault"),
    sentence("Her arrest on 3 May 2021 was condemned.", "arrest"),
    sentence("On 3 May 2021 police searched her flat.", "search_seizure"),
    sentence("Her house was searched on 3 May 2021.", "search_seizure"),
    sentence("On 3 May 2021 a man threatened her by phone.", "threat"),
    sentence("She was released on 3 May 2021.", "release"),
    sentence("On 3 May 2021 she was sentenced to two years.", "conviction"),
    sentence("On 3 May 2021 he was arrested.", "arrest"),
    sentence("On 3 May 2021 the journalist was arrested.", "arrest"),
    sentence("On 3 May 2021 police arrested the journalist.", "arrest"),
    sentence("The journalist was beaten by two men on 3 May 2021.", "assault"),
    sentence("On 3 May 2021 two men followed her to her office.", "surveillance"),
    sentence("Since 3 May 2021 she has been detained.", "detention"),
    sentence("On 3 May 2021 her office was searched and she was arrested.", "arrest"),
]


@pytest.mark.parametrize(("text", "event_type"), TAKEN_UP)
def test_the_only_person_named_is_meant_in_the_next_sentence(text: str, event_type: str) -> None:
    assert _victims(f"{ONE} {text}", event_type) == [("Marta Velin",)]


@pytest.mark.parametrize(("text", "event_type"), TAKEN_UP)
def test_the_only_person_named_is_meant_in_the_next_paragraph(text: str, event_type: str) -> None:
    assert _victims(f"{ONE}\n\n{text}", event_type) == [("Marta Velin",)]


@pytest.mark.parametrize(("text", "event_type"), TAKEN_UP)
def test_what_tells_of_nobody_keeps_the_focus(text: str, event_type: str) -> None:
    between = "It was raining in the north. The road was long."
    assert _victims(f"{ONE} {between} {text}", event_type) == [("Marta Velin",)]


BY_SEX = [
    sentence("Mr Orrel met Ms Velin. On 3 May 2021 she was arrested.", "Velin"),
    sentence("Ms Velin met Mr Orrel. On 3 May 2021 he was arrested.", "Orrel"),
    sentence("Mrs Velin met Mr Orrel. On 3 May 2021 police arrested him.", "Orrel"),
    sentence("Mr Orrel met Ms Velin. On 3 May 2021 police arrested her.", "Velin"),
    sentence("Mr Orrel met Ms Velin. On 3 May 2021 police arrested the lawyer.", "the lawyer"),
]


@pytest.mark.parametrize(("text", "name"), BY_SEX)
def test_he_and_she_are_told_apart_by_titles_and_family_words(text: str, name: str) -> None:
    assert _victims(text, "arrest") == [(name,)]


BY_ROLE = [
    sentence("Journalist Marta Velin met lawyer Tovan Orrel. On 3 May 2021 the lawyer was arrested.", "Tovan Orrel"),
    sentence(
        "Journalist Marta Velin met lawyer Tovan Orrel. On 3 May 2021 the journalist was arrested.", "Marta Velin"
    ),
    sentence(
        "Lawyer Tovan Orrel met journalist Marta Velin. On 3 May 2021 the journalist was arrested.", "Marta Velin"
    ),
    sentence("Reporter Marta Velin met lawyer Tovan Orrel. On 3 May 2021 the journalist was arrested.", "Marta Velin"),
    sentence(
        "Blogger Marta Velin met lawyer Tovan Orrel. On 3 May 2021 police arrested the journalist.", "Marta Velin"
    ),
    sentence("Human rights lawyer Tovan Orrel left. On 3 May 2021 the lawyer was arrested.", "Tovan Orrel"),
    sentence("Marta Velin, an activist, left. On 3 May 2021 the activist was arrested.", "Marta Velin"),
    sentence("Marta Velin is a poet. On 3 May 2021 the poet was arrested.", "Marta Velin"),
]


@pytest.mark.parametrize(("text", "name"), BY_ROLE)
def test_a_calling_with_the_means_who_was_called_so(text: str, name: str) -> None:
    assert _victims(text, "arrest") == [(name,)]


TWO = "Activists Marta Velin and Tovan Orrel left Dovrin."
BOTH = [
    sentence("On 3 May 2021 they were arrested.", "arrest"),
    sentence("On 3 May 2021 police arrested them.", "arrest"),
    sentence("On 3 May 2021 the activists were arrested.", "arrest"),
    sentence("On 3 May 2021 the two activists were arrested.", "arrest"),
    sentence("Two men beat them on 3 May 2021.", "assault"),
    sentence("On 3 May 2021 the activists were beaten by men.", "assault"),
]


@pytest.mark.parametrize(("text", "event_type"), BOTH)
def test_they_and_the_activists_are_all_who_were_named_so(text: str, event_type: str) -> None:
    assert _victims(f"{TWO} {text}", event_type) == [("Marta Velin", "Tovan Orrel")]


def test_three_activists_are_not_the_two_who_were_named() -> None:
    (victims,) = _victims(f"{TWO} On 3 May 2021 the three activists were arrested.", "arrest")
    assert not {"Marta Velin", "Tovan Orrel"} & {*victims}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A journalist left Dovrin. On 3 May 2021 she was arrested.", id="nobody is named"),
        pytest.param("On 3 May 2021 she was arrested.", id="the text begins with a pronoun"),
        pytest.param("On 3 May 2021 the journalist was arrested.", id="a calling without a bearer"),
        pytest.param(
            "Lawyer Tovan Orrel left. On 3 May 2021 a journalist was arrested.", id="a journalist is a new one"
        ),
        pytest.param("Lawyer Tovan Orrel left. On 3 May 2021 two activists were arrested.", id="two activists are new"),
    ],
)
def test_nobody_is_made_up(text: str) -> None:
    names = {person.name for person in reading_of(text).persons}
    for victims in _victims(text, "arrest"):
        assert not names & {*victims}


FOLLOWED = [
    sentence(
        "Marta Velin was arrested on 3 May 2021. She was beaten on 4 May 2021. She was released on 5 May 2021.",
        [("arrest", "Marta Velin"), ("assault", "Marta Velin"), ("release", "Marta Velin")],
    ),
    sentence(
        "Marta Velin was arrested on 3 May 2021. Tovan Orrel was beaten on 4 May 2021. He was released on 5 May 2021.",
        [("arrest", "Marta Velin"), ("assault", "Tovan Orrel"), ("release", "Tovan Orrel")],
    ),
    sentence(
        "Ms Velin was arrested on 3 May 2021. Mr Orrel was beaten on 4 May 2021. She was released on 5 May 2021.",
        [("arrest", "Velin"), ("assault", "Orrel"), ("release", "Velin")],
    ),
    sentence(
        "On 3 May 2021 police searched Marta Velin's flat. She was arrested on 4 May 2021.",
        [("search_seizure", "Marta Velin"), ("arrest", "Marta Velin")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), FOLLOWED)
def test_the_focus_moves_with_the_text(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(event.type, *event.victims) for event in reading_of(text).events] == wanted


BODIES = [
    sentence("The newspaper Gullwing was founded in 1998. On 3 May 2021 police raided the newspaper.", "Gullwing"),
    sentence("The Havrel Courier is a daily. On 3 May 2021 police searched the newspaper's office.", "Havrel Courier"),
]


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_the_newspaper_is_the_body_named_before(text: str, name: str) -> None:
    assert _victims(text, "search_seizure") == [(name,)]


KIN = [
    sentence("Marta Velin left Dovrin. On 3 May 2021 her brother was arrested.", "Marta Velin's brother"),
    sentence("Marta Velin left Dovrin. On 3 May 2021 police arrested her husband.", "Marta Velin's husband"),
    sentence("On 3 May 2021 police arrested Marta Velin's sister.", "Marta Velin's sister"),
    sentence("On 3 May 2021 Marta Velin's brother was arrested.", "Marta Velin's brother"),
]


@pytest.mark.parametrize(("text", "victim"), KIN)
def test_a_relative_is_a_persons_relative_and_not_the_person(text: str, victim: str) -> None:
    assert _victims(text, "arrest") == [(victim,)]


@pytest.mark.parametrize("text", [f"{ONE} {param.values[0]}" for param in TAKEN_UP])
def test_every_victim_in_focus_is_a_person_of_the_reading(text: str) -> None:
    reading = reading_of(text)
    names = {person.name for person in reading.persons}
    assert {victim for event in reading.events for victim in event.victims} <= names
