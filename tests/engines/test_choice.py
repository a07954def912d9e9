"""Which model is taken: one that was named, else what is installed; loaded once; refused where it is not right."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.models import needs_spacy
from tocsin.domain.errors import AlteredModel, BadModel, NotAModel
from tocsin.engines import best_models, choice, spacy_folder
from tocsin.engines.digests import folder_digest
from tocsin.engines.sideloaded import named
from tocsin.engines.threads import use_one_thread

DIGEST = "0" * 64


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("TOCSIN_MODELS", raising=False)
    choice._installed.cache_clear()
    choice._loaded.cache_clear()
    yield
    choice._installed.cache_clear()
    choice._loaded.cache_clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    model = tmp_path / "a model: of ours"
    model.mkdir()
    (model / "config.cfg").write_text("[nlp]\n")
    (model / "__init__.py").write_text("raise SystemExit('the folder was run')")
    return model


def _name(folder: Path, language: str = "uk") -> str:
    return f"{language}:{folder_digest(folder)}:{folder}"


@pytest.mark.parametrize(
    "words",
    ["", "uk", "uk:abc:x", f"uk:{DIGEST}", f"uk:{DIGEST}:", f"UK:{DIGEST}:x", f"{DIGEST}:uk:x", f"uk:{DIGEST[1:]}g:x"],
)
def test_words_that_name_no_model(words: str) -> None:
    with pytest.raises(BadModel):
        named([words])


def test_a_model_by_language_the_last_one_counts() -> None:
    found = named([f"uk:{DIGEST}:one", f"pl:{DIGEST}:C:\\two", f"uk:{DIGEST.replace('0', 'A')}:three"])
    assert {code: str(model.folder) for code, model in found.items()} == {"uk": "three", "pl": "C:\\two"}
    assert found["uk"].digest == "a" * 64


def test_what_is_installed_is_loaded_once_and_when_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr(choice, "INSTALLED", {"en": lambda: loaded.append("en"), "ru": lambda: loaded.append("ru")})
    models = best_models()
    assert models is not None
    assert loaded == []
    for language in ("en", "en", "uk", "en"):
        assert models(language) is None
    again = best_models()
    assert again is not None
    again("en")
    assert loaded == ["en"]


def test_the_setting_may_say_that_there_are_none(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("TOCSIN_MODELS", "none")
    assert best_models() is None
    assert best_models([_name(folder)]) is not None


def test_a_folder_that_is_named_counts_before_what_is_installed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(spacy_folder, "load", lambda path: lambda text: text)
    monkeypatch.setenv("TOCSIN_MODELS", f"en:{DIGEST}:nowhere;{_name(folder)}")
    models = best_models([_name(folder, "en")])
    assert models is not None
    english, ukrainian = models("en"), models("uk")
    assert english is not None
    assert ukrainian is not None
    assert english.identity == ukrainian.identity == f"spacy-folder/{folder_digest(folder)[:12]}"  # type: ignore[index]
    assert models("en") is english


def test_an_altered_folder_is_refused_before_anything_of_it_is_read(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    name = _name(folder)
    (folder / "config.cfg").write_text("[nlp]\nlang = 'uk'\n")
    monkeypatch.setattr(spacy_folder, "load", lambda path: pytest.fail("was loaded"))
    models = best_models([name])
    assert models is not None
    with pytest.raises(AlteredModel, match=str(folder_digest(folder))):
        models("uk")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    models = best_models([f"uk:{DIGEST}:{tmp_path / 'nowhere'}"])
    assert models is not None
    with pytest.raises(NotAModel, match="not a folder"):
        models("uk")


def test_without_spacy_it_is_said(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(spacy_folder, "load", lambda path: None)
    models = best_models([_name(folder)])
    assert models is not None
    with pytest.raises(NotAModel, match="not installed"):
        models("uk")


def test_one_thread_is_asked_for_and_what_a_person_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    use_one_thread()
    assert (os.environ["OMP_NUM_THREADS"], os.environ["OPENBLAS_NUM_THREADS"]) == ("3", "1")


BROKEN = ["[nlp]\n", "", "{", "[nlp]\nlang = 'xx'\npipeline = ['no_such_part']\n", "\x00\x01"]


@needs_spacy
@pytest.mark.long
@pytest.mark.parametrize("config", BROKEN)
def test_a_folder_without_a_model_is_refused_and_nothing_in_it_is_run(folder: Path, config: str) -> None:
    (folder / "config.cfg").write_text(config)
    models = best_models([_name(folder)])
    assert models is not None
    with pytest.raises(NotAModel, match="cannot load"):
        models("uk")


@needs_spacy
@pytest.mark.long
def test_a_model_of_ones_own_is_loaded(tmp_path: Path) -> None:
    import spacy

    pipeline = spacy.blank("uk")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": "Марта Велін"}])  # type: ignore[attr-defined]
    pipeline.to_disk(tmp_path / "own")
    models = best_models([_name(tmp_path / "own")])
    assert models is not None
    model = models("uk")
    assert model is not None
    text = "Затримали журналістку. Це Марта Велін."
    assert [text[span.start : span.end] for span in model.names(text)] == ["Марта Велін"]
