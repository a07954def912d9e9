"""What a person is called beside the name: callings, offices, country; shared callings of a list."""

from __future__ import annotations

import pytest

from support.rows import reading_of, sentence, sentences
from tocsin.reading.english.roles import role_noun


def _roles(text: str) -> dict[str, tuple[str, ...]]:
    return {person.name: person.roles for person in reading_of(text).persons}


BEFORE = [
    sentence("Activist Marta Velin was arrested.", "activist"),
    sentence("Journalist Marta Velin was arrested.", "journalist"),
    sentence("The journalist Marta Velin was arrested.", "journalist"),
    sentence("Human rights lawyer Marta Velin was arrested.", "human rights lawyer"),
    sentence("Human rights defender Marta Velin was arrested.", "human rights defender"),
    sentence("Opposition activist Marta Velin was arrested.", "opposition activist"),
    sentence("Civil society activist Marta Velin was arrested.", "civil society activist"),
    sentence("Women's rights activist Marta Velin was arrested.", "women's rights activist"),
    sentence("Investigative reporter Marta Velin was arrested.", "investigative reporter"),
    sentence("Freelance photographer Marta Velin was arrested.", "freelance photographer"),
    sentence("Former editor Marta Velin was arrested.", "former editor"),
    sentence("Environmental campaigner Marta Velin was arrested.", "environmental campaigner"),
    sentence("Trade union leader Marta Velin was arrested.", "trade union leader"),
    sentence("The well-known blogger Marta Velin was arrested.", "well-known blogger"),
    sentence("The poet Marta Velin was arrested.", "poet"),
    sentence("Police arrested lawyer Marta Velin on Monday.", "lawyer"),
    sentence("The arrest of journalist Marta Velin was condemned.", "journalist"),
    sentence("Two men beat student leader Marta Velin.", "student leader"),
    sentence("Police arrested activist and journalist Marta Velin.", "activist and journalist"),
    sentence(
        "Police arrested the writer and women's rights defender Marta Velin.", "writer and women's rights defender"
    ),
]


@pytest.mark.parametrize(("text", "role"), BEFORE)
def test_a_calling_ahead_of_the_name(text: str, role: str) -> None:
    assert _roles(text) == {"Marta Velin": (role,)}


AFTER = [
    sentence("Marta Velin, a journalist, was arrested.", "journalist"),
    sentence("Marta Velin, an activist from Dovrin, was arrested.", "activist from Dovrin"),
    sentence("Marta Velin, a reporter with the Lake Post, was arrested.", "reporter with the Lake Post"),
    sentence("Marta Velin, editor of the Lake Post, was arrested.", "editor of the Lake Post"),
    sentence("Marta Velin, the founder of the Orrel Foundation, was arrested.", "founder of the Orrel Foundation"),
    sentence("Marta Velin – a lawyer – was arrested.", "lawyer"),
    sentence("Marta Velin — a lawyer — was arrested.", "lawyer"),
    sentence("Marta Velin is a journalist and blogger.", "journalist and blogger"),
    sentence("Marta Velin was a member of the Lakeside Union.", "member of the Lakeside Union"),
    sentence("Police arrested Marta Velin, a human rights lawyer.", "human rights lawyer"),
    sentence("Police arrested Marta Velin, one of the leaders of the strike.", ""),
]


@pytest.mark.parametrize(("text", "role"), AFTER)
def test_a_calling_behind_the_name(text: str, role: str) -> None:
    assert _roles(text) == {"Marta Velin": (role,) if role else ()}


NONE = [
    sentence("Marta Velin was arrested."),
    sentence("Marta Velin, 34, was arrested."),
    sentence("Marta Velin, who lives in Dovrin, was arrested."),
    sentence("Police arrested Marta Velin at the house of a journalist."),
    sentence("Marta Velin was arrested by a police officer."),
    sentence("Marta Velin, known for her support of a journalist, was arrested."),
]


