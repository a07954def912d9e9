"""A statistical model behind reading's protocol: never needed, only lends weight, pinned by name and version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from tocsin.engines import spacy_en
from tocsin.reading import read
from tocsin.reading.namemodel import BODY, PERSON, NameSpan

TEXT = "Later Qarvo Thessun answered. The office of Grey Lantern was closed. On 3 May 2021 police arrested Marta Velin."


@dataclass(frozen=True)
class Lender:
    """A model that knows two names."""

    identity: str = "lender/1"

    def names(self, text: str) -> Sequence[NameSpan]:
        known = [("Qarvo Thessun", PERSON), ("Grey Lantern", BODY), ("nowhere", PERSON)]
        found = [(text.find(name), name, kind) for name, kind in known]
        return [NameSpan(start, start + len(name), kind) for start, name, kind in found if start >= 0]


@dataclass(frozen=True)
class Entity:
    start_char: int
    end_char: int
    label_: str


@dataclass(frozen=True)
class Document:
    ents: tuple[Entity, ...]


def test_a_model_lends_weight_to_names_that_the_rules_left() -> None:
    alone, helped = read(TEXT), read(TEXT, models=lambda language: Lender())
    assert [person.name for person in alone.persons] == ["Marta Velin"]
    assert [person.name for person in helped.persons] == ["Qarvo Thessun", "Marta Velin"]
    assert "Grey Lantern" in [body.name for body in helped.organisations]


def test_a_model_adds_no_event_and_is_named() -> None:
    alone, helped = read(TEXT), read(TEXT, models=lambda language: Lender())
    assert helped.events == alone.events
    assert helped.reader == f"{alone.reader}+lender/1"


def test_entities_become_name_spans() -> None:
    pipeline = lambda text: Document((Entity(0, 5, "PERSON"), Entity(6, 9, "ORG"), Entity(10, 12, "GPE")))  # noqa: E731
    assert spacy_en.SpacyNames(pipeline).names("x") == [NameSpan(0, 5, PERSON), NameSpan(6, 9, BODY)]


def test_a_long_text_is_given_to_the_model_in_part() -> None:
    seen: list[int] = []

    def pipeline(text: str) -> Document:
        seen.append(len(text))
        return Document(())

    spacy_en.SpacyNames(pipeline).names("x" * (spacy_en.LONGEST + 5))
    assert seen == [spacy_en.LONGEST]


@pytest.mark.parametrize("version", [None, "3.7.0", "999.9.9"])
def test_no_other_version_is_taken(version: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_en, "installed_version", lambda: version)
    assert spacy_en.load() is None


def test_the_model_without_spacy_is_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_en, "installed_version", lambda: spacy_en.VERSION)
    monkeypatch.setattr(spacy_en, "MODULE", "no_such_model_module")
    assert spacy_en.load() is None


@pytest.mark.skipif(spacy_en.load() is None, reason="spaCy's English model is an extra and is not installed here")
def test_the_real_model_finds_a_plain_name() -> None:
    model = spacy_en.load()
    assert model is not None
    assert NameSpan(0, 10, PERSON) in model.names("John Smith lives in London.")
