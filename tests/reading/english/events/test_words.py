"""The lexicon as the rules of events see it: forms of verbs, numbers of nouns, patterns, channels, countries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import tocsin.reading
from tocsin.reading.english.words import english, plural, small_words


def _kinds(word: str, lemma: str) -> set[str]:
    return {form.kind for form in english().forms.get(word, ()) if form.lemma == lemma}


@pytest.mark.parametrize(
    ("lemma", "base", "third", "ing", "past", "participle"),
    [
        ("arrest", "arrest", "arrests", "arresting", "arrested", "arrested"),
        ("seize", "seize", "seizes", "seizing", "seized", "seized"),
        ("deny", "deny", "denies", "denying", "denied", "denied"),
        ("beat", "beat", "beats", "beating", "beat", "beaten"),
        ("take", "take", "takes", "taking", "took", "taken"),
        ("throw", "throw", "throws", "throwing", "threw", "thrown"),
        ("ban", "ban", "bans", "banning", "banned", "banned"),
        ("kidnap", "kidnap", "kidnaps", "kidnapping", "kidnapped", "kidnapped"),
        ("hit", "hit", "hits", "hitting", "hit", "hit"),
        ("set", "set", "sets", "setting", "set", "set"),
        ("harass", "harass", "harasses", "harassing", "harassed", "harassed"),
        ("free", "free", "frees", "freeing", "freed", "freed"),
    ],
)
def test_every_form_of_a_verb(lemma: str, base: str, third: str, ing: str, past: str, participle: str) -> None:
    assert "base" in _kinds(base, lemma)
    assert "s" in _kinds(third, lemma)
    assert "ing" in _kinds(ing, lemma)
    assert "past" in _kinds(past, lemma)
    assert "participle" in _kinds(participle, lemma)


@pytest.mark.parametrize("word", ["house", "quickly", "arrestee", "searchlight", ""])
def test_other_words_are_no_forms(word: str) -> None:
    assert word not in english().forms


@pytest.mark.parametrize(
    ("noun", "wanted"),
    [
        ("arrest", "arrests"),
        ("search", "searches"),
        ("robbery", "robberies"),
        ("house search", "house searchs"),
        ("delay", "delays"),
        ("press", "presses"),
    ],
)
def test_plurals(noun: str, wanted: str) -> None:
    assert plural(noun) == wanted.replace("searchs", "searches")


@pytest.mark.parametrize(
    ("head", "tail"),
    [("take", ("into", "custody")), ("set", ("free",)), ("shoot", ("dead",)), ("apply", ("for", "asylum"))],
)
def test_patterns_keep_the_order_of_their_words(head: str, tail: tuple[str, ...]) -> None:
    tails = [cue.pattern.tail for cue in english().verb_cues[head]]
    assert any(all(word in spot for word, spot in zip(tail, found, strict=False)) for found in tails if found)


def test_patterns_with_more_words_come_first() -> None:
    for cues in (*english().verb_cues.values(), *english().noun_cues.values()):
        lengths = [len(cue.pattern.tail) for cue in cues]
        assert lengths == sorted(lengths, reverse=True)
        assert all(len(cue.pattern.tail) == len(cue.pattern.gaps) for cue in cues)


def test_every_irregular_verb_has_a_past_and_a_participle() -> None:
    lexicon = english()
    for word in ("took", "threw", "shot", "stole", "broke", "held", "found", "beat", "set"):
        assert any(form.kind == "past" for form in lexicon.forms[word]), word
    for word in ("taken", "thrown", "shot", "stolen", "broken", "held", "found", "beaten", "set"):
        assert any(form.kind == "participle" for form in lexicon.forms[word]), word


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("He phoned her at night.", "phone"),
        ("It came by e-mail.", "email"),
        ("It came by E-Mail.", "email"),
        ("It came on Signal.", "messenger"),
        ("It came in a letter.", "post"),
        ("A telegram pole fell.", "messenger"),
        ("It rained on the lettering.", None),
    ],
)
def test_channels(words: str, channel: str | None) -> None:
    assert next((name for name, pattern in english().channels if pattern.search(words)), None) == channel


@pytest.mark.parametrize(
    ("word", "country"),
    [("france", "France"), ("french", "France"), ("kenyans", "Kenya"), ("zambian", "Zambia"), ("sardovian", None)],
)
def test_countries_by_name_and_people(word: str, country: str | None) -> None:
    assert english().countries.get(word) == country


@pytest.mark.parametrize(
    ("name", "wanted"), [("Nadia", True), ("nadia", True), ("Anna-Lena", True), ("Vessel", False), ("", False)]
)
def test_given_names(name: str, wanted: bool) -> None:
    assert english().is_given_name(name) is wanted


def test_the_word_lists_of_rules_are_small_and_lower_case() -> None:
    for key in ("cues.stops", "cues.determiners", "arguments.clause", "certainty.cuts"):
        assert small_words(key)
        assert all(word == word.lower() for word in small_words(key))


def _lists(value: Any) -> list[list[Any]]:
    if isinstance(value, dict):
        return [found for inner in value.values() for found in _lists(inner)]
    return [value] if isinstance(value, list) and not any(isinstance(inner, dict | list) for inner in value) else []


def test_no_word_of_a_list_is_taken_for_a_truth_value() -> None:
    """YAML reads a bare `on`, `no` or `yes` as true or false: in a list of words they must be quoted."""
    compiled = json.loads((Path(tocsin.reading.__file__).parent / "lexicon" / "compiled.json").read_text("utf-8"))
    lists = _lists(compiled)
    assert len(lists) > 50
    assert [word for words in lists for word in words if not isinstance(word, str)] == []


@pytest.mark.parametrize(("key", "word"), [("not_names", "on"), ("not_names", "no"), ("org_tails", "on")])
def test_words_that_yaml_would_swallow(key: str, word: str) -> None:
    assert word in english().names(key)
    assert "no" in english().act_words("negations")


def test_a_list_that_is_none_is_said_so() -> None:
    with pytest.raises(KeyError):
        small_words("no.such.list")
