"""A model that a person names by folder and digest, for any language: `uk:9f2c…:FOLDER`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tocsin.domain.errors import AlteredModel, BadModel, Cause, NotAModel
from tocsin.engines import spacy_folder
from tocsin.engines.digests import folder_digest
from tocsin.engines.spacy_folder import SpacyNames

_NAMED = re.compile("(?P<language>[a-z]{2,3}):(?P<digest>[0-9a-fA-F]{64}):(?P<folder>.+)")
_SHOWN = 12  # figures of the digest in the name of a reader


@dataclass(frozen=True, slots=True)
class SideLoaded:
    """A folder that holds a spaCy model for a language, and what it must be known by."""

    language: str
    digest: str
    folder: Path


def named(words: Iterable[str]) -> dict[str, SideLoaded]:
    """Each `LANGUAGE:SHA256:FOLDER` by its language, the last for one. Raises BadModel."""
    found = {}
    for one in words:
        match = _NAMED.fullmatch(one.strip())
        if match is None:
            raise BadModel(given=one.strip())
        found[match["language"]] = SideLoaded(match["language"], match["digest"].lower(), Path(match["folder"]))
    return found


def load(model: SideLoaded) -> SpacyNames:
    """The model, after a look at every byte of the folder. Raises NotAModel and AlteredModel."""
    digest = folder_digest(model.folder)
    if digest is None:
        raise NotAModel(path=model.folder, why=Cause("it is not a folder of plain files"))
    if digest != model.digest:
        raise AlteredModel(path=model.folder, found=digest)
    try:
        pipeline = spacy_folder.load(model.folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as exc:
        raise NotAModel(path=model.folder, why=Cause("spaCy cannot load it")) from exc
    if pipeline is None:
        raise NotAModel(path=model.folder, why=Cause("spaCy, which loads it, is not installed"))
    return SpacyNames(pipeline, f"spacy-folder/{digest[:_SHOWN]}")
