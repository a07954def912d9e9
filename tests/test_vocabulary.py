"""The compiled vocabularies are the YAML, no more and no less."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Hashable
from pathlib import Path

import pytest
import yaml

from tocsin.domain import vocabulary
from tocsin.domain.errors import VocabularyMissing
from tocsin.domain.terms import thesaurus

ROOT = Path(__file__).resolve().parent.parent
SPEC = importlib.util.spec_from_file_location("vocabulary_tool", ROOT / "tools" / "vocabulary.py")
assert SPEC is not None
assert SPEC.loader is not None
tool = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(tool)


def in_order(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("folder", tool.FOLDERS)
def test_compiled_equals_yaml_with_its_order(folder: str) -> None:
    package = "tocsin." + folder.replace("/", ".")
    assert in_order(vocabulary.load(package)) == in_order(tool.load(tool.PACKAGE / folder))


@pytest.mark.parametrize("folder", tool.FOLDERS)
def test_every_key_is_text(folder: str) -> None:
    """YAML reads a bare `no:` as false and a bare 010101020000 as a number."""

    def check(value: object) -> None:
        if isinstance(value, dict):
            assert all(isinstance(key, str) for key in value), value
            for inner in value.values():
                check(inner)

    check(tool.load(tool.PACKAGE / folder))


@pytest.mark.parametrize("folder", tool.FOLDERS)
def test_no_words_are_cut_at_a_comma(folder: str) -> None:
    """Within braces YAML takes what follows a comma for a further key, without a value."""

    def check(value: object) -> None:
        if isinstance(value, dict):
            assert not [key for key, inner in value.items() if inner is None], value
            for inner in value.values():
                check(inner)

    check(tool.load(tool.PACKAGE / folder))


@pytest.mark.parametrize("folder", tool.FOLDERS)
def test_no_key_is_written_twice(folder: str) -> None:
    class Strict(yaml.SafeLoader):
        pass

    def mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[Hashable, object]:
        keys = [loader.construct_object(key) for key, _ in node.value]
        assert len(keys) == len(set(keys)), [key for key in keys if keys.count(key) > 1]
        return loader.construct_mapping(node, deep=True)

    Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)
    for path in (tool.PACKAGE / folder).glob("*.yaml"):
        yaml.load(path.read_text("utf-8"), Loader=Strict)


def test_compiling_writes_beside_the_yaml_and_leaves_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "domain" / "terms"
    folder.mkdir(parents=True)
    (folder / "b.yaml").write_text("words: {z: 1, a: 2}\n", "utf-8")
    assert tool.compile_all(tmp_path) == [folder / "compiled.json"]
    assert (folder / "compiled.json").read_text("utf-8") == '{"b": {"words": {"z": 1, "a": 2}}}'
    assert sorted(path.name for path in folder.iterdir()) == ["b.yaml", "compiled.json"]


def test_a_package_that_was_not_built_says_what_to_do() -> None:
    with pytest.raises(VocabularyMissing, match="make env"):
        vocabulary.load("tocsin.domain.dates")


@pytest.mark.parametrize("text", ["", "{}", "{broken"])
def test_an_empty_or_broken_file_counts_as_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (tmp_path / "compiled.json").write_text(text, "utf-8")
    monkeypatch.setattr("tocsin.domain.vocabulary.resources.files", lambda _package: tmp_path)
    with pytest.raises(VocabularyMissing):
        vocabulary.load("tocsin.domain.schema")


def rows_with(key: str, value: object) -> list[dict[str, str]]:
    """Every mapping within a value that holds this key as a text."""
    if isinstance(value, list):
        return [row for inner in value for row in rows_with(key, inner)]
    if not isinstance(value, dict):
        return []
    own = [value] if isinstance(value.get(key), str) else []
    return own + [row for inner in value.values() for row in rows_with(key, inner)]


def test_what_the_lexicon_proposes_stands_in_the_thesauri() -> None:
    lexicon = vocabulary.load("tocsin.reading.lexicon")
    found = rows_with("term", lexicon)
    assert found
    for row in found:
        assert row["term"] in thesaurus("acts"), row["term"]
        assert row["type"] in thesaurus("event_types"), row["type"]
        becomes_an_act = thesaurus("event_types").term(row["type"]).act
        assert not becomes_an_act or thesaurus("acts").term(row["term"]).act, row["term"]
