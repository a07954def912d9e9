"""Every example of the Slavic lexicons is run: what it says must come out does come out, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import tocsin.reading
from support.event_types import TYPES
from tocsin.reading import read
from tocsin.reading.slavic.events.lexicon import lexicon

LEXICON = Path(tocsin.reading.__file__).parent / "lexicon"
LANGUAGES = ("ru", "uk", "pl")


def _source(language: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((LEXICON / f"{language}.yaml").read_text("utf-8"))
    return loaded


def _examples() -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (language, text, tuple(wanted))
        for language in LANGUAGES
        for entry in _source(language)["events"]
        for text, *wanted in entry["examples"]
    ]


@pytest.mark.parametrize(("language", "text", "wanted"), _examples())
def test_example_of_the_lexicon(language: str, text: str, wanted: tuple[str, ...]) -> None:
    found = [(event.type, event.victims) for event in read(text, date="2021-06-01", language=language).events]
    if wanted == ("none",):
        assert found == []
        return
    for item in wanted:
        event_type, _, victim = item.partition("/")
        assert any(kind == event_type and (not victim or victim in victims) for kind, victims in found), found
    assert {kind for kind, _ in found} == {item.partition("/")[0] for item in wanted}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_has_an_example_and_a_known_type(language: str) -> None:
    for entry in _source(language)["events"]:
        assert entry["type"] in TYPES
        assert entry["examples"], entry["term"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_of_the_design_but_the_derived_one_has_words(language: str) -> None:
    assert {entry["type"] for entry in _source(language)["events"]} == set(TYPES) - {"attempted_abduction"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_and_list_of_a_lexicon_can_be_read(language: str) -> None:
    words = lexicon(language)
    assert all((words.verb_cues, words.noun_cues, words.verbs, words.act_nouns, words.nouns))
    assert all((words.pronouns, words.prepositions, words.channels))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_three_lexicons_have_the_same_lists(language: str) -> None:
    assert set(_source(language)) == set(_source("ru"))
