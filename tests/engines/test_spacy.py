"""A spaCy pipeline behind reading's protocol: spans in code points, nothing made up, only files that were tried."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.models import needs_english
from tocsin.engines import spacy_en, spacy_folder
from tocsin.engines.spacy_folder import LONGEST, SpacyNames, pieces
from tocsin.reading import read
from tocsin.reading.namemodel import BODY, PERSON, NameSpan


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


def _model(label: str = "PERSON") -> SpacyNames:
    return SpacyNames(Pipeline(label), "stand-in/1")


@pytest.mark.parametrize(
    ("label", "kind"), [("PERSON", PERSON), ("PER", PERSON), ("persName", PERSON), ("ORG", BODY), ("orgName", BODY)]
)
def test_persons_and_organisations_are_handed_on(label: str, kind: str) -> None:
    assert _model(label).names("the Velin came") == [NameSpan(4, 9, kind)]


@pytest.mark.parametrize("label", ["GPE", "LOC", "DATE", "NORP", "EVENT", "WORK_OF_ART", "", "person"])
def test_all_else_is_left_to_the_rules(label: str) -> None:
    assert _model(label).names("the Velin came") == []


def test_spans_count_code_points() -> None:
    text = "😀 Жанна Velin came"
    assert [text[span.start : span.end] for span in _model().names(text)] == ["Жанна", "Velin"]


@pytest.mark.parametrize(("length", "found"), [(LONGEST, []), (LONGEST - 6, ["Velin"]), (30_000, ["Velin"])])
def test_a_long_text_is_given_in_pieces_and_in_part(length: int, found: list[str]) -> None:
    text = "x " * (length // 2) + "Velin"
    assert [text[span.start : span.end] for span in _model().names(text)] == found


@given(st.text("ab \n", max_size=80), st.integers(1, 12))
def test_pieces_are_the_text(text: str, size: int) -> None:
    found = list(pieces(text, size))
    assert all(text[at : at + len(words)] == words and 0 < len(words) <= size for at, words in found)
    covered = {place for at, words in found for place in range(at, at + len(words))}
    assert {place for place, sign in enumerate(text) if sign != "\n"} <= covered


@given(st.text(max_size=200))
def test_the_same_text_gives_the_same_names_inside_it(text: str) -> None:
    model = _model()
    names = model.names(text)
    assert names == model.names(text)
    assert all(0 <= span.start < span.end <= len(text) for span in names)


def test_a_reading_with_an_engine_is_a_reading() -> None:
    text = "Later Qarvo Thessun answered. On 3 May 2021 police arrested Marta Velin."
    reading = read(text, models=lambda language: _model())
    assert reading.reader.endswith("+stand-in/1")
    assert reading.events == read(text).events


# --- the English model ---


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A package of the name and version that were tried, with other files in it."""
    module = spacy_en.DISTRIBUTION.replace("-", "_")
    folder = tmp_path / module / f"{module}-{spacy_en.VERSION}"
    folder.mkdir(parents=True)
    (folder / "config.cfg").write_text("[nlp]\n")
    package = SimpleNamespace(version=spacy_en.VERSION, locate_file=tmp_path.joinpath)
    monkeypatch.setattr(metadata, "distribution", lambda name: package)
    return folder


def _refuse(*_: object) -> None:
    raise AssertionError("was loaded")


def test_other_files_of_the_right_version_are_not_loaded(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_folder, "load", _refuse)
    assert spacy_en.installed_folder() == installed
    assert spacy_en.load() is None


def test_the_files_that_were_tried_are_loaded(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_en, "folder_digest", lambda folder: spacy_en.DIGEST)
    monkeypatch.setattr(spacy_folder, "load", lambda folder: Pipeline())
    model = spacy_en.load()
    assert model is not None
    assert model.identity == f"{spacy_en.DISTRIBUTION}/{spacy_en.VERSION}"


def test_without_spacy_there_is_no_model(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_en, "folder_digest", lambda folder: spacy_en.DIGEST)
    monkeypatch.setattr(spacy_folder, "import_module", _missing)
    assert spacy_en.load() is None


def _missing(name: str) -> None:
    raise ImportError(name)


@pytest.mark.parametrize("version", [None, "3.7.1", "3.8.1", "999.9.9", ""])
def test_another_version_is_not_looked_at(version: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    def found(name: str) -> SimpleNamespace:
        if version is None:
            raise metadata.PackageNotFoundError(name)
        return SimpleNamespace(version=version)

    monkeypatch.setattr(metadata, "distribution", found)
    monkeypatch.setattr(spacy_en, "folder_digest", _refuse)
    assert spacy_en.load() is None


@needs_english
@pytest.mark.long
def test_the_real_model_finds_a_plain_name_and_brings_no_client_for_the_web() -> None:
    code = (
        "import sys; from tocsin.engines import spacy_en; model = spacy_en.load();"
        "print(*[(s.start, s.end, s.kind) for s in model.names('John Smith lives in London.')]);"
        "print({'requests', 'httpx', 'urllib3', 'weasel'} & {*sys.modules} or 'none')"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == ["(0, 10, 'person')", "none"]
