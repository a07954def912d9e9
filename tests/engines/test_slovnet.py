"""slovnet behind reading's protocol: only the weights that were tried, and spans in code points of the whole text."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.models import needs_russian
from tocsin.engines import slovnet_ru
from tocsin.engines.slovnet_ru import DIGESTS, VERSIONS, SlovnetNames
from tocsin.reading.namemodel import BODY, PERSON, NameSpan


def _spans(text: str) -> SimpleNamespace:
    """A stand-in: the words of a little list."""
    known = [("Марта Велин", "PER"), ("Озёрный союз", "ORG"), ("Доврин", "LOC")]
    found = [(text.find(name), name, kind) for name, kind in known]
    return SimpleNamespace(
        spans=[SimpleNamespace(start=at, stop=at + len(name), type=kind) for at, name, kind in found if at >= 0]
    )


def test_persons_and_organisations_are_handed_on() -> None:
    text = "😀\n\n\nМарта Велин и Озёрный союз в городе Доврин"
    assert SlovnetNames(_spans).names(text) == [NameSpan(4, 15, PERSON), NameSpan(18, 30, BODY)]


def test_a_long_text_is_given_in_pieces() -> None:
    text = "и ещё\n" * 900 + "Марта Велин\n" + "и ещё\n" * 900
    (span,) = SlovnetNames(_spans).names(text)
    assert text[span.start : span.end] == "Марта Велин"


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(metadata, "version", VERSIONS.__getitem__)
    monkeypatch.setattr(metadata, "distribution", lambda name: SimpleNamespace(locate_file=tmp_path.joinpath))
    for name in DIGESTS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"other weights")
    return tmp_path


def _refuse(name: str) -> None:
    raise AssertionError(name)


def test_other_weights_are_not_loaded(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slovnet_ru, "import_module", _refuse)
    files = slovnet_ru.installed_files()
    assert files is not None
    assert all(path.is_relative_to(installed) for path in files.values())
    assert slovnet_ru.load() is None


@pytest.mark.parametrize("changed", [*VERSIONS, "natasha"])
def test_another_version_or_no_weights_is_no_model(
    installed: Path, changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    if changed == "natasha":
        monkeypatch.setattr(metadata, "distribution", missing)
    else:
        monkeypatch.setattr(metadata, "version", lambda name: "0.9.9" if name == changed else VERSIONS[name])
    assert slovnet_ru.load() is None


def test_without_the_packages_there_is_no_model(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(slovnet_ru, "file_digest", lambda path: DIGESTS[path.relative_to(installed).as_posix()])
    monkeypatch.setattr(slovnet_ru, "import_module", missing)
    assert slovnet_ru.load() is None


@pytest.fixture(scope="module")
def real() -> SlovnetNames:
    model = slovnet_ru.load()
    assert model is not None
    return model


@needs_russian
@pytest.mark.long
def test_the_real_model_finds_a_plain_name(real: SlovnetNames) -> None:
    text = "В понедельник суд в Москве арестовал Ивана Петрова."
    assert [text[span.start : span.end] for span in real.names(text) if span.kind == PERSON] == ["Ивана Петрова"]


@needs_russian
@pytest.mark.long
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["Иван", "Петров", "«", "\u200b", "\u0301", "😀", "\n", ".", "а" * 300])).map(" ".join)
)
def test_the_real_model_takes_any_text(real: SlovnetNames, text: str) -> None:
    names = real.names(text)
    assert all(0 <= span.start < span.end <= len(text) for span in names)
    assert names == real.names(text)