@pytest.mark.parametrize("text", NONE)
def test_no_calling_is_made_up(text: str) -> None:
    assert _roles(text) == {"Marta Velin": ()}


def test_both_callings_of_one_sentence_are_kept_in_their_order() -> None:
    text = "Activist Marta Velin, a lawyer, was arrested."
    assert _roles(text) == {"Marta Velin": ("activist", "lawyer")}


def test_callings_gather_over_the_text_without_repeating() -> None:
    text = "Activist Marta Velin was arrested. Lawyer Marta Velin is 34. Activist Marta Velin was freed."
    assert _roles(text) == {"Marta Velin": ("activist", "lawyer")}


LISTS = [
    sentence(
        "Activists Marta Velin, Tovan Orrel and Ilva Mokk were arrested.",
        {"Marta Velin": "activist", "Tovan Orrel": "activist", "Ilva Mokk": "activist"},
    ),
    sentence(
        "Journalists Marta Velin and Tovan Orrel were arrested.",
        {"Marta Velin": "journalist", "Tovan Orrel": "journalist"},
    ),
    sentence(
        "Human rights lawyers Marta Velin and Tovan Orrel were arrested.",
        {"Marta Velin": "human rights lawyer", "Tovan Orrel": "human rights lawyer"},
    ),
    sentence(
        "Activist Marta Velin and lawyer Tovan Orrel were arrested.",
        {"Marta Velin": "activist", "Tovan Orrel": "lawyer"},
    ),
    sentence(
        "Police arrested bloggers Marta Velin and Tovan Orrel.", {"Marta Velin": "blogger", "Tovan Orrel": "blogger"}
    ),
]


@pytest.mark.parametrize(("text", "wanted"), LISTS)
def test_a_calling_in_the_plural_belongs_to_the_whole_list(text: str, wanted: dict[str, str]) -> None:
    assert {name: roles[0] for name, roles in _roles(text).items()} == wanted


COUNTRIES = [
    sentence("Marta Velin (Poland) was arrested.", "Poland"),
    sentence("Polish journalist Marta Velin was arrested.", "Poland"),
    sentence("The Kenyan lawyer Marta Velin was arrested.", "Kenya"),
    sentence("The Georgian human rights defender Marta Velin was arrested.", "Georgia"),
    sentence("Ukrainian activists Marta Velin and Tovan Orrel were arrested.", "Ukraine"),
    sentence("Marta Velin was arrested in Poland.", None),
    sentence("In Poland journalist Marta Velin was arrested.", None),
    sentence("Journalist Marta Velin was arrested.", None),
    sentence("Marta Velin (34) was arrested.", None),
]


@pytest.mark.parametrize(("text", "country"), COUNTRIES)
def test_a_country_is_what_the_words_beside_the_name_say(text: str, country: str | None) -> None:
    assert reading_of(text).persons[0].country == country


NOUNS = [
    ("activist", "activist"),
    ("opposition activist", "activist"),
    ("journalist and blogger", "blogger"),
    ("member of the board", "member"),
    ("editor of the Lake Post", "editor"),
    ("reporter, activist", "activist"),
    ("women's rights defender", "defender"),
    ("Human Rights Lawyer", "lawyer"),
    ("gardener of sorts", ""),
    ("", ""),
]


@pytest.mark.parametrize(("phrase", "noun"), NOUNS)
def test_the_noun_of_a_role(phrase: str, noun: str) -> None:
    assert role_noun(phrase) == noun


@pytest.mark.parametrize(
    "text",
    sentences(
        "activist Marta Velin",
        "Marta Velin, activist",
        ". Marta Velin",
        ", Marta Velin ,",
        "Activists Marta Velin, (Tovan Orrel) and",
        "'s activist Marta Velin and and",
    ),
)
def test_broken_sentences_do_no_harm(text: str) -> None:
    assert isinstance(_roles(text), dict)
