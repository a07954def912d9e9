"""The demo's folder: made, refused, replaced; and what somebody finds in it who has it but not the passphrase."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tocsin.domain.errors import CannotSave, WorkspaceExists, of_the_system

MARK = ".tocsin-demo"
MARK_WORDS = (
    "This folder was made by `tocsin demo`, which replaces it when it runs again. Everything in it is invented.\n"
)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


@dataclass(frozen=True, slots=True)
class DemoFolder:
    """What lies where: `desk` is what came in, `letters` what was let out, `office` the sealed workspace.

    `way` is what somebody types in who goes the whole way from there, as docs/how-to/from-appeal-to-reply.md has it.
    """

    root: Path

    @property
    def office(self) -> Path:
        """The sealed workspace."""
        return self.root / "office.tocsin"

    @property
    def desk(self) -> Path:
        """The files that came in, in clear."""
        return self.root / "desk"

    @property
    def letters(self) -> Path:
        """The letters that were saved, in clear."""
        return self.root / "letters"

    @property
    def way(self) -> Path:
        """What the whole way from here to a reply takes in, in clear."""
        return self.root / "whole-way"


def make_folder(root: Path) -> DemoFolder:
    """An empty demo folder. What an earlier demo left in it is removed; what somebody else put there stays.

    Raises WorkspaceExists where there is something that no demo made, CannotSave where the system refuses.
    """
    folder = DemoFolder(root)
    if root.is_symlink() or (root.exists() and not root.is_dir()):
        raise WorkspaceExists
    if root.exists() and any(root.iterdir()) and not (root / MARK).is_file():
        raise WorkspaceExists
    try:
        for part in (folder.office, folder.desk, folder.letters, folder.way):
            if part.exists():
                shutil.rmtree(part)
        folder.desk.mkdir(parents=True)
        (root / MARK).write_text(MARK_WORDS, encoding="utf-8")
    except OSError as exc:
        raise CannotSave(why=of_the_system(exc)) from exc
    return folder


def files_in(folder: Path) -> list[Path]:
    """Every file below a folder, by name."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def places_of(words: Sequence[str], folder: Path) -> Iterator[tuple[Path, str]]:
    """Files below a folder that hold one of the words, in UTF-8 or UTF-16, in their bytes or in their name."""
    for path in files_in(folder):
        held = path.read_bytes() + str(path.relative_to(folder)).encode()
        yield from ((path, word) for word in words if any(word.encode(form) in held for form in ENCODINGS))


def size_words(size: int) -> str:
    """A size as a person reads it."""
    return f"{size} bytes" if size < 1024 else f"{size / 1024:.0f} KiB"
