"""`revise`: a letter comes back from a word processor, edited or translated, and is a new version; sealed as it came.

What would leave is set anew from its words, so that no tracked change, remark or writer's name leaves with it.
"""

from __future__ import annotations

from typing import BinaryIO

from tocsin.actions.came_back import Revised, Ties, read_as, set_anew
from tocsin.actions.taken_in import take_in
from tocsin.domain.viewer import Viewer
from tocsin.letters.reading_back import LARGEST
from tocsin.letters.reading_child import read_apart

NOTHING = Ties()


def look_at(viewer: Viewer, intervention: str, stream: BinaryIO, ties: Ties = NOTHING) -> Revised:
    """What a file that came back would be, sentence by sentence; nothing is recorded. Raises what `revise` raises."""
    data = stream.read(LARGEST + 1)
    return _came_back(viewer, intervention, data, ties)


def revise(viewer: Viewer, intervention: str, stream: BinaryIO, ties: Ties = NOTHING) -> Revised:
    """Take in a Word file as the next version of this letter; the versions before it stay.

    Raises LetterNotTaken, which says why; MustNotLeave and CannotBeSearched where its words must not leave as they are;
    NoSuch, MissingFile, DamagedFile, LetterNotSet, DiskFull. Nothing is recorded then.
    """
    data = stream.read(LARGEST + 1)
    return take_in(viewer, intervention, _came_back(viewer, intervention, data, ties), data)


def _came_back(viewer: Viewer, intervention: str, data: bytes, ties: Ties) -> Revised:
    return set_anew(viewer, intervention, read_as(viewer, intervention, lambda _: read_apart(data), ties))
