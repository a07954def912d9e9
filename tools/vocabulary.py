"""Compile the YAML vocabularies to one JSON beside them, and the catalogues of the desk's words to what gettext reads.

It runs when the wheel (or an editable install) is built.

Reading YAML costs about a second at start, the JSON two milliseconds (docs/adr/0003). The YAML is the source;
`tests/test_vocabulary.py` holds the two equal. The order of the YAML is kept, because it is the order on the screen.
Run by hand: `python tools/vocabulary.py`.
"""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import yaml
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand, outside a build
    BuildHookInterface = object  # type: ignore[assignment,misc]

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "tocsin"
FOLDERS = ("domain/schema", "domain/terms", "domain/places", "domain/procedures", "reading/lexicon")


def load(folder: Path) -> dict[str, Any]:
    """Every YAML file of a folder, by its name without the ending."""
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(folder.glob("*.yaml"))}


def compile_all(package: Path = PACKAGE) -> list[Path]:
    """Write `compiled.json` into each vocabulary folder; return what was written."""
    written = []
    for name in FOLDERS:
        target = package / name / "compiled.json"
        if target.parent.is_dir():
            _replace(target, json.dumps(load(target.parent), ensure_ascii=False).encode("utf-8"))
            written.append(target)
    for source in sorted((package / "web" / "locale").glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        _replace(target, compiled(source))
        written.append(target)
    return written


def compiled(source: Path) -> bytes:
    """A catalogue as gettext reads it; what has no words is left out, and stays English."""
    with source.open("rb") as lines:
        catalogue = read_po(lines, locale=source.parent.parent.name)
    found = io.BytesIO()
    write_mo(found, catalogue)
    return found.getvalue()


def _replace(target: Path, data: bytes) -> None:
    """Write aside and move, so that a program that starts meanwhile reads the old file or the new one."""
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    aside.write_bytes(data)
    aside.replace(target)


class VocabularyHook(BuildHookInterface):
    """Hatchling calls this for wheels and for editable installs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compile_all(Path(self.root) / "src" / "tocsin")


if __name__ == "__main__":
    for path in compile_all():
        print(path.relative_to(PACKAGE))
