"""Every example of the lexicon is run: what it says must come out does come out, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import tocsin.reading
from support.event_types import TYPES
from tocsin.reading import read
from tocsin.reading.english.words import english, plural, small_words
from tocsin.reading.typography import is_abbreviation, is_dateline

LEXICON = Path(tocsin.reading.__file__).parent / "lexicon"


def _source() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((LEXICON / "en.yaml").read_text("utf-8"))
    return loaded


def _examples() -> list[tuple[str, tuple[str, ...]]]:
    return [(text, tuple(wanted)) for entry in _source()["events"] for text, *wanted in entry["examples"]]


@pytest.mark.parametrize(("text", "wanted"), _examples(), ids=lambda value: value if isinstance(value, str) else "")
def test_example_of_the_lexicon(text: str, wanted: tuple[str, ...]) -> None:
    found = [(event.type, event.victims) for event in read(text, date="2021-06-01").events]
    if wanted == ("none",):
        assert found == []
        return
    for item in wanted:
        event_type, _, victim = item.partition("/")
        assert any(kind == event_type and (not victim or victim in victims) for kind, victims in found), found
    assert {kind for kind, _ in found} == {item.partition("/")[0] for item in wanted}


def test_every_entry_has_an_example_and_a_known_type() -> None:
    for entry in _source()["events"]:
        assert entry["type"] in TYPES
        assert entry["examples"], entry["term"]


def test_every_type_of_the_design_but_the_derived_one_has_words() -> None:
    assert {entry["type"] for entry in _source()["events"]} == set(TYPES) - {"attempted_abduction"}


def test_the_compiled_lexicon_is_the_yaml() -> None:
    assert small_words("arguments.clause") == frozenset(
        yaml.safe_load((LEXICON / "en_small.yaml").read_text("utf-8"))["arguments.clause"]
    )


@pytest.mark.parametrize(
    ("word", "lemma", "kind"),
    [
        ("arrested", "arrest", "participle"),
        ("arrests", "arrest", "s"),
        ("arresting", "arrest", "ing"),
        ("beaten", "beat", "participle"),
        ("beat", "beat", "past"),
        ("kidnapped", "kidnap", "past"),
        ("kidnapping", "kidnap", "ing"),
        ("denied", "deny", "past"),
        ("seized", "seize", "past"),
        ("seizing", "seize", "ing"),
        ("stolen", "steal", "participle"),
    ],
)
def test_forms_of_verbs(word: str, lemma: str, kind: str) -> None:
    assert any(form.lemma == lemma and form.kind == kind for form in english().forms[word])


@pytest.mark.parametrize(
    ("noun", "wanted"), [("attack", "attacks"), ("search", "searches"), ("robbery", "robberies"), ("day", "days")]
)
def test_plural(noun: str, wanted: str) -> None:
    assert plural(noun) == wanted


@pytest.mark.parametrize("phrase", ["death threats", "press conference", "requests for", "attempts on"])
def test_nouns_stand_in_both_numbers(phrase: str) -> None:
    head, *tail = phrase.split()
    patterns = [cue.pattern for cue in english().noun_cues[head]]
    assert any(not tail or (pattern.tail and tail[0] in pattern.tail[0]) for pattern in patterns)


@pytest.mark.parametrize(
    ("word", "wanted"), [("Mr", True), ("U.S", True), ("J", True), ("No", True), ("city", False), ("it", False)]
)
def test_abbreviations(word: str, wanted: bool) -> None:
    assert is_abbreviation(word) is wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Port Harrow, 3 March 2021", True),
        ("Brod, May 20, 2021", True),
        ("Date: 6 March 2020", True),
        ("The council met on 3 March 2021", False),
    ],
)
def test_datelines(line: str, wanted: bool) -> None:
    assert is_dateline(line) is wanted
