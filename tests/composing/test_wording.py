"""The small grammar: articles, numbers, prepositions, plurals."""

from __future__ import annotations

import pytest

from tocsin.composing.wording import (
    country_name,
    fill,
    first_lower,
    is_plural,
    listed,
    number_word,
    placed,
    sentence,
    term_label,
    type_words,
    with_article,
    with_indefinite,
)


@pytest.mark.parametrize(
    ("pattern", "values", "text"),
    [
        ("{a} was {b} here", {"a": "X", "b": ""}, "X was here"),
        ("{a}, {b}.", {"a": "X", "b": ""}, "X,."),
        ("{a} {b}.", {"a": "X", "b": ""}, "X."),
        ("{a}", {"a": "{b}"}, "{b}"),
        ("{a}", {"a": "{0.__class__}"}, "{0.__class__}"),
    ],
)
def test_fill(pattern: str, values: dict[str, str], text: str) -> None:
    assert fill(pattern, **values) == text


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("she left", "She left."),
        ("she left.", "She left."),
        ("did she leave?", "Did she leave?"),
        ("she said “no.”", "She said “no.”"),
        ("élan", "Élan."),
    ],
)
def test_sentence(text: str, whole: str) -> None:
    assert sentence(text) == whole


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_listed(items: list[str], text: str) -> None:
    assert listed(items) == text
    assert listed(items, "or") == text.replace(" and ", " or ")


@pytest.mark.parametrize(("number", "text"), [(0, "no"), (1, "one"), (10, "ten"), (11, "11"), (250, "250")])
def test_number_word(number: int, text: str) -> None:
    assert number_word(number) == text


@pytest.mark.parametrize(
    ("who", "plural"),
    [
        ("the activists", True),
        ("the activists of Brod", True),
        ("the police", True),
        ("the head of the activists", False),
        ("the Ministry of Justice", False),
        ("Agnes Moss", False),
        ("two men", True),
        ("unidentified persons", True),
        ("A and B", True),
        ("the press", False),
        ("a group of 30 people", False),
        ("", False),
    ],
)
def test_is_plural(who: str, plural: bool) -> None:
    assert is_plural(who) is plural


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ministry of Justice", "the Ministry of Justice"),
        ("the Ministry of Justice", "the Ministry of Justice"),
        ("The Ministry of Justice", "the Ministry of Justice"),
        ("Brod District Court", "the Brod District Court"),
        ("police", "the police"),
        ("local police", "the local police"),
        ("police officers", "police officers"),
        ("two officers of the State Service", "two officers of the State Service"),
        ("her union", "her union"),
        ("Harbour Watch", "Harbour Watch"),
        ("Ilona Varga", "Ilona Varga"),
        ("", ""),
        ("Prosecutor General", "the Prosecutor General"),
        ("Minister of the Interior", "the Minister of the Interior"),
    ],
)
def test_with_article(name: str, text: str) -> None:
    assert with_article(name) == text


@pytest.mark.parametrize(
    ("noun", "text"),
    [
        ("journalist", "a journalist"),
        ("editor", "an editor"),
        ("a poet", "a poet"),
        ("the mayor", "the mayor"),
        ("former judge", "a former judge"),
        ("Editor", "an Editor"),
    ],
)
def test_with_indefinite(noun: str, text: str) -> None:
    assert with_indefinite(noun) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Brod", "in Brod"),
        ("14 Mole Street", "at 14 Mole Street"),
        ("the Central Station", "at the Central Station"),
        ("Near the office", "near the office"),
        ("in front of the court", "in front of the court"),
        ("", "in "),
    ],
)
def test_placed(name: str, text: str) -> None:
    assert placed(name) == text


@pytest.mark.parametrize(("name", "text"), [("Netherlands", "the Netherlands"), ("Orvania", "Orvania")])
def test_country_name(name: str, text: str) -> None:
    assert country_name(name) == text


@pytest.mark.parametrize(
    ("text", "lower"), [("The car", "the car"), ("Two men", "two men"), ("Ilona", "Ilona"), ("I saw", "I saw")]
)
def test_first_lower(text: str, lower: str) -> None:
    assert first_lower(text) == lower


@pytest.mark.parametrize(
    ("thesaurus", "term", "label"),
    [
        ("completion", "attempted", "Attempted"),
        ("countries", "Orvania", "Orvania"),
        ("completion", "x.other", "x.other"),
        ("no-such-list", "anything", "anything"),
    ],
)
def test_term_label(thesaurus: str, term: str, label: str) -> None:
    assert term_label(thesaurus, term) == label


def test_a_closer_term_has_words_of_its_own_where_it_says_more() -> None:
    assert type_words("threat", "threat.death")["noun"] == "death threat"
    assert type_words("threat", "threat.general")["noun"] == "threat"
    assert type_words("x.new") == type_words("other")
