"""slovnet's names of Russian news. Installed as an extra, never needed, never fetched.

Its two files of weights come in the package of natasha, which is not imported: it fails where setuptools is current,
and nothing else of it is used. Only the files that were tried are accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

from tocsin.engines.digests import file_digest
from tocsin.engines.spacy_folder import LONGEST, pieces
from tocsin.engines.threads import use_one_thread
from tocsin.reading.namemodel import BODY, PERSON, NameSpan

WEIGHTS = "natasha"
VERSIONS = {"slovnet": "0.6.0", "navec": "0.10.0"}
WORDS = "natasha/data/emb/navec_news_v1_1B_250K_300d_100q.tar"
NAMES = "natasha/data/model/slovnet_ner_news_v1.tar"
DIGESTS = {
    WORDS: "f07270833d78523edc5781538d67038e95b43975e4a7ae757c693b687f9cbfca",
    NAMES: "16c3343a6572ddf0e2b2fc1923113de15a7f5ca5bde90e780dd590418665603e",
}
_KINDS = {"PER": PERSON, "ORG": BODY}
_AT_ONCE = 4_000


class SlovnetNames:
    """A loaded model as a source of names."""

    def __init__(self, model: Callable[[str], Any]) -> None:
        self._model = model

    @property
    def identity(self) -> str:
        """Package and version, and which weights."""
        return f"slovnet/{VERSIONS['slovnet']}/ner-news-1"

    def names(self, text: str) -> Sequence[NameSpan]:
        """Persons and organisations of the first `LONGEST` code points."""
        return [
            NameSpan(at + span.start, at + span.stop, _KINDS[span.type])
            for at, words in pieces(text[:LONGEST], _AT_ONCE)
            if not words.isspace()
            for span in self._model(words).spans
            if span.type in _KINDS
        ]


def load() -> SlovnetNames | None:
    """The model, or None where it is not installed, or not as it was tried."""
    files = installed_files()
    if files is None or any(file_digest(path) != DIGESTS[name] for name, path in files.items()):
        return None
    use_one_thread()
    try:
        navec, slovnet = import_module("navec"), import_module("slovnet")
    except ImportError:
        return None
    model = slovnet.NER.load(str(files[NAMES]))
    model.navec(navec.Navec.load(str(files[WORDS])))
    return SlovnetNames(model)


def installed_files() -> dict[str, Path] | None:
    """Where the weights are installed, with slovnet and navec in the versions that were tried; else None."""
    try:
        if any(metadata.version(name) != version for name, version in VERSIONS.items()):
            return None
        package = metadata.distribution(WEIGHTS)
    except metadata.PackageNotFoundError:
        return None
    return {name: Path(str(package.locate_file(name))) for name in DIGESTS}
