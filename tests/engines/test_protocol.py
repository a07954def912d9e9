"""What an engine must keep to: spans in code points, no name made up, the same text the same names."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from importlib import metadata
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.engines import spacy_en
from tocsin.reading import read
from tocsin.reading.namemodel import BODY, PERSON, NameModel, NameSpan


@dataclass(frozen=True)
class Entity:
    """One entity as spaCy gives it."""

    start_char: int
    end_char: int
    label_: str


@dataclass(frozen=True)
class Pipeline:
    """A stand-in for a loaded pipeline: every word with a capital is an entity of the kind it is told."""

    label: str = "PERSON"

    def __call__(self, text: str) -> SimpleNamespace:
        found, place = [], 0
        for word in text.split(" "):
            if word[:1].isupper():
                found.append(Entity(place, place + len(word), self.label))
            place += len(word) + 1
        return SimpleNamespace(ents=tuple(found))


def _model(label: str = "PERSON") -> NameModel:
    return spacy_en.SpacyNames(Pipeline(label))


KINDS = [("PERSON", [NameSpan(4, 9, PERSON)]), ("ORG", [NameSpan(4, 9, BODY)])]


@pytest.mark.parametrize(("label", "spans"), KINDS)
def test_persons_and_organisations_are_handed_on(label: str, spans: list[NameSpan]) -> None:
    assert _model(label).names("the Velin came") == spans


@pytest.mark.parametrize("label", ["GPE", "LOC", "DATE", "NORP", "EVENT", "WORK_OF_ART", "", "person"])
def test_all_else_is_left_to_the_rules(label: str) -> None:
    assert _model(label).names("the Velin came") == []


def test_spans_count_code_points() -> None:
    text = "😀 Жанна Velin came"
    assert [text[span.start : span.end] for span in _model().names(text)] == ["Жанна", "Velin"]


def test_the_identity_names_the_package_and_its_version() -> None:
    assert _model().identity == f"{spacy_en.DISTRIBUTION}/{spacy_en.VERSION}"


def test_only_the_beginning_of_a_very_long_text_is_looked_at() -> None:
    text = "x " * (spacy_en.LONGEST // 2) + "Velin"
    assert _model().names(text) == []


def test_a_text_as_long_as_may_be_is_looked_at_to_its_end() -> None:
    text = "x " * (spacy_en.LONGEST // 2 - 3) + "Velin"
    assert len(_model().names(text)) == 1


def test_a_reading_with_an_engine_is_a_reading() -> None:
    text = "Later Qarvo Thessun answered. On 3 May 2021 police arrested Marta Velin."
    reading = read(text, models=lambda language: _model())
    assert reading.reader.endswith(_model().identity)
    assert reading.events == read(text).events


def _installed(monkeypatch: pytest.MonkeyPatch, version: str | None) -> None:
    def found(name: str) -> str:
        assert name == spacy_en.DISTRIBUTION
        if version is None:
            raise metadata.PackageNotFoundError(name)
        return version

    monkeypatch.setattr(metadata, "version", found)


@pytest.mark.parametrize("version", [None, spacy_en.VERSION, "3.7.1"])
def test_the_installed_version_is_what_the_package_says(version: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    _installed(monkeypatch, version)
    assert spacy_en.installed_version() == version


def test_the_tried_version_is_loaded_without_the_parts_that_are_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    given_parts: list[list[str]] = []

    def load(*, disable: list[str]) -> Pipeline:
        given_parts.append(disable)
        return Pipeline()

    _installed(monkeypatch, spacy_en.VERSION)
    monkeypatch.setattr(importlib, "import_module", lambda name: SimpleNamespace(load=load, name=name))
    model = spacy_en.load()
    assert model is not None
    assert model.names("the Velin came") == [NameSpan(4, 9, PERSON)]
    assert "ner" not in given_parts[0]


@pytest.mark.parametrize("version", [None, "3.7.1", "3.8.1", ""])
def test_another_version_is_not_even_imported(version: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise AssertionError(name)

    _installed(monkeypatch, version)
    monkeypatch.setattr(importlib, "import_module", refuse)
    assert spacy_en.load() is None


@given(st.text(max_size=200))
def test_the_same_text_gives_the_same_names_inside_it(text: str) -> None:
    model = _model()
    names = model.names(text)
    assert names == model.names(text)
    assert all(0 <= span.start < span.end <= len(text) for span in names)
